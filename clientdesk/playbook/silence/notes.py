"""What is to be known beside a step of a silence (G1–G3). Rule: for the person's eyes; no letter says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from clientdesk.model.client import Stage
from clientdesk.model.days import planned
from clientdesk.model.journal import Matter
from clientdesk.playbook.silence.clause import on_stopping
from clientdesk.playbook.silence.days import FIRST_CHECK_IN
from clientdesk.playbook.silence.money import to_ask_for
from clientdesk.playbook.silence.steps import FollowUp, Move

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.picture import Picture

DECLINE = "Slow or odd already now? It is fine to decline."
_YOURS = "Use the time for yourself."
_AGAIN = "By e-mail, by certified post, by fax, and with a call to confirm. Keep the channel and the tracking number."
_CLOSE = "To close it, say of your messages that they ask for no answer any more."


def notes_of(picture: Picture, step: FollowUp) -> tuple[str, ...]:
    """What to know before a step is taken, a sentence or two each; the faces show them under it."""
    return tuple(_notes(picture, step))


def _notes(picture: Picture, step: FollowUp) -> Iterator[str]:
    is_prospect = picture.client.stage is Stage.PROSPECT
    match step.move:
        case Move.FIRST:
            yield _window(picture, step)
            yield from (DECLINE,) * is_prospect
        case Move.LAST:
            yield from (DECLINE,) * is_prospect
        case Move.LOOK_INTO:
            yield from _if_nothing(picture, step)
        case Move.STOP:
            yield on_stopping(picture)
            yield _YOURS
        case Move.AGAIN:
            yield _AGAIN
        case Move.MOVE_ON | Move.PART:
            yield _way_out(is_prospect=is_prospect, is_early=step.move is Move.MOVE_ON)


def _window(picture: Picture, step: FollowUp) -> str:
    """When the first check-in is well timed, as of today."""
    first, last = FIRST_CHECK_IN
    if picture.today < step.on:
        return f"Not before day {first}, {planned(step.on, picture.today)}: earlier looks pushy."
    day = (picture.today - step.thread.days[-1]).days
    return f"Since day {first}, and today is day {day}: now. The window is day {first} to {last}."


def _if_nothing(picture: Picture, step: FollowUp) -> Iterator[str]:
    """What comes after a call that led nowhere."""
    if step.thread.stage is Matter.PAYMENT:
        yield from _of_money(to_ask_for(picture, step.thread.project) or ())
    else:
        yield "If nothing comes: stop work until you hear from them, and tell them so by e-mail (L04)."
        yield on_stopping(picture)
        yield _YOURS


def _of_money(asked: Sequence[Standing]) -> Iterator[str]:
    """The same about a payment, by what can be asked for."""
    if any(each.days_overdue for each in asked):
        yield "If nothing comes: send the invoice again (L06)."
        yield _AGAIN
    elif asked:
        yield "If nothing comes: let it rest until the money is due."


def _way_out(*, is_prospect: bool, is_early: bool) -> str:
    """Where the playbook ends: the exit's prospect path, its silent one, or no exit at all."""
    if is_prospect:
        return "Decline the work: the exit's prospect path, a short and friendly no."
    if is_early:
        return f"Let this one go; what else you do for them goes on. {_CLOSE}"
    return f"Leave them: the exit's silent path puts it in writing. Or wait on. {_CLOSE}"
