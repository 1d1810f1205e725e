"""The late fee on an invoice: in a line, worked out line by line, and waived (R02, M). Rule: no figure of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.late_rule import Doubt
from clientdesk.ledger.standing import standing
from clientdesk.model.days import counted, shown
from clientdesk.model.invoice import Invoice, Waiver
from clientdesk.playbook.after_dispute import told_left_out
from clientdesk.playbook.dunning.late_fee import fees_left
from clientdesk.playbook.late_fee.billed import bills_on, in_short
from clientdesk.playbook.late_fee.chargeable import fee_on
from clientdesk.playbook.late_fee.days import is_waived
from clientdesk.playbook.late_fee.waiving import none_to_waive
from clientdesk.playbook.late_fee.words import a_day, counted_from, late_by, no_compensation, overdue
from clientdesk.playbook.terms import percent
from clientdesk.tui.keyed import keyed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.ledger.interest import Line
    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.late_fee.whole import LateFee
    from clientdesk.playbook.picture import Picture
    from clientdesk.tui.app import ClientDesk

DOUBTS = {
    Doubt.STALE: "Stale: the newest rate is missing. Enter it with %.",
    Doubt.UNCHECKED: "Not checked yet: look it up at {source} before you rely on it, and enter it with %.",
}
MOST = 4
"""Lines of the working that there is room for; the newest, with the earlier ones counted."""


async def show_fee(app: ClientDesk, invoice_id: str) -> None:
    """Show how the late fee on an invoice comes about, to be let go where one likes, or say why there is none."""
    from clientdesk.tui.screens.dialog import Confirm, Told

    records, today = app.session.records, app.session.today
    where = standing(records, records.get(Invoice, invoice_id), today)
    fee = fee_on(records, where)
    title = f"The late fee on {where.invoice.number}"
    if fee is None:
        await app.ask(Told(title, keyed(none_to_waive(records, where)), button="Close"))
    elif await app.ask(Confirm(title, "\n".join(working(where, fee)), yes="Waive it…", no="Close")):
        await app.add("waiver", where.invoice.client, invoice_id)


def at_a_glance(picture: Picture, where: Standing) -> str:
    """The late fee on an invoice in a line: what it has come to, or what became of it; empty where there was none."""
    about = f"late fee on {where.invoice.number}"
    waived = picture.records.on_invoice(Waiver, where.invoice.id)
    if is_waived(picture.records, where):
        return f"{about}: {waived[0].amount.shown()}, waived on {shown(waived[0].on, picture.today)}"
    fee = fee_on(picture.records, where)
    if fee is None and bills_on(picture.records, where):
        return f"{about}: {in_short(picture.records, where)}"
    if fee is None:
        return f"{about}: none, and why" if where.days_overdue else ""
    if where.to_pay:
        return f"{about}: {fee.total.shown()} so far{f', rate {fee.doubt.value}' if fee.doubt else ''}"
    is_left = any(each.standing.invoice.id == where.invoice.id for each in fees_left(picture))
    return f"{about}: {fee.total.shown()}, left when they paid" if is_left else ""


def working(where: Standing, fee: LateFee) -> Iterator[str]:
    """The working, line by line: by which rule, over which days, and what it comes to."""
    yield from _days(where, fee)
    if left_out := told_left_out(fee.working.left_out):
        yield f"Not counted: {left_out}"
    earlier = len(fee.working.lines) - MOST
    if earlier > 0:
        yield f"… {counted(earlier, 'line')} before these"
    yield from map(_line, fee.working.lines[-MOST:])
    fixed = f", and {fee.compensation.shown()} compensation: {fee.whole.shown()}" if fee.compensation else ""
    yield f"Interest {fee.interest.shown()}{fixed}"
    if fee.billed:
        yield f"Billed: {fee.billed.shown()} of it, {fee.total.shown()} is left"
    if why := no_compensation(fee):
        yield f"Compensation: {why}"
    daily = f", and {a_day(where, fee).shown()} a day from now on" if where.to_pay else ""
    yield f"To pay {(where.to_pay + fee.total).shown()}{daily}"
    if fee.doubt:
        yield DOUBTS[fee.doubt].format(source=fee.source)


def _days(where: Standing, fee: LateFee) -> Iterator[str]:
    """Since when it is overdue, and from when or how many of those days the fee counts, where not all."""
    late, how = counted(late_by(where, fee), "day"), f"{counted(fee.days, 'day')} at {fee.basis}."
    since = f"{overdue(where, fee)}, {'' if where.to_pay else 'was '}overdue since {shown(fee.overdue)}"
    if fee.days == late_by(where, fee):
        yield f"{since}: {how}"
    else:
        later = counted_from(fee)
        yield f"{since}: {late}."
        yield f"The fee counts {later}: {how}" if later else f"The fee counts {how}"


def _line(line: Line) -> str:
    days = f"to {shown(line.until)}: {counted(line.days, 'day')}"
    return f"  {days}, {line.open.shown()} at {percent(line.rate.percent)} = {line.shown(2)}"
