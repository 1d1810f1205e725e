"""One transfer, and all that it pays (R02, G4, M). Rule: nobody guesses; what is not wanted is the client's credit.

Other invoices than the one that it is entered for are paid where it is enough for all that the letter named. Which of
them it is entered for makes no difference then.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger import paying
from clientdesk.ledger.moves import entered
from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.money import Money
from clientdesk.model.record import new_id
from clientdesk.playbook.billed_fees import late_number
from clientdesk.playbook.late_interest import fee_on, why_none
from clientdesk.playbook.wanted import Want, wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from clientdesk.model.record import Record
    from clientdesk.model.records import Records
    from clientdesk.model.way import Words


class Line(Struct, frozen=True):
    """What of a transfer pays an invoice: of the money itself, or of the credit that the letter took off."""

    invoice: Invoice
    amount: Money
    kind: PaymentKind = PaymentKind.PAYMENT


class Transfer(Struct, frozen=True):
    """What a transfer on an invoice pays, line by line, and the `rest`, which becomes credit."""

    invoice: Invoice
    lines: tuple[Line, ...]
    rest: Money

    @property
    def is_plain(self) -> bool:
        """Whether all of it is for the one invoice, or credit."""
        return not any(map(self.is_beyond, self.lines))

    def is_beyond(self, line: Line) -> bool:
        """Whether a line is anything else than the money on the one invoice."""
        return line.invoice.id != self.invoice.id or line.kind is not PaymentKind.PAYMENT

    @property
    def beyond(self) -> Money:
        """How much of the money itself is for anything but the one invoice."""
        money = (each for each in self.lines if each.kind is PaymentKind.PAYMENT)
        return sum((each.amount for each in money if self.is_beyond(each)), self.rest)

    @property
    def credit(self) -> Money:
        """What of the client's credit is used."""
        used = (each.amount for each in self.lines if each.kind is PaymentKind.CREDIT)
        return sum(used, Money.zero(self.rest.currency))


def transfer(records: Records, invoice: Invoice, amount: Money, on: date, *, as_fee: bool | None = None) -> Transfer:
    """What a transfer that came in on a day pays; raises Refused for one that can't be on that invoice.

    `as_fee` says whether what was not billed of the late fee is paid; without it, it is where a letter asked for it.
    """
    entered(records, _payment(Line(invoice, amount), on))
    want = wanted(records, invoice, on, as_fee=as_fee)
    every, nothing = (*want.own, *want.others), Money.zero(amount.currency)
    is_enough = _sum(every, amount).minor <= (amount + want.credit).minor
    lines, rest = _taken(every, amount, want.credit) if is_enough else _taken(want.own, amount, nothing)
    if rest and rest.minor >= _sum(want.last, rest).minor:
        also, rest = _taken(want.last, rest, nothing)
        lines += also
    return Transfer(invoice, lines, rest)


def _taken(wants: Iterable[Want], money: Money, credit: Money) -> tuple[tuple[Line, ...], Money]:
    """What money pays of some sums in turn, and credit what it leaves of each; then what is left of the money."""
    lines: list[Line] = []
    for each in wants:
        part = min(each.amount, money)
        more = min(each.amount - part, credit)
        parts = (Line(each.invoice, part), Line(each.invoice, more, PaymentKind.CREDIT))
        lines += (line for line in parts if line.amount)
        money, credit = money - part, credit - more
    return tuple(lines), money


def _sum(parts: Iterable[Want | Line], like: Money) -> Money:
    return sum((each.amount for each in parts), Money.zero(like.currency))


def pay(
    records: Records,
    invoice: Invoice,
    amount: Money | None,
    on: date,
    reference: str = "",
    *,
    as_fee: bool | None = None,
) -> Change:
    """A payment that came in on `on`; what is more than the invoice pays its late fee, and what a letter named beside.

    What was billed of the fee is paid first. `as_fee` says whether the rest is, and False that all that is more is
    credit; without it, it is paid where a letter had asked for it. Without an amount it is all that was open then, with
    the fee where `as_fee` says so. Raises Refused for a fee that nothing is owed of, or left for.
    """
    if as_fee is False or (amount is None and not as_fee):
        return paying.pay(records, invoice, amount, on, reference)
    amount = _all_of_it(records, invoice, on) if amount is None else amount
    found = transfer(records, invoice, amount, on, as_fee=as_fee)
    if as_fee and found.is_plain:
        raise Refused(_why_no_fee(records, invoice, amount, on), "fee")
    if found.is_plain:
        return paying.pay(records, invoice, amount, on, reference)
    puts = _recorded(records, found, on, reference)
    name = records.get(Client, invoice.client).name
    told = f"Recorded a payment of {amount.shown()} on {invoice.number} of {name}: {_in_words(records, found)}"
    return Change(f"{told}{_left(records.after(Change('', puts)), invoice, on)}{_too_much(found.rest)}", puts)


