"""The late fee on an invoice that is paid, taken from the client's credit (R02, M). Rule: no more than both."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.ledger import paying
from clientdesk.ledger.limits import free_credit
from clientdesk.ledger.moves import entered
from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money
from clientdesk.playbook.late_fee.billed import bill_of
from clientdesk.playbook.late_fee.chargeable import fee_left

if TYPE_CHECKING:
    from clientdesk.model.records import Records


def pay_from_credit(records: Records, invoice: Invoice, amount: Money | None, on: date) -> Change:
    """The late fee on an invoice that is paid taken from the client's credit; without an amount as much as there is.

    Raises Refused where nothing is owed of it, less than that, or no such credit is there.
    """
    where = standing(records, invoice, on)
    owed, held = fee_left(records, where), free_credit(records, invoice.client, invoice.amount.currency, on)
    wanted = min(owed, held) if amount is None else amount
    if where.to_pay:
        raise Refused(f"{where.to_pay.shown()} is open on {invoice.number}: the credit pays that before its late fee.")
    if wanted.minor > min(owed, held).minor or wanted.minor <= 0:
        told = f"The late fee is {owed.shown()} and the client's credit {held.shown()}"
        raise Refused(f"{told}, so no more than the smaller of the two can be taken.", "amount")
    bill = bill_of(records, invoice, wanted, on, came_paid=True)
    billed = entered(records, bill)
    used = paying.use_credit(records.after(billed), bill, wanted, on)
    told = f"Took the late fee on {invoice.number} from the credit of {records.get(Client, invoice.client).name}"
    return Change(f"{told}: {wanted.shown()}", (*used.puts, *billed.puts))
