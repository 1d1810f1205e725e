"""Every sign, case by case: below its bar, at it, above it, at its window's edge, outside it, its condition unmet.

Each case is a desk; what a case cannot be says in words why. A sign or a case that is missing fails.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from functools import partial
from typing import NamedTuple

import pytest
from builder import TODAY, Book, day

from clientdesk.model.bars import BARS
from clientdesk.model.client import Billing, Stage
from clientdesk.model.journal import Channel
from clientdesk.model.signs import LOGGED, SIGNS
from clientdesk.playbook.finding import Finding
from clientdesk.playbook.findings import findings

Desk = Callable[[], Book | tuple[Book, date]]
YEARS = (-729, -730)
"""The first day that has not faded, and the last that has."""


class Cases(NamedTuple):
    """What is told of a sign: a desk for each case, or why there can be none; `shows` are the tables it points to."""

    below: Desk
    at: Desk
    above: Desk
    edge: Desk | str
    outside: Desk | str
    unmet: Desk | str
    shows: tuple[str, ...] = ("incidents",)


def logs(sign: str, *days: int, book: Book | None = None, **fields) -> Book:
    """Incidents of a sign on some days, on one project."""
    book = book or Book().client()
    for on in days:
        book.incident(sign, on, **{"project": "site"} | fields)
    return book


def counted(sign: str, bar: int, window: tuple[int, int] = YEARS, unmet: Desk | str = "", **fields) -> Cases:
    """A sign that is counted from incidents alone."""
    days = [-5 - number for number in range(bar + 1)]
    within, over = window
    return Cases(
        below=partial(logs, sign, *days[: bar - 1], **fields),
        at=partial(logs, sign, *days[:bar], **fields),
        above=partial(logs, sign, *days, **fields),
        edge=partial(logs, sign, *days[: bar - 1], within, **fields),
        outside=partial(logs, sign, *days[: bar - 1], over, **fields),
        unmet=unmet or "It has no condition: whoever logs it has seen it.",
    )


def on_two(sign: str) -> Book:
    """Three, on two projects."""
    return logs(sign, -3, project="shop", book=logs(sign, -1, -2))


def late(*spans: tuple[int, int], **fields) -> Book:
    """Invoices by the day on which each was due and paid, each issued on a day of its own."""
    book = Book().client()
    for number, (due, paid) in enumerate(spans):
        book.invoice(issued=-2000 + number, due=due, **fields).paid(paid)
    return book


def unpaid(*dues: int, **fields) -> Book:
    book = Book().client()
    for due in dues:
        book.invoice(issued=due - 30, due=due, **fields)
    return book


def given_up(*dues: int, amount: str = "51", **fields) -> Book:
    book = Book().client()
    for due in dues:
        book.invoice(issued=due - 30, due=due, **fields).paid(due, str(100 - int(amount))).written_off(-3, amount)
    return book


def short(*dues: int) -> Book:
    """A part paid, and the rest open."""
    book = Book().client()
    for due in dues:
        book.invoice(issued=-900, due=due).paid(-3, "90")
    return book


def extras(*days: int, **fields) -> Book:
    book = Book().client()
    for on in days:
        book.extra(on, **{"project": "site"} | fields)
    return book


def rounds(asked: int, **fields) -> Book:
    return Book().client().project(revisions=2, rounds=asked, **fields)


def stalled(since: int, until: int | None = None, on: int = -20) -> Book:
    return logs("S08", on, stalled_since=day(since), stalled_until=None if until is None else day(until))


def calls(*days: int, at: time | None = time(22), **fields) -> Book:
    book = Book().client()
    for on in days:
        book.heard(on, at=at, **{"channel": Channel.CALL} | fields)
    return book


def week(hours: str, others: str = "0", **fields) -> Book:
    """So many hours in four weeks up to today, on a desk where another client takes some as well."""
    book = Book().client("Other").project(hours=Decimal(others), started=day(-27))
    return book.client().project(**{"hours": Decimal(hours), "started": day(-27)} | fields)


def silent(today: int, **fields) -> tuple[Book, date]:
    """A message of Monday, 9 November: its Tuesday is the 17th, and it is looked into on Monday, the 23rd."""
    return Book().client().wrote(-12, **fields), day(today)


def prospect(sent: int) -> Book:
    return Book().client(stage=Stage.PROSPECT).wrote(sent)


def troubled(*signs: tuple[str, int], extra: int = 0, late: int = 0, pays: str = "10", current: int = 4) -> Book:
    """A client beside some others who each pay 100 and make two points of trouble."""
    book = Book()
    for number in range(current):
        book.client(f"Calm {number}").invoice(issued=-99, due=-40).paid(-40).extra(-40, project="x")
    book.client("Loud").invoice(pays, issued=-99, due=-90).paid(-90 + late)
    for sign, on in signs:
        book.incident(sign, on)
    for _ in range(extra):
        book.extra(-9, project="x")
    return book


TABLE = {
    "S01 late": Cases(
        below=lambda: late((-60, -52), (-60, -53)),
        at=lambda: late((-60, -52), (-60, -52)),
        above=lambda: late((-60, -52), (-60, -40), (-60, -30)),
        edge=lambda: late((-60, -52), (-60, -52), *[(-60, -60)] * 4),
        outside=lambda: late((-60, -52), (-60, -52), *[(-60, -60)] * 5),
        unmet=lambda: late((-60, -52), (-60, -52), disputed=True),
        shows=("invoices",),
    ),
    "S01 unpaid": Cases(
        below=lambda: unpaid(-30),
        at=lambda: unpaid(-31),
        above=lambda: unpaid(-60, -31),
        edge=lambda: unpaid(-3000),
        outside="What is overdue now counts for as long as it is.",
        unmet=lambda: unpaid(-31, payable=False),
        shows=("invoices",),
    ),
    "S01 given up": Cases(
        below=lambda: given_up(-60, amount="50"),
        at=lambda: given_up(-60),
        above=lambda: given_up(-60, -60),
        edge=lambda: given_up(-729),
        outside=lambda: given_up(-730),
        unmet=lambda: given_up(-60, disputed=True),
        shows=("invoices",),
    ),
    "S01 short": Cases(
        below=lambda: short(-9),
        at=lambda: short(-9, -8),
        above=lambda: short(-10, -9, -8),
        edge=lambda: given_up(-729, -729, amount="10"),
        outside=lambda: given_up(-730, -729, amount="10"),
        unmet=lambda: short(-9, -7),
        shows=("invoices",),
    ),
    "S02": counted("S02", 1),
    "S03": counted("S03", 3, (-364, -365)),
    "S04 extras": Cases(
        below=lambda: extras(-1, -2),
        at=lambda: extras(-1, -2, -3),
        above=lambda: extras(-1, -2, -3, -4),
        edge=lambda: extras(-1, -2, -89),
        outside=lambda: extras(-1, -2, -90),
        unmet=lambda: extras(-1, -2, -3, inside=True),
        shows=("extras",),
    ),
    "S04 rounds": Cases(
        below=lambda: rounds(4),
        at=lambda: rounds(5),
        above=lambda: rounds(6),
        edge=lambda: rounds(5, ended=day(-89)),
        outside=lambda: rounds(5, ended=day(-90)),
        unmet=lambda: rounds(9, started=day(1)),
        shows=("projects",),
    ),
    "S04 logged": counted("S04", 3, (-89, -90), unmet=partial(on_two, "S04")),
    "S05": counted("S05", 3, unmet=partial(on_two, "S05")),
    "S05 hourly": Cases(
        below=lambda: logs("S05", *range(-9, -4), book=Book().client(billing=Billing.HOURLY)),
        at=lambda: logs("S05", *range(-9, -3), book=Book().client(billing=Billing.HOURLY)),
        above=lambda: logs("S05", *range(-9, -1), book=Book().client(billing=Billing.HOURLY)),
        edge=lambda: logs("S05", -729, *range(-9, -4), book=Book().client(billing=Billing.HOURLY)),
        outside=lambda: logs("S05", -730, *range(-9, -4), book=Book().client(billing=Billing.HOURLY)),
        unmet=lambda: logs("S05", -1, -2, -3, book=Book().client(billing=Billing.HOURLY)),
    ),
    "S06": counted("S06", 3, unmet=partial(on_two, "S06")),
    "S07": counted("S07", 1),
    "S08": counted("S08", 2),
    "S08 stalled": Cases(
        below=lambda: stalled(-13),
        at=lambda: stalled(-14),
        above=lambda: stalled(-40),
        edge=lambda: stalled(-729, on=-729),
        outside=lambda: stalled(-730, on=-730),
        unmet=lambda: stalled(-40, until=0),
    ),
    "S09": counted("S09", 1),
    "S10": counted("S10", 1),
    "S11": counted("S11", 1),
    "S12": counted("S12", 1),
    "S13": counted("S13", 1),
    "S14": counted("S14", 3, (-29, -30)),
    "S14 contacts": Cases(
        below=lambda: calls(-1, -2),
        at=lambda: calls(-1, -2, -3),
        above=lambda: calls(-1, -2, -3, -4),
        edge=lambda: calls(-1, -2, -29),
        outside=lambda: calls(-1, -2, -30),
        unmet=lambda: calls(-1, -2, -3, channel=Channel.LETTER),
        shows=("messages",),
    ),
    "S15": counted("S15", 2),
    "S16": counted("S16", 1, agreed=True, unmet=partial(logs, "S16", -1, agreed=False)),
    "S17": counted("S17", 1),
    "S18": counted("S18", 3, unmet=partial(on_two, "S18")),
    "S19": counted("S19", 1),
    "S20": counted("S20", 1),
    "S20 week": Cases(
        below=lambda: week("120", "40"),
        at=lambda: week("120.04", "40"),
        above=lambda: week("300"),
        edge="A week of the projects that run today is today's; it has no window.",
        outside="A week of the projects that run today is today's; it has no window.",
        unmet=lambda: week("120", "121"),
        shows=("projects",),
    ),
    "S21": Cases(
        below=lambda: silent(1),
        at=lambda: silent(2),
        above=lambda: silent(30),
        edge="A silence lasts until it is answered; it has no window.",
        outside="A silence lasts until it is answered; it has no window.",
        unmet=lambda: silent(30, awaits_reply=False),
        shows=("messages",),
    ),
    "S21 prospect": Cases(
        below=lambda: prospect(-7),
        at=lambda: prospect(-8),
        above=lambda: prospect(-30),
        edge="A silence lasts until it is answered; it has no window.",
        outside="A silence lasts until it is answered; it has no window.",
        unmet=lambda: prospect(-30).heard(-30),
        shows=("messages",),
    ),
    "S22": Cases(
        below=lambda: troubled(("S03", -9), extra=2),
        at=lambda: troubled(("S03", -9), extra=1, late=30),
        above=lambda: troubled(("S03", -9), ("S03", -8), extra=1),
        edge=lambda: troubled(("S03", -9), ("S03", -364)),
        outside=lambda: troubled(("S03", -9), ("S03", -365)),
        unmet=lambda: troubled(("S03", -9), ("S03", -8), pays="1000"),
        shows=("incidents", "extras", "invoices"),
    ),
}
"""Every sign's cases; a sign that is found in several ways has an entry for each."""
RAISED = {"below": False, "at": True, "above": True, "edge": True, "outside": False, "unmet": False}


