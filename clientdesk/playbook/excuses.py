"""Why lateness on an invoice is not the client's (S01, R02). Rule: each fact is found here, once, and worded once.

Who judges by it (S01) takes every one, but a dispute only of what is not paid. Who charges for it (R02) differs in
four, on purpose, in `late_fee.days`: a due date of the contract is enough for a debt, what went out after its due date
is late from as many days later on, a debt goes on while they have time again after a dispute, and what was late costs
as much when a part of it goes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from clientdesk.playbook.after_dispute import has_time

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing


class Excuse(StrEnum):
    """A reason, as it follows a colon."""

    IN_DISPUTE = "it is in dispute"
    TIME_AGAIN = "its dispute was just settled, and they have time again"
    GIVEN_BACK = "it was paid, and you gave it back"
    NO_WAY_TO_PAY = "it didn't say how to pay"
    NO_DUE_DATE = "it had no due date"
    DATED_AFTER_DUE = "it was due before it went out"
    SENT_AFTER_DUE = "you sent it after it was due"
    """It was dated in time."""


def excuses(standing: Standing) -> Iterator[Excuse]:
    """Every reason that holds of an invoice, the plainest first; a due date is one that stands on it."""
    invoice = standing.invoice
    if standing.is_disputed:
        yield Excuse.IN_DISPUTE
    elif has_time(standing):
        yield Excuse.TIME_AGAIN
    if standing.is_given_back:
        yield Excuse.GIVEN_BACK
    if not invoice.payable:
        yield Excuse.NO_WAY_TO_PAY
    if not invoice.due:
        yield Excuse.NO_DUE_DATE
    went_out = invoice.sent or invoice.issued
    if went_out and standing.due and went_out > standing.due:
        was_dated_in_time = invoice.issued is not None and invoice.issued <= standing.due
        yield Excuse.SENT_AFTER_DUE if was_dated_in_time else Excuse.DATED_AFTER_DUE
