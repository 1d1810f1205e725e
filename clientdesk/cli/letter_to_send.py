"""Which letter it is that went out. Rule: its words are the draft's or those that were given, never the desk's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.cli.longtext import given_text
from clientdesk.cli.lookup import find
from clientdesk.letters.names import NEEDS_COLLEAGUE
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Letter
from clientdesk.model.names import initial_names
from clientdesk.model.record import new_id
from clientdesk.model.settings import Colleague

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from clientdesk.model.client import Client
    from clientdesk.model.records import Records


def find_colleague(records: Records, text: str) -> Colleague:
    """The colleague that a text names; raises NotFound with the candidates."""
    return find(records.all(Colleague), text, "colleague", lambda each: each.name)


class Told(Struct, frozen=True):
    """What is told of it, where it is not as the draft says: whom it went to, what about, in which words."""

    colleague: str | None
    subject: str | None
    invoices: tuple[str, ...]
    text_file: Path | None


def to_send(records: Records, owner: Client, kind: str, on: date, told: Told) -> Letter:
    """The newest draft of a kind, else a letter that the desk did not write.

    Raises Refused where the words that were sent are not known, or which of several requests it was; NotFound for a
    colleague or an invoice that there is not.
    """
    whom = find_colleague(records, told.colleague).id if told.colleague else None
    fitting = _drafts(records, owner, kind, whom)
    found = max(fitting, key=lambda each: each.written) if fitting else _of_ones_own(owner, kind, on, whom)
    about = tuple(_find_invoice(records, owner, text) for text in told.invoices)
    return found.but(
        subject=found.subject if told.subject is None else told.subject,
        body=_words(owner, found, told.text_file),
        invoices=about or found.invoices,
    )


def _drafts(records: Records, owner: Client, kind: str, whom: str | None) -> list[Letter]:
    drafts = [each for each in records.of(Letter, owner.id) if each.kind == kind and each.sent is None]
    fitting = [each for each in drafts if whom in (None, each.colleague)]
    asked = {each.colleague for each in fitting if each.colleague}
    if len(asked) > 1:
        names = initial_names([records.get(Colleague, each).name for each in sorted(asked)])
        raise Refused(f"There are drafts of {kind} to {names}: say which went out, with --colleague NAME.")
    return fitting


def _of_ones_own(owner: Client, kind: str, on: date, whom: str | None) -> Letter:
    if kind in NEEDS_COLLEAGUE and whom is None:
        raise Refused(f"{kind} goes to a colleague: say to whom, with --colleague NAME.")
    return Letter(id=new_id(), client=owner.id, kind=kind, written=on, body="", colleague=whom, language=owner.language)


def _words(owner: Client, found: Letter, text_file: Path | None) -> str:
    """The words that were sent: those that are given, else the draft's. Raises Refused where there are neither."""
    given = given_text(text_file) if text_file or not found.body else ""
    if not (given or found.body).strip():
        raise Refused(
            f"There is no draft of {found.kind} to {owner.name}. Give the words that were sent: --text-file FILE, or"
            " on standard input."
        )
    return given or found.body


def _find_invoice(records: Records, owner: Client, text: str) -> str:
    return find(records.of(Invoice, owner.id), text, "invoice", lambda each: each.number, whose=owner.name).id
