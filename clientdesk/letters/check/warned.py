"""Whether there is something to warn about (L11, R08). Rule: one warning, and none for what ends the work (X07)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.letters.chasing import WARNED_OF
from clientdesk.letters.check.problem import Problem
from clientdesk.model.days import shown
from clientdesk.model.letter_kinds import WARNING
from clientdesk.model.signs import SIGNS, SignClass
from clientdesk.playbook.trying import warned_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.letters.check.sight import Sight
    from clientdesk.model.journal import Incident


def warned(sight: Sight) -> Iterator[Problem]:
    """A warning without an incident that one is given for, or a second one."""
    if sight.draft.kind == WARNING and (why := _why_not(sight)):
        yield Problem("warning", 0, "", why)


def _why_not(sight: Sight) -> str:
    logged = sight.picture.logged
    red = [each for sign, some in logged.items() if SIGNS[sign].sign_class is SignClass.RED for each in some]
    if red:
        return _red(sight, max(red, key=lambda each: each.on))
    days = [sorted(each.on for each in logged[sign]) for sign in WARNED_OF if sign in logged]
    if not days:
        return "Nothing is in the log that this warning is about: log what happened, with its day."
    given = warned_on(sight.picture)
    if given and (again := _again(days, given)):
        return f"It happened again on {shown(again)}, after your warning: the work ends now, with L17."
    if given and all(each[-1] <= given[-1] for each in days):
        return f"You gave your warning on {shown(given[-1])}, and nothing is logged since: one is enough."
    return ""


def _red(sight: Sight, last: Incident) -> str:
    """That the last of what ends the work is not warned about."""
    done = f"{sight.client.name} {SIGNS[last.sign].words} on {shown(last.on)}"
    return f"{done}: there is no warning for that, the work ends now, with L17."


def _again(days: list[list[date]], given: tuple[date, ...]) -> date | None:
    """The last day of what was warned about before it; None where it did not come back."""
    back = (each[-1] for each in days if any(each[0] <= day < each[-1] for day in given))
    return max(back, default=None)
