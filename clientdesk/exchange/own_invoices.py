"""What only our own list of invoices says of one (`desk-csv`). Rule: what counts for lateness and fees comes back.

A bill for a late fee names the late invoice by its number, on whatever row that stands: it is looked up when all rows
are in. One that is not there, or can't be, leaves an ordinary invoice, and is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Dispute, Invoice

if TYPE_CHECKING:
    from clientdesk.exchange.intake import Intake
    from clientdesk.exchange.reader import Reader
    from clientdesk.exchange.table import Row

DAYS = ("sent", "disputed_on", "settled_on", "paused_until")
FLAGS = ("delivered", "deposit", "payable")
COLUMNS = (*DAYS, *FLAGS, "earlier_disputes", "fee_for", "came_paid")
"""The fields of an invoice that only our own list has columns for, called as they are."""


class Own(Struct, frozen=True, kw_only=True):
    """What our own list says of an invoice beside what every list does; `fee_for` is the late invoice's number."""

    fields: dict[str, object]
    fee_for: str = ""
    came_paid: bool = False


def read_own(reader: Reader, row: Row) -> Own:
    """What a row says that only our own list does; nothing in any other list."""
    flags = {field: said for field in FLAGS if (said := reader.flag(row, field)) is not None}
    days = {field: reader.day(row, field) for field in DAYS}
    return Own(
        fields={**flags, **days, "earlier_disputes": _disputes(reader.note(row, "earlier_disputes"))},
        fee_for=reader.text(row, "fee_for"),
        came_paid=bool(reader.flag(row, "came_paid")),
    )


def _disputes(text: str) -> tuple[Dispute, ...]:
    """Disputes that are over, as the list has them."""
    try:
        return msgspec.json.decode(text, type=tuple[Dispute, ...]) if text else ()
    except msgspec.MsgspecError:
        raise Refused("Its earlier disputes are not as they were exported.") from None


def link_fees(intake: Intake) -> None:
    """Let each new bill for a late fee name the invoice that was late (R02)."""
    for invoice_id, (line, listed) in intake.listed.items():
        bill, own = intake.puts.get(invoice_id), getattr(listed, "own", None)
        if isinstance(bill, Invoice) and isinstance(own, Own) and own.fee_for:
            _link(intake, line, bill, own)


def _link(intake: Intake, line: int, bill: Invoice, own: Own) -> None:
    client = intake.client_of(bill)
    late = intake.invoice(client, own.fee_for)
    if why := _why_not(intake, bill, late):
        told = f"bills a late fee on {own.fee_for[:40]}, which {why}: it comes in as an ordinary invoice"
        intake.note(line, told, client, bill.number)
    elif late:
        intake.put(bill.but(fee_for=late.id, came_paid=own.came_paid))


def _why_not(intake: Intake, bill: Invoice, late: Invoice | None) -> str:
    """Why an invoice bills no late fee on another; empty where it does."""
    if late is None:
        return "is not there"
    _, listed = intake.listed.get(late.id, (0, None))
    own = getattr(listed, "own", None)
    if late.id == bill.id or late.fee_for or (late.id in intake.puts and isinstance(own, Own) and own.fee_for):
        return "is a late fee itself"
    return f"is in {late.amount.currency}" if late.amount.currency != bill.amount.currency else ""
