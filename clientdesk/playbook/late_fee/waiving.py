"""Late fees that were let go (R02): how one is, and how many there are. Rule: what has no basis can't be waived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.moves import entered, removed
from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.days import counted
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Waiver
from clientdesk.model.money import Totals, said_totals, totals
from clientdesk.model.record import new_id
from clientdesk.model.way import Deed, Hint, Way
from clientdesk.playbook.late_fee.billed import bills_on, told_billed
from clientdesk.playbook.late_fee.chargeable import fee_on, why_none

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.invoice import Invoice
    from clientdesk.model.records import Records
    from clientdesk.model.way import Words


class Waived(Struct, frozen=True):
    """How many late fees a client was let off, and what they had come to."""

    count: int
    sums: Totals

    @property
    def words(self) -> str:
        """`2 late fees waived, £78.20`; empty for none."""
        return f"{counted(self.count, 'late fee')} waived, {said_totals(self.sums)}" if self.count else ""


def waived(records: Records, client_id: str) -> Waived:
    """The late fees that a client was let off so far."""
    every = records.of(Waiver, client_id)
    return Waived(len(every), totals(each.amount for each in every))


def waive(records: Records, invoice: Invoice, on: date, note: str = "") -> Change:
    """The late fee on an invoice let go, as much as it has come to on a day; raises Refused where there is none."""
    where = standing(records, invoice, on)
    fee = fee_on(records, where)
    if fee is None:
        raise Refused(none_to_waive(records, where))
    return entered(
        records,
        Waiver(id=new_id(), client=invoice.client, invoice=invoice.id, amount=fee.total, on=on, note=note),
        on,
    )


def none_to_waive(records: Records, where: Standing) -> Words:
    """Why an invoice has no late fee to waive, in a sentence; what was billed of it is let go with the bill."""
    told = why_none(records, where)
    bill = next((each.invoice.number for each in bills_on(records, where) if each.balance > 0), "")
    if not bill or told != told_billed(records, where):
        return told
    return Hint(f"{told} So nothing is waived here: to let it go, use ", Way(Deed.WRITE_OFF, (bill,)))


def take_back(records: Records, invoice: Invoice) -> Change:
    """A waived late fee that is asked for after all; raises Refused where none was waived."""
    found = next(iter(records.on_invoice(Waiver, invoice.id)), None)
    if found is None:
        raise Refused(f"No late fee was waived on {invoice.number}.")
    change, name = removed(records, found), records.get(Client, invoice.client).name
    return Change(f"Asking for the late fee on {invoice.number} of {name} after all", change.puts, change.removes)
