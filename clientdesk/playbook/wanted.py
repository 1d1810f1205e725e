"""What money from a client pays, and in which order (R02, G4, M). Rule: all that the last letter asked for, and named.

The invoice that the money is entered for comes first, then the late fee on it, by its bills and beyond; then the other
invoices of the letter. A bill that the letter took off as billed separately is what it did not ask for, and comes last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.account import is_asked_for
from clientdesk.ledger.limits import free_credit
from clientdesk.ledger.standing import Standing, standing
from clientdesk.model.change import Change
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.money import Money
from clientdesk.model.record import new_id
from clientdesk.playbook.asked import asked_by_letter, given_until, letters_about
from clientdesk.playbook.billed_fees import bill_of
from clientdesk.playbook.dunning.credit_left import credit_for
from clientdesk.playbook.late_interest import fee_on
from clientdesk.playbook.picture import picture_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clientdesk.model.journal import Letter
    from clientdesk.model.records import Records


class Want(Struct, frozen=True):
    """A sum that can be paid, and the invoice that asks for it: a late fee's bill may not be on the desk yet."""

    invoice: Invoice
    amount: Money


class Wanted(Struct, frozen=True):
    """What is wanted of a client: `own` first, in this order; `others` only all together; `last` what nobody asked for.

    `credit` is what the letter took off as theirs, and is still there.
    """

    own: tuple[Want, ...]
    others: tuple[Want, ...]
    last: tuple[Want, ...]
    credit: Money


class _Desk(Struct, frozen=True):
    """A desk on the day of a payment, and the letter that it may answer."""

    records: Records
    on: date
    letter: Letter | None

    def at(self, invoice: Invoice) -> Standing:
        """Where an invoice stands on that day; a bill of a later day as it began."""
        return standing(self.records, invoice, max(self.on, invoice.issued or self.on))

    def names(self, invoice: Invoice) -> bool:
        """Whether the letter names an invoice."""
        return self.letter is not None and invoice.id in self.letter.named


def wanted(records: Records, invoice: Invoice, on: date, *, as_fee: bool | None = None) -> Wanted:
    """What money that is entered for an invoice on a day can pay. `as_fee` as in `transfers.transfer`."""
    desk = _Desk(records, on, _letter(records, invoice, on))
    first, last = _bills(desk, invoice)
    whole = _principal(desk, (invoice, *first))
    fee = _fee(desk, invoice, whole, as_fee=as_fee)
    known = {each.invoice.id for each in (*whole, *last)}
    return Wanted((*whole, *fee), _others(desk, known, invoice), last, _credit(desk, invoice))


def _letter(records: Records, invoice: Invoice, on: date) -> Letter | None:
    """The last letter that stood for an invoice by a day, whether it asked for it with all that it said or beside."""
    found = letters_about(picture_of(records, invoice.client, on), standing(records, invoice, on))
    return found[-1] if found else None


def _principal(desk: _Desk, invoices: Iterable[Invoice]) -> tuple[Want, ...]:
    """What is open on some invoices and asked for."""
    every = (desk.at(each) for each in invoices)
    return tuple(Want(each.invoice, each.to_pay) for each in every if each.to_pay)


def _bills(desk: _Desk, late: Invoice) -> tuple[tuple[Invoice, ...], tuple[Want, ...]]:
    """The open bills for a late fee, the oldest first: those that ask for what the letter did, and the others."""
    every = sorted(desk.records.fees_on(late.id), key=lambda each: str(each.issued))
    asked = [each for each in every if is_asked_for(desk.at(each))]
    first = tuple(each for each in asked if _is_first(desk, each))
    return first, _principal(desk, (each for each in asked if each not in first))


def _is_first(desk: _Desk, bill: Invoice) -> bool:
    """Whether a bill is what the letter asked for: it names it, or asked for the fee before there was a bill."""
    sent = desk.letter.sent if desk.letter else None
    return desk.names(bill) or sent is None or (bill.issued is not None and bill.issued > sent)


def _fee(desk: _Desk, invoice: Invoice, paid: Iterable[Want], *, as_fee: bool | None) -> tuple[Want, ...]:
    """What is left of the late fee on an invoice once that is paid, as a new bill; none where nobody asked for it."""
    after = desk.records.after(Change("", tuple(_paid(each, desk.on) for each in paid)))
    where = standing(after, invoice, desk.on)
    is_asked = as_fee if as_fee is not None else _is_asked(desk, invoice)
    fee = fee_on(after, where) if is_asked else None
    left = fee.total - _billed_later(desk, invoice) if fee else None
    if not left or left.minor <= 0:
        return ()
    return (Want(bill_of(desk.records, invoice, left, desk.on, came_paid=True), left),)


def _is_asked(desk: _Desk, invoice: Invoice) -> bool:
    """Whether a letter had asked for an invoice, and so for its late fee; not by the last one, if that was kind."""
    is_beside = desk.letter is not None and invoice.id in desk.letter.besides
    picture = picture_of(desk.records, invoice.client, desk.on)
    return not is_beside and bool(asked_by_letter(picture, desk.at(invoice)))


def _billed_later(desk: _Desk, late: Invoice) -> Money:
    """What bills of later days than the payment's ask for of a late fee: the desk knows them by now."""
    bills = (desk.at(each) for each in desk.records.fees_on(late.id) if each.issued and each.issued > desk.on)
    return Money(sum(each.invoice.amount.minor - each.credited for each in bills), late.amount.currency)


def _others(desk: _Desk, known: set[str], invoice: Invoice) -> tuple[Want, ...]:
    """The other invoices that the letter named, the oldest due first, with the late fees that it asked for."""
    every = (each for each in desk.records.of(Invoice, invoice.client) if desk.names(each) and each.id not in known)
    same = (desk.at(each) for each in every if each.amount.currency == invoice.amount.currency)
    asked = [each for each in same if is_asked_for(each)]
    in_order = sorted(asked, key=lambda each: (str(each.due), each.invoice.number))
    return tuple(want for each in in_order for want in _with_fee(desk, each.invoice))


def _with_fee(desk: _Desk, invoice: Invoice) -> tuple[Want, ...]:
    whole = _principal(desk, (invoice,))
    return (*whole, *_fee(desk, invoice, whole, as_fee=None)) if whole else ()


def _paid(want: Want, on: date) -> Payment:
    return Payment(id=new_id(), client=want.invoice.client, invoice=want.invoice.id, amount=want.amount, on=on)


def _credit(desk: _Desk, invoice: Invoice) -> Money:
    """The credit that the letter took off, as much of it as there is; none once the time that it left is over."""
    currency = invoice.amount.currency
    nothing, sent = Money.zero(currency), desk.letter.sent if desk.letter else None
    if desk.letter is None or sent is None or desk.on > given_until((desk.letter,)):
        return nothing
    then = picture_of(desk.records, invoice.client, sent)
    named = (each for each in then.standings if desk.names(each.invoice))
    taken_off = credit_for(then, named).get(currency, nothing)
    return max(nothing, min(taken_off, free_credit(desk.records, invoice.client, currency, desk.on)))
