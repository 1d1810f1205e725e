"""The history card (X01): what this client has been, on one card, and what leaving costs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from clientdesk.ledger.account import Account
from clientdesk.ledger.income import Share, income_share
from clientdesk.model.days import add_months, counted
from clientdesk.model.days import shown as shown_day
from clientdesk.model.exit import Exit
from clientdesk.model.journal import Incident, Remedy, RemedyOutcome
from clientdesk.model.money import shown_totals
from clientdesk.model.records import Records
from clientdesk.model.remedies import named
from clientdesk.playbook.finding import Finding
from clientdesk.playbook.findings import findings_of
from clientdesk.playbook.picture import Picture

TRUST_YOUR_GUT = 3
"""So many exits begun with one client within twelve months, and the person is told (X01)."""

_CAME_OF_IT = {
    RemedyOutcome.WAITING: "still running",
    RemedyOutcome.WORKED: "worked",
    RemedyOutcome.FAILED: "did not help",
    RemedyOutcome.LEFT: "they left",
}


class Card(Struct, frozen=True):
    """The history. `since` is the oldest day behind a raised sign; `share` is theirs of the last twelve months' income.

    `times` counts exits begun with this client within twelve months, this one included.
    """

    findings: tuple[Finding, ...]
    incidents: tuple[Incident, ...]
    remedies: tuple[Remedy, ...]
    account: Account
    share: Share | None
    since: date | None
    times: int
    today: date

    @property
    def days_raised(self) -> int | None:
        """Days since the oldest record behind a raised sign; None when none is raised."""
        return (self.today - self.since).days if self.since else None

    @property
    def recurrence(self) -> str:
        """What is said to someone who has come this far three times within a year; empty before that."""
        if self.times < TRUST_YOUR_GUT:
            return ""
        return f"You have come this far {self.times} times within twelve months. Trust your gut."

    @property
    def cost(self) -> str:
        """What leaving costs, in a sentence."""
        if self.share is None:
            return "Leaving costs no income: nothing came in from them in twelve months."
        months = round(float(self.share.part) * 12, 1)
        of_it = f"{months:g} {'month' if months == 1 else 'months'} of it"
        whole = f"twelve months' {self.share.currency} income"
        return f"Leaving costs {round(self.share.part * 100)}% of {whole}: {of_it}."

    def lines(self) -> tuple[str, ...]:
        """The card as text, a line each."""
        return tuple(line for line in self._lines() if line)

    def _lines(self) -> Iterator[str]:
        yield self.recurrence
        for finding in self.findings:
            newest = f" (last {shown_day(finding.last)})" if finding.last else ""
            yield f"{finding.sign.id} {finding.words}{newest}"
        if self.days_raised is not None:
            how_long = f"for {counted(self.days_raised, 'day')}, since {shown_day(self.since)}"
            yield f"Signs raised {how_long if self.days_raised else 'today'}"
        for incident in self.incidents[-3:]:
            yield f"{shown_day(incident.on)}: {incident.said or incident.opinion or incident.sign}"
        for remedy in self.remedies:
            yield f"Tried: {named(remedy.kind)}, {shown_day(remedy.on)}: {_CAME_OF_IT[remedy.outcome]}"
        if not self.remedies:
            yield "Nothing has been tried yet to save this."
        yield f"Owed {shown_totals(self.account.owed)}, overdue {shown_totals(self.account.overdue)}"
        yield self.cost


def card(records: Records, client_id: str, today: date) -> Card:
    """A client's history as Reflect shows it (X01)."""
    picture = Picture(records, client_id, today)
    raised = tuple(finding for finding in findings_of(picture) if finding.raised)
    days = [each.date for finding in raised for each in finding.evidence if each.date]
    year_ago = add_months(today, -12)
    begun = [each for each in records.of(Exit, client_id) if year_ago < each.started <= today]
    return Card(
        findings=raised,
        incidents=picture.incidents,
        remedies=picture.remedies,
        account=picture.account,
        share=income_share(records, client_id, today),
        since=min((day for day in days if day <= today), default=None),
        times=len(begun),
        today=today,
    )
