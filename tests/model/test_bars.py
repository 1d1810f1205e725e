"""The bars that exist, and how one is read."""

from __future__ import annotations

import pytest

from clientdesk.model.bars import BARS, GENERAL, read_bar
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
