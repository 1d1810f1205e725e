"""The history card (X01): what this client has been, on one card, and what leaving costs.

Rule: it only tells what the records hold; `told` lays it out in groups.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from clientdesk.ledger.account import Account
from clientdesk.ledger.income import Share, income_share
from clientdesk.ledger.moved import is_known, signed
from clientdesk.ledger.rates import Rate, effective_rate
from clientdesk.model.days import add_months, counted
from clientdesk.model.exit import Exit, Outcome
from clientdesk.model.invoice import Payment, PaymentKind
from clientdesk.model.journal import Incident, Remedy
from clientdesk.model.money import Money, Totals, totals
from clientdesk.playbook.exit.told import Group, groups_of, lines_of
from clientdesk.playbook.finding import Finding
from clientdesk.playbook.findings import findings_of
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import red_since

if TYPE_CHECKING:
    from clientdesk.model.records import Records

TRUST_YOUR_GUT = 3
"""So many exits begun with one client within twelve months, and the person is told (X01)."""

RateOf = Callable[[str], Money | None]
"""A client's rate by their id, where one is known."""


class Card:
    """The history of one client at the end of a day, each part worked out when it is asked for.

    `usual_rate_of` gives what an hour with all but a client brings in, where that is at hand.
    """

    def __init__(self, picture: Picture, usual_rate_of: RateOf | None = None) -> None:
        self._usual_rate_of = usual_rate_of
        self._picture = picture
        self._records = picture.records
        self._client = picture.client.id
        self._today = picture.today

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The signs that are raised, the weightiest first."""
        raised = (finding for finding in findings_of(self._picture) if finding.raised)
        return tuple(sorted(raised, key=lambda finding: finding.weight))

    @cached_property
    def since(self) -> date | None:
        """The first of the days on end on which the records say to part; None where they don't today."""
        return red_since(self._picture)

    @property
    def days_in_red(self) -> int | None:
        """Days since then; None when the records don't say to part."""
        return (self._today - self.since).days if self.since else None

    @cached_property
    def share(self) -> Share | None:
        """Their share of the last twelve months' income."""
        return income_share(self._records, self._client, self._today)

    @cached_property
    def rate(self) -> Rate | None:
        """What an hour with them brings in, unpaid extras included; None where no hours are known."""
        return effective_rate(self._records, self._client, self._today, standings_of=lambda: self._picture.standings)

    @cached_property
    def usual_rate(self) -> Money | None:
        """The median of what an hour with each other client brings in; None where none of theirs is known."""
        if self._usual_rate_of:
            return self._usual_rate_of(self._client)
        from clientdesk.playbook.pareto import Pareto

        return Pareto(self._records, self._today).usual_rate(self._client)

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """The incidents that still count, the newest first."""
        return self._picture.incidents[::-1]

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """What was tried, the newest first."""
        return self._picture.remedies[::-1]

    @property
    def account(self) -> Account:
        """Their money."""
        return self._picture.account

    @property
    def paid(self) -> Totals:
        """All that ever came in from them, less what went back."""
        moves = (each for each in self._records.of(Payment, self._client) if each.kind is not PaymentKind.CREDIT)
        known = (each for each in moves if is_known(each, self._today))
        return totals(Money(signed(each), each.amount.currency) for each in known)

    @property
    def written_off(self) -> Totals:
        """What was given up as lost."""
        return totals(Money(each.lost, each.invoice.amount.currency) for each in self._picture.standings if each.lost)

    @property
    def times(self) -> int:
        """How often one has come this far with them within twelve months, the exit under way included.

        An exit that was cancelled before anything was answered was a slip.
        """
        year_ago = add_months(self._today, -12)
        begun = (each for each in self._records.of(Exit, self._client) if year_ago < each.started <= self._today)
        return sum(1 for each in begun if each.outcome is not Outcome.CANCELLED or each.answers or each.skipped)

    @property
    def earlier(self) -> tuple[Exit, ...]:
        """The exits with this client that are over, the newest first."""
        over = (each for each in self._records.of(Exit, self._client) if each.ended and each.ended <= self._today)
        return tuple(sorted(over, key=lambda each: (each.started, each.id), reverse=True))

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
        part, of_it = min(round(self.share.part * 100), 99), f"of your {self.share.currency} income"
        if self.share.part == 1:
            return f"They bring in all {of_it}: leaving costs the whole of it."
        months = round(float(self.share.part) * 12) or 1
        about = "less than" if self.share.part * 12 < 1 else "about"
        return (
            f"They bring in {part or 'less than 1'}% {of_it}: leaving costs {about} {counted(months, 'month')} of it."
        )

    @property
    def hour(self) -> str:
        """What an hour with them brings in, beside the others' median, in a sentence; empty where nobody knows."""
        if self.rate is None:
            return ""
        theirs = f"An hour with them brings in {self.rate.per_hour.shown(whole=True)}"
        if self.usual_rate is None:
            return f"{theirs}, all they got for nothing counted in."
        return f"{theirs}; with your others the middle is {self.usual_rate.shown(whole=True)}."

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The card, group by group; those with nothing to say are left out."""
        return groups_of(self)

    def lines(self) -> tuple[str, ...]:
        """The card as text: a heading a group, its lines set in, and what is below them once more."""
        return lines_of(self.groups)


def card(records: Records, client_id: str, today: date, usual_rate_of: RateOf | None = None) -> Card:
    """A client's history as Reflect shows it (X01)."""
    return Card(Picture(records, client_id, today), usual_rate_of)