def found(desk: Desk, name: str) -> tuple[Book, Finding | None]:
    made = desk()
    book, today = made if isinstance(made, tuple) else (made, TODAY)
    shown = findings(book.records, book.client_id, today)
    return book, next((each for each in shown if each.sign.id == name[:3]), None)


def test_no_sign_is_missing():
    assert {name[:3] for name in TABLE} == set(SIGNS)


@pytest.mark.parametrize("name", TABLE)
def test_a_sign_is_raised_from_its_bar_on_within_its_window_and_condition(name):
    for case, raised in RAISED.items():
        desk = getattr(TABLE[name], case)
        if isinstance(desk, str):
            assert_there_is_none(name, case, desk)
            continue
        _, finding = found(desk, name)
        assert bool(finding and finding.raised) is raised, case
        assert finding is None or finding.raised == (finding.count >= finding.bar), case


def assert_there_is_none(name: str, case: str, why: str) -> None:
    """A case is left out only in words, and only where the sign has neither the window nor the condition."""
    sign = SIGNS[name[:3]]
    assert why.endswith(".")
    if case == "unmet":
        assert not sign.per_project
        assert sign.id in LOGGED
        assert "agreed" not in sign.asks
    else:
        assert name != sign.id or f"{sign.id}.window" not in BARS


