"""Whether a payment can be asked for now (G4). Rule: never for what is disputed, promised or paused."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from clientdesk.ledger.account import is_asked_for
from clientdesk.playbook.silence.stage import in_scope

if TYPE_CHECKING:
    from clientdesk.playbook.picture import Picture


class Asking(Enum):
    """What the desk knows of the money that a thread is about."""

    OVERDUE = auto()
    OPEN = auto()
    NOT_NOW = auto()


def asking(picture: Picture, project: str | None) -> Asking:
    """Whether something is overdue and to be asked for; OPEN, too, where the desk knows of no invoice at all."""
    from clientdesk.playbook.dunning.promises import is_held

    unpaid = [each for each in in_scope(picture, project) if each.balance > 0]
    asked = [each for each in unpaid if is_asked_for(each) and not is_held(picture, each)]
    if unpaid and not asked:
        return Asking.NOT_NOW
    return Asking.OVERDUE if any(each.days_overdue for each in asked) else Asking.OPEN
