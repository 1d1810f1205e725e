"""What came of a remedy, as a short menu. Rule: every answer is one key, and leads to a Change.

Letters are of the words beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.outcomes import put_off, settled
from clientdesk.model.client import Client
from clientdesk.model.days import planned
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.remedies import PAUSE, PRICE_OUT, look_again, named
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.resuming import all_paid_on

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.change import Change
    from clientdesk.model.records import Records

EDIT, _LATER = "edit", "later"
_WORKED = {PAUSE: "it worked: the work goes on", PRICE_OUT: "it worked: they pay for every extra"}
_FAILED = {PAUSE: "it did not help: the work stays paused"}


def question(records: Records, remedy: Remedy, today: date) -> str:
    """What is asked about a remedy."""
    name = records.get(Client, remedy.client).name
    if remedy.kind == PAUSE and all_paid_on(Picture(records, remedy.client, today), remedy.on):
        return f"{name}: everything overdue is paid. Offer to go on with the work. What came of it?"
    return f"{name}: {named(remedy.kind)} ({remedy.kind}). What came of it?"


def answers(remedy: Remedy, today: date) -> list[tuple[str, str, str]]:
    """The lines to choose from."""
    left = [("l", RemedyOutcome.LEFT.value, "they left rather than pay")] if remedy.kind == PRICE_OUT else []
    return [
        ("w", RemedyOutcome.WORKED.value, _WORKED.get(remedy.kind, "it worked")),
        ("n", RemedyOutcome.FAILED.value, _FAILED.get(remedy.kind, "it did not help")),
        *left,
        ("s", _LATER, f"still waiting: look again on {planned(look_again(remedy.kind, today), today)}"),
        ("e", EDIT, "another day, or a note: edit it"),
    ]


def as_change(records: Records, remedy: Remedy, answer: str, today: date) -> Change:
    """The change that an answer means; raises Refused."""
    if answer == _LATER:
        return put_off(records, remedy, look_again(remedy.kind, today))
    return settled(records, remedy, RemedyOutcome(answer), today)
