"""One transfer, and all that it pays (R02, G4, M). Rule: nobody guesses; what pays no open item is credit.

Other invoices than the one that it is entered for are paid where it is enough for all that the letter named. Which of
them it is entered for makes no difference then.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger import paying
from clientdesk.ledger.moves import entered
from clientdesk.ledger.standing import Standing, standing
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.money import Money
from clientdesk.model.record import new_id
from clientdesk.playbook.late_fee.billed import late_number
from clientdesk.playbook.late_fee.chargeable import fee_on, why_none
from clientdesk.playbook.open_items import OpenItem, OpenItems, credit_named, items_named, items_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from clientdesk.model.record import Record
    from clientdesk.model.records import Records
    from clientdesk.model.way import Words


class Beyond(StrEnum):
    """What a payment beyond its invoice is: what a letter asked for, the late fee though none did, or credit."""

    ASKED = "asked"
    FEE = "fee"
    CREDIT = "credit"


class Line(Struct, frozen=True):
    """What of a transfer pays an invoice: of the money itself, or of the credit that the letter took off."""

    invoice: Invoice
    amount: Money
    kind: PaymentKind = PaymentKind.PAYMENT


class Transfer(Struct, frozen=True):
    """What a transfer on an invoice pays, line by line, and the `rest`, which becomes credit.

    `late` are the invoices whose late fee was asked for.
    """

    invoice: Invoice
    lines: tuple[Line, ...]
    rest: Money
    late: tuple[Invoice, ...]

    @property
    def is_plain(self) -> bool:
        """Whether all of it is for the one invoice, or credit."""
        return not any(map(self.is_beyond, self.lines))

    def is_beyond(self, line: Line) -> bool:
        """Whether a line is anything else than the money on the one invoice."""
        return line.invoice.id != self.invoice.id or line.kind is not PaymentKind.PAYMENT

    @property
    def amount(self) -> Money:
        """All of the money."""
        money = (each.amount for each in self.lines if each.kind is PaymentKind.PAYMENT)
        return sum(money, self.rest)

    @property
    def credit(self) -> Money:
        """What of the client's credit is used."""
        used = (each.amount for each in self.lines if each.kind is PaymentKind.CREDIT)
        return sum(used, Money.zero(self.rest.currency))


def transfer(records: Records, invoice: Invoice, amount: Money, on: date, beyond: Beyond = Beyond.ASKED) -> Transfer:
    """What a transfer that came in on a day pays; raises Refused for one that can't be on that invoice."""
    line, nothing, as_fee = Line(invoice, amount), Money.zero(amount.currency), beyond is Beyond.FEE
    entered(records, _payment(line, on))
    if beyond is Beyond.CREDIT:
        return Transfer(invoice, (line,), nothing, ())
    named, credit = items_named(records, invoice, on, as_fee=as_fee), credit_named(records, invoice, on)
    if _is_for_all(named, standing(records, invoice, on), amount, credit):
        return _allocated(invoice, named, amount, credit)
    return _allocated(invoice, items_of(records, invoice, on, as_fee=as_fee), amount, nothing)


def _is_for_all(named: OpenItems, where: Standing, amount: Money, credit: Money) -> bool:
    """Whether a transfer is enough for all that a letter named.

    One that is for more than an invoice asks for, and no more than is open on it, pays again what they were given back,
    but for the sum that was named, to the penny.
    """
    asked, held = _sum(named.asked, amount), amount + credit
    is_again = where.to_pay.minor < amount.minor <= where.open.minor
    return held == asked or (held.minor > asked.minor and not is_again)


def _allocated(invoice: Invoice, open_: OpenItems, amount: Money, credit: Money) -> Transfer:
    """So much money allocated to open items, and credit to those that were asked for."""
    nothing = Money.zero(amount.currency)
    lines, rest = _in_turn(open_.asked, amount, credit)
    more, rest = _in_turn(open_.then, rest, nothing)
    also, rest = _in_turn(open_.last, rest, nothing) if rest.minor >= _sum(open_.last, rest).minor else ((), rest)
    return Transfer(invoice, _merged((*lines, *more, *also)), rest, open_.late)


