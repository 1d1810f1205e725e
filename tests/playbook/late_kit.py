"""An invoice that is late, what its fee comes to, and by which rule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from builder import Book

from clientdesk.ledger.standing import standing
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.money import Money
from clientdesk.model.way import Words
from clientdesk.playbook.late_fee.basis import rule_for
from clientdesk.playbook.late_fee.chargeable import late_fee, why_none

DUE = date(2026, 3, 2)
"""An invoice of the first half of 2026: 11.75% in the United Kingdom, 10.15% where the Directive's 8 points hold."""
SIXTY_DAYS = date(2026, 5, 1)


def gbp(text: str) -> Money:
    return Money.from_decimal(Decimal(text), "GBP")


def owes(country="GB", amount="10000.00", currency="GBP", *, due=DUE, client=None, **invoice) -> Book:
    book = Book(country=country).client("Acme", **client or {})
    money = Money.from_decimal(Decimal(amount), currency)
    book.add(Invoice, **{"number": "A-1", "amount": money, "issued": date(2020, 1, 2), "due": due} | invoice)
    book.invoice_id = book.list[-1].id
    return book


def paid(book: Book, on: date, amount: str) -> Book:
    money = Money.from_decimal(Decimal(amount), book.records.get(Invoice, book.invoice_id).amount.currency)
    return book.add(Payment, amount=money, on=on, kind=PaymentKind.PAYMENT, invoice=book.invoice_id)


def at(book: Book, day: date):
    return standing(book.records, book.records.get(Invoice, book.invoice_id), day)


def fee(book: Book, day: date = SIXTY_DAYS):
    return late_fee(book.records, at(book, day))


def why(book: Book, day: date = SIXTY_DAYS) -> Words:
    return why_none(book.records, at(book, day))


def rule(book: Book) -> str:
    found = rule_for(book.records, book.client_id)
    return found.id if found else ""
