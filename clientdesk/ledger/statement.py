"""A client's statement of account: what they owed, what came in, and the balance after each.

Rule: one balance per currency, and at the end of any day it is what the account says is owed less the client's credit.
"""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from clientdesk.ledger.account import is_credit_move
from clientdesk.ledger.ageing import Ageing, of_standings
from clientdesk.ledger.course import day_of
from clientdesk.ledger.standing import is_known, standing, standings
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, WriteOff
from clientdesk.model.money import Money, totals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.records import Records


class _Turn(IntEnum):
    """In which order rows of one day stand."""

    INVOICE = 0
    CREDIT_NOTE = 1
    PAYMENT = 2
    CREDIT_USED = 3
    REFUND = 4
    WRITE_OFF = 5


class Entry(Struct, frozen=True):
    """A row: what the client came to owe (`debit`), or what came off it (`credit`), and the `balance` after it.

    `on` is None where the source gave no day. The use of credit is both, and leaves the balance as it is. `due` is the
    day by which an invoice is to be paid; None for any other row.
    """

    on: date | None
    what: str
    debit: Money | None
    credit: Money | None
    balance: Money
    due: date | None = None


class Statement(Struct, frozen=True):
    """One currency's rows between two days, both inclusive. A balance below zero is the client's money in hand.

    `opening` is the balance before the first day, `closing` the one at the end of the last. `ageing` is None when
    nothing is open; of that, `disputed` is what the client disputes, and `given_back` what of the rest had come and
    went back, so that nobody is asked for it; None where nothing is.
    """

    currency: str
    opening: Money
    entries: tuple[Entry, ...]
    closing: Money
    ageing: Ageing | None
    disputed: Money | None = None
    given_back: Money | None = None

    @property
    def in_hand(self) -> Money | None:
        """The client's credit where something is open beside it; the balance is what is open less that (M)."""
        credit = self.ageing.total.amount.minor - self.closing.minor if self.ageing else 0
        return Money(credit, self.currency) if credit > 0 else None


class _Move(Struct, frozen=True):
    """What a record did to a balance, in minor units."""

    on: date
    turn: _Turn
    what: str
    currency: str
    debit: int = 0
    credit: int = 0
    due: date | None = None


def statement(records: Records, client_id: str, as_of: date, since: date | None = None) -> dict[str, Statement]:
    """A client's statement from `since` to `as_of`, both inclusive, by currency code; from the first day without one.

    What has no day stands before all others, as the ledger counts it. Raises Refused when the days are the wrong way
    round (R03, M).
    """
    if since and since > as_of:
        raise Refused("The first day of a statement can't lie after its last. Check the two days.")
    where = {each.invoice.id: each for each in standings(records, client_id, as_of)}
    moves = sorted(_moves(records, client_id, as_of, where), key=lambda move: (move.on, move.turn))
    ages = of_standings(where.values())
    disputed = totals(each.open for each in where.values() if each.is_disputed and each.balance > 0)
    back = totals(each.back for each in where.values() if each.back and not each.is_disputed)
    first = since or date.min
    return {
        code: structs.replace(
            _of_one(code, [move for move in moves if move.currency == code], first, ages.get(code)),
            disputed=disputed.get(code),
            given_back=back.get(code),
        )
        for code in sorted({move.currency for move in moves})
    }


def _of_one(currency: str, moves: list[_Move], first: date, ages: Ageing | None) -> Statement:
    opening = balance = sum(move.debit - move.credit for move in moves if move.on < first)
    entries = []
    for move in (each for each in moves if each.on >= first):
        balance += move.debit - move.credit
        entries.append(
            Entry(
                on=None if move.on == date.min else move.on,
                what=move.what,
                debit=Money(move.debit, currency) if move.debit else None,
                credit=Money(move.credit, currency) if move.credit else None,
                balance=Money(balance, currency),
                due=move.due,
            )
        )
    return Statement(currency, Money(opening, currency), tuple(entries), Money(balance, currency), ages)


def _moves(records: Records, client_id: str, as_of: date, where: Mapping[str, Standing]) -> Iterator[_Move]:
    """All that had moved by the end of a day, in the order it was added; `where` has what was issued by then."""
    for invoice in records.of(Invoice, client_id):
        if invoice.id in where:
            yield from _invoiced(records, where[invoice.id])
        payments = (each for each in records.on_invoice(Payment, invoice.id) if _counts_on(each, invoice))
        yield from (_paid(records, each, invoice) for each in payments if is_known(each, as_of))
    for payment in records.of(Payment, client_id):
        if is_credit_move(payment) and is_known(payment, as_of) and not _is_own_use(records, payment):
            yield _on_account(payment)


