"""What is told of a day to come. Rule: of a thread it is what that day tells itself, when nothing happens meanwhile.

Days change what is due: a follow-up whose week is over has become a call. So a step that has a later day is asked for
anew as of that day. That money comes is something that happens: nobody supposes of what is open and falls due, or was
promised, for a day between that it does not, and what is told of money holds as long as none is expected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import structs

from clientdesk.ledger.account import is_asked_for
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.promises import open_promises
from clientdesk.playbook.step import OF_MONEY, Source, Step
from clientdesk.playbook.workdays import on_workday

if TYPE_CHECKING:
    from collections.abc import Hashable


class Foretold:
    """A client's threads on days to come; `due` are the steps of such a day, those put off on their later one."""

    def __init__(self, picture: Picture, due: Callable[[Picture], Iterable[Step]]) -> None:
        self._picture, self._due = picture, due
        self._days: dict[date, Mapping[str, Step]] = {}
        self._seen: dict[date, Picture] = {}

    def told(self, step: Step, day: date) -> Step:
        """A step as it is told for a day, its own or a later one; what its thread has by then, where that is another.

        It has another day, too, where its thread tells of it sooner, or later.
        """
        then = self._on(day).get(step.key) if self._changes(step, day) else None
        if then is None:  # nothing but money changes it; or by then it goes on as the money's
            return _moved(step, day)
        if then.date > day:
            return self.told(structs.replace(step, date=then.date, was=then.was, late=False), then.date)
        return _moved(step, day) if _words(then) == _words(step) else self._first(then, day)

    def _changes(self, step: Step, day: date) -> bool:
        """Whether days alone may change a step until a day to come."""
        if day <= self._picture.today:
            return False
        return step.source is Source.SILENCE or (step.source in OF_MONEY and not self._is_expected(day))

    def _is_expected(self, day: date) -> bool:
        """Whether money is expected before a day: it falls due, or was promised.

        Nothing is expected of what is in dispute or went back, nor of what is known to be paid by then.
        """
        then = self._then(day)
        dues = [each.due for each in then.standings if each.due and each.balance > 0 and is_asked_for(each)]
        last = (*dues, *(each.pay_by for each in open_promises(then)))
        return any(self._picture.today <= each < day for each in last)

    def _first(self, then: Step, day: date) -> Step:
        """Another step of a thread, on the first day of which it is told."""
        today = self._picture.today
        own = then.date if then.date > today else on_workday(today + timedelta(days=1), self._picture.records.settings)
        there = self._on(own).get(then.key) if own < day else None
        is_sooner = there is not None and there.date <= own and _words(there) == _words(then)
        on = own if is_sooner else day
        return structs.replace(then, date=on, late=False, as_of=on)

    def _on(self, day: date) -> Mapping[str, Step]:
        """The steps of a day, by their thread's key."""
        if day not in self._days:
            self._days[day] = {each.key: each for each in self._due(self._then(day))}
        return self._days[day]

    def _then(self, day: date) -> Picture:
        """What is known of the client on a day, when nothing happens meanwhile."""
        if day not in self._seen:
            self._seen[day] = Picture(self._picture.records, self._picture.client.id, day)
        return self._seen[day]


def _moved(step: Step, day: date) -> Step:
    """A step on another day than its own."""
    return step if day == step.date else structs.replace(step, date=day, was=step.was or step.date, late=False)


def _words(step: Step) -> Hashable:
    """What there is to do."""
    return step.handbook, step.what, step.letter, step.calls, step.asks, step.claims
