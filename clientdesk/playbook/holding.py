"""What holds with a client until something happens: a pause, every extra billed. Rule: it follows from the remedies.

Its sentences are here too, for both faces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.account import overdue_of
from clientdesk.ledger.scope import priced_out_since
from clientdesk.model.client import Stage
from clientdesk.model.days import shown
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.money import said_totals
from clientdesk.model.remedies import PAUSE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.model.money import Totals
    from clientdesk.playbook.picture import Picture


def paused_since(picture: Picture) -> date | None:
    """The day on which the work was paused; None where it isn't, or nobody wrote down when (R04)."""
    is_paused = picture.client.stage is Stage.PAUSED
    begun = (each.on for each in picture.remedies if each.kind == PAUSE and each.outcome is not RemedyOutcome.WORKED)
    return max(begun, default=None) if is_paused else None


def paused_until_paid(picture: Picture) -> Totals:
    """What has to be paid before the work goes on, per currency: all that is overdue, and not in dispute (R04)."""
    return overdue_of(picture.standings)


def states(picture: Picture) -> Iterator[str]:
    """What holds for now, a sentence without its full stop each: a pause, every extra billed (R04, R07)."""
    if picture.client.stage is Stage.PAUSED:
        yield _paused(picture)
    priced_out = priced_out_since(picture.records, picture.client.id, picture.today)
    if priced_out and picture.client.stage is not Stage.ENDED:
        yield f"Priced out since {shown(priced_out, picture.today)}: every extra is billed"


def _paused(picture: Picture) -> str:
    """Since when, and what ends it: what is overdue, and not in dispute. Why else somebody paused, nobody knows."""
    since, wanted = paused_since(picture), paused_until_paid(picture)
    begun = f"Paused since {shown(since, picture.today)}" if since else "Paused"
    if any(wanted.values()):
        return f"{begun}, until everything overdue ({said_totals(wanted)}) is paid"
    return f"{begun}. Nothing is overdue any more: offer to go on" if since else begun
