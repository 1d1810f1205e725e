"""The open items that money from a client is allocated to, in order (R02, G4, M). Rule: all that the last letter named.

That is the invoice that the money is entered for, the late fee on it, by its bills and beyond, then the same of every
other invoice of the letter. A fee counts as the letter had it; what it has grown by since comes after all of that, as a
fee on what was paid before does. A bill that the letter took off as billed separately comes last.
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
from clientdesk.playbook.asked import asked_by_letter, letters_about
from clientdesk.playbook.dunning.credit_left import credit_for
from clientdesk.playbook.late_fee.billed import bill_of
from clientdesk.playbook.late_fee.chargeable import fee_on
from clientdesk.playbook.picture import picture_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clientdesk.model.journal import Letter
    from clientdesk.model.records import Records


class OpenItem(Struct, frozen=True):
    """A sum that can be paid, and the invoice that asks for it: a late fee's bill may not be on the desk yet."""

    invoice: Invoice
    amount: Money


class OpenItems(Struct, frozen=True):
    """What can be paid on some invoices: `asked` first, `then` what is left of their fees; `last` only all together.

    `late` are those of them whose late fee is asked for.
    """

    asked: tuple[OpenItem, ...]
    then: tuple[OpenItem, ...]
    last: tuple[OpenItem, ...]
    late: tuple[Invoice, ...]

    @property
    def every(self) -> tuple[OpenItem, ...]:
        """All of it."""
        return (*self.asked, *self.then, *self.last)


class _Desk(Struct, frozen=True):
    """A desk on the day of a payment, the invoice that it is entered for, and the letter that it may answer.

    With `as_fee` the fee on that invoice is an item though no letter asked for it.
    """

    records: Records
    invoice: Invoice
    on: date
    letter: Letter | None
    as_fee: bool

    def at(self, invoice: Invoice) -> Standing:
        """Where an invoice stands on that day; a bill of a later day as it began."""
        return standing(self.records, invoice, max(self.on, invoice.issued or self.on))

    def names(self, invoice: Invoice) -> bool:
        """Whether the letter names an invoice."""
        return self.letter is not None and invoice.id in self.letter.named


def items_of(records: Records, invoice: Invoice, on: date, *, as_fee: bool = False) -> OpenItems:
    """The items of an invoice that money is entered for on a day, its late fee with it: of itself all that is open.

    With `as_fee` what was not billed of the fee is a part of that, though no letter asked for it.
    """
    desk = _desk(records, invoice, on, as_fee=as_fee)
    return _of(desk, invoice, desk.at(invoice).open)


def items_named(records: Records, invoice: Invoice, on: date, *, as_fee: bool = False) -> OpenItems:
    """The items of all that the last letter about it named: nothing that they were given back."""
    desk = _desk(records, invoice, on, as_fee=as_fee)
    every = (invoice, *_others(desk))
    parts = {each.id: _of(desk, each, desk.at(each).to_pay) for each in every}
    by_due = [parts[each.id] for each in sorted(every, key=lambda each: _by_due(desk.at(each)))]
    return OpenItems(
        asked=_once(each.asked for each in parts.values()),
        then=_once(each.then for each in by_due),
        last=_once(each.last for each in parts.values()),
        late=tuple(late for each in parts.values() for late in each.late),
    )


def credit_named(records: Records, invoice: Invoice, on: date) -> Money:
    """The credit that the last letter about an invoice took off, as much of it as there is."""
    desk, currency = _desk(records, invoice, on), invoice.amount.currency
    nothing, sent = Money.zero(currency), desk.letter.sent if desk.letter else None
    if sent is None:
        return nothing
    then = picture_of(records, invoice.client, sent)
    named = (each for each in then.standings if desk.names(each.invoice))
    taken_off = credit_for(then, named).get(currency, nothing)
    return max(nothing, min(taken_off, free_credit(records, invoice.client, currency, on)))


def is_fee_asked(records: Records, invoice: Invoice, on: date) -> bool:
    """Whether a letter had asked for an invoice, and so for its late fee; not by the last one, if that was kind."""
    letter, picture = _letter(records, invoice, on), picture_of(records, invoice.client, on)
    is_beside = letter is not None and invoice.id in letter.besides
    return not is_beside and bool(asked_by_letter(picture, standing(records, invoice, on)))


def _desk(records: Records, invoice: Invoice, on: date, *, as_fee: bool = False) -> _Desk:
    return _Desk(records, invoice, on, _letter(records, invoice, on), as_fee)


