"""Which letters asked for an invoice. Rule: from its due date on only what went out after it counts.

Where they disputed it after that, it is what went out from the day of the settling on.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.ledger.standing import Standing, is_issued
from clientdesk.model.letter_kinds import FOR_MONEY
from clientdesk.playbook.after_dispute import counted_from, settled_on
from clientdesk.playbook.ladder import TIME_TO_PAY, level, level_by_age
from clientdesk.playbook.picture import Picture, once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.model.journal import Letter


@once
def asked_by_letter(picture: Picture, standing: Standing) -> tuple[Letter, ...]:
    """The letters that asked for an invoice with all that they said since it was due, oldest first.

    One that names no invoice did so for those of the overdue ones that were old enough for it when it went out.
    """
    return tuple(each for each in letters_about(picture, standing) if asks(picture, each, standing))


@once
def letters_about(picture: Picture, standing: Standing) -> tuple[Letter, ...]:
    """The same, and those beside whose invoices it stood, due by then and no more."""
    due, settled = standing.due, settled_on(picture, standing)
    if due is None:
        return ()
    first = settled or due + timedelta(days=1)
    since = (each for each in picture.sent_letters if each.sent and each.sent >= first)
    return tuple(each for each in since if each.kind in FOR_MONEY and _is_in(each, standing))


def asks(picture: Picture, letter: Letter, standing: Standing) -> bool:
    """Whether one of the letters about an invoice asked for it with all that it said."""
    sent = letter.sent
    if letter.named or sent is None:
        return standing.invoice.id in letter.invoices
    own = level_on(picture, standing, sent)
    return own >= level(letter.kind) or own >= _firmest(picture, sent)


def given_until(letters: Iterable[Letter]) -> date:
    """The last day that some letters have left for the payment; the first day of all where there are none."""
    days = (max(each.sent + timedelta(days=TIME_TO_PAY), each.deadline or each.sent) for each in letters if each.sent)
    return max(days, default=date.min)


def age(picture: Picture, standing: Standing, day: date) -> int:
    """The days from an invoice's due date to one, or from the last settling of a dispute; 0 without a due date."""
    start = _start(picture, standing)
    return (day - start).days if start else 0


def level_on(picture: Picture, standing: Standing, day: date) -> int:
    """How firm a letter about an invoice may be on a day for its own days alone."""
    return level_by_age(age(picture, standing, day))


def _is_in(letter: Letter, standing: Standing) -> bool:
    """Whether a letter that went out names an invoice, or names none at all."""
    if letter.named:
        return standing.invoice.id in letter.named
    return letter.sent is not None and is_issued(standing.invoice, letter.sent)


@once
def _firmest(picture: Picture, day: date) -> int:
    """How firm a letter could be on a day about the oldest of the invoices that were unpaid then."""
    unpaid = (each for each in picture.standings if each.paid_on is None or each.paid_on > day)
    return level_by_age(max((age(picture, each, day) for each in unpaid), default=0))


_start = once(counted_from)
