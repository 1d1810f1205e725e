"""What was said about overdue money already, in letters, messages and talks. Rule: only what is past says anything."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from clientdesk.ledger.standing import Standing
from clientdesk.model.journal import Letter, Matter, Message
from clientdesk.model.letter_kinds import FOR_MONEY, INVOICE_AGAIN
from clientdesk.playbook.after_dispute import counted_from, settled_on
from clientdesk.playbook.asked import asked_by_letter, letters_about
from clientdesk.playbook.ladder import level
from clientdesk.playbook.picture import Picture, once

_ABOUT_MONEY = (None, Matter.PAYMENT)


def last_letter_on(picture: Picture, kind: str, about: Collection[Standing]) -> date | None:
    """The day of the last letter before one of a kind that named or asked for one of some invoices; None for none."""
    ids = {each.invoice.id for each in about}
    named = (each for each in picture.sent_letters if ids.intersection(each.named))
    asked = (letter for each in about for letter in letters_about(picture, each))
    before = (each for each in (*named, *asked) if is_before(each, kind, picture.today))
    return max((each.sent for each in before if each.sent), default=None)


def is_before(letter: Letter, kind: str, today: date) -> bool:
    """Whether a letter went out before one of a kind that is written today.

    Of today's it is only a kinder one: one as firm is the letter itself, written or sent anew.
    """
    if letter.sent is None or letter.sent > today:
        return False
    return letter.sent < today or level(letter.kind) < level(kind)


@once
def highest(picture: Picture, standing: Standing) -> int:
    """The level that was reached for an invoice; 0 before the first letter.

    Where it stood beside others it was asked for as kindly as by the first of the letters, whichever that one was.
    """
    asked = (level(each.kind) for each in asked_by_letter(picture, standing))
    return max(asked, default=level(INVOICE_AGAIN) if letters_about(picture, standing) else 0)


def is_new(picture: Picture, standing: Standing) -> bool:
    """Whether nothing was written to them about an invoice since it was due, in a letter or in a message.

    What a letter said before the due date counts too; of one that they disputed, only what was written since.
    """
    is_told = any(each.is_mine for each in _about(picture, standing))
    settled = settled_on(picture, standing) or date.min
    since = (each for each in picture.sent_letters if each.sent and each.sent >= settled)
    is_named = any(standing.invoice.id in each.named for each in since)
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


def _about(picture: Picture, standing: Standing) -> list[Message]:
    """The messages about an invoice since that day: its project's, those of none, and what says that it is.

    What is written in another project moves nothing here; for an invoice of none each project is another (G4).
    """
    sent = _about_money(picture, counted_from(picture, standing) or picture.today)
    own = standing.invoice.project
    return [each for each in sent if each.project in (None, own) or (own is None and each.matter is Matter.PAYMENT)]


def _about_money(picture: Picture, after: date) -> list[Message]:
    return [each for each in picture.messages if each.on > after and each.matter in _ABOUT_MONEY]
