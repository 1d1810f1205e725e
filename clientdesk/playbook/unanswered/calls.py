"""Which call there is to make to a client: about a silence, or about money (G2, G3).

Rule: the step says which; without one it is what the agenda has next, else what waits longest for an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clientdesk.model.journal import Matter
from clientdesk.playbook.agenda import Ahead, ahead, first_of
from clientdesk.playbook.dunning.credit_left import is_covered
from clientdesk.playbook.dunning.steps import KEY as MONEY
from clientdesk.playbook.findings import is_unsafe
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.silence.money import to_ask_for
from clientdesk.playbook.step import OF_MONEY, Source
from clientdesk.playbook.unanswered.card import CallCard, call_card
from clientdesk.playbook.unanswered.money_card import money_card
from clientdesk.playbook.unanswered.unsafe import not_called

if TYPE_CHECKING:
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.silence import Thread
    from clientdesk.playbook.step import Step


NOBODY = (
    "Nobody is to be called at {}: nothing waits for an answer, or what does is disputed, promised, paused or covered"
    " by their credit."
)
"""What is said where there is no call to make."""


class Call(NamedTuple):
    """A call's card, and the silence that it is about; None for one about money alone."""

    card: CallCard
    thread: Thread | None


def call_for(picture: Picture, key: str = "") -> Call | None:
    """The call that a step's key asks for, or the next one without a key; None where there is nobody to call for.

    Its card says that there is no call where they threatened the person (S11, X07).
    """
    known = ahead(picture, verdict_of(picture))
    found = _call_for(picture, key, known)
    return found._replace(card=not_called(picture, found.card, known.steps)) if found and is_unsafe(picture) else found


def _call_for(picture: Picture, key: str, known: Ahead) -> Call | None:
    thread = _thread(picture, key) if key else None
    if thread:
        return Call(call_card(picture, thread, known), thread)
    if key == MONEY and (card := money_card(picture, known.steps)):
        return Call(card, None)
    return _next(picture, known)


def key_of(picture: Picture, step: Step) -> str:
    """The key of the call that a step is about: a silence's too where that goes on under the key of the money."""
    if step.source in (Source.CLAIM, Source.CREDIT):
        return MONEY
    if step.source not in (Source.SILENCE, Source.MONEY):
        return ""
    return next((each.key for each in picture.threads if each.sent[-1].id == step.record), step.key)


def _next(picture: Picture, known: Ahead) -> Call | None:
    """The call for what the agenda has next of silence and money; else for the longest silence, or what is owed."""
    first = first_of(each for each in known.steps if each.source in (Source.SILENCE, *OF_MONEY))
    key = key_of(picture, first) if first else ""
    card = money_card(picture, known.steps) if key == MONEY or not picture.threads else None
    if card:
        return Call(card, None)
    thread = _thread(picture, key) or next((each for each in picture.threads if _is_asked_for(picture, each)), None)
    return Call(call_card(picture, thread, known), thread) if thread else None


def _is_asked_for(picture: Picture, thread: Thread) -> bool:
    """Whether a silence is not about money alone that is disputed, promised, paused or covered by credit (G4)."""
    asked = to_ask_for(picture, thread.project)
    return thread.stage is not Matter.PAYMENT or (asked is not None and not is_covered(picture, asked))


def _thread(picture: Picture, key: str) -> Thread | None:
    return next((each for each in picture.threads if each.key == key), None)
