"""Since when a verdict has said to part: the first of the days on end on which it did, and no day before that."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from builder import TODAY, Book, day
from hypothesis import HealthCheck, example, given, settings
from strategies import _Dealer, judged_desks

from clientdesk.model.client import Client, Stage
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.records import Records
from clientdesk.playbook.overview import overview, overviews
from clientdesk.playbook.peers import NOBODY
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import red_since, verdict_of

FAILED, WORKED = RemedyOutcome.FAILED, RemedyOutcome.WORKED


def alone(records: Records, client: str, on: date) -> Picture:
    """The picture of a day, beside nobody else."""
    picture = Picture(records, client, on)
    picture.peers = NOBODY
    return picture


def red(records: Records, client: str, on: date) -> bool:
    """Whether the verdict of a day says to part."""
    return verdict_of(alone(records, client, on)).assessment.is_red


def prospect() -> Book:
    return Book().client(stage=Stage.PROSPECT).wrote(-30).wrote(-25).wrote(-18)


def tried(book: Book, *kinds: str, decided: int = -50) -> Book:
    for kind in kinds:
        book.remedy(kind, -52, FAILED, decided=day(decided))
    return book


STORIES = {
    "S01 overdue for too long": (lambda: tried(Book().client().invoice(due=-52), "R01", "R03", "R04"), -52 + 31),
    "S01 overdue, whom you sent it late": (
        lambda: tried(Book().client().invoice(due=-52, issued=-60, sent=day(-55)), "R01", "R03", "R04"), -52 + 31 + 5),
    "S01 the second that is late": (
        lambda: tried(Book().client().invoice(due=-52).paid(-40).invoice(due=-45).paid(-20), "R01", "R03", "R04"),
        -45 + 8),
    "S01 given up": (
        lambda: tried(Book().client().invoice(due=-55).written_off(-40, "100"), "R01", "R03"), -40),
    "S01 short for the second time": (
        lambda: tried(Book().client().invoice(due=-60).paid(-60, "60").invoice(due=-20).paid(-9, "60"), "R01", "R03",
                      "R04").with_client(bars={"S01.overdue_days": 90, "S01": 9}), -9),
    "S01 who no longer pays in the end": (
        lambda: tried(Book().client().invoice(issued=-130, due=-100), "R01", "R03"), -9),
    "S04 the third extra": (
        lambda: tried(Book().client().extra(-70).extra(-60).extra(-12), "R06", "R07"), -12),
    "S04 rounds from when the project began": (
        lambda: tried(Book().client().extra(-70).project(revisions=1, rounds=4, started=day(-40)), "R06", "R07"), -40),
    "S08 stalled for a fortnight": (
        lambda: tried(Book().client().incident("S08", -52, stalled_since=day(-52)), "R06"), -52 + 14),
    "S08 for the second time": (
        lambda: tried(Book().client().incident("S08", -52).incident("S08", -30), "R06"), -30),
    "S14 the third in a month": (
        lambda: tried(Book().client().incident("S14", -52).incident("S14", -29).incident("S14", -20)
                      .incident("S14", -9), "R06"), -9),
    "S21 a prospect, from the day to move on": (prospect, -18 + 7),
    "S09 again after the warning": (
        lambda: Book().client().incident("S09", -30).remedy("R08", -20).incident("S09", -7), -7),
    "a wall, when what still ran came to nothing": (
        lambda: tried(Book().client().incident("S02", -52), "R03", "R06").remedy("R03", -30, FAILED, decided=day(-9)),
        -9),
    "a wall, when what had failed was never tried again": (
        lambda: tried(Book().client().incident("S02", -52), "R03", "R06"), -50),
}  # fmt: skip


def test_what_failed_before_the_project_began_was_no_try_against_its_rounds():
    book = tried(Book().client().project(revisions=1, rounds=4, started=day(-40)), "R06", "R07")
    assert not red(book.records, book.client_id, TODAY)
    assert red(book.incident("S04", -52).records, book.client_id, TODAY)


@pytest.mark.parametrize("story", STORIES)
def test_it_begins_on_the_very_day(story):
    make, since = STORIES[story]
    book = make()
    assert red_since(alone(book.records, book.client_id, TODAY)) == day(since)
    assert [red(book.records, book.client_id, day(at)) for at in (since - 1, since)] == [False, True]


def test_the_nudge_waits_for_its_days_in_red():
    book = STORIES["S01 overdue for too long"][0]()
    first = day(-52 + 31)
    assert [bool(overview(book.records, book.client_id, first + timedelta(days=each)).nudge) for each in (0, 13, 14)] \
        == [False, False, True]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(judged_desks(TODAY))
@example(_Dealer(Random(761075), TODAY).desk(3))  # what worked against it has faded, and only since then it is a wall
def test_every_day_since_was_red_and_the_day_before_was_not(desk):
    for client in desk.all(Client):
        since = red_since(Picture(desk, client.id, TODAY))
        if since:
            walked = (since + timedelta(days=each) for each in range(min((TODAY - since).days, 30)))
            assert all(red(desk, client.id, each) for each in walked)
            assert not red(desk, client.id, since - timedelta(days=1))


def test_a_list_of_clients_looks_at_no_earlier_day(monkeypatch):
    book = Book().client().incident("S11", -20)
    monkeypatch.setattr("clientdesk.playbook.overview.red_since", lambda _: pytest.fail("looked back"))
    assert [row.standing for row in overviews(book.records, TODAY)] == ["✖ leave now"]


def test_how_long_it_has_said_so_is_told_in_one_way():
    told = {days: overview(*_of(Book().client().incident("S11", -days))).in_red for days in (0, 1, 18)}
    assert told == {0: "in red since today", 1: "in red for 1 day", 18: "in red for 18 days"}
    assert not overview(*_of(Book().client(stage=Stage.ENDED).incident("S11", -18))).in_red


def _of(book: Book):
    return book.records, book.client_id, TODAY
