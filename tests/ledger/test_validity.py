"""Until when a late interest rate is valid, and what is said of one that is not any more (M)."""

from datetime import date
from decimal import Decimal

from clientdesk.ledger.late_rule import Rate, Rule
from clientdesk.ledger.validity import checked_by, valid_until, what_stale_means

TODAY = date(2026, 11, 21)
RATE = Rate(date(2026, 1, 1), Decimal(10), "a gazette", checked=date(2026, 11, 22))
LAW = Rule("eu-xx", "a law", "a gazette", (RATE,), half_yearly=True)


def test_m_a_rate_is_valid_until_its_half_year_ends():
    assert valid_until(RATE) == date(2026, 6, 30)
    assert valid_until(Rate(date(2026, 9, 3), Decimal(10), "")) == date(2026, 12, 31)


def test_m_no_check_is_told_of_before_its_day():
    assert checked_by(RATE, TODAY) is None
    assert checked_by(RATE, date(2026, 11, 22)) == date(2026, 11, 22)


def test_m_what_is_stale_is_told_with_the_day_it_ended_and_the_one_that_comes_next():
    told = what_stale_means([LAW], TODAY)
    assert "was valid until 30 Jun 2026, the end of its half-year" in told
    assert "Look up the one of 1 Jul 2026" in told
    assert what_stale_means([LAW], date(2026, 6, 30)) == ""


def test_m_one_that_no_half_year_ends_was_looked_up_long_ago():
    own = Rule("jp", "a law", "", (Rate(date(2025, 1, 1), Decimal(3), "", checked=date(2026, 1, 1)),))
    assert what_stale_means([own], TODAY) == "one that is no half-year's was looked up over 200 days ago."
