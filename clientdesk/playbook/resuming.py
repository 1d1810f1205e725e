"""Work that a letter paused and that can go on: they have answered, or all that was overdue is paid (G2, R04).

Rule: it is due from the day on which that came, until something of mine went out since. A pause that runs as a remedy
(R04) has a step of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec import structs

from clientdesk.ledger.account import is_asked_for
from clientdesk.ledger.standing import Standing, standing
from clientdesk.model.journal import Letter, Message
from clientdesk.model.letter_kinds import ABOUT_PAYMENT, PAUSE_UNTIL_PAID, STOP_WORK
from clientdesk.model.project import Project
from clientdesk.model.remedies import PAUSE
from clientdesk.playbook.step import Source, Step, step_of
from clientdesk.playbook.trying import running
from clientdesk.playbook.workdays import on_workday

if TYPE_CHECKING:
    from clientdesk.playbook.picture import Picture


def resume_steps(picture: Picture) -> Iterator[Step]:
    """To say when the work goes on, one step for each piece of it that the newest of its letters paused (G2, R04)."""
    newest = {each.project: each for each in picture.sent_letters if each.kind in (STOP_WORK, PAUSE_UNTIL_PAID)}
    for letter in newest.values():
        if not _is_over(picture, letter.project):
            yield from _answered(picture, letter) if letter.kind == STOP_WORK else _paid(picture, letter)


def all_paid_on(picture: Picture, since: date) -> date | None:
    """The day on which the last of what was overdue came in, not before a pause began; None while something is.

    What is disputed is not waited for; what was given up meanwhile was not paid.
    """
    asked = [each for each in picture.standings if is_asked_for(each)]
    if any(each.days_overdue or _given_up_since(picture, each, since) for each in asked):
        return None
    late = (each.paid_on for each in asked if each.days_late and each.paid_on)
    return max((day for day in late if day >= since), default=since)


def _given_up_since(picture: Picture, now: Standing, day: date) -> bool:
    return now.is_lost and not standing(picture.records, now.invoice, day).is_lost


def _answered(picture: Picture, letter: Letter) -> Iterator[Step]:
    """Their first answer to a letter that paused the work until they are heard from; none once I wrote back."""
    since = _since(picture.messages, letter)
    at = next((at for at, each in enumerate(since) if each.is_theirs), None)
    if at is None:
        return
    answer, later = since[at], since[at:]  # who spoke with them has told them in that talk
    if not any(each.is_mine for each in later) and not _wrote_since(picture, letter, answer.on):
        yield _step(picture, letter, answer.on, "They have answered: say when the work goes on", "G2")


def _paid(picture: Picture, letter: Letter) -> Iterator[Step]:
    """That all is paid, after a letter that paused the work until it is; none once I wrote, or where a remedy tells."""
    sent = letter.sent or picture.today
    paid = all_paid_on(picture, sent)
    if paid is None or _is_a_remedy(picture, paid) or _wrote_since(picture, letter, paid):
        return
    if not any(each.is_mine and each.on >= paid for each in _since(picture.messages, letter)):
        yield _step(picture, letter, paid, "Everything overdue is paid: say that the work goes on", PAUSE)


def _step(picture: Picture, letter: Letter, day: date, what: str, handbook: str) -> Step:
    project = picture.records.by_id(Project).get(letter.project or "")
    words, on = f"{what} ({project.name})" if project else what, on_workday(day, picture.records.settings)
    step = step_of(picture, Source.RESUME, on, words, handbook, record=letter.id, key=f"resume:{letter.id}")
    return structs.replace(step, asks=True)


def _since(messages: Iterable[Message], letter: Letter) -> list[Message]:
    """What was said since a letter went out, on its day too, about the work that it paused."""
    about = (None, letter.project)
    return [each for each in messages if letter.sent and each.on >= letter.sent
            and (letter.project is None or each.project in about)]  # fmt: skip


def _wrote_since(picture: Picture, letter: Letter, day: date) -> bool:
    """Whether another letter went to them from a day on that is not about money alone."""
    others = (each for each in picture.sent_letters if each.id != letter.id and each.kind not in ABOUT_PAYMENT)
    return any(each.sent and each.sent >= day and each.colleague is None for each in others)


def _is_a_remedy(picture: Picture, paid: date) -> bool:
    """Whether a pause tells of it that runs, or ran when all was paid."""
    if any(each.kind == PAUSE for each in running(picture)):
        return True
    return any(each.kind == PAUSE and each.decided and each.decided >= paid for each in picture.remedies)


def _is_over(picture: Picture, project_id: str | None) -> bool:
    project = picture.records.by_id(Project).get(project_id or "")
    return project is not None and project.ended is not None and project.ended <= picture.today
