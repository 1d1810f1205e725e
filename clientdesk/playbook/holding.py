"""What holds with a client until something happens: a pause, every extra billed. Rule: it follows from the remedies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger import scope
from clientdesk.ledger.account import overdue_of
from clientdesk.model.client import Stage
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.remedies import PAUSE

if TYPE_CHECKING:
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


def priced_out_since(picture: Picture) -> date | None:
    """The day from which every extra is billed; None where that is not being tried (R07)."""
    return scope.priced_out_since(picture.records, picture.client.id, picture.today)
