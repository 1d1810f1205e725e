"""`clientdesk contract`: the terms agreed with a client, and which of the safeguards C01–C11 they hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli import words
from clientdesk.cli.amount import amount_of
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.longtext import note_option
from clientdesk.cli.lookup import find_client
from clientdesk.cli.saved import save
from clientdesk.cli.types import CLEARED, DAY, DAY_OR_NONE, INT_OR_NONE, NUMBER_OR_NONE, given, with_options
from clientdesk.ledger.moves import entered
from clientdesk.model.days import shown
from clientdesk.model.project import Contract, Document, new_contract
from clientdesk.playbook.terms import a_year, days, percent

if TYPE_CHECKING:
    from clientdesk.model.client import Client
    from clientdesk.model.records import Records


class Safeguards(click.ParamType[tuple[str, ...]]):
    """Ids of safeguards: `C04`, or several as `C04,C05`."""

    name = "C01…C11"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The ids, or a usage error."""
        from clientdesk.playbook.safeguards import SAFEGUARDS

        ids = tuple(part.strip().upper() for part in value.split(",")) if isinstance(value, str) else value
        wrong = next((each for each in ids if each not in SAFEGUARDS), None)
        if wrong is not None:
            self.fail(f"“{wrong}” is not a safeguard. They are C01 to C11.", param, ctx)
        return ids


_options = with_options(
    click.option("--notice-days", type=INT_OR_NONE, help="How long before the end it must be said (C10)."),
    click.option("--term-days", type=INT_OR_NONE, help="When an invoice is due (C08)."),
    click.option("--deposit-percent", type=NUMBER_OR_NONE, help="What is paid before work (C01)."),
    click.option("--revisions", type=INT_OR_NONE, help="How many rounds are in the price (C07)."),
    click.option("--extra-round", metavar="AMOUNT", help="What another round costs (C07)."),
    click.option("--late-fee", type=NUMBER_OR_NONE, metavar="PERCENT", help="Per cent a year on late payments (C09)."),
    click.option("--silence-days", type=INT_OR_NONE, help="After how many days of silence work stops (C02)."),
    click.option("--kill-fee", type=NUMBER_OR_NONE, metavar="PERCENT", help="The fee when they cancel."),
    click.option("--law", help="Which law holds (C03)."),
    click.option("--courts", help="Which courts decide (C03)."),
    click.option("--signed", type=DAY_OR_NONE, help="The day it was signed."),
    note_option,
    click.option("--on", "on", type=Safeguards(), multiple=True, help="Safeguards that the contract has."),
    click.option("--off", "off", type=Safeguards(), multiple=True, help="Safeguards that it doesn't have."),
    click.option("--document", "documents", multiple=True, help="What defines the scope instead: an early e-mail."),
    click.option("--document-on", type=DAY, help="The day of those documents."),
    click.option("--none/--exists", "none", default=None, help="There is no contract, or there is one after all."),
)


@click.group()
def contract() -> None:
    """Set or show the terms agreed with a client."""


@contract.command("set")
@click.argument("client", metavar="CLIENT")
@_options
@json_option
@pass_session
def set_(session: Session, /, client: str, **options: Any) -> None:
    """Set terms; only what you give changes.

    A term given as none is taken away.
    """
    records = session.desk.records
    owner = find_client(records, client)
    start = records.contract(owner.id) or new_contract(owner.id)
    save(session, entered(records, _with(owner, start, options)))


@contract.command()
@click.argument("client", metavar="CLIENT")
@json_option
@pass_session
def show(session: Session, client: str) -> None:
    """Show the terms and the safeguards."""
    records, today = session.records, session.today
    owner = find_client(records, client)
    session.answer(lambda: _view(records, owner, today), lambda: _show(records, owner, today))


def _with(owner: Client, start: Contract, options: dict[str, Any]) -> Contract:
    on, off = options.pop("on"), options.pop("off")
    stated = {each: True for ids in on for each in ids} | {each: False for ids in off for each in ids}
    day, documents = options.pop("document_on"), options.pop("documents")
    none, price = options.pop("none"), options["extra_round"]
    if price is not None:
        options["extra_round"] = CLEARED if price == "none" else amount_of(price, None, owner.currency)
    return start.but(
        **given(options),
        exists=start.exists if none is None else not none,
        safeguards=start.safeguards | stated,
        documents=(*start.documents, *(Document(what=what, on=day) for what in documents)),
    )


def _view(records: Records, owner: Client, today: date) -> object:
    from clientdesk.cli.views import safeguards_view

    named = {"client": owner.name, "contract": records.contract(owner.id)}
    return named | safeguards_view(records, owner, today)


def _show(records: Records, owner: Client, today: date) -> None:
    from clientdesk.cli.output import put, put_bold
    from clientdesk.cli.safeguards import put_safeguards, standing
    from clientdesk.cli.table import put_pairs

    put_bold(f"{owner.name}  {standing(records, owner)}")
    terms = records.contract(owner.id)
    pairs = _terms(terms) if terms else []
    if pairs:
        put_pairs(pairs)
        put("")
    put_safeguards(records, owner, today)


def _terms(found: Contract) -> list[tuple[str, str]]:
    """The terms that there are."""
    none = [] if found.exists else [("Contract", "there is none")]
    told = ((label, form, getattr(found, field)) for field, (label, form) in _TERMS.items())
    pairs = [(label, form(value)) for label, form, value in told if value not in (None, "")]
    documents = ", ".join(map(_document, found.documents))
    return [*none, *pairs, ("Documents", documents), ("Note", found.note)]


_TERMS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "signed": ("Signed", shown),
    "notice_days": ("Notice", days),
    "term_days": ("Payment term", days),
    "deposit_percent": ("Deposit", percent),
    "revisions": ("Revisions", str),
    "extra_round": ("Another round", words.price),
    "late_fee": ("Late fee", a_year),
    "silence_days": ("Silence", days),
    "kill_fee": ("Cancellation", percent),
    "law": ("Law", str),
    "courts": ("Courts", str),
}
"""A contract's fields, each with its name and its form on a terminal."""


def _document(document: Document) -> str:
    return f"{document.what}{f' ({shown(document.on)})' if document.on else ''}"
