"""Nobody's work stops before they had two working days to answer what was tried last (G2), worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from silence_kit import picture, told

from clientdesk.playbook.silence import Move, follow_up

LONG_AGO = "2026-10-05 out; 2026-10-13 L03; "


@pytest.mark.parametrize(
    ("tried", "country", "stops"),
    [
        ("2026-11-20 call", "", date(2026, 11, 24)),  # Fri: Mon, Tue
        ("2026-11-21 call", "", date(2026, 11, 24)),  # Sat
        ("2026-11-22 call", "", date(2026, 11, 24)),  # Sun
        ("2026-11-23 call", "", date(2026, 11, 25)),  # Mon: Tue, Wed
        ("2026-11-20 call; 2026-11-23 out", "", date(2026, 11, 25)),  # and then another way
        ("2026-12-23 call", "DE", date(2026, 12, 28)),  # Wed: Thu, and Mon after Christmas
    ],
)
def test_two_working_days_after_the_last_attempt(tried, country, stops):
    records = told(LONG_AGO + tried, settings={"country": country})
    step = follow_up(picture(records, "2026-12-31"))
    assert (step.move, step.on) == (Move.STOP, stops)


def test_the_invoice_goes_out_again_the_day_after():
    """It takes nothing from them."""
    step = follow_up(picture(told(LONG_AGO + "2026-11-23 call", due="2026-10-01"), "2026-11-23"))
    assert (step.move, step.on) == (Move.AGAIN, date(2026, 11, 24))
