"""Late fees (R02, M): what they come to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from late_kit import DUE, SIXTY_DAYS, at, fee, gbp, owes, paid

from clientdesk.model.money import Money
from clientdesk.playbook.late_fee.chargeable import fee_on


def test_m_the_published_case_to_the_penny():
    found = fee(owes())
    assert (found.interest, found.compensation, found.total) == (gbp("193.15"), gbp("100.00"), gbp("293.15"))
    assert found.debt + found.total == gbp("10293.15")
    assert (found.days, found.rate, found.since) == (60, Decimal("11.75"), date(2026, 3, 3))
    assert found.basis == "11.75% a year, under the Late Payment of Commercial Debts (Interest) Act 1998"
    assert fee(owes(), date(2026, 3, 3)).interest == gbp("3.22")


def test_m_who_paid_sixty_days_late_owes_the_same_however_long_ago():
    book = paid(owes(), SIXTY_DAYS, "10000.00")
    assert fee_on(book.records, at(book, date(2026, 11, 1))).total == gbp("293.15")
    assert fee(book, date(2026, 11, 1)) is None


@pytest.mark.parametrize(
    ("amount", "sum_"),
    [("999.99", "40.00"), ("1000.00", "70.00"), ("9999.99", "70.00"), ("10000.00", "100.00"), ("250000", "100.00")],
)
def test_m_compensation_in_pounds_by_the_size_of_the_debt(amount, sum_):
    assert fee(owes(amount=amount)).compensation == gbp(sum_)


@pytest.mark.parametrize(("amount", "sum_"), [("1000.00", 40), ("1000.01", 70), ("10000.00", 70), ("10000.01", 100)])
def test_m_compensation_in_ireland_goes_by_size_too(amount, sum_):
    assert fee(owes("IE", amount, "EUR")).compensation == Money(sum_ * 100, "EUR")


@pytest.mark.parametrize("country", ["DE", "FR", "AT", "NL", "ES", "IT", "BE", "PT", "FI"])
def test_m_compensation_of_forty_euro(country):
    assert fee(owes(country, "25000.00", "EUR")).compensation == Money(40_00, "EUR")


def test_m_the_debt_of_a_part_that_was_paid_in_time_is_the_rest():
    found = fee(paid(owes(), DUE, "9500.00"))
    assert (found.debt, found.compensation) == (gbp("500.00"), gbp("40.00"))
    assert found.interest == gbp("9.66")


def test_m_a_debt_in_another_currency_bears_interest_and_no_compensation():
    found = fee(owes(currency="USD"))
    assert (found.interest, found.compensation) == (Money(193_15, "USD"), None)
    assert found.total == found.interest


def test_m_under_a_contract_there_is_no_compensation():
    found = fee(owes().contract(late_fee=Decimal("11.75")))
    assert (found.interest, found.compensation, found.rule.id) == (gbp("193.15"), None, "contract")
    assert found.basis == "11.75% a year, as agreed"


CASES = [
    # country, due, asked on, days, interest on 1,000.00: worked out by hand
    ("GB", "2025-06-29", "2025-07-28", 29, "10.13"),  # starts to run on 30 June: 12.75% for all of it
    ("GB", "2025-06-30", "2025-07-29", 29, "9.73"),  # a day later: 12.25%
    ("GB", "2025-12-30", "2026-06-30", 182, "61.08"),  # from 31 December: 12.25%, over the year's end too
    ("GB", "2025-12-31", "2026-06-30", 181, "58.27"),  # from 1 January: 11.75%
    ("GB", "2023-12-31", "2024-12-31", 366, "132.86"),  # a leap year has 366 days of a 365th: 13.25%
    ("IE", "2025-06-29", "2025-12-31", 185, "56.51"),  # fixed in Ireland: 11.15%
    ("NL", "2025-06-29", "2025-12-31", 185, "51.47"),  # floating: 1 day at 11.15%, 184 at 10.15%
    ("FR", "2024-06-30", "2024-12-31", 184, "71.84"),  # 14.25%
    ("FI", "2024-06-30", "2025-01-31", 215, "72.78"),  # 184 days at 12.5%, 31 at 11.5%
    ("AT", "2022-12-01", "2023-07-31", 242, "72.68"),  # 30 days at 8.58%, 181 at 11.08%, 31 at 12.58%
    ("BE", "2024-12-30", "2025-01-01", 2, "0.66"),  # a day at 12.5%, one at 11.5%
    ("HR", "2023-01-31", "2023-02-01", 1, "0.29"),  # 10.5%
]


@pytest.mark.parametrize(("country", "due", "until", "days", "interest"), CASES, ids=str)
def test_m_worked_out_by_hand(country, due, until, days, interest):
    book = owes(country, "1000.00", "EUR", due=date.fromisoformat(due))
    found = fee(book, date.fromisoformat(until))
    assert (found.days, found.interest) == (days, Money.from_decimal(Decimal(interest), "EUR"))


def test_m_a_floating_rate_changes_with_the_half_year():
    """§ 288 BGB, 1,000.00 due on 1 December 2024: 12.37% for 30 days, 11.27% for 181, 10.27% for 31."""
    found = fee(owes("DE", "1000.00", "EUR", due=date(2024, 12, 1)), date(2025, 7, 31))
    lines = [(line.since, line.until, line.days, line.rate.percent) for line in found.working.lines]
    assert lines == [
        (date(2024, 12, 2), date(2024, 12, 31), 30, Decimal("12.37")),
        (date(2025, 1, 1), date(2025, 6, 30), 181, Decimal("11.27")),
        (date(2025, 7, 1), date(2025, 7, 31), 31, Decimal("10.27")),
    ]
    assert found.interest == Money(74_78, "EUR")
    assert found.basis == "10.27% to 12.37% a year, under § 288 (2) BGB"


def test_m_part_payments_and_rates_are_followed_line_by_line():
    """1,000.00 at 12.37% for 15 days, 600.00 for 15 more, 600.00 at 11.27% for 10, and nothing after it is paid."""
    book = owes("DE", "1000.00", "EUR", due=date(2024, 12, 1))
    paid(paid(book, date(2024, 12, 16), "400.00"), date(2025, 1, 10), "600.00")
    found = fee_on(book.records, at(book, date(2025, 7, 31)))
    lines = [(line.days, line.open.minor, line.rate.percent) for line in found.working.lines]
    assert lines == [
        (15, 100_000, Decimal("12.37")), (15, 60_000, Decimal("12.37")), (10, 60_000, Decimal("11.27")),
    ]  # fmt: skip
    assert found.interest == Money(9_99, "EUR")
    assert sum(line.parts for line in found.working.lines) / 36_500 == pytest.approx(
        Decimal("998.63"), abs=Decimal("0.01")
    )
