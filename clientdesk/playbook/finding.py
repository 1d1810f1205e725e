"""A sign as one client shows it, and the records behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.money import Money
from clientdesk.model.signs import Sign, SignClass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.model.journal import Incident

_CLASSES = list(SignClass)


class Evidence(Struct, frozen=True):
    """A record behind a finding: its table (`kind`) and id, its day, and a few words."""

    kind: str
    id: str
    date: date | None
    text: str
    amount: Money | None = None


class Finding(Struct, frozen=True):
    """A sign as one client shows it: `count` of `bar`; `text` says it with its figures, when words alone don't.

    `evidence` may hold records that don't count yet; they are shown, so that nobody wonders where they went. `each` is
    how many records count as one; 0 where it is no number of records that counts. `crossed` is the day on which it came
    to be raised, where that is another than the day of the record that filled the bar. `figures` says what was
    measured, and its bar, where it is no number of records.
    """

    sign: Sign
    count: int
    bar: int
    raised: bool
    evidence: tuple[Evidence, ...]
    text: str = ""
    each: int = 1
    crossed: date | None = None
    figures: str = ""

    @property
    def words(self) -> str:
        """What to show: the figures, else the sign's own words."""
        return self.text or self.sign.words

    @property
    def measure(self) -> str:
        """What is counted, in short, and its bar: `62 days overdue, bar 30`, `3, bar 2`."""
        return self.figures or f"{self.count}, bar {self.bar}"

    @property
    def is_near(self) -> bool:
        """Whether it is at least half-way to its bar: one of three is a bad day, two are worth watching."""
        return 2 * self.count >= self.bar

    @property
    def weight(self) -> tuple[bool, int]:
        """Sorts the weightiest first: raised before not, then by the sign's class."""
        return (not self.raised, _CLASSES.index(self.sign.sign_class))

    @property
    def last(self) -> date | None:
        """The day of the newest record behind it."""
        return max((each.date for each in self.evidence if each.date), default=None)

    @property
    def reached(self) -> date | None:
        """The day on which its bar was reached, as far as its records have days."""
        return self.crossed or self._filled(self.evidence)

    @property
    def said_by(self) -> date | None:
        """The day on which the person had logged enough of it."""
        return self._filled(each for each in self.evidence if each.kind == "incident")

    def _filled(self, evidence: Iterable[Evidence]) -> date | None:
        days = sorted(each.date for each in evidence if each.date)
        needed = min(max(1, self.bar * self.each), len(days))
        return days[needed - 1] if days else None


def counts(incident: Incident) -> bool:
    """Whether an incident counts at all: rivals' prices only on what had been agreed (S16)."""
    return incident.sign != "S16" or bool(incident.agreed)


def of_incidents(incidents: Iterable[Incident]) -> tuple[Evidence, ...]:
    """Incidents as evidence, in their words, else in the person's own."""
    return tuple(Evidence("incident", each.id, each.on, each.words) for each in incidents)
