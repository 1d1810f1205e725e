"""What came of a client's money since a day: on some invoices, or as credit. Rule: counted once, and if it stayed.

What goes back is what came last: paid 300, then 400, then 400 back is 300. Credit that is used on one of the invoices
came on it; used on any other it is gone. Of what is used, the credit that was there before goes first.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.account import held_for
from clientdesk.ledger.course import credit_on
from clientdesk.ledger.moved import signed
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, WriteOff
from clientdesk.model.money import Money, Totals, totals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clientdesk.model.records import Records


class Came(Struct, frozen=True):
    """What came and stayed, per currency: `settled` on the invoices asked about, `in_hand` as credit."""

    settled: Totals
    in_hand: Totals

    @property
    def sums(self) -> Totals:
        """All of it."""
        return totals((*self.settled.values(), *self.in_hand.values()))


def came(records: Records, client_id: str, about: Iterable[Invoice], since: date, as_of: date) -> Came:
    """What came of a client's on some invoices and as credit, from a day to the end of another (both inclusive; G4).

    On an invoice that is what was paid and what was used on it of their credit. Credit is what came on account, or on
    any invoice beyond what it asked for, as far as it is still there. What has no day came before any.
    """
    asked = {each.id for each in about}
    settled, fresh = list[Money](), list[Money]()
    for code, payments in _on_account(records, client_id).items():
        fresh.append(Money(_left(payments, since, as_of), code))
    for invoice in _looked_at(records, client_id, asked):
        stayed = _stayed(records, invoice, since, as_of)
        too_much = min(stayed, held_for(records, invoice, as_of)) if stayed else stayed
        fresh.append(too_much)
        settled += [stayed - too_much] if invoice.id in asked else []
    return Came(totals(settled), _still_there(records, client_id, totals(fresh), as_of))


def days_of(records: Records, client_id: str, about: Iterable[Invoice]) -> set[date]:
    """The days on which what came, or what is open on some invoices, can have changed."""
    kinds: tuple[type[Payment | CreditNote | WriteOff], ...] = (Payment, CreditNote, WriteOff)
    found = {each.on for payments in _on_account(records, client_id).values() for each in payments}
    for invoice in _looked_at(records, client_id, {each.id for each in about}):
        found |= {invoice.issued, *(each.on for kind in kinds for each in records.on_invoice(kind, invoice.id))}
    found |= {each.on for each in records.of(Payment, client_id) if each.kind is PaymentKind.CREDIT}
    return {on for on in found if on}


def falls_of(records: Records, client_id: str, about: Iterable[Invoice]) -> set[date]:
    """Those of these days on which less can be there than on the day before: something else happened than a payment."""
    found = {each.on for each in records.of(Payment, client_id) if each.kind is not PaymentKind.PAYMENT}
    for invoice in _looked_at(records, client_id, {each.id for each in about}):
        found |= {invoice.issued, *(each.on for each in records.on_invoice(CreditNote, invoice.id))}
    return {on for on in found if on}


def _still_there(records: Records, client_id: str, fresh: Totals, as_of: date) -> Totals:
    """What of credit that came is still the client's: at most what they have."""
    if not any(fresh.values()):
        return {}
    held = credit_on(records, client_id, as_of)
    return {code: min(fresh[code], max(Money.zero(code), held.get(code, Money.zero(code)))) for code in fresh}


def _looked_at(records: Records, client_id: str, asked: set[str]) -> Iterator[Invoice]:
    """The invoices asked about, and those on which credit came."""
    found = records.known(("spilling", client_id), lambda: frozenset(_spilling(records, client_id)))
    return (each for key in sorted(asked | found) if (each := records.by_id(Invoice).get(key)))


def _spilling(records: Records, client_id: str) -> Iterator[str]:
    """The invoices on which more came than they asked for, or before they asked, at any time."""
    for invoice in records.of(Invoice, client_id):
        came_in = [each for each in records.on_invoice(Payment, invoice.id) if each.kind is not PaymentKind.REFUND]
        credited = sum(each.amount.minor for each in records.on_invoice(CreditNote, invoice.id))
        is_early = any(invoice.issued and each.on and each.on < invoice.issued for each in came_in)
        if is_early or sum(each.amount.minor for each in came_in) > invoice.amount.minor - credited:
            yield invoice.id


def _on_account(records: Records, client_id: str) -> Mapping[str, list[Payment]]:
    """What came on account and was refunded from it, by currency."""
    return records.known(("on account", client_id), lambda: _by_currency(records, client_id))


def _by_currency(records: Records, client_id: str) -> Mapping[str, list[Payment]]:
    found: dict[str, list[Payment]] = defaultdict(list)
    for each in records.of(Payment, client_id):
        if each.invoice is None and each.kind is not PaymentKind.CREDIT:
            found[each.amount.currency].append(each)
    return found


def _stayed(records: Records, invoice: Invoice, since: date, as_of: date) -> Money:
    """What came on an invoice and stayed; money of another currency is no part of it."""
    code = invoice.amount.currency
    on_it = [each for each in records.on_invoice(Payment, invoice.id) if each.amount.currency == code]
    return Money(_left(on_it, since, as_of), code)


def _left(payments: Sequence[Payment], since: date, as_of: date) -> int:
    """What is left of the payments between two days, in minor units, each day's as one.

    What goes back beyond them had come before them all.
    """
    by_day: dict[date, int] = defaultdict(int)
    for each in payments:
        if each.on and since <= each.on <= as_of:
            by_day[each.on] += signed(each)
    left = 0
    for on in sorted(by_day):
        left = max(0, left + by_day[on])
    return left