def _letter(records: Records, invoice: Invoice, on: date) -> Letter | None:
    """The last letter that stood for an invoice by a day, whether it asked for it with all that it said or beside."""
    found = letters_about(picture_of(records, invoice.client, on), standing(records, invoice, on))
    return found[-1] if found else None


def _others(desk: _Desk) -> list[Invoice]:
    """The other invoices that the letter named and that are asked for, the oldest due first."""
    entered = desk.invoice
    every = (each for each in desk.records.of(Invoice, entered.client) if desk.names(each) and each.id != entered.id)
    same = (desk.at(each) for each in every if each.amount.currency == entered.amount.currency)
    return [each.invoice for each in sorted(filter(is_asked_for, same), key=_by_due)]


def _by_due(where: Standing) -> tuple[str, str]:
    return str(where.due), where.invoice.number


def _once(several: Iterable[Iterable[OpenItem]]) -> tuple[OpenItem, ...]:
    """Some sums in turn, those of one invoice once: a letter can name a bill beside the invoice whose fee it bills."""
    return tuple({each.invoice.id: each for items in several for each in items}.values())


def _of(desk: _Desk, invoice: Invoice, amount: Money) -> OpenItems:
    """The items of one invoice: so much of itself, its late fee by its bills and beyond."""
    first, last = _bills(desk, invoice)
    asked = tuple(each for each in (OpenItem(invoice, amount), *first) if each.amount)
    is_said = desk.as_fee and invoice.id == desk.invoice.id
    is_asked = is_fee_asked(desk.records, invoice, desk.on)
    late = (invoice,) if is_said or is_asked else ()
    fee, then = _fee(desk, invoice, asked, is_named=is_asked and bool(asked)) if late else ((), ())
    return OpenItems((*asked, *fee), then, last, late)


def _bills(desk: _Desk, late: Invoice) -> tuple[tuple[OpenItem, ...], tuple[OpenItem, ...]]:
    """The open bills for a late fee, the oldest first: those that ask for what the letter did, and the others."""
    every = sorted(desk.records.fees_on(late.id), key=lambda each: str(each.issued))
    asked = [OpenItem(each, at.to_pay) for each in every if is_asked_for(at := desk.at(each)) and at.to_pay]
    first = tuple(each for each in asked if _is_first(desk, each.invoice))
    return first, tuple(each for each in asked if each not in first)


def _is_first(desk: _Desk, bill: Invoice) -> bool:
    """Whether a bill is what the letter asked for: it names it, or asked for the fee before there was a bill."""
    sent = desk.letter.sent if desk.letter else None
    return desk.names(bill) or sent is None or (bill.issued is not None and bill.issued > sent)


def _fee(
    desk: _Desk, late: Invoice, paid: Iterable[OpenItem], *, is_named: bool
) -> tuple[tuple[OpenItem, ...], tuple[OpenItem, ...]]:
    """What is left of the fee on an invoice once that is paid, as a new bill: as the letter had it, and beyond."""
    after = desk.records.after(Change("", tuple(_paid(each, desk.on) for each in paid)))
    fee = fee_on(after, standing(after, late, desk.on))
    left = max(0, fee.total.minor - _billed_since(desk, late, desk.on)) if fee else 0
    named = min(left, _named_fee(desk, late, left)) if is_named else 0
    code = late.amount.currency
    bill = bill_of(desk.records, late, Money(left, code), desk.on, came_paid=True)
    first, then = ((OpenItem(bill, Money(minor, code)),) if minor else () for minor in (named, left - named))
    return first, then


def _named_fee(desk: _Desk, late: Invoice, left: int) -> int:
    """What is still to be billed of the fee that the letter asked for, in minor units; without a letter all of it."""
    sent = desk.letter.sent if desk.letter else None
    if sent is None:
        return left
    fee = fee_on(desk.records, standing(desk.records, late, sent))
    billed = _billed_since(desk, late, sent)
    return max(0, fee.total.minor - billed) if fee else 0


def _billed_since(desk: _Desk, late: Invoice, on: date) -> int:
    """What bills of later days ask for of a late fee, in minor units: the desk knows them by now."""
    bills = (desk.at(each) for each in desk.records.fees_on(late.id) if each.issued and each.issued > on)
    return sum(each.invoice.amount.minor - each.credited for each in bills)


def _paid(item: OpenItem, on: date) -> Payment:
    return Payment(id=new_id(), client=item.invoice.client, invoice=item.invoice.id, amount=item.amount, on=on)
