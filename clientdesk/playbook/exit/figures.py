"""The settlement figure by figure, each with where it comes from (X02). Rule: a figure is the sum of its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from clientdesk.ledger.account import held_for, is_credit_move, on_account
from clientdesk.ledger.moved import is_known
from clientdesk.ledger.standing import is_issued
from clientdesk.model.days import counted
from clientdesk.model.days import shown as shown_day
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.money import Money, Totals, shown_totals, totals

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.exit.case import Case
    from clientdesk.playbook.exit.settlement import Settlement


class Source(NamedTuple):
    """One part of a figure: what it is, and how much."""

    text: str
    amount: Money


class Figure(Struct, frozen=True):
    """A figure of the settlement. `part_of` is the key of the one that includes it.

    `counted=False`: it is told, and nobody is asked for it.
    """

    key: str
    words: str
    totals: Totals
    sources: tuple[Source, ...]
    part_of: str = ""
    counted: bool = True

    def lines(self) -> Iterator[str]:
        """It and its sources, a line each; what is part of another goes without them."""
        indent = "  " if self.part_of else ""
        yield f"{indent}{self.words}: {shown_totals(self.totals)}"
        if not self.part_of:
            yield from (f"  {each.text}: {each.amount.shown(whole=True)}" for each in self.sources)


_CREDIT = {
    PaymentKind.PAYMENT: "paid on account",
    PaymentKind.CREDIT: "used on an invoice",
    PaymentKind.REFUND: "paid back",
}


def figures_of(sums: Settlement) -> tuple[Figure, ...]:
    """Every figure that is not nothing, in the order in which they are read."""
    return tuple(figure for figure in _figures(sums) if any(figure.totals.values()))


def _figures(sums: Settlement) -> Iterator[Figure]:
    unpaid = sums.unpaid
    yield _of("owed", "They owe you", map(_open, unpaid))
    yield _of("overdue", "of it overdue", (_open(each) for each in unpaid if each.days_overdue), part_of="owed")
    yield _of("disputed", "of it disputed", (_open(each) for each in unpaid if each.is_disputed), part_of="owed")
    given_back = (_open(each)._replace(amount=each.back) for each in unpaid if each.back and not each.is_disputed)
    yield _of("given-back", "of it paid back to them", given_back, part_of="owed")
    yield _of("goes-on", "of it for work that goes on", map(_open, sums.goes_on), part_of="owed")
    fees = [
        Source(f"{fee.invoice.number}: {counted(fee.days, 'day')}, {fee.words}", fee.total) for fee in sums.late_fees
    ]
    yield _of("late-fees", "Late fees" if sums.fees else "Late fees, not charged", fees, counted=bool(sums.fees))
    yield _of("credit", "Their credit with you", sums.credit_from)
    yield _of(
        "paid-not-delivered",
        "Paid, not delivered",
        (Source(each.invoice.number, paid) for each, paid in sums.half_done),
    )
    yield from _outcome(sums)
    lost = (Source(each.invoice.number, Money(each.lost, each.invoice.amount.currency)) for each in sums.written_off)
    yield _of("written-off", "Written off, not counted", lost, counted=False)


def _outcome(sums: Settlement) -> Iterator[Figure]:
    """What is left to pay, where that is not simply what they owe, and what goes back."""
    if sums.rest != {code: money for code, money in sums.owed.items() if money}:
        yield _of("rest", "Left for them to pay", _weighed(sums, sums.rest, 1))
    yield _of("refund", "To pay back", _weighed(sums, sums.refund, -1))
    stays = (Source("not taken off here", money) for money in sums.kept_credit.values())
    yield _of("credit-stays", "Their credit that stays for the work that goes on", stays, counted=False)


def _weighed(sums: Settlement, currencies: Totals, sign: int) -> Iterator[Source]:
    """What is asked of them, and against it what they have in hand, in some currencies."""
    parts = (
        ("open and undisputed", sums.asked_of_invoices, sign),
        ("late fees", sums.fees, sign),
        ("of their credit" if sums.kept_credit else "their credit", sums.set_off, -sign),
        ("paid for work that they don't get", sums.paid_back, -sign),
    )
    for text, amounts, way in parts:
        for code, money in amounts.items():
            if money and code in currencies:
                yield Source(text, money if way > 0 else -money)


def _of(key: str, words: str, sources: Iterable[Source], *, part_of: str = "", counted: bool = True) -> Figure:
    each = tuple(sources)
    return Figure(key, words, totals(source.amount for source in each), each, part_of, counted)


def _open(standing: Standing) -> Source:
    """`N-2, due 12 Oct 2026, 40 days late`."""
    due = f"due {shown_day(standing.due)}" if standing.due else "no due date"
    late = f"{counted(standing.days_overdue, 'day')} late" if standing.days_overdue else ""
    disputed = "disputed" if standing.is_disputed else ""
    return Source(", ".join(filter(None, (standing.invoice.number, due, late, disputed))), standing.open)


def credit_from(case: Case) -> tuple[Source, ...]:
    """What a client's credit is made of, in the currencies in which something of it is left."""
    left = case.picture.account.credit
    return tuple(each for each in _credit(case) if each.amount and each.amount.currency in left)


def _credit(case: Case) -> Iterator[Source]:
    records, today = case.records, case.today
    for each in case.picture.standings:
        yield Source(f"{each.invoice.number}, more than was asked", each.surplus)
    for invoice in records.of(Invoice, case.client.id):
        if not is_issued(invoice, today):
            yield Source(f"{invoice.number}, paid before it was issued", held_for(records, invoice, today))
    for payment in records.of(Payment, case.client.id):
        if is_credit_move(payment) and is_known(payment, today):
            on = f", {shown_day(payment.on)}" if payment.on else ""
            yield Source(f"{_CREDIT[payment.kind]}{on}", on_account(payment))
