"""What was sent about overdue money already. Rule: from a due date on only what went out after it counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from clientdesk.ledger.standing import Standing, is_issued
from clientdesk.model.journal import Letter, Matter, Message
from clientdesk.model.letter_kinds import FOR_MONEY, INVOICE_AGAIN
from clientdesk.playbook.dunning.ladder import TIME_TO_PAY, level, level_by_age
from clientdesk.playbook.picture import Picture, once

_ABOUT_MONEY = (None, Matter.PAYMENT)


@once
def asked_by_letter(picture: Picture, standing: Standing) -> tuple[Letter, ...]:
    """The letters that asked for an invoice with all that they said since it was due, oldest first.

    One that names no invoice did so for those of the overdue ones that were old enough for it when it went out.
    """
    return tuple(each for each in letters_about(picture, standing) if _asks(picture, each, standing))


@once
def letters_about(picture: Picture, standing: Standing) -> tuple[Letter, ...]:
    """The same, and those beside whose invoices it stood, due by then and no more."""
    return tuple(each for each in picture.sent_letters if each.kind in FOR_MONEY and _is_in(each, standing))


def given_until(letters: Iterable[Letter]) -> date:
    """The last day that some letters have left for the payment; the first day of all where there are none."""
    days = (max(each.sent + timedelta(days=TIME_TO_PAY), each.deadline or each.sent) for each in letters if each.sent)
    return max(days, default=date.min)


def last_letter_on(picture: Picture, about: Collection[Standing]) -> date | None:
    """The day of the last letter that named or asked for one of some invoices, before today; None before the first."""
    ids = {each.invoice.id for each in about}
    named = (each for each in picture.sent_letters if ids.intersection(each.named))
    asked = (letter for each in about for letter in letters_about(picture, each))
    return max((each.sent for each in (*named, *asked) if each.sent and each.sent < picture.today), default=None)


@once
def highest(picture: Picture, standing: Standing) -> int:
    """The level that was reached for an invoice; 0 before the first letter.

    Where it stood beside others it was asked for as kindly as by the first of the letters, whichever that one was.
    """
    asked = (level(each.kind) for each in asked_by_letter(picture, standing))
    return max(asked, default=level(INVOICE_AGAIN) if letters_about(picture, standing) else 0)


def is_new(picture: Picture, standing: Standing) -> bool:
    """Whether nothing was ever written to them about an invoice since it was due, in a letter or in a message."""
    is_told = any(each.is_mine for each in _about(picture, standing))
    is_named = any(standing.invoice.id in each.named for each in picture.sent_letters)
    return not (is_told or is_named or letters_about(picture, standing))


def asked_on(picture: Picture, standing: Standing) -> list[date]:
    """The days after its due date on which I asked about an invoice, in writing or in a talk, oldest first."""
    asked = (each for each in _about(picture, standing) if each.is_mine and each.awaits_reply)
    return list(dict.fromkeys(each.on for each in asked))


def heard_on(picture: Picture, standing: Standing) -> date | None:
    """The last day after its due date on which they wrote or called about an invoice; None where they did not."""
    heard = (each.on for each in _about(picture, standing) if each.is_theirs)
    return max(heard, default=None)


def went_out_since(picture: Picture, day: date) -> bool:
    """Whether anything of mine about money went out after a day."""
    letters = (each.sent for each in picture.sent_letters if each.kind in FOR_MONEY and each.sent)
    messages = (each.on for each in _about_money(picture, day) if each.is_mine)
    return any(on > day for on in (*letters, *messages))


def is_letter_out_today(picture: Picture) -> bool:
    """Whether a letter of any kind went to the client today: then that was the one of the day (G4)."""
    return any(each.sent == picture.today and each.colleague is None for each in picture.sent_letters)


def _is_in(letter: Letter, standing: Standing) -> bool:
    """Whether a letter that went out after its due date names an invoice, or names none at all."""
    sent, due = letter.sent, standing.due
    if sent is None or due is None or sent <= due:
        return False
    return standing.invoice.id in letter.named if letter.named else is_issued(standing.invoice, sent)


def _asks(picture: Picture, letter: Letter, standing: Standing) -> bool:
    """Whether a letter that an invoice stands in asked for it with all that it said."""
    sent = letter.sent
    if letter.named or sent is None:
        return standing.invoice.id in letter.invoices
    own = _level_on(standing, sent)
    unpaid = (each for each in picture.standings if each.paid_on is None or each.paid_on > sent)
    return own >= level(letter.kind) or all(_level_on(each, sent) <= own for each in unpaid)


def _level_on(standing: Standing, day: date) -> int:
    return level_by_age((day - standing.due).days) if standing.due else 0


def _about(picture: Picture, standing: Standing) -> list[Message]:
    """The messages about an invoice since it was due: its project's, those of none, and what says that it is.

    What is written in another project moves nothing here; for an invoice of none each project is another (G4).
    """
    sent = _about_money(picture, standing.due or picture.today)
    own = standing.invoice.project
    return [each for each in sent if each.project in (None, own) or (own is None and each.matter is Matter.PAYMENT)]


def _about_money(picture: Picture, after: date) -> list[Message]:
    return [each for each in picture.messages if each.on > after and each.matter in _ABOUT_MONEY]
