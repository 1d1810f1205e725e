"""What counts of a client who came back: only what was after that (X09).

Rule: the gut check knew of all that was before, so that it makes no verdict; a later record makes its sign count again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.client import Client, Stage
from clientdesk.model.days import days_later, shown
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Invoice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from clientdesk.model.records import Records
    from clientdesk.playbook.finding import Evidence, Finding
    from clientdesk.playbook.picture import Picture

CAME_BACK = "comeback"
"""Under what the exit keeps the day on which the client was taken back, beside the days of its steps."""


class Return(Struct, frozen=True):
    """A coming back: what is of `since`, or later, counts. `on` is its day; None where only the end's is known."""

    since: date
    on: date | None

    @property
    def words(self) -> str:
        """`came back on 21 Nov 2026; what was before is history`."""
        when = f"on {shown(self.on)}" if self.on else f"after {shown(days_later(self.since, -1))}"
        return f"came back {when}; what was before is history"


def returned(records: Records, client_id: str) -> Return | None:
    """The last coming back of a client who is there now; None for all others."""
    exits, client = records.of(Exit, client_id), records.get(Client, client_id)
    if not exits or client.stage in (Stage.EXITING, Stage.ENDED):
        return None
    from clientdesk.playbook.exit.ended import came_back_from

    on = max((day for each in exits if (day := each.done.get(CAME_BACK))), default=None)
    parted = came_back_from(records, client)
    days = [day for day in (on, parted and days_later(parted, 1)) if day]
    return Return(max(days), on) if days else None


def is_history(picture: Picture, finding: Finding) -> bool:
    """Whether they came back, and nothing of a sign is of after that."""
    back = returned(picture.records, picture.client.id)
    return back is not None and counts_again(picture, finding, back) is None


def fresh(picture: Picture, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of some signs that are no history, in their order."""
    return tuple(each for each in found if not is_history(picture, each))


def counts_again(picture: Picture, finding: Finding, back: Return) -> date | None:
    """The first day of a sign since they came back; None where all of it was before."""
    return min((day for day in _days(picture, finding, back) if day >= back.since), default=None)


def is_unsigned(records: Records, client_id: str) -> bool:
    """Whether the contract is only what was proposed to a client when they came back: nobody has signed it."""
    agreed = records.contract(client_id)
    is_signed = agreed is None or agreed.signed is not None
    return not is_signed and any(CAME_BACK in each.done for each in records.of(Exit, client_id))


def _days(picture: Picture, finding: Finding, back: Return) -> Iterator[date]:
    """The days of a sign's records; one whose day nobody knows may be new."""
    from clientdesk.playbook.finding import counts

    yield from (_day(picture.records, each) or back.since for each in finding.evidence)
    yield from (each.on for each in picture.logged.get(finding.sign.id, ()) if counts(each))


def _day(records: Records, evidence: Evidence) -> date | None:
    """The day of a record; an invoice is late from its due day on, whenever it is paid."""
    invoice = records.by_id(Invoice).get(evidence.id) if evidence.kind == "invoice" else None
    if invoice and invoice.due and evidence.date:
        return min(invoice.due, evidence.date)
    return evidence.date
