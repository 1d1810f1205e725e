"""Days in a letter: those that are over, and a final notice's deadline (L10, G3). Rule: checked, never moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import echo, shown
from clientdesk.model.letter_kinds import FINAL_NOTICE
from clientdesk.playbook.wording.no_day import impossible_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.letters.check.draft import Draft, Place
    from clientdesk.letters.check.problem import Problem
    from clientdesk.letters.check.sight import Sight
    from clientdesk.playbook.dunning.deadline import DeadlineRange


def past_day(sight: Sight) -> Iterator[Problem]:
    """Days by which something is promised or asked for, and that are over."""
    for each in sight.ahead:
        if each.day < sight.today:
            why = f"{shown(each.day)} is over: name a day to come, or write the letter anew."
            yield sight.draft.at(each.start, each.end).problem("past-day", why)


def no_day(draft: Draft) -> Iterator[Problem]:
    """Days beside a month's name that no calendar has."""
    for start, end in impossible_days(draft.plain, draft.language):
        place = draft.at(start, end)
        yield place.problem("no-day", f"There is no {place.text}: check the day.")


def deadline(sight: Sight) -> Iterator[Problem]:
    """A final notice's deadline that is too early, too late, or on a day without work where another one fits."""
    if sight.draft.kind != FINAL_NOTICE or (found := the_deadline(sight)) is None:
        return
    day, place = found
    from clientdesk.playbook.dunning.deadline import deadline_range

    fits = deadline_range(sight.records, sight.client, sight.today)
    if why := _illegal(sight, day, fits) or ("" if day == fits.proposed else _off(sight, day)):
        yield place.problem("deadline", why)


def the_deadline(sight: Sight) -> tuple[date, Place] | None:
    """The last day that it leaves, and where it stands: as it was written for, else the last that lies ahead."""
    wanted = sight.draft.written.deadline
    said = [each for each in sight.days if each.day == wanted] or list(sight.ahead)
    if not said:
        return None
    last = max(said, key=lambda each: (each.day, each.start))
    return last.day, sight.draft.at(last.start, last.end)


def _illegal(sight: Sight, day: date, fits: DeadlineRange) -> str:
    if fits.earliest <= day <= fits.latest:
        return ""
    between = f"it can lie between {shown(fits.earliest)} and {shown(fits.latest)}"
    because = f", for {fits.why}" if day < fits.earliest else ""
    return f"{echo(day, sight.today)}, is too {'early' if day < fits.earliest else 'late'}: {between}{because}."


def _off(sight: Sight, day: date) -> str:
    from clientdesk.playbook.holidays import holiday
    from clientdesk.playbook.workdays import is_workday, on_workday

    settings = sight.records.settings
    if is_workday(day, settings):
        return ""
    name = holiday(day, settings.country) or "a day without work"
    return f"{echo(day, sight.today)}, is {name}: the next working day is {shown(on_workday(day, settings))}."
