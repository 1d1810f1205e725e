"""What is in dispute (G4): nobody is reminded of it, and it is not forgotten. Rule: it is settled, never chased."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from clientdesk.model.days import shown
from clientdesk.playbook.step import Source, Step, step_of
from clientdesk.playbook.workdays import on_workday

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.picture import Picture

SETTLE_AFTER = 7
"""Days from a dispute to the step that settles it: a week to hear what is wrong, before the work is half forgotten."""


def dispute_steps(picture: Picture) -> Iterator[Step]:
    """A step for each invoice in dispute on which money is open, its fee's bill with it, under its own key (G4)."""
    for each in picture.standings:
        if each.is_disputed and each.balance > 0 and not each.late_disputed:
            yield _step(picture, each)


def _step(picture: Picture, standing: Standing) -> Step:
    invoice, since = standing.invoice, standing.invoice.disputed_on
    told = f"disputed since {shown(since, picture.today)}" if since else "in dispute"
    what = f"Find out what is wrong with {invoice.number}, and settle it ({told})"
    day = on_workday(_counted_from(picture, standing) + timedelta(days=SETTLE_AFTER), picture.records.settings)
    return step_of(picture, Source.DISPUTE, day, what, "G4", record=invoice.id, key=f"dispute-{invoice.id}")


def _counted_from(picture: Picture, standing: Standing) -> date:
    """The day of the dispute; where nobody wrote it down, the due date once it is over, else the day of the invoice."""
    invoice, today = standing.invoice, picture.today
    days = (invoice.disputed_on, standing.due if standing.days_overdue else None, invoice.issued)
    return next((each for each in days if each), today)
