"""The silence playbook's dates, worked out by hand with a calendar (G1–G4).

A row: what was sent and heard on which day; the day it is; each next step with its first and its last good day, the
handbook's id, and its letter, or what it is where there is none. The working week is Monday to Friday.

2026-11-02 is a Monday; 2026-12-28 to 2027-01-03 and 2020-12-28 to 2021-01-03 are ISO weeks 53; 2028-02-29 is a Tuesday.
"""

from __future__ import annotations

from datetime import date

import pytest
from silence_kit import picture, steps, told

from clientdesk.model.client import Stage

NEGOTIATING = (
    # the window of the first check-in: from day 4 to day 7
    ("2026-11-02 out", "2026-11-02", "2026-11-06 to 2026-11-09 G1 L01"),  # Mon: day 4 is Fri
    ("2026-11-03 out", "2026-11-03", "2026-11-09 to 2026-11-10 G1 L01"),  # Tue: day 4 is Sat, so Mon, day 6
    ("2026-11-04 out", "2026-11-04", "2026-11-09 to 2026-11-11 G1 L01"),  # Wed: day 4 is Sun, so Mon, day 5
    ("2026-11-05 out", "2026-11-05", "2026-11-09 to 2026-11-12 G1 L01"),  # Thu: day 4 is Mon
    ("2026-11-06 out", "2026-11-06", "2026-11-10 to 2026-11-13 G1 L01"),  # Fri: day 4 is Tue
    ("2026-11-07 out", "2026-11-07", "2026-11-11 to 2026-11-14 G1 L01"),  # Sat: day 4 is Wed
    ("2026-11-02 out", "2026-11-09", "2026-11-06 to 2026-11-09 G1 L01"),  # day 7 is still good
    ("2026-11-02 out", "2026-11-10", "2026-11-06 to 2026-11-09 G1 L01 late"),
    ("2026-11-02 out; 2026-11-02 out", "2026-11-05", "2026-11-06 to 2026-11-09 G1 L01"),  # two of one day are one
    ("2026-11-02 note", "2026-11-20", ""),  # it asked for no answer
    # the second and last: 7 days after the first was really sent
    ("2026-11-02 out; 2026-11-06 out", "2026-11-06", "2026-11-13 to 2026-11-13 G1 L02"),
    ("2026-11-02 out; 2026-11-20 out", "2026-11-20", "2026-11-27 to 2026-11-27 G1 L02"),  # sent two weeks late
    ("2026-11-02 out; 2026-11-07 out", "2026-11-09", "2026-11-16 to 2026-11-16 G1 L02"),  # Sat 14 Nov, so Mon
    ("2026-11-02 out; 2026-11-06 L01", "2026-11-06", "2026-11-13 to 2026-11-13 G1 L02"),  # a letter counts
    ("2026-11-06 L01", "2026-11-06", "2026-11-13 to 2026-11-13 G1 L02"),  # and says which one it was
    # and then on, 7 days after the second
    ("2026-11-02 out; 2026-11-06 out; 2026-11-13 out", "2026-11-13", "2026-11-20 to 2026-11-20 G1 move-on"),
    ("2026-11-02 out; 2026-11-06 L01; 2026-11-13 L02", "2026-11-13", "2026-11-20 to 2026-11-20 G1 move-on"),
    ("2026-11-13 L02", "2026-11-13", "2026-11-20 to 2026-11-20 G1 move-on"),
    # an answer in the middle
    ("2026-11-02 out; 2026-11-06 L01; 2026-11-08 in", "2026-11-20", ""),
    ("2026-11-02 out; 2026-11-06 L01; 2026-11-06 in", "2026-11-20", ""),  # they answered the check-in the same day
    ("2026-11-02 out; 2026-11-08 in; 2026-11-09 out", "2026-11-09", "2026-11-13 to 2026-11-16 G1 L01"),  # anew
    # after weeks away: one step
    ("2026-11-02 out", "2026-11-16", "2026-11-06 to 2026-11-09 G1 L01 late"),  # day 14: the second's own last day
    ("2026-11-02 out", "2026-11-17", "2026-11-16 to 2026-11-16 G1 L02 late"),  # past it: the last one alone
    ("2026-10-31 out", "2026-11-16", "2026-11-16 to 2026-11-16 G1 L02"),  # day 14 is Sat, so Mon
    ("2026-09-07 out", "2026-11-21", "2026-09-21 to 2026-09-21 G1 L02 late"),
    ("2026-09-07 out; 2026-11-21 L02", "2026-11-21", "2026-11-30 to 2026-11-30 G1 move-on"),  # Sat 28, so Mon
    ("2026-09-07 out; 2026-11-21 L01", "2026-11-21", "2026-11-30 to 2026-11-30 G1 L02"),  # who checks in as if new
    ("2026-11-02 out; 2026-11-06 L01", "2027-01-20", "2026-11-13 to 2026-11-13 G1 L02 late"),
    # the year's end, and a leap day
    ("2026-12-29 out", "2026-12-29", "2027-01-04 to 2027-01-05 G1 L01"),  # Tue: day 4 is Sat 2 Jan
    ("2028-02-25 out", "2028-02-25", "2028-02-29 to 2028-03-03 G1 L01"),  # Fri: day 4 is the leap day
    ("2028-02-29 out", "2028-02-29", "2028-03-06 to 2028-03-07 G1 L01"),  # Tue: day 4 is Sat 4 Mar
)