def _recorded(records: Records, found: Transfer, on: date, reference: str) -> tuple[Record, ...]:
    """The payments of a transfer, the first of which the others name, and the bills that they make."""
    now, puts, first = records, list["Record"](), ""
    for line in _with_rest(found):
        made = () if line.invoice.id in now.by_id(Invoice) else entered(now, _bill(found, line.invoice)).puts
        now = now.after(Change("", made))
        paid = entered(now, _payment(line, on, reference, first)).puts
        first = first or paid[0].id
        now, puts = now.after(Change("", paid)), [*puts, *paid, *made]
    return tuple(puts)


def _with_rest(found: Transfer) -> Iterator[Line]:
    """The lines, with the rest on the invoice itself: that is its surplus."""
    first = found.lines[:1] if found.lines and not found.is_beyond(found.lines[0]) else ()
    if whole := _sum(first, found.rest) + found.rest:
        yield Line(found.invoice, whole)
    yield from found.lines[len(first) :]


def _bill(found: Transfer, bill: Invoice) -> Invoice:
    """A new bill over as much as the transfer pays of it."""
    return bill.but(amount=_sum((each for each in found.lines if each.invoice.id == bill.id), found.rest))


def _payment(line: Line, on: date, reference: str = "", first: str = "") -> Payment:
    return Payment(
        id=new_id(),
        client=line.invoice.client,
        invoice=line.invoice.id,
        amount=line.amount,
        on=on,
        kind=line.kind,
        reference=reference if line.kind is PaymentKind.PAYMENT else "",
        transfer=first or None,
    )


def _in_words(records: Records, found: Transfer) -> str:
    """`£2,500.00 pays A-1, £150.00 its late fee, £900.00 A-2, with £50.00 of their credit`."""
    first, *more = _told(records, found.lines)
    credit = f", with {found.credit.shown()} of their credit" if found.credit else ""
    told = (f"{first[0].shown()} pays {first[1]}", *(f"{money.shown()} {what}" for money, what in more))
    return f"{', '.join(told)}{credit}"


def beside(records: Records, found: Transfer) -> str:
    """What it pays besides the invoice that it is entered for: `£150.00 its late fee, £900.00 A-2`."""
    others = [each for each in found.lines if each.invoice.id != found.invoice.id]
    credit = [f"{found.credit.shown()} of their credit is used"] if found.credit else []
    return ", ".join(
        (*(f"{money.shown()} {what}" for money, what in _told(records, others, found.invoice.id)), *credit)
    )


def _told(records: Records, lines: Iterable[Line], last: str = "") -> Iterator[tuple[Money, str]]:
    """Each invoice that is paid, and how much: a new bill by the invoice whose late fee it is; `last` came before."""
    for _, same in groupby(lines, key=lambda each: each.invoice.id):
        first, *more = same
        bill = first.invoice
        fee = "its late fee" if bill.fee_for == last else f"the late fee on {late_number(records, bill)}"
        is_new = bill.id not in records.by_id(Invoice)
        yield sum((each.amount for each in more), first.amount), fee if is_new else bill.number
        last = bill.fee_for or bill.id


def _left(after: Records, invoice: Invoice, on: date) -> str:
    left = fee_on(after, standing(after, invoice, on))
    return f"; {left.total.shown()} of the fee is left" if left else ""


def _too_much(rest: Money) -> str:
    return f"; {rest.shown()} too much, kept as credit" if rest else ""


def _all_of_it(records: Records, invoice: Invoice, on: date) -> Money:
    """What is open on an invoice and its late fee, billed or not; raises Refused without a fee."""
    want = wanted(records, invoice, on, as_fee=True)
    every = (*want.own, *want.last)
    if all(each.invoice.id == invoice.id for each in every):
        raise Refused(_why_no_fee(records, invoice, _sum(every, invoice.amount), on), "fee")
    return _sum(every, invoice.amount)


def _why_no_fee(records: Records, invoice: Invoice, amount: Money, on: date) -> Words:
    """Why no part of a payment is a late fee, in a sentence."""
    where = standing(records, invoice, on)
    paid = (_payment(Line(invoice, where.to_pay), on),) if where.to_pay else ()
    after = records.after(Change("", paid))
    why = why_none(after, standing(after, invoice, on))
    return why or f"{amount.shown()} is no more than is open on {invoice.number}, which is paid before its late fee."
