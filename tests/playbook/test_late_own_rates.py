"""The person's own rates of late interest, and rates that are stale or were never checked (M)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from builder import TODAY, Book
from late_kit import fee, owes, why

from clientdesk.ledger.late_rule import Doubt
from clientdesk.ledger.own_rates import rate_entered, rate_given
from clientdesk.model.errors import Refused
from clientdesk.model.money import Money
from clientdesk.model.settings import LateRate


def own(book: Book, key: str, since: str, rate: str, **fields) -> Book:
    return book.add(LateRate, rule=key, valid_from=date.fromisoformat(since), rate=Decimal(rate), **fields)


def test_m_an_own_rate_stands_in_from_its_day_until_the_next():
    book = own(owes("NL", "1000.00", "EUR", due=date(2025, 12, 31)), "eu-nl", "2026-01-01", "9", source="the Gazette",
               checked=date(2026, 1, 2))  # fmt: skip
    found = fee(book, date(2026, 1, 10))
    assert (found.rate, found.source, found.is_in_doubt) == (Decimal(9), "the Gazette", False)
    own(book, "eu-nl", "2026-07-01", "10.4")
    assert [line.rate.percent for line in fee(book, date(2026, 7, 2)).working.lines] == [Decimal(9), Decimal("10.4")]


def test_m_a_rate_for_a_country_that_has_no_statute_here_makes_one():
    book = owes("TR", "1000.00", "TRY", due=date(2026, 9, 22))
    own(book, "tr", "2026-01-01", "73", source="Resmi Gazete", checked=date(2026, 9, 1))
    found = fee(book, date(2026, 10, 22))
    assert (found.interest, found.compensation) == (Money(60_00, "TRY"), None)
    assert (found.basis, found.source) == ("73% a year, under the law of Türkiye", "Resmi Gazete")
    assert not found.is_in_doubt
    assert fee(book, date(2027, 9, 22)).is_in_doubt


def test_m_an_own_rate_goes_by_the_law_that_was_named_last_and_a_statutes_by_the_statute():
    book = own(owes("TR", "1000.00", "TRY", due=date(2026, 9, 22)), "tr", "2026-01-01", "73", law="Law 3095")
    assert fee(own(book, "tr", "2026-10-01", "60"), date(2026, 10, 22)).basis == "60% to 73% a year, under Law 3095"
    uk = own(owes(due=date(2026, 9, 22)), "uk", "2026-01-01", "12", source="https://www.bankofengland.co.uk")
    assert fee(uk, date(2026, 10, 22)).rule.law.startswith("the Late Payment of Commercial Debts")


def test_m_no_law_is_entered_for_a_rule_that_has_its_own():
    given = LateRate(id="r", rule="GB", valid_from=date(2026, 1, 1), rate=Decimal(12), law="Law 3095")
    with pytest.raises(Refused, match="for uk: leave the law out"):
        rate_given(Book().records, given)


def test_m_days_from_before_any_known_rate_bear_none():
    book = owes("HR", "1000.00", "EUR", due=date(2022, 11, 30))
    found = fee(book, date(2023, 1, 31))
    assert (found.since, found.days) == (date(2023, 1, 1), 31)
    old = owes(issued=date(2019, 5, 1), due=date(2019, 6, 1))
    assert fee(old, date(2026, 1, 1)) is None
    assert "No rate of the Late Payment" in str(why(old, date(2026, 1, 1)))


def test_m_a_rate_is_stale_when_its_half_year_is_over():
    assert not fee(owes("NL", due=date(2026, 3, 2)), date(2026, 6, 30)).is_in_doubt
    assert fee(owes("NL", due=date(2026, 3, 2)), date(2026, 7, 1)).is_in_doubt


def test_m_a_rate_that_was_fixed_in_its_time_is_never_stale():
    assert not fee(owes(due=date(2026, 6, 29)), date(2027, 6, 1)).is_in_doubt
    assert fee(owes(due=date(2026, 12, 31)), date(2027, 2, 1)).is_in_doubt


def test_m_a_fee_is_in_doubt_when_any_of_its_rates_was_never_checked():
    assert fee(owes("CY", due=date(2026, 3, 2)), date(2026, 6, 30)).doubt is Doubt.UNCHECKED
    assert fee(owes("CY", due=date(2026, 3, 2)), date(2026, 7, 1)).doubt is Doubt.STALE
    assert fee(owes("AT", due=date(2025, 9, 1)), date(2025, 12, 31)).doubt is None
    assert fee(owes("AT", due=date(2025, 9, 1)), date(2026, 1, 1)).doubt is Doubt.UNCHECKED


@pytest.mark.parametrize(
    ("currency", "told"), [("GBP", "£1,000.00 late bears £5.48 a day"), ("JPY", "¥1,000 late bears ¥5 a day")]
)
def test_m_a_rate_that_is_entered_is_told_in_money(currency, told):
    given = LateRate(id="r", rule="uk", valid_from=TODAY, rate=Decimal(200))
    label = rate_entered(Book(currency=currency).records, given).label
    assert label == f"Added the late interest rate of uk from 21 Nov 2026: {told}"
