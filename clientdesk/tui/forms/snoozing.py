"""To put a step of the agenda off: the days to choose from, and a form for another.

Rule: each is later than its own, and one that the person works on. Letters are of the words beside them.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from clientdesk.model.days import WEEKDAYS, planned, shown
from clientdesk.playbook.snoozing import is_put_off, put_off
from clientdesk.playbook.workdays import on_workday
from clientdesk.tui.forms.field import Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.change import Change
    from clientdesk.model.records import Records
    from clientdesk.playbook.step import Step

ANOTHER, BACK = "another", "back"


def days(records: Records, step: Step, today: date) -> list[tuple[str, str, str]]:
    """The lines to choose from: a letter, the day (as ISO text) or what else, and the words."""
    once = {on: (letter, words) for letter, words, on in reversed([*_offers(max(today, step.date), today, records)])}
    lines = [(letter, on.isoformat(), _told(words, on, today)) for on, (letter, words) in sorted(once.items())]
    own = step.was if is_put_off(records, step) else None
    back = [("b", BACK, f"back on its own day, {planned(own, today)}")] if own else []
    return [*lines, ("d", ANOTHER, "another day…"), *back]


def _offers(base: date, today: date, records: Records) -> Iterator[tuple[str, str, date]]:
    """A letter, the words and the day; of two of one day the first is taken."""
    is_now, monday = base == today, base + timedelta(days=7 - base.weekday())
    soon, next_day = ("t", "tomorrow") if is_now else ("a", "the day after"), base + timedelta(days=1)
    ahead = {
        ("w", "in a week" if is_now else "a week later"): base + timedelta(days=7),
        ("f", "in four weeks" if is_now else "four weeks later"): base + timedelta(days=28),
    }
    works = partial(on_workday, settings=records.settings)
    if works(next_day) == next_day:
        yield *soon, next_day
    if works(monday) == monday:
        yield "m", "Monday", monday
    yield soon[0], "the next working day", works(next_day)
    yield from ((letter, words, works(on)) for (letter, words), on in ahead.items())


def _told(words: str, on: date, today: date) -> str:
    """`in a week, Sat 28 Nov`."""
    weekday = f"{WEEKDAYS[on.weekday()]} {shown(on, today)}"
    return f"{words}, {shown(on, today)}" if words == "Monday" else f"{words}, {weekday}"


def another_day(records: Records, step: Step, today: date) -> Form:
    """The form for a day that is typed."""
    start = on_workday(max(today, step.date) + timedelta(days=14), records.settings)

    def build(answers: Answers) -> Change:
        until = answers.day("until")
        assert until is not None  # noqa: S101  it is required
        return put_off(records, step, until, today)

    field = Field("until", "Until", Kind.DATE, day(start), "it is there again on that day", required=True)
    return Form(f"put off {step.client.id} {step.key}", f"Put off · {step.client.name}", (field,), build, "Put it off")
