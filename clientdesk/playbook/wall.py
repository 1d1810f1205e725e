"""When managing a sign has hit a wall, and how far it is from one (R).

Rule: letting go is proposed when remedies have failed, never before they were tried; what still runs is waited for.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.days import days_later
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.remedies import PAUSE
from clientdesk.model.signs import SignClass
from clientdesk.playbook.trying import has_failed, owing_since, tried

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clientdesk.model.signs import Sign
    from clientdesk.playbook.finding import Finding
    from clientdesk.playbook.picture import Picture


class Tries(Struct, frozen=True):
    """How many of the remedies against a sign have failed, of how many would do; `also` is what else is needed."""

    sign: str
    failed: int
    needed: int
    also: str = ""

    @property
    def words(self) -> str:
        """`S02 1 of 2, R06 still runs`."""
        return f"{self.sign} {self.failed} of {self.needed}{self.also}"


def hit_a_wall(picture: Picture, finding: Finding) -> date | None:
    """Since when managing a sign has hit a wall: enough different remedies failed, and none runs or worked since.

    Not before it was raised. None while there is something to wait for or to try, and for a sign without a remedy of
    its own. Someone who always pays in the end is paused before (S01).
    """
    sign = finding.sign
    if sign.sign_class is not SignClass.WORK or not sign.try_first:
        return None
    mine = tried(picture, sign)
    if any(each.outcome is RemedyOutcome.WAITING for each in mine):
        return None
    failed, needed = _failed_since_it_worked(mine), _enough(picture, sign)
    if len(failed) < needed:
        return None
    day = max(sorted(failed.values())[needed - 1], finding.reached or date.min, *_ran_until(picture, sign))
    day = max(day, *_worked_until(picture, sign, mine), date.min)
    if sign.id != "S01":
        return day
    last = min((each for each in (failed.get(PAUSE), owing_since(picture)) if each), default=None)
    return max(day, last) if last else None


def tries_so_far(picture: Picture, finding: Finding) -> Tries | None:
    """How far managing a sign that has hit no wall is from one; None for a sign that nothing is tried against."""
    sign = finding.sign
    if sign.sign_class is not SignClass.WORK or not sign.try_first:
        return None
    mine, needed = tried(picture, sign), _enough(picture, sign)
    failed = len(_failed_since_it_worked(each for each in mine if each.settled))
    waiting = next((each.kind for each in mine if not each.settled), None)
    pause = f", {PAUSE} comes first" if sign.id == "S01" and failed >= needed else ""
    return Tries(sign.id, failed, needed, f", {waiting} still runs" if waiting else pause)


def _enough(picture: Picture, sign: Sign) -> int:
    """How many different remedies have to fail: the bar, or all of them where there are fewer."""
    return min(picture.bar("tries"), len(sign.try_first))


def _ran_until(picture: Picture, sign: Sign) -> Iterator[date]:
    """The days on which there was nothing more to wait for of what was tried: it was clear, or had faded."""
    for each in picture.remedies:
        faded = days_later(each.on, picture.bar("fades"))
        until = min(each.settled or faded, faded)
        if each.kind in sign.try_first and each.on < until <= picture.today:
            yield until


def _worked_until(picture: Picture, sign: Sign, mine: Sequence[Remedy]) -> Iterator[date]:
    """The days until which what worked, and has faded since, spoke against a wall; or until enough failed after it."""
    for each in picture.remedies:
        faded = days_later(each.on, picture.bar("fades"))
        has_worked = each.kind in sign.try_first and each.outcome is RemedyOutcome.WORKED
        if has_worked and each.settled and each.settled < faded <= picture.today:
            after, needed = sorted(_failed_since_it_worked([*mine, each]).values()), _enough(picture, sign)
            yield min(faded, after[needed - 1]) if len(after) >= needed else faded


def _failed_since_it_worked(mine: Iterable[Remedy]) -> dict[str, date]:
    """The remedies that failed after the last one that worked, each with the day on which that was clear."""
    failed: dict[str, date] = {}
    for each in sorted(mine, key=lambda each: (each.settled or each.on, not has_failed(each))):
        if each.outcome is RemedyOutcome.WORKED:
            failed.clear()
        else:
            failed.setdefault(each.kind, each.settled or each.on)
    return failed