@pytest.mark.parametrize("name", TABLE)
def test_it_shows_the_very_records_behind_it(name):
    book, finding = found(TABLE[name].at, name)
    mine = [each for each in book.records_of(book.client_id) if each.table in TABLE[name].shows]
    assert finding is not None
    assert {(each.kind, each.id) for each in finding.evidence} == {(each.table[:-1], each.id) for each in mine}
    assert len(finding.evidence) == len(mine)
    assert {each.table for each in mine} == set(TABLE[name].shows)


@pytest.mark.parametrize("name", [name for name in TABLE if f"{name}.window" in BARS])
def test_its_bar_and_its_window_can_be_ones_own(name):
    sign, cases = SIGNS[name], TABLE[name]
    per_desk, per_client = cases.at(), cases.at()
    assert isinstance(per_desk, Book)
    assert isinstance(per_client, Book)
    per_desk.settings(bars={name: sign.bar + 1})
    per_client.settings(bars={name: sign.bar + 1})
    per_client.with_client(bars={name: sign.bar})
    assert not found(lambda: per_desk, name)[1].raised
    assert found(lambda: per_client, name)[1].raised
    per_client.with_client(bars={name: sign.bar, f"{name}.window": 5})
    assert found(lambda: per_client, name)[1] is None


@pytest.mark.parametrize("sign", sorted(LOGGED))
def test_what_is_corrected_or_of_tomorrow_does_not_count(sign):
    book = logs(sign, -5, agreed=True)
    first = book.list[-1].id
    assert found(lambda: book, sign)[1].count == 1
    assert found(lambda: logs(sign, 1, agreed=True), sign)[1] is None
    another = "S02" if sign != "S02" else "S03"
    assert found(lambda: book.incident(another, -5, corrects=first), sign)[1] is None
