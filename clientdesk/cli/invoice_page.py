"""Invoices on the terminal, and one as JSON with everything that moved on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.cli import words
from clientdesk.cli.as_json import plain
from clientdesk.cli.lookup import find_client
from clientdesk.cli.output import put, put_bold
from clientdesk.cli.table import put_pairs, put_table
from clientdesk.cli.views import Object, view_of
from clientdesk.ledger.standing import is_issued, standing
from clientdesk.ledger.timeline import TimelineRow, order, timeline_row
from clientdesk.model.days import planned, shown
from clientdesk.model.entry.below import moved_on
from clientdesk.model.invoice import Invoice, Promise
from clientdesk.model.money import with_fractions
from clientdesk.model.naming import short
from clientdesk.model.project import Project
from clientdesk.playbook.agenda import steps_of
from clientdesk.playbook.late_fee.billed import late_number
from clientdesk.playbook.next_money import asked_next, next_about
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.promises import waiting
from clientdesk.playbook.rules import verdict_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.cli.session import Session
    from clientdesk.ledger.disputed import Disputed
    from clientdesk.ledger.standing import Standing
    from clientdesk.model.record import Owned
    from clientdesk.model.records import Records

HEADS = ("Client", "Invoice", ">Issued?", ">Due", ">Paid?", ">Late", ">Amount?", ">Open", "Status")


def rows_of(records: Records, client: str | None, today: date) -> list[TimelineRow]:
    """The rows of one client's invoices or of all, in the timeline's order."""
    owner = find_client(records, client).id if client else None
    return [timeline_row(records, invoice, today) for invoice in order(records, owner, today)]


def fractions_in(rows: list[TimelineRow]) -> frozenset[str]:
    """The currencies in which an amount of these invoices, or what is open on one, has a fraction."""
    return with_fractions(money for row in rows for money in (row.invoice.amount, row.standing.open))


def show_rows(session: Session, rows: list[TimelineRow], *, none: str = "") -> None:
    """Print invoices under one another; `none` is what is said where there are some, and none to print."""
    add = session.command("invoice", "add", "CLIENT", "NUMBER", "AMOUNT")
    broken = fractions_in(rows)
    empty = none or f"No invoices here yet. Add one: {add}"
    put_table(HEADS, [_cells(each, broken) for each in rows], empty=empty)


def still_ahead(records: Records, client: str | None, today: date) -> Iterator[str]:
    """A sentence for those that no list has yet, because their own day is still to come."""
    among = records.of(Invoice, find_client(records, client).id) if client else records.all(Invoice)
    ahead = sorted((each.issued, each.number) for each in among if each.issued and not is_issued(each, today))
    if ahead:
        yield f"Not listed before their own day: {', '.join(f'{number} ({shown(on)})' for on, number in ahead)}."


def odd_days(invoice: Invoice, today: date) -> Iterator[str]:
    """What is odd about an invoice's days, and is kept as it was given, a sentence each."""
    if invoice.issued is None and invoice.due is None:
        yield f"{invoice.number} has no date, so it is never due, and nobody is reminded. Give it --issued or --due."
    if invoice.is_due_before_issued:
        yield f"{invoice.number} is due on {shown(invoice.due)}, before it was issued. It is kept so; check both days."
    if not is_issued(invoice, today):
        yield f"{invoice.number} is of {shown(invoice.issued)}, and is not listed or counted before that day."


def page_view(records: Records, invoice: Invoice, today: date) -> Object:
    """An invoice with where it stands, and what moved on it by table."""
    moves = moved_on(records, invoice)
    tables = {table: [view_of(records, m, today) for m in moves if m.table == table] for table in _TABLES}
    fees = {"late_fees": [view_of(records, each, today) for each in records.fees_on(invoice.id)]}
    return view_of(records, invoice, today) | tables | fees | {"next": _next_view(records, invoice, today)}


def page(records: Records, invoice: Invoice, today: date) -> None:
    """Print an invoice's page."""
    row = timeline_row(records, invoice, today)
    put_bold(f"{invoice.number} · {row.client.name}")
    put_pairs(_facts(records, row))
    moves = [*moved_on(records, invoice), *records.fees_on(invoice.id)]
    if moves:
        put("")
        broken = with_fractions(money for each in moves if (money := getattr(each, "amount", None)))
        put_table((">On", "What", ">Amount", "Id"), [_move(each, today, broken) for each in moves], empty="")


