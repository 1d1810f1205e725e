"""The statement of account as text, CSV and PDF. Rule: each shows the same rows, and no spreadsheet runs a cell.

It is made to be handed on: it says who invoiced whom, and nothing of what this program thinks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.exchange.inert import inert
from clientdesk.exchange.paper import Block, Heading, Line, Table, as_text
from clientdesk.ledger.ageing import Bucket
from clientdesk.ledger.statement import Statement, statement
from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.names import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from clientdesk.exchange.paper_size import PaperSize
    from clientdesk.model.money import Money
    from clientdesk.model.records import Records

TITLE = "Statement of account"
IN_HAND = "Credit in hand"
IN_DISPUTE = "In dispute"
GIVEN_BACK = "Given back, not asked for"
FORMS = (".txt", ".csv", ".pdf")
"""The endings of the files that a statement can be written to."""
HEADS = ("Date", "What", "Due", ">Debit", ">Credit", ">Balance")
AGES = {
    Bucket.NOT_DUE: "Not due", Bucket.TO_30: "1–30", Bucket.TO_60: "31–60", Bucket.TO_90: "61–90",
    Bucket.OVER_90: "Over 90",
}  # fmt: skip
HOW_TO_PAY = "How to pay"
_COLUMNS = ("currency", "date", "what", "debit", "credit", "balance", "due")


def statement_file(
    records: Records, client_id: str, as_of: date, since: date | None, form: str, paper: PaperSize | None = None
) -> bytes:
    """A client's statement as the file of an ending, one of FORMS, on the paper of the person's country by itself.

    Raises NotFound for a client who is not on the desk, NoPdf where no PDF can be made.
    """
    found = statement(records, records.get(Client, client_id).id, as_of, since)
    if form == ".csv":
        return as_csv(found, as_of, since)
    blocks = [*head(records, client_id, as_of, since), *page(found, as_of, since), *foot(records, found)]
    if form == ".txt":
        return as_text(blocks).encode()
    from clientdesk.exchange.paper_size import paper_of
    from clientdesk.exchange.pdf import pdf

    return pdf(blocks, TITLE, records.settings.name, paper or paper_of(records.settings))


def head(records: Records, client_id: str, as_of: date, since: date | None = None) -> Iterator[Block]:
    """What a statement is, whose, for whom, and of which days."""
    settings = records.settings
    yield Heading(TITLE, 1)
    if settings.name or settings.business:
        yield Line(f"From: {', '.join(filter(None, (settings.name, settings.business)))}")
    yield Line(f"For: {records.get(Client, client_id).name}")
    yield Line(f"From {shown(since)} to {shown(as_of)}" if since else f"As of {shown(as_of)}")


def page(found: dict[str, Statement], as_of: date, since: date | None = None) -> Iterator[Block]:
    """The rows of each currency, and below them what is open by age."""
    if not found:
        yield Line("Nothing was invoiced or paid.")
    for code, each in found.items():
        yield Heading(code)
        yield Table(HEADS, tuple(rows(each, as_of, since)))
        if each.in_hand:
            yield Line(in_hand(each.in_hand))
        if each.ageing:
            yield Line("Open, by days after the due date:")
            yield Table(*ages(each))
        if each.disputed:
            yield Line(in_dispute(each.disputed))
        if each.given_back:
            yield Line(went_back(each.given_back))


def foot(records: Records, found: dict[str, Statement]) -> Iterator[Block]:
    """Where to pay, as the person's settings have it, where there is something to pay."""
    details = [line for line in records.settings.payment_details.splitlines() if line.strip()]
    if details and any(each.ageing for each in found.values()):
        yield Heading(HOW_TO_PAY)
        yield from map(Line, details)


def rows(found: Statement, as_of: date, since: date | None = None) -> Iterator[tuple[str, ...]]:
    """The rows between the opening balance, where there is a first day, and the closing one."""
    if since:
        yield shown(since), "Opening balance", "", "", "", found.opening.shown()
    for each in found.entries:
        on = shown(each.on) if each.on else "no date"
        due = shown(each.due) if each.due else ""
        yield on, each.what, due, _shown(each.debit), _shown(each.credit), each.balance.shown()
    yield shown(as_of), "Closing balance", "", "", "", found.closing.shown()


def in_hand(credit: Money) -> str:
    """The line between a balance and what is open, where the client has credit: why the two differ."""
    return f"{IN_HAND}: {credit.shown()}, not yet used on what is open below."


def in_dispute(disputed: Money) -> str:
    """The line below what is open: how much of it is in dispute."""
    return f"{IN_DISPUTE}: {disputed.shown()} of what is open."


def went_back(back: Money) -> str:
    """The line below that: how much of what is open had been paid and went back."""
    return f"{GIVEN_BACK}: {back.shown()} of what is open."


def ages(found: Statement) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The ageing's heads and its one row; for a statement on which something is open."""
    if found.ageing is None:
        return (), ()
    cells = [found.ageing.cells[bucket].amount.shown() for bucket in AGES]
    heads = (*AGES.values(), "Total")
    return tuple(f">{name}" for name in heads), ((*cells, found.ageing.total.amount.shown()),)


def as_csv(found: dict[str, Statement], as_of: date, since: date | None = None) -> bytes:
    """The rows for a spreadsheet: UTF-8 with its mark, days as `2026-11-21`, amounts as `1234.50`."""
    import csv
    from io import StringIO

    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for each in found.values():
        writer.writerows(_cells(each, as_of, since))
    return text.getvalue().encode("utf-8-sig")


def _cells(found: Statement, as_of: date, since: date | None) -> Iterable[tuple[str, ...]]:
    code = found.currency
    if since:
        yield code, since.isoformat(), "Opening balance", "", "", found.opening.plain(), ""
    for each in found.entries:
        on, due = (day.isoformat() if day else "" for day in (each.on, each.due))
        yield code, on, inert(clean(each.what)), _plain(each.debit), _plain(each.credit), each.balance.plain(), due
    yield code, as_of.isoformat(), "Closing balance", "", "", found.closing.plain(), ""
    if found.in_hand:
        yield code, as_of.isoformat(), IN_HAND, "", "", found.in_hand.plain(), ""
    for bucket, cell in found.ageing.cells.items() if found.ageing else ():
        yield code, as_of.isoformat(), f"Open: {AGES[bucket]}", "", "", cell.amount.plain(), ""
    if found.disputed:
        yield code, as_of.isoformat(), IN_DISPUTE, "", "", found.disputed.plain(), ""
    if found.given_back:
        yield code, as_of.isoformat(), GIVEN_BACK, "", "", found.given_back.plain(), ""


def _shown(money: Money | None) -> str:
    return money.shown() if money else ""


def _plain(money: Money | None) -> str:
    return money.plain() if money else ""