def _counts_on(payment: Payment, invoice: Invoice) -> bool:
    """Whether a payment on an invoice is in the invoice's currency."""
    return payment.amount.currency == invoice.amount.currency


def _is_own_use(records: Records, payment: Payment) -> bool:
    """Whether it is credit used on an invoice of the same client's: one row there, which moves no balance."""
    invoice = records.by_id(Invoice).get(payment.invoice or "")
    return bool(invoice and invoice.client == payment.client and _counts_on(payment, invoice))


def _invoiced(records: Records, where: Standing) -> Iterator[_Move]:
    """An invoice from its first day: its amount, what was taken off it, what was given up."""
    invoice, as_of = where.invoice, where.as_of
    start, currency = invoice.issued or date.min, invoice.amount.currency
    told = ", in dispute" if where.is_disputed and where.balance > 0 else ""
    what, debit = f"{_called(records, invoice)}{told}", invoice.amount.minor
    yield _Move(start, _Turn.INVOICE, what, currency, debit, due=invoice.due)
    notes = (each for each in records.on_invoice(CreditNote, invoice.id) if each.amount.currency == currency)
    for note in notes:
        if is_known(note, as_of):
            what = f"Credit note{' ' * bool(note.number)}{note.number} on {invoice.number}"
            yield _Move(max(note.on, start), _Turn.CREDIT_NOTE, what, currency, credit=note.amount.minor)
    yield from _given_up(records, invoice, as_of)


def _given_up(records: Records, invoice: Invoice, as_of: date) -> Iterator[_Move]:
    """What was written off; of what came in after all, that it no longer is."""
    if not records.on_invoice(WriteOff, invoice.id):
        return
    start, before = invoice.issued or date.min, 0
    for day in sorted({max(each, start) for each in _days(records, invoice) if each <= as_of}):
        lost = standing(records, invoice, day).lost
        if lost > before:
            what = f"Written off on {invoice.number}"
            yield _Move(day, _Turn.WRITE_OFF, what, invoice.amount.currency, credit=lost - before)
        elif lost < before:
            what = f"No longer written off on {invoice.number}"
            yield _Move(day, _Turn.WRITE_OFF, what, invoice.amount.currency, debit=before - lost)
        before = lost


def _days(records: Records, invoice: Invoice) -> Iterable[date]:
    """The days on which anything moved on an invoice."""
    kinds: tuple[type[Payment | CreditNote | WriteOff], ...] = (Payment, CreditNote, WriteOff)
    return (each.on or date.min for kind in kinds for each in records.on_invoice(kind, invoice.id))


def _called(records: Records, invoice: Invoice) -> str:
    """What an invoice is called: a late fee by the invoice that it is on."""
    late = records.by_id(Invoice).get(invoice.fee_for or "")
    return f"Late fee on {late.number}" if late else f"Invoice {invoice.number}"


def _paid(records: Records, payment: Payment, invoice: Invoice) -> _Move:
    """A payment on an invoice, money of one given back, or the use of credit."""
    turn, words = _WORDS[payment.kind]
    minor, kind, is_own = payment.amount.minor, payment.kind, payment.client == invoice.client
    debit = minor if kind is PaymentKind.REFUND or (kind is PaymentKind.CREDIT and is_own) else 0
    credit = 0 if kind is PaymentKind.REFUND else minor
    what = f"{words}, l{_called(records, invoice)[1:]}" if invoice.fee_for else f"{words} on {invoice.number}"
    return _Move(day_of(payment), turn, what, payment.amount.currency, debit, credit)


def _on_account(payment: Payment) -> _Move:
    """A payment on account, or credit that went: back to the client, or where nobody knows."""
    turn, words = _WORDS[payment.kind]
    minor, came_in = payment.amount.minor, payment.kind is PaymentKind.PAYMENT
    debit, credit = (0, minor) if came_in else (minor, 0)
    return _Move(day_of(payment), turn, f"{words} on account", payment.amount.currency, debit, credit)


_WORDS = {
    PaymentKind.PAYMENT: (_Turn.PAYMENT, "Payment"),
    PaymentKind.CREDIT: (_Turn.CREDIT_USED, "Credit used"),
    PaymentKind.REFUND: (_Turn.REFUND, "Refund"),
}
