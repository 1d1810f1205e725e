"""One letter a day to a client at most (G4). Rule: only a letter that went out today moves what is due to another day.

Until then what is due stays on its own day, and says which one goes first: the end at once (X07), then the money, then
the rest; what waits for that one is not late. What is to come is planned for a day of its own, as what it will be then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from msgspec import structs

from clientdesk.playbook.dunning.sent import is_letter_out_today
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.step import Source, Step
from clientdesk.playbook.workdays import on_workday

Told = Callable[[Step, date], Step]
"""Says what a step is on a day."""
_FIRST = (Source.AT_ONCE, Source.MONEY)
"""What goes first of two letters that fall on one day."""


def one_letter_a_day(picture: Picture, steps: Iterable[Step], told: Told) -> list[Step]:
    """A client's steps in the order given: what is due on its own day, what comes later on a day without a letter.

    Where a letter went to the client today, what is due waits for the next working days; the end at once never does.
    """
    found, is_out = [told(each, each.date) for each in steps], is_letter_out_today(picture)
    taken, first = {picture.today} if is_out else set[date](), ""
    with_letter = [at for at, step in enumerate(found) if step.letter]
    for at in sorted(with_letter, key=lambda at: _order(found[at], picture.today)):
        step = found[at]
        is_due = step.date <= picture.today
        if step.source is Source.AT_ONCE or (is_due and not is_out):
            found[at] = structs.replace(step, after=first, late=step.late and not first)
            taken.add(max(step.date, picture.today))
            first = first or (step.letter or "") * is_due
        else:
            found[at] = _on_a_free_day(picture, step, taken, told)
            taken.update([found[at].date] if found[at].letter else ())
    return found


def _on_a_free_day(picture: Picture, step: Step, taken: set[date], told: Told) -> Step:
    """A step on a day without another letter; what its thread has by then, where that is another."""
    then = told(step, free_day(picture, max(step.date, picture.today), taken))
    return _on_a_free_day(picture, then, taken, told) if then.letter and then.date in taken else then


def free_day(picture: Picture, day: date, taken: set[date]) -> date:
    """The day itself, or the next working day on which no letter goes out."""
    while day in taken:
        day = on_workday(day + timedelta(days=1), picture.records.settings)
    return day


def _order(step: Step, today: date) -> tuple[date, int, str]:
    first = _FIRST.index(step.source) if step.source in _FIRST else len(_FIRST)
    return max(step.date, today), first, step.key
