"""The bars that exist, and how one is read."""

from __future__ import annotations

import pytest

from clientdesk.model.bars import BARS, GENERAL, check_bars, raised_at, read_bar
from clientdesk.model.errors import Refused
from clientdesk.model.signs import SIGNS


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("S01=3", ("S01", 3)),
        ("s01 3", ("S01", 3)),
        (" late-payment = 3 ", ("S01", 3)),
        ("late-payment 3", ("S01", 3)),
        ("late-payment.late_days=14", ("S01.late_days", 14)),
        ("S08.stalled_days 21", ("S08.stalled_days", 21)),
        ("S03.window=90", ("S03.window", 90)),
        ("S01=none", ("S01", None)),
        ("fades=365", ("fades", 365)),
        ("Red_days 30", ("red_days", 30)),
    ],
)
def test_a_bar_is_read_by_id_or_name(typed: str, read: tuple[str, int | None]) -> None:
    assert read_bar(typed) == read


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("S01.nonsense=3", "there is S01, S01.late_days, S01.last, S01.overdue_days, S01.short"),
        ("S21=3", "S21 has none"),
        ("S99=3", "is not a bar"),
        ("hope 3", "is not a bar"),
        ("3", "is not a bar"),
        ("S01", "is not a bar"),
        ("S01=-1", "is not a bar"),
        ("S01=²", "is not a bar"),
        ("S01=9999999999", "is not a bar"),
    ],
)
def test_a_slip_is_refused_with_the_way_out(typed: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read_bar(typed)


def test_every_bar_is_of_a_sign_and_can_be_read() -> None:
    for key, default in BARS.items():
        assert key in GENERAL or key.partition(".")[0] in SIGNS
        assert read_bar(f"{key}={default}") == (key, default)


@pytest.mark.parametrize(
    ("sign", "own", "words"),
    [
        ("S02", {}, "1"),
        ("S02", {"S02": 2, "S02.window": 30}, "2 in 30 days"),
        ("S03", {}, "3 in 365 days"),
        ("S04", {}, "3 on one project in 90 days"),
        ("S06", {}, "3 on one project"),
        ("S08", {"S08.stalled_days": 9}, "2, or one that has stalled the work for 9 days"),
        ("S22", {}, "10 points of trouble in twelve months, among one in 5 of at least 5 clients"),
    ],
)
def test_where_a_sign_is_raised_is_said_by_ones_own_bars(sign: str, own: dict[str, int], words: str) -> None:
    assert raised_at(SIGNS[sign], own) == words


@pytest.mark.parametrize(("bars", "why"), [({"S99": 1}, "no bar"), ({"S02": 0}, "from 1"), ({"S02": 3651}, "3,650")])
def test_a_bar_is_one_that_there_is_and_lies_where_it_can(bars: dict[str, int], why: str) -> None:
    with pytest.raises(Refused, match=why):
        check_bars(bars)
    check_bars({"S02": 1, "fades": 3650})
