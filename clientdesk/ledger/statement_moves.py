"""What moved a client's balance, by day: the rows of a statement before they are added up (R03, M).

Rule: a row is facts, and no words: those are its reader's, in the reader's language.
"""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from clientdesk.ledger.account import is_credit_move
from clientdesk.ledger.course import day_of
from clientdesk.ledger.moved import is_known
from clientdesk.ledger.standing import standing
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, WriteOff

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.records import Records


class Kind(Enum):
    """What a row tells of."""

    OPENING = auto()
    INVOICE = auto()
    LATE_FEE = auto()
    CREDIT_NOTE = auto()
    PAYMENT = auto()
    CREDIT_USED = auto()
    REFUND = auto()
    WRITTEN_OFF = auto()
    NO_LONGER_WRITTEN_OFF = auto()
    CLOSING = auto()


_OF_ONE_DAY = (
    (Kind.INVOICE, Kind.LATE_FEE), (Kind.CREDIT_NOTE,), (Kind.PAYMENT,), (Kind.CREDIT_USED,), (Kind.REFUND,),
    (Kind.WRITTEN_OFF, Kind.NO_LONGER_WRITTEN_OFF),
)  # fmt: skip
"""In which order rows of one day stand."""
_TURNS = {kind: turn for turn, kinds in enumerate(_OF_ONE_DAY) for kind in kinds}


class What(Struct, frozen=True):
    """What a row is: its kind, and the numbers that it names.

    `number` is the invoice's that it is about; empty for a balance, and for money on account. `fee_on` is the number
    of the invoice whose late fee that one is; empty for any other. `note` is a credit note's own, where it has one.
    """

    kind: Kind
    number: str = ""
    fee_on: str = ""
    note: str = ""
    is_disputed: bool = False


class Move(Struct, frozen=True):
    """What a record did to a balance, in minor units; `on` is the first of all days where the source gave none."""

    on: date
    what: What
    currency: str
    debit: int = 0
    credit: int = 0
    due: date | None = None


def moves(records: Records, client_id: str, as_of: date, where: Mapping[str, Standing]) -> list[Move]:
    """All that had moved by the end of a day, the oldest first; `where` has the invoices issued by then, by id."""
    every = _moves(records, client_id, as_of, where)
    return sorted(every, key=lambda move: (move.on, _TURNS[move.what.kind]))


def _moves(records: Records, client_id: str, as_of: date, where: Mapping[str, Standing]) -> Iterator[Move]:
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


def _invoiced(records: Records, where: Standing) -> Iterator[Move]:
    """An invoice from its first day: its amount, what was taken off it, what was given up."""
    invoice, as_of = where.invoice, where.as_of
    start, currency = invoice.issued or date.min, invoice.amount.currency
    called = _about(records, invoice, Kind.INVOICE)
    kind, told = Kind.LATE_FEE if called.fee_on else Kind.INVOICE, where.is_disputed and where.balance > 0
    what = structs.replace(called, kind=kind, is_disputed=told)
    yield Move(start, what, currency, debit=invoice.amount.minor, due=where.due)
    notes = (each for each in records.on_invoice(CreditNote, invoice.id) if each.amount.currency == currency)
    for note in notes:
        if is_known(note, as_of):
            what = structs.replace(_about(records, invoice, Kind.CREDIT_NOTE), note=note.number)
            yield Move(max(note.on, start), what, currency, credit=note.amount.minor)
    yield from _given_up(records, invoice, as_of)


def _given_up(records: Records, invoice: Invoice, as_of: date) -> Iterator[Move]:
    """What was written off; of what came in after all, that it no longer is."""
    if not records.on_invoice(WriteOff, invoice.id):
        return
    start, before = invoice.issued or date.min, 0
    for day in sorted({max(each, start) for each in _days(records, invoice) if each <= as_of}):
        lost = standing(records, invoice, day).lost
        if lost != before:
            kind = Kind.WRITTEN_OFF if lost > before else Kind.NO_LONGER_WRITTEN_OFF
            debit, credit = max(before - lost, 0), max(lost - before, 0)
            yield Move(day, _about(records, invoice, kind), invoice.amount.currency, debit, credit)
        before = lost


def _days(records: Records, invoice: Invoice) -> Iterable[date]:
    """The days on which anything moved on an invoice."""
    kinds: tuple[type[Payment | CreditNote | WriteOff], ...] = (Payment, CreditNote, WriteOff)
    return (each.on or date.min for kind in kinds for each in records.on_invoice(kind, invoice.id))


def _about(records: Records, invoice: Invoice, kind: Kind) -> What:
    """What is told of an invoice; of a late fee by the invoice that it is on."""
    late = records.late_one(invoice)
    return What(kind, invoice.number, late.number if late else "")


def _paid(records: Records, payment: Payment, invoice: Invoice) -> Move:
    """A payment on an invoice, money of one given back, or the use of credit."""
    minor, kind, is_own = payment.amount.minor, payment.kind, payment.client == invoice.client
    debit = minor if kind is PaymentKind.REFUND or (kind is PaymentKind.CREDIT and is_own) else 0
    credit = 0 if kind is PaymentKind.REFUND else minor
    what = _about(records, invoice, _KINDS[kind])
    return Move(day_of(payment), what, payment.amount.currency, debit, credit)


def _on_account(payment: Payment) -> Move:
    """A payment on account, or credit that went: back to the client, or where nobody knows."""
    minor, came_in = payment.amount.minor, payment.kind is PaymentKind.PAYMENT
    debit, credit = (0, minor) if came_in else (minor, 0)
    return Move(day_of(payment), What(_KINDS[payment.kind]), payment.amount.currency, debit, credit)


_KINDS = {
    PaymentKind.PAYMENT: Kind.PAYMENT,
    PaymentKind.CREDIT: Kind.CREDIT_USED,
    PaymentKind.REFUND: Kind.REFUND,
}