UNDER_WAY = (
    # the Tuesday of the ISO week after, until its Sunday
    ("2026-11-02 out", "2026-11-02", "2026-11-10 to 2026-11-15 G2 L03"),  # Mon
    ("2026-11-08 out", "2026-11-08", "2026-11-10 to 2026-11-15 G2 L03"),  # Sun: two days later
    ("2026-11-09 out", "2026-11-09", "2026-11-17 to 2026-11-22 G2 L03"),  # Mon: eight days later
    ("2026-12-28 out", "2026-12-28", "2027-01-05 to 2027-01-10 G2 L03"),  # week 53
    ("2027-01-03 out", "2027-01-03", "2027-01-05 to 2027-01-10 G2 L03"),  # its Sunday
    ("2027-01-04 out", "2027-01-04", "2027-01-12 to 2027-01-17 G2 L03"),  # week 1
    ("2020-12-31 out", "2020-12-31", "2021-01-05 to 2021-01-10 G2 L03"),  # week 53 of 2020
    ("2028-02-29 out", "2028-02-29", "2028-03-07 to 2028-03-12 G2 L03"),
    ("2028-02-23 out", "2028-02-23", "2028-02-29 to 2028-03-05 G2 L03"),  # Wed: the leap day is that Tuesday
    # the Monday after that Tuesday's week: look into it
    ("2026-11-02 out; 2026-11-10 out", "2026-11-10", "2026-11-16 to 2026-11-20 G2 look-into-it"),
    ("2026-11-02 out; 2026-11-04 out", "2026-11-04", "2026-11-16 to 2026-11-20 G2 look-into-it"),  # no sooner
    ("2026-11-02 out; 2026-11-18 L03", "2026-11-18", "2026-11-23 to 2026-11-27 G2 look-into-it"),  # a week late
    ("2026-11-10 L03", "2026-11-10", "2026-11-16 to 2026-11-20 G2 look-into-it"),  # a letter says what it is
    ("2026-11-10 L03; 2026-11-16 call", "2026-11-16", "2026-11-18 to 2026-11-18 G2 L04"),
    ("2026-11-02 out; 2026-11-02 L03", "2026-11-02", "2026-11-10 to 2026-11-15 G2 L03"),  # two of one day are one
    ("2020-12-31 out; 2021-01-05 L03", "2021-01-05", "2021-01-11 to 2021-01-15 G2 look-into-it"),
    ("2028-02-29 out; 2028-03-07 L03", "2028-03-07", "2028-03-13 to 2028-03-17 G2 look-into-it"),
    # nothing: stop work, the day after that Monday, once they had two working days to answer the last attempt
    ("2026-11-02 out; 2026-11-10 L03; 2026-11-16 call", "2026-11-16", "2026-11-18 to 2026-11-18 G2 L04"),
    (
        "2026-11-02 out; 2026-11-10 L03; 2026-11-12 call",
        "2026-11-12",
        "2026-11-17 to 2026-11-17 G2 L04",
    ),  # called early
    ("2026-11-02 out; 2026-11-10 L03; 2026-11-20 call", "2026-11-20", "2026-11-24 to 2026-11-24 G2 L04"),  # Mon, Tue
    ("2026-11-02 out; 2026-11-10 L03; 2026-11-17 out", "2026-11-17", "2026-11-19 to 2026-11-19 G2 L04"),  # another way
    # a call is the call, and no follow-up in writing: after one from its Tuesday on the third step is next
    ("2026-11-09 out; 2026-11-17 call", "2026-11-17", "2026-11-24 to 2026-11-24 G2 L04"),
    ("2026-11-09 out; 2026-11-22 call", "2026-11-23", "2026-11-24 to 2026-11-24 G2 L04"),
    ("2026-11-09 out; 2026-11-22 call; 2026-11-24 call", "2026-11-24", "2026-11-26 to 2026-11-26 G2 L04"),
    ("2026-11-09 call; 2026-11-17 L03", "2026-11-17", "2026-11-23 to 2026-11-27 G2 look-into-it"),  # it began with one
    ("2026-11-09 out; 2026-11-11 call", "2026-11-11", "2026-11-17 to 2026-11-22 G2 L03"),  # early: Tuesday stays
    ("2026-11-09 out; 2026-11-11 call; 2026-11-17 L03", "2026-11-17", "2026-11-24 to 2026-11-24 G2 L04"),
    ("2026-11-09 out; 2026-11-11 call", "2026-11-23", "2026-11-24 to 2026-11-24 G2 L04"),  # its week went by
    ("2026-10-05 out; 2026-11-23 call; 2026-11-24 out", "2026-11-24", "2026-11-26 to 2026-11-26 G2 L04"),
    # a month after the letter, or when the contract's silence is over: part
    (
        "2026-11-02 out; 2026-11-10 L03; 2026-11-16 call; 2026-11-17 L04",
        "2026-11-17",
        "2026-12-17 to 2026-12-17 G2 part",
    ),
    # after weeks away: the call alone, and it counts at once
    ("2026-10-05 out", "2026-11-21", "2026-10-19 to 2026-10-23 G2 look-into-it late"),
    ("2026-10-05 out", "2026-10-18", "2026-10-13 to 2026-10-18 G2 L03"),  # the last day on which to follow up
    ("2026-10-05 out", "2026-10-19", "2026-10-19 to 2026-10-23 G2 look-into-it"),  # the Monday itself
    ("2026-10-05 out; 2026-11-23 call", "2026-11-23", "2026-11-25 to 2026-11-25 G2 L04"),
    ("2026-10-05 out; 2026-11-22 call", "2026-11-22", "2026-11-24 to 2026-11-24 G2 L04"),  # Sun: Mon, Tue
    # they answered, by mail or by telephone
    ("2026-11-02 out; 2026-11-10 L03; 2026-11-12 in", "2026-11-30", ""),
    ("2026-11-02 out; 2026-11-10 L03; 2026-11-16 call; 2026-11-17 phoned", "2026-11-30", ""),
)

