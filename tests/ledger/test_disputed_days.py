"""The days of a dispute bear no late interest (M): the cases worked out by hand, and what holds of any disputes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from builder import TODAY, Book, day, eur
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.ledger.account import account
from clientdesk.ledger.interest import interest
from clientdesk.ledger.late_rule import Rate, Rule, of_contract
from clientdesk.ledger.standing import standing
from clientdesk.model.invoice import Dispute, Invoice

ODD = of_contract(Decimal("36.5"))
"""A euro a day on a thousand."""


def owes(since: int | None = None, settled: int | None = None, *earlier: tuple[int, int], due=-30) -> Book:
    dispute = {"disputed_on": None if since is None else day(since)}
    dispute |= {"settled_on": None if settled is None else day(settled)}
    before = tuple(Dispute(since=day(first), settled=day(last)) for first, last in earlier)
    return Book().client().invoice("1000.00", issued=-120, due=due, earlier_disputes=before, **dispute)


def late(book: Book, rule: Rule = ODD, *, today: date = TODAY):
    found = standing(book.records, book.records.get(Invoice, book.invoice_id), today)
    assert found.due is not None
    return interest(book.records, found, rule, found.due)


def lines(book: Book, rule: Rule = ODD) -> list[tuple[int, int, str]]:
    """The working: from and to, as the builder counts days, and the interest of the line."""
    return [((e.since - TODAY).days, (e.until - TODAY).days, e.shown(0)) for e in late(book, rule).lines]


def test_m_its_first_and_its_last_day_are_both_left_out():
    assert lines(owes(-10, -6)) == [(-29, -11, "19.00"), (-5, 0, "6.00")]
    found = late(owes(-10, -6))
    assert (found.days, found.amount, found.left_out) == (25, eur("25.00"), ((day(-10), day(-6)),))


@pytest.mark.parametrize(("since", "settled"), [(-60, -40), (-60, -30), (None, -30)])
def test_m_one_that_was_over_by_the_due_date_changes_nothing(since, settled):
    found = late(owes(since, settled))
    assert (found.days, found.amount, found.left_out) == (30, eur("30.00"), ())


@pytest.mark.parametrize("since", [-60, -30, -29, None])
def test_m_one_from_before_the_due_date_leaves_out_the_days_after_it(since):
    assert lines(owes(since, -20)) == [(-19, 0, "20.00")]


def test_m_of_one_day_a_day_is_left_out_and_of_several_each_day_once():
    assert late(owes(-10, -10)).days == 29
    assert lines(owes(-5, -3, (-20, -10), (-12, -8))) == [(-29, -21, "9.00"), (-7, -6, "2.00"), (-2, 0, "3.00")]


def test_m_disputes_that_touch_are_told_as_one():
    assert late(owes(-9, -5, (-20, -10))).left_out == ((day(-20), day(-5)),)


def test_m_what_was_paid_meanwhile_bears_none_after_it_either():
    assert lines(owes(-20, -10).paid(-15, "600.00")) == [(-29, -21, "9.00"), (-9, 0, "4.00")]
    assert lines(owes(-20, -10).paid(-15)) == [(-29, -21, "9.00")]
    assert late(owes(-20, -10).paid(-15)).left_out == ((day(-20), day(-15)),)


def test_m_what_is_paid_on_the_day_of_the_settling_costs_nothing_more():
    assert late(owes(-30, -10).paid(-10)).amount == eur("0.00")
    assert late(owes(-30, -10).paid(-9)).amount == eur("1.00")


def test_m_compensation_is_for_what_was_open_on_the_first_day_that_counts():
    assert late(owes(-30, -10).paid(-15, "600.00")).debt == eur("400.00")
    assert late(owes(-20, -10).paid(-15, "600.00")).debt == eur("1000.00")


def test_m_a_rate_that_changes_meanwhile_holds_from_its_own_day():
    rates = (Rate(date.min, Decimal("36.5"), ""), Rate(day(-8), Decimal(73), ""))
    floating = Rule("x", "x", "", rates)
    assert lines(owes(-10, -6), floating) == [(-29, -11, "19.00"), (-5, 0, "12.00")]
    fixed = Rule("x", "x", "", rates, is_fixed=True)
    assert lines(owes(-10, -6), fixed) == [(-29, -11, "19.00"), (-5, 0, "6.00")]


def test_m_what_is_settled_later_is_not_known_yet():
    assert late(owes(-10, -6), today=day(-11)).days == 19


def test_m_usual_days_are_without_those_in_dispute():
    book = owes(-20, -11).paid(-5)
    found = account(book.records, book.client_id, TODAY)
    assert (found.days_late, found.usual_days, found.last_lates) == (15, 105, (15,))


@given(st.lists(st.tuples(st.integers(-50, 0), st.integers(0, 15)), max_size=4))
def test_m_every_day_of_any_disputes_bears_none_and_every_other_one_does(drawn):
    disputes = [(first, min(0, first + more)) for first, more in drawn]
    *earlier, last = disputes or [(-60, -60)]
    free = {on for first, end in disputes for on in range(first, end + 1)}
    found = late(owes(*last, *earlier))
    bearing = {e.since.toordinal() + at for e in found.lines for at in range(e.days)}
    assert bearing == {day(on).toordinal() for on in range(-29, 1) if on not in free}
    assert (found.days, found.amount.minor) == (len(bearing), 100 * len(bearing))
    assert found.days + sum(each.number for each in found.left_out) == 30
