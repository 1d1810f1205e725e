"""Whether anybody is asked for the late fee on an invoice (R02, G4). Rule: billed or not, by the same reasons."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from clientdesk.ledger.status import Status

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing


class Spared(Enum):
    """Why nobody is, the first that fits."""

    DISPUTED = auto()
    WRITTEN_OFF = auto()
    CREDITED = auto()
    GIVEN_BACK = auto()


def spared(late: Standing) -> Spared | None:
    """Why nobody is asked for the fee on an invoice that was late; None where it may be asked for.

    What was late costs its fee, however little of it is kept: only where all of it went back is there none.
    """
    if late.is_disputed:
        return Spared.DISPUTED
    if late.is_lost:
        return Spared.WRITTEN_OFF
    if late.status is Status.CREDITED:
        return Spared.CREDITED
    return Spared.GIVEN_BACK if late.is_all_back else None