HOLIDAYS = (
    # prospects: in the window there is no working day, so it is the first after it
    ("GB", Stage.PROSPECT, "2026-12-21 out", "2026-12-21", "2026-12-29 to 2026-12-29 G1 L01"),  # 25 and 28 are off
    ("TR", Stage.PROSPECT, "2026-10-25 out", "2026-10-25", "2026-10-30 to 2026-11-01 G1 L01"),  # 29 Oct
    # Tuesdays that are off
    ("DE", Stage.ACTIVE, "2028-09-25 out", "2028-09-25", "2028-10-04 to 2028-10-08 G2 L03"),  # Unity Day
    ("TR", Stage.ACTIVE, "2024-04-15 out", "2024-04-15", "2024-04-24 to 2024-04-28 G2 L03"),  # 23 April
    ("GB", Stage.ACTIVE, "2027-12-21 out", "2027-12-21", "2027-12-29 to 2028-01-02 G2 L03"),  # in lieu of 26 Dec
    ("MY", Stage.ACTIVE, "2027-08-23 out", "2027-08-23", "2027-09-01 to 2027-09-05 G2 L03"),  # National Day
    # Mondays that are off
    ("DE", Stage.ACTIVE, "2027-03-17 out; 2027-03-23 L03", "2027-03-23", "2027-03-30 to 2027-04-02 G2 look-into-it"),
    ("MY", Stage.ACTIVE, "2026-08-19 out; 2026-08-25 L03", "2026-08-25", "2026-09-01 to 2026-09-04 G2 look-into-it"),
    # the same days elsewhere
    ("", Stage.ACTIVE, "2028-09-25 out", "2028-09-25", "2028-10-03 to 2028-10-08 G2 L03"),
    ("GB", Stage.ACTIVE, "2024-04-15 out", "2024-04-15", "2024-04-23 to 2024-04-28 G2 L03"),
)

