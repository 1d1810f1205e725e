"""What is told of the check-ins with a prospect is what was really sent (G1), worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from silence_kit import ACME, picture, told

from clientdesk.letters import Asked, from_desk
from clientdesk.letters.check import check
from clientdesk.model.client import Client, Stage
from clientdesk.model.records import Records
from clientdesk.playbook.silence import follow_up

OFFER = "2026-11-05 out"
NAMED = {"name": "Mia Day"}


def prospect(line: str):
    return told(line, stage=Stage.PROSPECT, settings=NAMED)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (f"{OFFER}; 2026-11-22 L02", "Move on: your check-in had no answer"),
        ("2026-11-22 L02", "Move on: your check-in had no answer"),
        (f"{OFFER}; 2026-11-10 L01; 2026-11-17 L02", "Move on: two check-ins had no answer"),
        ("2026-11-10 L01; 2026-11-17 out", "Move on: two check-ins had no answer"),
        (f"{OFFER}; 2026-11-10 out; 2026-11-17 out; 2026-11-24 out", "Move on: 3 check-ins had no answer"),
        (f"{OFFER}; 2026-11-05 out; 2026-11-22 L02; 2026-11-22 out", "Move on: your check-in had no answer"),
    ],
)
def test_the_end_counts_the_check_ins_that_went_out(line, what):
    assert follow_up(picture(prospect(line), "2026-12-01")).what == what


def test_a_last_check_in_without_a_first_says_why():
    assert follow_up(picture(prospect(OFFER), "2026-11-22")).what == (
        "Check in for the last time: the days for the first check-in have passed"
    )
    after_a_first = follow_up(picture(prospect(f"{OFFER}; 2026-11-10 L01"), "2026-11-22"))
    assert after_a_first.what == "Check in for the last time"


def test_a_last_check_in_without_a_first_is_as_good_a_letter_as_one_with_it():
    records, today = Records.of_all(prospect(OFFER)), date(2026, 11, 22)
    client = records.get(Client, ACME)
    assert not check(records, client, from_desk(records, client, "L02", today, Asked()), today)
