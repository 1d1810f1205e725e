"""The call card for overdue money: who is called, what is owed, what to confirm and what to ask (G3).

Rule: the call confirms that they have the invoice and the letter, and asks for a day; it never complains.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from clientdesk.model.days import counted, shown
from clientdesk.model.journal import Channel, Direction, Matter, Message
from clientdesk.model.money import said_totals, totals
from clientdesk.playbook.promises import named
from clientdesk.playbook.step import OF_MONEY
from clientdesk.playbook.unanswered.card import OWED, CallCard, Section, filled, reached
from clientdesk.playbook.unanswered.in_agenda import after_it
from clientdesk.playbook.unanswered.owed import asked_for_now, letters_for, what_is_owed

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.step import Step

_HOW = "Kindly, and to whoever pays: no complaint, and no word on how late it is."
_ASK = (
    "On which day will it be paid?",
    "Is anything missing for it: an order number, another address, a copy, an answer about the work?",
)
_PROMISE = "A day that they name is a promise: write it down, and nothing is asked for until then (G4)."


def money_card(picture: Picture, steps: Iterable[Step]) -> CallCard | None:
    """The card for all that is overdue and can be asked for today, with the money's own of the client's `steps`.

    None where nothing can be asked for.
    """
    owed = asked_for_now(picture)
    if not owed:
        return None
    who = reached(picture)
    sections = (
        Section("The call", (*who.numbers, _HOW)),
        Section("The address", who.address),
        Section(OWED, tuple(what_is_owed(picture, owed))),
        Section("Confirm", tuple(_to_confirm(picture, owed))),
        Section("Ask", _ASK),
        Section("After it", tuple(_after(picture, steps))),
    )
    oldest = f"{'' if len(owed) == 1 else 'the oldest '}{counted(owed[0].days_overdue, 'day')} late"
    because = f"{said_totals(totals(each.to_pay for each in owed))} on {named(owed)}, {oldest}"
    ids = tuple(each.invoice.id for each in owed)
    return CallCard(
        picture.client.name, "", Matter.PAYMENT, because, who.used, who.theirs, who.phones, _ASK, filled(sections), ids
    )


def money_call_to_record(picture: Picture, card: CallCard, new_id: str, today: date) -> Message:
    """The call as it is written down: mine, about the payment of what is owed, and waiting on."""
    owed = [each for each in picture.standings if each.invoice.id in card.owed]
    works = {each.invoice.project for each in owed}
    return Message(
        id=new_id, client=picture.client.id, on=today, direction=Direction.OUT, channel=Channel.CALL,
        awaits_reply=True, matter=Matter.PAYMENT, project=works.pop() if len(works) == 1 else None,
        subject=", ".join(each.invoice.number for each in owed),
    )  # fmt: skip


def _to_confirm(picture: Picture, owed: list[Standing]) -> Iterator[str]:
    which = f"invoice {owed[0].invoice.number}" if len(owed) == 1 else "the invoices"
    yield f"That they have {which}, and the work."
    if letters := letters_for(picture, owed):
        yield f"That the letter of {shown(letters[-1].sent, picture.today)} ({letters[-1].kind}) reached them."


def _after(picture: Picture, steps: Iterable[Step]) -> Iterator[str]:
    """A promise, or else the agenda's next steps for the money."""
    yield _PROMISE
    yield from (after_it(each, picture.today) for each in steps if each.source in OF_MONEY)
