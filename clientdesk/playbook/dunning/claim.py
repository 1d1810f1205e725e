"""After the final notice (G3): small claims court. Rule: not before the deadline is over that the notice named."""

from __future__ import annotations

from datetime import date, timedelta

from clientdesk.ledger.standing import Standing
from clientdesk.model.letter_kinds import FINAL_NOTICE
from clientdesk.model.money import totals
from clientdesk.playbook.asked import asked_by_letter
from clientdesk.playbook.dunning.court import court_doubts, hearing
from clientdesk.playbook.dunning.deadline import latest_deadline
from clientdesk.playbook.dunning.plan import Plan
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.step import Source

DONE = "When the claim is in, pause the invoice or mark it as disputed; when you let it go, write it off."
"""What ends the step."""


def to_claim(picture: Picture, final: list[Standing]) -> list[Standing]:
    """Of what had a final notice, that whose deadline is over by now; before any is, that whose is over first."""
    deadlines = [deadline_of(picture, each) for each in final]
    last = max(min(deadlines), picture.today - timedelta(days=1))
    return [each for each, deadline in zip(final, deadlines, strict=True) if deadline <= last]


def claim(picture: Picture, final: list[Standing]) -> Plan:
    """The step after a final notice's deadline; the day after it at the earliest."""
    on = min(deadline_of(picture, each) for each in final) + timedelta(days=1)
    doubts = court_doubts(
        picture.records, picture.client, totals(each.to_pay for each in final), max(picture.today, on)
    )
    where = hearing(picture.records, picture.client).court.name
    words = f"Take it to small claims: {where}" if where else "Take the step that the final notice named"
    brief = "Small claims" if where else "After the final notice"
    return Plan(on, None, words, note="; ".join(doubts), how=DONE, source=Source.CLAIM, brief=brief)


def deadline_of(picture: Picture, standing: Standing) -> date:
    """The last day that the first final notice about an invoice left: a second one puts off nothing.

    It is the latest possible where it was not written down.
    """
    letter = next(each for each in asked_by_letter(picture, standing) if each.kind == FINAL_NOTICE)
    return letter.deadline or latest_deadline(picture.records, picture.client, letter.sent or picture.today)
