"""What was sent about overdue money already. Rule: from a due date on only what went out after it counts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from clientdesk.ledger.standing import Standing, is_issued
from clientdesk.model.journal import Direction, Letter, Matter, Message
from clientdesk.model.letter_kinds import FOR_MONEY
from clientdesk.playbook.picture import Picture

_ABOUT_MONEY = (None, Matter.PAYMENT)


def level(kind: str | None) -> int:
    """How firm a letter is: 0 for a plain request, then as `FOR_MONEY` has them."""
    return FOR_MONEY.index(kind) + 1 if kind in FOR_MONEY else 0


def asked_by_letter(picture: Picture, standing: Standing) -> list[Letter]:
    """The letters that asked for an invoice since it was due, oldest first.

    One that names no invoice asked for all that was overdue when it went out.
    """
    return [each for each in picture.sent_letters if each.kind in FOR_MONEY and _is_about(each, standing)]


def last_letter_on(picture: Picture, about: Collection[Standing]) -> date | None:
    """The day of the last letter that named or asked for one of some invoices, before today; None before the first."""
    ids = {each.invoice.id for each in about}
    named = (each for each in picture.sent_letters if ids.intersection(each.invoices))
    asked = (letter for each in about for letter in asked_by_letter(picture, each))
    return max((each.sent for each in (*named, *asked) if each.sent and each.sent < picture.today), default=None)


def highest(picture: Picture, standing: Standing) -> int:
    """The level that was reached for an invoice; 0 before the first letter."""
    return max((level(each.kind) for each in asked_by_letter(picture, standing)), default=0)


def asked_on(picture: Picture, standing: Standing) -> list[date]:
    """The days after its due date on which a message of mine about an invoice asked for an answer, oldest first."""
    out = (each for each in _about(picture, standing) if each.direction is Direction.OUT and each.awaits_reply)
    return list(dict.fromkeys(each.on for each in out))


def heard_on(picture: Picture, standing: Standing) -> date | None:
    """The last day after its due date on which they wrote or called about an invoice; None where they did not."""
    heard = (each.on for each in _about(picture, standing) if each.direction is Direction.IN)
    return max(heard, default=None)


def went_out_since(picture: Picture, day: date) -> bool:
    """Whether anything of mine about money went out after a day."""
    letters = (each.sent for each in picture.sent_letters if each.kind in FOR_MONEY and each.sent)
    messages = (each.on for each in _about_money(picture, day) if each.direction is Direction.OUT)
    return any(on > day for on in (*letters, *messages))


def is_letter_out_today(picture: Picture) -> bool:
    """Whether a letter of any kind went to the client today: then that was the one of the day (G4)."""
    return any(each.sent == picture.today and each.colleague is None for each in picture.sent_letters)


def _is_about(letter: Letter, standing: Standing) -> bool:
    sent, due = letter.sent, standing.due
    if sent is None or due is None or sent <= due:
        return False
    return standing.invoice.id in letter.invoices if letter.invoices else is_issued(standing.invoice, sent)


def _about(picture: Picture, standing: Standing) -> list[Message]:
    """The messages about an invoice since it was due: its project's, those of none, and what says that it is.

    What is written in another project moves nothing here; for an invoice of none each project is another (G4).
    """
    sent = _about_money(picture, standing.due or picture.today)
    own = standing.invoice.project
    return [each for each in sent if each.project in (None, own) or (own is None and each.matter is Matter.PAYMENT)]


def _about_money(picture: Picture, after: date) -> list[Message]:
    return [each for each in picture.messages if each.on > after and each.matter in _ABOUT_MONEY]