def _facts(records: Records, row: TimelineRow) -> list[tuple[str, str]]:
    invoice, where = row.invoice, row.standing
    project = records.by_id(Project).get(invoice.project or "")
    return [
        ("Status", words.status(where)),
        ("Late fee", f"on {late}" if (late := late_number(records, invoice)) else ""),
        ("Amount", invoice.amount.shown()),
        ("Open", where.open.shown()),
        ("Given back", f"{where.back.shown()} of that, asked of nobody" if where.given_back else ""),
        ("Issued", shown(invoice.issued) if invoice.issued else ""),
        ("Due", f"{shown(where.due)}{', before it was issued' if row.flagged else ''}" if where.due else ""),
        ("Paid", shown(where.paid_on) if where.paid_on else ""),
        ("Late", words.late(where.days_late) if where.days_late else ""),
        ("Dispute", "; ".join(map(_dispute, row.disputes))),
        ("Project", project.name if project else ""),
        ("Work", "" if invoice.delivered else "not handed over yet"),
        ("Next", next_in_words(Picture(records, invoice.client, where.as_of), where)),
        ("Note", invoice.note),
        ("Id", invoice.id),
    ]


def _dispute(dispute: Disputed) -> str:
    """`18 Nov 2026 disputed → 22 Nov 2026 settled`; the first day is left out where nobody wrote it down."""
    since, settled = dispute
    began = f"{shown(since)} disputed" if since else "disputed"
    return f"{began} → {shown(settled)} settled" if settled else began


def _next_view(records: Records, invoice: Invoice, today: date) -> Object | None:
    """What comes next about an invoice: on which day, by which letter, and why; null where nothing does."""
    picture = Picture(records, invoice.client, today)
    where, steps = standing(records, invoice, today), steps_of(picture, verdict_of(picture))
    found = next_about(picture, steps, where)
    if not found:
        return None
    step = asked_next(picture, steps, where)
    return {
        "date": plain(step.on) if step else None,
        "what": step.words if step else found,
        "letter": step.letter if step else None,
        "why": step.why if step else None,
        "waits": (step.waits if step else waiting(picture, where)) or None,
    }


def next_in_words(picture: Picture, where: Standing) -> str:
    """What comes next about an invoice, or why nothing does: `Send the 60-day late notice (L08) with A-1, today`."""
    step = next_about(picture, steps_of(picture, verdict_of(picture)), where)
    if isinstance(step, str):
        return step
    letter = f" ({step.letter})" if step.letter else ""
    oldest = f" with {number}" if (number := step.goes_with(where)) else ""
    since = "due since " if step.on < picture.today else ""
    waits = f"; {step.waits}" if step.waits else ""
    return f"{step.words}{letter}{oldest}, {since}{planned(step.on, picture.today)}{waits}"


_TABLES = ("payments", "credit_notes", "write_offs", "promises", "waivers")
_NOUNS = {"credit_notes": "credit note", "write_offs": "written off",
    "waivers": "late fee waived",
}  # fmt: skip


def _move(record: Owned, today: date, broken: frozenset[str]) -> tuple[str, ...]:
    """A line of what moved; what is dated after today is no part of where the invoice stands, and said to come."""
    on, known, noun = _told(record)
    coming = " (coming)" if known and known > today else ""
    amount = getattr(record, "amount", None)
    return words.day(on), f"{noun}{coming}", words.amount(amount, broken), short(record)


def _told(record: Owned) -> tuple[date | None, date | None, str]:
    """The day of what moved, the one since which it is known, and what it is."""
    if isinstance(record, Invoice):
        return record.issued, record.issued, f"late fee, {record.number}"
    if isinstance(record, Promise):
        return record.pay_by, record.made, "promised"
    on = getattr(record, "on", None)
    return on, on, _NOUNS.get(record.table) or str(getattr(record, "kind", "payment"))


def _cells(row: TimelineRow, broken: frozenset[str]) -> tuple[str, ...]:
    where = row.standing
    return (
        row.client.name,
        row.invoice.number,
        words.day(row.invoice.issued),
        f"{'! ' if row.flagged else ''}{words.day(where.due)}",
        words.day(where.paid_on),
        words.late(where.days_late),
        words.amount(row.invoice.amount, broken),
        words.amount(where.open, broken),
        words.status(where),
    )
