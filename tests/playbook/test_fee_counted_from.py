"""A late fee that counts only from a later day than the invoice is overdue: both are told, and why (R02, M)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from builder import TODAY, Book, day

from clientdesk.ledger.standing import standing
from clientdesk.model.invoice import Invoice
from clientdesk.model.settings import LateRate
from clientdesk.playbook.late_fee.chargeable import fee_on
from clientdesk.playbook.late_fee.words import counted_from, late_by
from clientdesk.tui.fee_working import working

LAW = "under the law of Türkiye"


def late(**fields) -> Book:
    """€1,000 that was due 60 days ago, in a country of which no rate is known."""
    return Book(country="TR").client("Acme").invoice("1000.00", issued=-90, due=-60, number="A-1", **fields)


def rate(book: Book, since: date) -> Book:
    return book.add(LateRate, rule="tr", valid_from=since, rate=Decimal(24), source="law", checked=TODAY)


def told(book: Book) -> tuple[str, int, int]:
    """From when it counts, the days late, and those of the fee."""
    where = standing(book.records, book.records.get(Invoice, book.invoice_id), TODAY)
    fee = fee_on(book.records, where)
    assert fee
    return counted_from(fee), late_by(where, fee), fee.days


def test_m_a_rate_that_is_known_all_along_counts_from_the_day_after_the_due_date():
    assert told(rate(late(), day(-100))) == ("", 60, 60)
    assert told(rate(late(), day(-59))) == ("", 60, 60)


def test_m_a_rate_that_begins_later_counts_from_there_while_the_invoice_is_as_late():
    assert told(rate(late(), day(-40))) == ("from 12 Oct 2026, when the first known rate begins", 60, 41)


def test_m_of_two_rates_the_first_known_one_begins_it():
    book = rate(rate(late(), day(-40)), day(-10))
    assert told(book)[0] == "from 12 Oct 2026, when the first known rate begins"


def test_s01_an_invoice_that_was_sent_late_counts_from_as_much_later():
    book = rate(late(sent=day(-87)), day(-100))
    assert told(book) == ("from 26 Sep 2026, as it was sent 3 days late", 60, 57)


def test_m_paid_late_it_is_as_late_as_it_was_then():
    assert told(rate(late(), day(-40)).paid(-20))[1:] == (40, 21)


def working_of(book: Book) -> list[str]:
    where = standing(book.records, book.records.get(Invoice, book.invoice_id), TODAY)
    fee = fee_on(book.records, where)
    assert fee
    return [line.partition(" at ")[0] for line in working(where, fee)]


def test_m_after_a_part_payment_what_is_open_is_overdue():
    assert working_of(rate(late(), day(-100)).paid(-30, "600.00"))[0] == (
        "€400.00 of €1,000.00, overdue since 23 Sep 2026: 60 days"
    )
    paid = rate(late(), day(-100)).paid(-30)
    assert working_of(paid)[0] == "€1,000.00, was overdue since 23 Sep 2026: 30 days"


@pytest.mark.parametrize("since", [-59, -40])
def test_m_days_in_dispute_are_taken_from_the_fee_and_not_from_the_lateness(since):
    book = rate(late(disputed_on=day(since), settled_on=day(since + 19)), day(-100))
    assert told(book) == ("", 60, 40)
    assert working_of(book)[:2] == ["€1,000.00, overdue since 23 Sep 2026: 60 days.", "The fee counts 40 days"]


def test_m_the_working_says_since_when_it_is_overdue_and_from_when_the_fee_counts():
    book = rate(late(), day(-40))
    where = standing(book.records, book.records.get(Invoice, book.invoice_id), TODAY)
    fee = fee_on(book.records, where)
    assert fee
    assert list(working(where, fee))[:2] == [
        "€1,000.00, overdue since 23 Sep 2026: 60 days.",
        f"The fee counts from 12 Oct 2026, when the first known rate begins: 41 days at 24% a year, {LAW}.",
    ]