PAYMENT = (
    # invoice 12 was due on Fri 30 Oct
    ("2026-11-02 out", "2026-11-02", "2026-11-10 to 2026-11-15 G3 L03"),
    ("2026-11-02 out; 2026-11-10 L03", "2026-11-10", "2026-11-16 to 2026-11-20 G3 look-into-it"),
    ("2026-11-02 out; 2026-11-10 L03; 2026-11-16 call", "2026-11-16", "2026-11-17 to 2026-11-17 G3 L06"),
    ("2026-11-02 out; 2026-11-10 L03; 2026-11-16 call; 2026-11-17 L06", "2026-11-17", ""),  # dunning goes on
    ("2026-11-30 L07", "2026-12-07", ""),  # so it does after every notice
    ("2026-11-02 out payment; 2026-11-30 L07; 2026-12-29 L08; 2027-01-28 L09; 2027-02-11 L10", "2027-03-01", ""),
    # a payment ends it, part of one too, and so does a promise
    ("2026-11-02 out; 2026-11-12 pay", "2026-11-12", ""),
    ("2026-11-02 out; 2026-11-12 part", "2026-11-12", ""),
    ("2026-11-02 out; 2026-11-12 account payment", "2026-11-12", "2026-11-10 to 2026-11-15 G3 L03"),  # for what?
    ("2026-11-02 out payment; 2026-11-12 account", "2026-11-12", ""),
    ("2026-11-02 out; 2026-11-12 promise", "2026-11-12", ""),
    ("2026-11-02 out; 2026-11-02 pay", "2026-11-12", ""),  # the same day
    ("2026-11-02 pay; 2026-11-03 out", "2026-11-03", "2026-11-10 to 2026-11-15 G2 L03"),  # paid before: the work
    # the stage as a message says it
    ("2026-11-02 out working", "2026-11-02", "2026-11-10 to 2026-11-15 G2 L03"),
    ("2026-11-02 out negotiating", "2026-11-02", "2026-11-06 to 2026-11-09 G1 L01"),
    ("2026-11-02 out working; 2026-11-09 out payment", "2026-11-09", "2026-11-16 to 2026-11-20 G3 look-into-it"),
    ("2026-11-02 out working; 2026-11-12 pay", "2026-11-12", "2026-11-10 to 2026-11-15 G2 L03"),  # not about that
)

TWO_PROJECTS = (
    ("2026-11-02 out:Site; 2026-11-09 out:Shop", "2026-11-09",
     "2026-11-10 to 2026-11-15 G2 L03 | 2026-11-17 to 2026-11-22 G2 L03"),
    ("2026-11-02 out:Site; 2026-11-03 out:Shop; 2026-11-05 in:Shop", "2026-11-05", "2026-11-10 to 2026-11-15 G2 L03"),
    ("2026-11-02 out:Site; 2026-11-03 out:Shop; 2026-11-05 in", "2026-11-05", ""),  # it answers all
    ("2026-11-02 out; 2026-11-03 out:Site; 2026-11-05 in:Shop", "2026-11-05", "2026-11-10 to 2026-11-15 G2 L03"),
    ("2026-11-02 out; 2026-11-05 in:Shop", "2026-11-20", ""),  # and the general thread
    ("2026-11-02 out:Site; 2026-11-10 L03", "2026-11-10", "2026-11-16 to 2026-11-20 G2 look-into-it"),  # whose else?
    ("2026-11-02 out:Site; 2026-11-02 out:Shop; 2026-11-10 L03:Shop", "2026-11-10",
     "2026-11-10 to 2026-11-15 G2 L03 | 2026-11-16 to 2026-11-20 G2 look-into-it"),
)  # fmt: skip


