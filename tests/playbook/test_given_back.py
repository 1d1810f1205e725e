"""An invoice that was paid, and whose money went back: nothing is asked for, and the reason is that one (S01, M)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from builder import Book

from clientdesk.ledger.standing import standing
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.money import Money
from clientdesk.playbook.late_fee.chargeable import why_none
from clientdesk.playbook.late_fee.waiving import waive

DUE, PAID, NOW = date(2026, 3, 2), date(2026, 3, 20), date(2026, 5, 1)


def given_back(minor: int = 1_000_00, **invoice) -> Book:
    book = Book(country="GB").client("Acme")
    whole = Money.from_decimal(Decimal(1000), "GBP")
    book.add(Invoice, **{"number": "A-1", "amount": whole, "issued": date(2026, 2, 2), "due": DUE} | invoice)
    book.invoice_id = book.list[-1].id
    book.add(Payment, amount=whole, on=PAID, invoice=book.invoice_id)
    return book.add(
        Payment, amount=Money(minor, "GBP"), on=date(2026, 4, 1), kind=PaymentKind.REFUND, invoice=book.invoice_id
    )


def why(book: Book) -> str:
    return why_none(book.records, standing(book.records, book.records.get(Invoice, book.invoice_id), NOW))


def test_it_bears_no_late_fee_because_the_person_gave_the_money_back():
    assert why(given_back()) == "A-1 was paid, and you gave it back: no late fee is asked for on it."


@pytest.mark.parametrize("minor", [1, 400_00, 999_99])
def test_r02_of_what_they_were_given_back_in_part_the_days_late_cost_their_fee(minor):
    assert why(given_back(minor)) == ""


def test_what_is_in_dispute_says_so_first():
    assert why(given_back(disputed=True)) == "A-1 is disputed: no late fee is asked for on it."


def test_there_is_no_fee_to_let_go_either():
    book = given_back()
    with pytest.raises(Refused, match="you gave it back"):
        waive(book.records, book.records.get(Invoice, book.invoice_id), NOW)
