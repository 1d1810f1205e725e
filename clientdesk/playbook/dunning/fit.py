"""Which of a client's overdue invoices a letter is right for (G3, G4).

Rule: all that is overdue stands in the one letter, but nobody reads a notice about what they were hardly asked for.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from clientdesk.model.letter_kinds import FINAL_NOTICE, INVOICE_AGAIN
from clientdesk.playbook.asked import asked_by_letter, given_until, level_on
from clientdesk.playbook.dunning.first_word import firmest
from clientdesk.playbook.dunning.sent import asked_on, is_new
from clientdesk.playbook.ladder import TIME_TO_PAY, level
from clientdesk.playbook.promises import broken_promise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.picture import Picture


class ToldApart(NamedTuple):
    """Those that a letter asks for with all that it says, and those that stand `besides`: due by now, and no more."""

    asked: tuple[Standing, ...]
    besides: tuple[Standing, ...]


def told_apart(picture: Picture, kind: str | None, late: Sequence[Standing], day: date) -> ToldApart:
    """Overdue invoices as a letter of a kind, sent on a day, speaks of them; in the order given (G3, G4).

    Where it is right for none of them, it asks for those that the firmest gentler one would be right for. What asks for
    no late fee, or is no letter, is right for all of them.
    """
    if not level(kind):
        return ToldApart(tuple(late), ())
    fits = [_fit(picture, each, day) for each in late]
    least = min(level(kind), max(fits, default=0))
    by_fit = tuple(zip(late, fits, strict=True))
    return ToldApart(
        tuple(each for each, fit in by_fit if fit >= least), tuple(each for each, fit in by_fit if fit < least)
    )


def _fit(picture: Picture, standing: Standing, day: date) -> int:
    """The level of the firmest letter that is right for an invoice on a day.

    Any, once a letter asked for it and the time to pay is over; else what its own days allow, as the first word no more
    than the first late notice. The invoice again (L06) is right too where a message asked for it, or they promised to
    pay by a day that is over.
    """
    letters = asked_by_letter(picture, standing)
    if letters and given_until(letters) < day:
        return level(FINAL_NOTICE)
    by_age, first = level_on(picture, standing, day), level(firmest(picture, standing))
    if by_age > first and is_new(picture, standing):
        return first
    if by_age >= level(INVOICE_AGAIN):
        return by_age
    is_known = broken_promise(picture, standing) or _asked_by_message(picture, standing, day)
    return level(INVOICE_AGAIN) if is_known else by_age


def _asked_by_message(picture: Picture, standing: Standing, day: date) -> bool:
    return any(on + timedelta(days=TIME_TO_PAY) < day for on in asked_on(picture, standing))