def _merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Some lines, those of one kind on an invoice as one."""
    found = dict[tuple[str, PaymentKind], Line]()
    for each in lines:
        key = each.invoice.id, each.kind
        found[key] = Line(each.invoice, found[key].amount + each.amount, each.kind) if key in found else each
    return tuple(found.values())


def _in_turn(items: Iterable[OpenItem], money: Money, credit: Money) -> tuple[tuple[Line, ...], Money]:
    """What money pays of some sums in turn, and credit what it leaves of each; then what is left of the money."""
    lines: list[Line] = []
    for each in items:
        part = min(each.amount, money)
        more = min(each.amount - part, credit)
        parts = (Line(each.invoice, part), Line(each.invoice, more, PaymentKind.CREDIT))
        lines += (line for line in parts if line.amount)
        money, credit = money - part, credit - more
    return tuple(lines), money


def _sum(parts: Iterable[OpenItem | Line], like: Money) -> Money:
    return sum((each.amount for each in parts), Money.zero(like.currency))


def pay(
    records: Records,
    invoice: Invoice,
    amount: Money | None,
    on: date,
    reference: str = "",
    beyond: Beyond = Beyond.ASKED,
) -> Change:
    """A payment that came in on `on`; what is more than the invoice pays its late fee, and what a letter named beside.

    What was billed of the fee is paid first. Without an amount it is all that was open then, with the fee where that is
    what is `beyond`. Raises Refused for a fee that nothing is owed of, or left for.
    """
    if amount is None and beyond is not Beyond.FEE:
        return paying.pay(records, invoice, None, on, reference)
    found = _with_fee(records, invoice, on) if amount is None else transfer(records, invoice, amount, on, beyond)
    if beyond is Beyond.FEE and found.is_plain:
        raise Refused(_why_no_fee(records, invoice, found.amount, on), "fee")
    if found.is_plain:
        return paying.pay(records, invoice, found.amount, on, reference)
    puts = _recorded(records, found, on, reference)
    name = records.get(Client, invoice.client).name
    told = f"Recorded a payment of {found.amount.shown()} on {invoice.number} of {name}: {_in_words(records, found)}"
    return Change(f"{told}{_left(records.after(Change('', puts)), found, on)}{_too_much(found.rest)}", puts)


def _with_fee(records: Records, invoice: Invoice, on: date) -> Transfer:
    """A transfer of all that is open on an invoice and its late fee, billed or not."""
    open_, nothing = items_of(records, invoice, on, as_fee=True), Money.zero(invoice.amount.currency)
    return _allocated(invoice, open_, _sum(open_.every, nothing), nothing)


def _recorded(records: Records, found: Transfer, on: date, reference: str) -> tuple[Record, ...]:
    """The payments of a transfer, the first of which the others name, and the bills that they make."""
    now, puts, first = records, list["Record"](), ""
    for line in found.lines:
        made = () if line.invoice.id in now.by_id(Invoice) else entered(now, _bill(found, line.invoice)).puts
        now = now.after(Change("", made))
        paid = entered(now, _payment(line, on, reference, first)).puts
        first = first or paid[0].id
        now, puts = now.after(Change("", paid)), [*puts, *paid, *made]
    rest = _payment(Line(found.invoice, found.rest), on, reference, first).but(invoice=None)
    return (*puts, *(entered(now, rest).puts if found.rest else ()))


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


def _left(after: Records, found: Transfer, on: date) -> str:
    """What is left of the late fees that were asked for."""
    fees = (fee_on(after, standing(after, each, on)) for each in found.late)
    told = (f"; {fee.total.shown()} of the late fee on {fee.invoice.number} is left" for fee in fees if fee)
    return "".join(told)


def _too_much(rest: Money) -> str:
    return f"; {rest.shown()} too much, kept as credit" if rest else ""


def _why_no_fee(records: Records, invoice: Invoice, amount: Money, on: date) -> Words:
    """Why no part of a payment is a late fee, in a sentence."""
    where = standing(records, invoice, on)
    paid = (_payment(Line(invoice, where.to_pay), on),) if where.to_pay else ()
    after = records.after(Change("", paid))
    why = why_none(after, standing(after, invoice, on))
    return why or f"{amount.shown()} is no more than is open on {invoice.number}, which is paid before its late fee."
