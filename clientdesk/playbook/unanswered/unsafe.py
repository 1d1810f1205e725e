"""The card of a call that is not made: they threatened the person (S11, X07). Rule: no meeting either; in writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from clientdesk.model.days import planned, shown
from clientdesk.model.names import as_sentence
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.step import OF_MONEY, Source
from clientdesk.playbook.unanswered.card import OWED, CallCard, Section, filled

if TYPE_CHECKING:
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.step import Step

_NEVER = "No call and no meeting where safety is at stake, whatever they answer: what is to be said is said in writing."
_SOURCES = (Source.AT_ONCE, Source.LEAVING, Source.EXIT, *OF_MONEY)


def not_called(picture: Picture, card: CallCard, steps: Iterable[Step]) -> CallCard:
    """A card that says that there is no call, why, and which of the client's `steps` are taken in writing instead.

    Of the rest only what is owed stays.
    """
    sections = (
        Section("Don't call", (f"They {_what_they_did(picture)} (S11).", _NEVER)),
        Section("Instead", tuple(_instead(picture, steps))),
        *(each for each in card.sections if each.title == OWED),
    )
    return structs.replace(card, phones=(), questions=(), sections=filled(sections), is_call=False)


def _what_they_did(picture: Picture) -> str:
    logged = picture.logged.get("S11", [])
    return f"{SIGNS['S11'].words}{f' on {shown(logged[-1].on, picture.today)}' if logged else ''}"


def _instead(picture: Picture, steps: Iterable[Step]) -> Iterator[str]:
    """What the agenda has next of the end and of the money."""
    found = (each for each in steps if each.source in _SOURCES)
    for step in sorted(found, key=lambda each: (bool(each.after), each.date)):
        letter = f" ({step.letter})" if step.letter else ""
        day = planned(max(step.date, picture.today), picture.today)
        yield as_sentence(f"{day}: {step.what}{letter}")
