"""The stage of a silence: negotiating, work under way, payment due (G1, G2, G3). Rule: it says what it was taken from.

What a message says it is about wins, and what the person noted of the silence since; else the records tell. No payment
is due on what is disputed (G4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from clientdesk.ledger.account import is_asked_for
from clientdesk.model.client import Stage
from clientdesk.model.days import shown
from clientdesk.model.journal import Matter
from clientdesk.model.letter_kinds import INVOICE_AGAIN

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.silence.threads import Sent

WORDS = {Matter.NEGOTIATING: "negotiating", Matter.WORKING: "work under way", Matter.PAYMENT: "payment due"}


def stage_of(picture: Picture, project: str | None, sent: Sequence[Sent]) -> tuple[Matter, str]:
    """The stage of what was sent, and why it is that one: `payment due, as invoice 12 is overdue`."""
    said = next((each for each in reversed(sent) if each.matter), None)
    stage, reason = (said.matter, _said(picture, said)) if said else _from_records(picture, project)
    assert stage is not None  # noqa: S101  `said` has one
    return stage, f"{WORDS[stage]}, as {reason}"


def in_scope(picture: Picture, project: str | None) -> Iterator[Standing]:
    """The invoices that a thread can be about: its project's and those of none; for the general thread every one."""
    return (each for each in picture.standings if project is None or each.invoice.project in (None, project))


def _said(picture: Picture, sent: Sent) -> str:
    if sent.noted:
        return f"you noted on {shown(sent.noted, picture.today)}"
    day = shown(sent.on, picture.today)
    if sent.kind == INVOICE_AGAIN:
        return f"the invoice went out again on {day}"
    return f"a late notice went out on {day}" if sent.kind else f"your message of {day} says"


def _from_records(picture: Picture, project: str | None) -> tuple[Matter, str]:
    if picture.client.stage is Stage.PROSPECT:
        return Matter.NEGOTIATING, "no work has begun"
    overdue = [each for each in in_scope(picture, project) if each.days_overdue and is_asked_for(each)]
    if not overdue:
        return Matter.WORKING, "nothing is overdue"
    oldest = max(overdue, key=lambda each: (each.days_overdue, each.invoice.number))
    return Matter.PAYMENT, f"invoice {oldest.invoice.number} is overdue"
