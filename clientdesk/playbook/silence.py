"""Silence: what waits for an answer, how long is too long, and the one next step (G1–G4).

Rule: every date counts from what was really sent; after weeks away there is one step, not five.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.client import Stage
from clientdesk.model.journal import Matter
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.step import Step
from clientdesk.playbook.workdays import on_workday

if TYPE_CHECKING:
    from clientdesk.model.records import Records

FIRST_CHECK_IN = (4, 7)
"""G1: the first follow-up's window in days after the unanswered message, both inclusive."""
SECOND_AFTER = 7
"""G1: days from the first follow-up to the second and last."""


class FollowUp(Struct, frozen=True):
    """The next step in a silence: not before `on`; `until` is the last good day, after which it counts as late."""

    on: date
    until: date
    what: str
    handbook: str
    letter: str | None


def silent_days(records: Records, client_id: str, today: date) -> int | None:
    """Days since the oldest message of mine that asks for an answer and has none; None when nothing waits (G)."""
    return silence_of(Picture(records, client_id, today))


def silence_of(picture: Picture) -> int | None:
    """The same for a picture at hand."""
    waiting = picture.unanswered
    return (picture.today - waiting[0].on).days if waiting else None


def follow_up(picture: Picture) -> FollowUp | None:
    """The one next step for a client who has not answered; None when nothing waits."""
    waiting = picture.unanswered
    if not waiting:
        return None
    matter = waiting[-1].matter or _matter(picture)
    days = tuple(dict.fromkeys(message.on for message in waiting))
    if matter is Matter.NEGOTIATING:
        return _negotiating(days)
    return _under_way(days, "G3" if matter is Matter.PAYMENT else "G2")


def silence_steps(picture: Picture) -> Iterator[Step]:
    """The one next step of a client's silence, on a working day (G1–G4)."""
    step = follow_up(picture)
    if step:
        day = on_workday(step.on, picture.records.settings)
        late = picture.today > max(day, step.until)
        waiting = picture.unanswered
        last = waiting[-1].id
        yield Step(day, picture.client, step.what, step.handbook, step.letter, late, last, f"silence:{waiting[0].id}")


def too_long_since(picture: Picture) -> date | None:
    """The day from which the silence is longer than G allows: the first follow-up's last day passed; None before it."""
    waiting = picture.unanswered
    if not waiting or picture.client.stage is Stage.ENDED:
        return None
    first = waiting[0]
    is_early = (first.matter or _matter(picture)) is Matter.NEGOTIATING
    day = first.on + timedelta(days=FIRST_CHECK_IN[1] + 1) if is_early else look_into_it_on(first.on)
    return day if picture.today >= day else None


def over_since(picture: Picture) -> date | None:
    """The day from which it is time to move on, as a prospect answered neither check-in; None before it (G1)."""
    step = follow_up(picture)
    is_over = step is not None and step.handbook == "G1" and step.letter is None and picture.today >= step.on
    return step.on if step and is_over else None


def tuesday_after(day: date) -> date:
    """The Tuesday of the ISO week after a day's own, over the year's end too (G2)."""
    return day - timedelta(days=day.weekday()) + timedelta(days=8)


def look_into_it_on(day: date) -> date:
    """The Monday after the week of that Tuesday: from here on the silence is looked into (G2)."""
    return tuesday_after(day) + timedelta(days=6)


def _matter(picture: Picture) -> Matter:
    """What a message without a matter is about, from where the client stands; no payment is due on a dispute (G4)."""
    if picture.client.stage is Stage.PROSPECT:
        return Matter.NEGOTIATING
    overdue = any(each.days_overdue and not each.invoice.disputed for each in picture.standings)
    return Matter.PAYMENT if overdue else Matter.WORKING


def _negotiating(days: tuple[date, ...]) -> FollowUp:
    """G1, from the days on which something was sent: two messages of one day are no follow-up of each other."""
    sent = days[-1]
    if len(days) == 1:
        first, last = (sent + timedelta(days=days) for days in FIRST_CHECK_IN)
        return FollowUp(first, last, "Check in for the first time", "G1", "L01")
    second = sent + timedelta(days=SECOND_AFTER)
    if len(days) == 2:
        return FollowUp(second, second, "Check in for the last time", "G1", "L02")
    return FollowUp(second, second, "Move on: two check-ins had no answer", "G1", None)


def _under_way(days: tuple[date, ...], handbook: str) -> FollowUp:
    """G2, and G3 the same about a payment: follow up, look into it and call, stop until you hear."""
    sent = days[-1]
    if len(days) == 1:
        tuesday = tuesday_after(sent)
        about = "Ask for a sign that they have the work" if handbook == "G3" else "Follow up on the work"
        return FollowUp(tuesday, tuesday + timedelta(days=5), about, handbook, "L03")
    monday = look_into_it_on(days[0])
    if len(days) == 2:
        return FollowUp(
            monday, monday + timedelta(days=4), "Call: did they get it? Then look for another way", handbook, None
        )
    stop = max(monday, sent) + timedelta(days=1)
    return FollowUp(stop, stop, "Stop work until you hear from them, and say so", handbook, "L04")
