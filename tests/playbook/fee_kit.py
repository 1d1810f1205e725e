"""Invoices that are late and were asked for: £10,000 due on 1 May 2026, and £1,000 due on 1 June where there are two.

At 11.75% a year by the contract; L06 of 1 July asks for them. The late fees are £196.37 and £9.66 by then.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from builder import Book

from clientdesk.ledger import paying
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Letter
from clientdesk.model.money import Money
from clientdesk.model.project import Contract
from clientdesk.model.records import Records

LETTER, PAID, BACK = date(2026, 7, 1), date(2026, 7, 5), date(2026, 7, 10)


def gbp(text: str) -> Money:
    """An amount in pounds."""
    return Money.from_decimal(Decimal(text), "GBP")


FEE = gbp("196.37")
"""The late fee on A-1 when the letter asks for it."""


def asked(*, two: bool = True, besides: bool = False) -> Records:
    """One invoice or two that the letter asks for; the second one beside, kindly and without a fee, if it says so."""
    book = Book(country="GB", payment_details="IBAN GB00 1234").client("Acme", currency="GBP")
    book.add(Contract, late_fee=Decimal("11.75"), signed=date(2026, 1, 1))
    book.add(Invoice, number="A-1", amount=gbp("10000"), issued=date(2026, 4, 1), due=date(2026, 5, 1))
    first, second = (book.list[-1].id,), ()
    if two:
        book.add(Invoice, number="A-2", amount=gbp("1000"), issued=date(2026, 5, 1), due=date(2026, 6, 1))
        second = (book.list[-1].id,)
    about, beside = (first, second) if besides else (first + second, ())
    return book.add(Letter, kind="L06", written=LETTER, sent=LETTER, body="…", invoices=about, besides=beside).records


def number(records: Records, wanted: str = "A-1") -> Invoice:
    """The invoice of a number."""
    return next(each for each in records.all(Invoice) if each.number == wanted)


def paid(records: Records, amount: str = "10000", wanted: str = "A-1", on: date = PAID) -> Records:
    """A payment on an invoice; what is more than that is credit."""
    return records.after(paying.pay(records, number(records, wanted), gbp(amount), on))


def refunded(records: Records, amount: str) -> Records:
    """Money of A-1 that went back."""
    return records.after(paying.refund(records, number(records), gbp(amount), BACK))
