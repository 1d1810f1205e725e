"""One letter a day to a client at most (G4). Rule: the firmer one goes first, the other on the next working day.

The end at once waits for nothing (X07).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import structs

from clientdesk.playbook.dunning.sent import is_letter_out_today
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.step import Step
from clientdesk.playbook.workdays import on_workday

_FIRST = ("X07", "G3")
"""What goes first of two letters that fall on one day."""


def one_letter_a_day(picture: Picture, steps: Iterable[Step]) -> list[Step]:
    """A client's steps in the order given, each letter on a day of its own, and none on a day that had one already."""
    found, taken = list(steps), {picture.today} if is_letter_out_today(picture) else set()
    with_letter = [at for at, step in enumerate(found) if step.letter]
    for at in sorted(with_letter, key=lambda at: _order(found[at], picture.today)):
        step = found[at]
        usual = max(step.date, picture.today)
        day = usual if step.handbook == "X07" else free_day(picture, usual, taken)
        taken.add(day)
        if day != usual:
            found[at] = structs.replace(step, date=day, was=step.was or step.date, late=False)
    return found


def free_day(picture: Picture, day: date, taken: set[date]) -> date:
    """The day itself, or the next working day on which no letter goes out."""
    while day in taken:
        day = on_workday(day + timedelta(days=1), picture.records.settings)
    return day


def _order(step: Step, today: date) -> tuple[date, int, str]:
    first = _FIRST.index(step.handbook) if step.handbook in _FIRST else len(_FIRST)
    return max(step.date, today), first, step.key
