"""The rules that late interest goes by (M): their data is sane, and what holds of any of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.ledger.interest import interest
from clientdesk.ledger.late_rule import Doubt, Rate, Rule, half_year, of_contract
from clientdesk.ledger.standing import standing
from clientdesk.ledger.statutes import CHECKED, FIRST, STATUTES, rules_of
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.money import Money
from clientdesk.model.records import Records

DUE = date(2024, 5, 20)


@pytest.mark.parametrize("rule", STATUTES.values(), ids=list(STATUTES))
class TestEachStatute:
    def test_has_a_rate_for_each_half_year_from_its_first_on(self, rule):
        days = [each.valid_from for each in rule.rates]
        assert days == sorted(set(days))
        assert days[0].year >= FIRST
        assert all(day.day == 1 and day.month in (1, 7) for day in days)
        wanted = [half_year(date(days[0].year + at // 2, 7 if at % 2 else 1, 1)) for at in range(len(days))]
        assert [half_year(day) for day in days] == wanted

    def test_names_where_each_rate_stands_and_when_it_was_looked_up_if_it_was(self, rule):
        assert rule.name
        for each in rule.rates:
            assert "https://" in each.source
            assert each.checked in {CHECKED, None}
            assert each.valid_from <= CHECKED

    def test_charges_what_the_directive_asks_for_at_the_least(self, rule):
        assert all(Decimal(8) <= each.percent <= 20 for each in rule.rates)

    def test_pays_compensation_by_size_and_at_least_forty(self, rule):
        sums = [band.sum for band in rule.bands]
        assert sums[0].minor == 40_00
        assert [each.minor for each in sums] == sorted(each.minor for each in sums)
        assert rule.bands[-1].below is None


@pytest.mark.parametrize(
    ("key", "day", "percent"),
    [
        ("uk", "2020-06-30", "8.75"), ("uk", "2021-12-31", "8.10"), ("uk", "2022-01-01", "8.25"),
        ("uk", "2022-12-31", "9.25"), ("uk", "2023-03-01", "11.50"), ("uk", "2023-12-31", "13.00"),
        ("uk", "2024-03-01", "13.25"), ("uk", "2024-12-31", "13.25"), ("uk", "2025-01-01", "12.75"),
        ("uk", "2025-07-01", "12.25"), ("uk", "2026-01-01", "11.75"), ("uk", "2026-07-01", "11.75"),
        ("eu-de", "2023-07-01", "12.12"), ("eu-de", "2024-01-01", "12.62"), ("eu-de", "2024-07-01", "12.37"),
        ("eu-de", "2025-01-01", "11.27"), ("eu-de", "2026-01-01", "10.27"), ("eu-at", "2024-07-01", "13.08"),
        ("eu-at", "2025-01-01", "11.73"), ("eu-at", "2025-07-01", "10.73"), ("eu-be", "2021-01-01", "8.00"),
        ("eu-be", "2023-01-01", "10.50"), ("eu-be", "2023-07-01", "12.00"), ("eu-be", "2024-07-01", "12.50"),
        ("eu-fi", "2023-01-01", "10.50"), ("eu-mt", "2026-01-01", "10.15"), ("eu-pt", "2025-07-01", "10.15"),
        ("eu-si", "2023-01-01", "10.50"), ("eu-si", "2024-07-01", "12.25"), ("eu-lu", "2020-01-01", "8.00"),
        ("eu-de", "2022-12-31", "8.12"), ("eu-de", "2025-12-31", "10.27"), ("eu-at", "2022-01-01", "8.58"),
        ("eu-at", "2023-01-01", "11.08"), ("eu-be", "2025-06-30", "11.50"), ("eu-be", "2026-01-01", "10.50"),
        ("eu-fi", "2024-07-01", "12.50"), ("eu-fi", "2025-03-01", "11.50"), ("eu-fi", "2026-01-01", "10.50"),
        ("eu-fr", "2024-08-01", "14.25"), ("eu-hr", "2023-01-01", "10.50"), ("eu-ie", "2024-07-01", "12.25"),
        ("eu-nl", "2024-01-01", "12.50"), ("eu-nl", "2024-07-01", "12.25"), ("eu-es", "2020-01-01", "8.00"),
        ("eu-it", "2026-01-01", "10.15"),
    ],
)  # fmt: skip
def test_m_rates_are_those_that_were_published_and_are_checked(key, day, percent):
    found = STATUTES[key].on(date.fromisoformat(day))
    assert (found.percent, found.checked) == (Decimal(percent), CHECKED)


def test_m_what_nobody_found_is_not_called_checked():
    unchecked = {
        (rule.id, str(each.valid_from)) for rule in STATUTES.values() for each in rule.rates if not each.checked
    }
    of_cyprus = {("eu-cy", str(each.valid_from)) for each in STATUTES["eu-cy"].rates}
    assert unchecked == of_cyprus | {("eu-at", "2026-01-01")}


def test_m_a_country_whose_margin_nobody_found_has_no_rule():
    assert {"eu-lt", "eu-lv"}.isdisjoint(STATUTES)


def test_m_a_rate_that_nobody_checked_is_in_doubt_and_one_from_another_half_year_is_stale_first():
    rule = STATUTES["eu-cy"]
    assert rule.doubt(date(2026, 6, 30), date(2026, 6, 30)) is Doubt.UNCHECKED
    assert rule.doubt(date(2026, 7, 1), date(2026, 7, 1)) is Doubt.STALE
    assert STATUTES["eu-nl"].doubt(date(2026, 6, 30), date(2026, 6, 30)) is None
    assert of_contract(Decimal(5)).doubt(DUE, DUE) is None


def test_m_a_desk_without_own_rates_has_the_programs():
    assert rules_of(Records()) == STATUTES


# What holds of any rule


def bears(rule: Rule, until: int, payments=(), minor=1_000_00, since: int = 0) -> int:
    """The interest, in minor units, on an invoice that was due on `DUE` and paid in parts, from a day until another."""
    invoice = Invoice(id="i", client="c", number="1", amount=Money(minor, "EUR"), issued=DUE, due=DUE)
    paid = [
        Payment(id=str(at), client="c", invoice="i", amount=Money(part, "EUR"), on=DUE + timedelta(on))
        for at, (on, part) in enumerate(payments)
    ]
    records = Records.of_all([invoice, *paid])
    day = DUE + timedelta(since)
    return interest(records, standing(records, invoice, DUE + timedelta(until)), rule, day).amount.minor


DAYS = st.integers(0, 900)
PARTS = st.lists(st.tuples(st.integers(0, 900), st.integers(1, 300_00)), max_size=3)
FLOATING = st.sampled_from([STATUTES["eu-de"], STATUTES["eu-fr"], of_contract(Decimal("7.3"))])


@settings(max_examples=40)
@given(FLOATING, DAYS, DAYS, PARTS)
def test_m_a_span_that_is_cut_anywhere_bears_the_same(rule, one, other, payments):
    cut, end = sorted((one, other))
    whole = bears(rule, end, payments)
    assert abs(whole - bears(rule, cut, payments) - bears(rule, end, payments, since=cut)) <= 1


@settings(max_examples=40)
@given(st.sampled_from(list(STATUTES.values())), DAYS, PARTS, st.integers(0, 900), st.integers(1, 100_00))
def test_m_a_payment_never_raises_interest(rule, end, payments, on, part):
    assert bears(rule, end, [*payments, (on, part)]) <= bears(rule, end, payments)


@settings(max_examples=20)
@given(DAYS, PARTS)
def test_m_at_nothing_a_year_nothing_is_borne(end, payments):
    assert bears(of_contract(Decimal(0)), end, payments) == 0


@settings(max_examples=20)
@given(st.integers(1, 900))
def test_m_lines_follow_on_each_other_without_a_gap(end):
    invoice = Invoice(id="i", client="c", number="1", amount=Money(500_00, "EUR"), issued=DUE, due=DUE)
    records = Records.of_all([invoice])
    lines = interest(records, standing(records, invoice, DUE + timedelta(end)), STATUTES["eu-de"], DUE).lines
    assert lines[0].since == DUE + timedelta(1)
    assert lines[-1].until == DUE + timedelta(end)
    assert all(then.since == before.until + timedelta(1) for before, then in pairwise(lines))


def test_m_a_rate_that_was_looked_up_long_ago_is_stale_where_no_half_year_ends_it():
    looked = date(2026, 1, 1)
    rule = Rule("tr", "a law", "", (Rate(looked, Decimal(50), "the gazette", looked),))
    assert rule.doubt(looked, looked + timedelta(200)) is None
    assert rule.doubt(looked, looked + timedelta(201)) is Doubt.STALE
    assert rule.doubt(date(2025, 12, 31), looked) is Doubt.STALE
    never = Rule("tr", "a law", "", (Rate(looked, Decimal(50), "the gazette"),))
    assert never.doubt(looked, looked + timedelta(201)) is Doubt.UNCHECKED