@pytest.mark.parametrize(("line", "today", "expected"), NEGOTIATING)
def test_g1_negotiating(line, today, expected):
    assert " | ".join(steps(picture(told(line, stage=Stage.PROSPECT), today))) == expected


@pytest.mark.parametrize(("line", "today", "expected"), UNDER_WAY)
def test_g2_work_under_way(line, today, expected):
    assert " | ".join(steps(picture(told(line), today))) == expected


@pytest.mark.parametrize(("country", "stage", "line", "today", "expected"), HOLIDAYS)
def test_g4_no_step_on_a_public_holiday(country, stage, line, today, expected):
    found = steps(picture(told(line, stage=stage, settings={"country": country}), today))
    assert " | ".join(found) == expected


@pytest.mark.parametrize(("line", "today", "expected"), PAYMENT)
def test_g3_payment_due(line, today, expected):
    assert " | ".join(steps(picture(told(line, due="2026-10-30"), today))) == expected


@pytest.mark.parametrize(("line", "today", "expected"), TWO_PROJECTS)
def test_each_project_is_a_thread_of_its_own(line, today, expected):
    assert " | ".join(sorted(steps(picture(told(line), today)))) == expected


RECORDS = (
    # nothing is asked for that is disputed, promised or paused
    ("2026-11-02 out", {"due": "2026-10-30", "disputed": True}, "2026-11-10 to 2026-11-15 G2 L03"),
    ("2026-11-02 out payment", {"due": "2026-10-30", "disputed": True}, ""),
    ("2026-11-02 out payment", {"due": "2026-10-30", "paused_until": date(2026, 12, 1)}, ""),
    ("2026-11-02 promise; 2026-11-03 out payment", {"due": "2026-10-30"}, ""),
    # a project's own invoice, or another's
    ("2026-11-02 out:Site", {"due": "2026-10-30", "of": "site"}, "2026-11-10 to 2026-11-15 G3 L03"),
    ("2026-11-02 out:Site", {"due": "2026-10-30", "of": "shop"}, "2026-11-10 to 2026-11-15 G2 L03"),
    ("2026-11-02 out:Site payment; 2026-11-03 pay", {"due": "2026-10-30", "of": "shop"},
     "2026-11-10 to 2026-11-15 G3 L03"),
    # no invoice on the desk at all: the invoice again, and then apart
    ("2026-11-02 out payment", {}, "2026-11-10 to 2026-11-15 G3 L03"),
    ("2026-11-02 out payment; 2026-11-10 L06", {}, "2026-12-10 to 2026-12-10 G3 part"),
    # the contract's own days of silence, a week after the last letter at least
    ("2026-10-02 out; 2026-11-10 L04", {"silence_days": 60}, "2026-12-01 to 2026-12-01 G2 part"),
    ("2026-10-02 out; 2026-11-10 L04", {"silence_days": 14}, "2026-11-17 to 2026-11-17 G2 part"),
    # somebody who works at weekends: day 4 is Fri 6 Nov
    ("2026-11-02 out", {"stage": Stage.PROSPECT, "settings": {"workdays": (5, 6)}},
     "2026-11-07 to 2026-11-09 G1 L01"),
)  # fmt: skip


@pytest.mark.parametrize(("line", "known", "expected"), RECORDS)
def test_g4_what_the_records_say_decides(line, known, expected):
    today = max(line.split("; ")[-1].split()[0], "2026-11-03")
    assert " | ".join(steps(picture(told(line, **known), today))) == expected
