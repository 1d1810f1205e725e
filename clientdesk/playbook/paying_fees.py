"""A late fee that comes with the money (R02, M): which part of a payment it is, and the invoice that bills it.

Rule: the invoice is paid first; of what is beyond, the fee is no more than is owed on that day, and the rest is credit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger import paying
from clientdesk.ledger.limits import free_credit
from clientdesk.ledger.moves import entered
from clientdesk.ledger.standing import Standing, standing
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.money import Money
from clientdesk.model.names import fold
from clientdesk.model.record import new_id
from clientdesk.playbook.dunning.late_fee import Left, is_billed
from clientdesk.playbook.dunning.sent import asked_by_letter
from clientdesk.playbook.late_interest import fee_on, why_none
from clientdesk.playbook.picture import Picture

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records


class Parts(Struct, frozen=True):
    """What a payment is made of: what pays the invoice, the late fee at most, and what is beyond both.

    `asked`: a letter had asked for the fee by then.
    """

    invoice: Money
    fee: Money
    beyond: Money
    asked: bool = False


def parts(records: Records, invoice: Invoice, amount: Money, on: date) -> Parts:
    """The parts of a payment that comes in on a day; raises Refused for one that can't be on that invoice."""
    after = records.after(entered(records, _payment(invoice, amount, on)))
    where = standing(after, invoice, on)
    over = min(amount, where.surplus)
    found = fee_on(after, where) if over else None
    fee = min(over, found.total) if found else Money.zero(amount.currency)
    return Parts(amount - over, fee, over - fee, bool(fee) and is_asked(after, where))


def is_asked(records: Records, where: Standing) -> bool:
    """Whether a letter had asked for an invoice, and so for its late fee, by the standing's day.

    A fee that an invoice was written for is asked for by that one.
    """
    picture, fee = Picture(records, where.invoice.client, where.as_of), fee_on(records, where)
    if fee is None or not asked_by_letter(picture, where):
        return False
    return not is_billed(picture, Left(where, fee.total, where.paid_on or where.as_of))


def pay(
    records: Records,
    invoice: Invoice,
    amount: Money | None,
    on: date,
    reference: str = "",
    *,
    as_fee: bool | None = None,
) -> Change:
    """A payment that came in on `on`; of what is more than the invoice the late fee is paid, the rest becomes credit.

    `as_fee` says whether the fee is; without it, it is where a letter had asked for it. Without an amount it is all
    that was open then, with the fee where `as_fee` says so. Raises Refused for a fee that nothing is owed of, or left
    for.
    """
    if amount is None and not as_fee:
        return paying.pay(records, invoice, None, on, reference)
    amount = _all_of_it(records, invoice, on) if amount is None else amount
    found = parts(records, invoice, amount, on)
    if as_fee and not found.fee:
        raise Refused(_why_no_fee(records, invoice, amount, on), "fee")
    if not found.fee or not (found.asked if as_fee is None else as_fee):
        return paying.pay(records, invoice, amount, on, reference)
    return _with_fee(records, invoice, found, on, reference)


def pay_from_credit(records: Records, invoice: Invoice, amount: Money | None, on: date) -> Change:
    """The late fee on an invoice that is paid taken from the client's credit; without an amount as much as there is.

    Raises Refused where nothing is owed of it, less than that, or no such credit is there.
    """
    where = standing(records, invoice, on)
    owed, held = _owed(records, where), free_credit(records, invoice.client, invoice.amount.currency, on)
    wanted = min(owed, held) if amount is None else amount
    if where.open:
        raise Refused(f"{where.open.shown()} is open on {invoice.number}: the credit pays that before its late fee.")
    if wanted.minor > min(owed, held).minor or wanted.minor <= 0:
        told = f"The late fee is {owed.shown()} and the client's credit {held.shown()}"
        raise Refused(f"{told}, so no more than the smaller of the two can be taken.", "amount")
    bill = _bill(records, invoice, wanted, on)
    billed = entered(records, bill)
    used = paying.use_credit(records.after(billed), bill, wanted, on)
    told = f"Took the late fee on {invoice.number} from the credit of {records.get(Client, invoice.client).name}"
    return Change(f"{told}: {wanted.shown()}", (*used.puts, *billed.puts))


def _owed(records: Records, where: Standing) -> Money:
    """What is owed of the late fee on an invoice; raises Refused where nothing is."""
    fee = fee_on(records, where)
    if fee is None:
        raise Refused(why_none(records, where), "fee")
    return fee.total


def _all_of_it(records: Records, invoice: Invoice, on: date) -> Money:
    """What is open on an invoice, and its late fee; raises Refused where there is none."""
    where = standing(records, invoice, on)
    return where.open + _owed(records, where)


def _why_no_fee(records: Records, invoice: Invoice, amount: Money, on: date) -> str:
    """Why no part of a payment is a late fee, in a sentence."""
    after = records.after(entered(records, _payment(invoice, amount, on)))
    why = why_none(after, standing(after, invoice, on))
    return why or f"{amount.shown()} is no more than is open on {invoice.number}, which is paid before its late fee."


def _with_fee(records: Records, invoice: Invoice, found: Parts, on: date, reference: str) -> Change:
    """The payment in two: on the invoice, with what is beyond, and on the fee's own invoice."""
    own, fee = found.invoice + found.beyond, _bill(records, invoice, found.fee, on)
    first = entered(records, _payment(invoice, own, on, reference)) if own else Change("")
    billed = entered(records, fee)
    now = records.after(first).after(billed)
    second = entered(now, _payment(fee, found.fee, on, reference))
    told = _told(now.after(second), invoice, found, on)
    return Change(told, (*first.puts, *second.puts, *billed.puts))


def _payment(invoice: Invoice, amount: Money, on: date, reference: str = "") -> Payment:
    return Payment(id=new_id(), client=invoice.client, invoice=invoice.id, amount=amount, on=on, reference=reference)


def _bill(records: Records, invoice: Invoice, fee: Money, on: date) -> Invoice:
    """The invoice of a late fee: of the payment's day, under the first number after the late one's that is free."""
    taken = {fold(each.number) for each in records.of(Invoice, invoice.client)}
    names = (f"{invoice.number}-F{count if count > 1 else ''}" for count in range(1, len(taken) + 2))
    return Invoice(
        id=new_id(),
        client=invoice.client,
        number=next(each for each in names if fold(each) not in taken),
        amount=fee,
        issued=on,
        due=on,
        project=invoice.project,
        fee_for=invoice.id,
    )


def _told(after: Records, invoice: Invoice, found: Parts, on: date) -> str:
    """`Recorded a payment of £2,650.00 on A-1 of Acme: £2,500.00 pays A-1, £150.00 its late fee`, and what is left."""
    whole = found.invoice + found.fee + found.beyond
    name, number = after.get(Client, invoice.client).name, invoice.number
    paid = f"{found.invoice.shown()} pays {number}, {found.fee.shown()} its late fee"
    told = paid if found.invoice else f"{found.fee.shown()} pays the late fee on {number}"
    left = fee_on(after, standing(after, invoice, on))
    rest = f"; {left.total.shown()} of the fee is left" if left else ""
    credit = f"; {found.beyond.shown()} too much, kept as credit" if found.beyond else ""
    return f"Recorded a payment of {whole.shown()} on {number} of {name}: {told}{rest}{credit}"
