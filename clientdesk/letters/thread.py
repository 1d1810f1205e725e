"""What a letter says of a silence (L01–L04, G): what was written when, about which work, and what that does to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clientdesk.letters.wording import inline
from clientdesk.model.client import Stage
from clientdesk.model.journal import Channel, Matter, RemedyOutcome
from clientdesk.model.letter_kinds import CHECK_INS
from clientdesk.model.project import Project
from clientdesk.model.remedies import PAUSE
from clientdesk.playbook.dunning.credit_left import is_covered
from clientdesk.playbook.dunning.overdue import overdue
from clientdesk.playbook.silence.clause import clause_days
from clientdesk.playbook.silence.steps import checked_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.silence import Sent, Thread


class Waiting(Struct, frozen=True):
    """A message or letter of mine that waits for an answer; `in_writing` unless it was said aloud."""

    on: date
    subject: str
    in_writing: bool


def thread_for(picture: Picture, kind: str, project: str = "") -> Thread | None:
    """The silence that a letter of a kind is about: a project's where one is asked for, else the longest that fits.

    One in which late notices went out is the money's: it fits only where there is no other.
    """
    threads = picture.threads
    if project:
        return next((each for each in threads if each.project == project), None)
    is_early = kind in CHECK_INS
    fitting = [each for each in threads if (each.stage is Matter.NEGOTIATING) == is_early]
    return min(fitting or threads, key=lambda each: each.is_dunned, default=None)


def is_about_payment(picture: Picture, thread: Thread | None) -> bool:
    """Whether a silence is about a payment (G3); where nothing was asked yet, whether money is overdue.

    It is about none where their credit covers all that is overdue (G4).
    """
    late = overdue(picture)
    if is_covered(picture, late):
        return False
    if thread or picture.client.stage is Stage.PROSPECT:
        return thread is not None and thread.stage is Matter.PAYMENT
    return bool(late)


def silence(picture: Picture, thread: Thread | None, project: str | None) -> dict[str, Any]:
    """What waits for an answer, the oldest first; the name of the work; the clause, where one holds."""
    sent = thread.sent if thread else ()
    wrote, talks = _days(each for each in sent if not each.is_talk), [each for each in sent if each.is_talk]
    return {
        "messages": tuple(Waiting(each.on, inline(each.topic), not each.is_talk) for each in sent),
        "wrote_on": wrote[0] if wrote else None,
        "wrote_again_on": wrote[-1] if len(wrote) > 1 else None,
        "called_on": _days(each for each in talks if each.channel is Channel.CALL and not each.is_mutual),
        "met_on": _days(each for each in talks if each.channel is Channel.MEETING),
        "spoke_on": _days(each for each in talks if each.channel is not Channel.MEETING and each.is_mutual),
        "in_writing": not talks,
        "checked_in": thread is not None and checked_in(thread) > 0,
        "subject": next((found for each in sent if (found := inline(each.topic))), ""),
        "project": _project(picture, project),
        "silence_days": _clause_days(picture, thread),
    } | _pause(picture)


def _days(sent: Iterable[Sent]) -> tuple[date, ...]:
    """The days of some of what was sent, the oldest first; two of one day are one."""
    return tuple(dict.fromkeys(each.on for each in sent))


def _project(picture: Picture, project: str | None) -> str:
    """The name of a project, else of the only one under way; empty where that is not plain."""
    known = picture.records.by_id(Project)
    every = picture.records.of(Project, picture.client.id)
    named = {project} if project in known else {
        each.id for each in every if each.ended is None or each.ended > picture.today
    }  # fmt: skip
    return inline(known[named.pop() or ""].name) if len(named) == 1 else ""


def _clause_days(picture: Picture, thread: Thread | None) -> int | None:
    """The days of silence that the contract names, once they have passed (C02); None where it names none."""
    days = clause_days(picture)
    return days if days and thread and (picture.today - thread.since).days >= days else None


def _pause(picture: Picture) -> dict[str, Any]:
    """Since when the work is paused; it is from today on where it is not yet."""
    begun = [each.on for each in picture.remedies if each.kind == PAUSE and each.outcome is RemedyOutcome.WAITING]
    is_paused = picture.client.stage is Stage.PAUSED or bool(begun)
    return {"is_paused": is_paused, "paused_on": begun[-1] if begun else None if is_paused else picture.today}
