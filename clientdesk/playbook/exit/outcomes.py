"""How exits ended within a time, counted: how long they took, why, what they cost, what was tried before (X08).

Rule: an exit belongs to the day of its act, and one under way to today; income is of one currency at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from msgspec import Struct

from clientdesk.ledger.income import income, percent, window
from clientdesk.model.client import Client, Stage
from clientdesk.model.days import counted
from clientdesk.model.exit import Outcome
from clientdesk.model.invoice import Payment
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.money import Money, totals
from clientdesk.model.records import Records
from clientdesk.model.remedies import REMEDIES, named
from clientdesk.playbook.exit.ended import PARTED, Stands
from clientdesk.playbook.exit.past import Past, history

_MANY = 3
"""Reasons that a summary names; the list has all of them."""
_RUNNING = {
    Stands.LEAVING: "leaving",
    Stands.NOTICE: "notice runs",
    Stands.PART: "part ends",
    Stands.OVER: "over and to be closed",
}
"""How ends stand that are not closed, after their number."""


class GivenUp(Struct, frozen=True):
    """What the clients who are gone brought in, in the twelve months before each one's end, in one currency.

    `share`, above 0 and at most 1, is their part of what twelve months bring in with them and all the others.
    """

    income: Money
    share: Fraction


class Reason(Struct, frozen=True):
    """A reason and how many exits had it; `sign` is its id where it is one."""

    words: str
    sign: str | None
    exits: int


class Tried(Struct, frozen=True):
    """A remedy tried before exits: how often, and how often it worked or did not help; the others still ran."""

    remedy: str
    times: int
    worked: int
    failed: int


class Statistics(Struct, frozen=True):
    """The exits from `first` to `last`, both inclusive, newest first, and what they come to.

    `counts` has what is over; `running` those whose end is written and not closed, by how they stand. `median_days` is
    from the start to the act; cancelled exits count in `counts` and in nothing else. `untried` exits had no remedy
    before them.
    """

    first: date
    last: date
    exits: tuple[Past, ...]
    counts: dict[Outcome, int]
    running: dict[Stands, int]
    under_way: int
    median_days: int | None
    reasons: tuple[Reason, ...]
    given_up: tuple[GivenUp, ...]
    tried: tuple[Tried, ...]
    untried: int

    def lines(self) -> tuple[tuple[str, str], ...]:
        """What they come to, as heads and texts; heads without anything to say are left out."""
        return tuple((head, text) for head, text in self._lines() if text)

    def _lines(self) -> Iterator[tuple[str, str]]:
        yield "How they ended", ", ".join(self._ends())
        if self.median_days is not None:
            yield "How long", f"{counted(self.median_days, 'day')} from the first page to the letters, as the median"
        yield "Why", "; ".join(f"{each.words}{_times(each.exits)}" for each in self.reasons[:_MANY])
        yield "Given up", "; ".join(map(_given_up, self.given_up))
        nothing = [f"nothing before {counted(self.untried, 'exit')}"] if self.untried else []
        yield "Tried before", ", ".join([*map(_tried, self.tried), *nothing])

    def _ends(self) -> Iterator[str]:
        yield from (f"{number} {outcome.value}" for outcome, number in self.counts.items() if number)
        yield from (f"{number} {_RUNNING[stands]}" for stands, number in self.running.items() if number)
        if self.under_way:
            yield f"{self.under_way} under way"


def statistics(records: Records, when: int | tuple[date, date], today: date) -> Statistics:
    """The exits of a year, or from a day to another, both inclusive, and how they ended (X08)."""
    first, last = (date(when, 1, 1), date(when, 12, 31)) if isinstance(when, int) else when
    every = (each for client in records.all(Client) for each in history(records, client.id, today))
    within = [each for each in every if first <= (each.acted or today) <= last]
    exits = tuple(sorted(within, key=lambda each: (each.acted or date.max, each.exit.started), reverse=True))
    counting = [each for each in exits if each.outcome is not Outcome.CANCELLED]
    return Statistics(
        first=first,
        last=last,
        exits=exits,
        counts={outcome: sum(each.outcome is outcome and not each.goes_on for each in exits) for outcome in Outcome},
        running={stands: sum(each.goes_on is stands for each in exits) for stands in _RUNNING},
        under_way=sum(each.acted is None for each in exits),
        median_days=_median([each.days for each in counting if each.days is not None]),
        reasons=tuple(_reasons(counting)),
        given_up=tuple(_all_given_up(records, counting, min(last, today))),
        tried=tuple(_all_tried(counting, today)),
        untried=sum(not each.tried for each in counting),
    )


def _median(days: list[int]) -> int | None:
    """The middle one, of an even number the middle of the two, halves up."""
    days.sort()
    half = len(days) // 2
    return (days[half] + days[-half - 1] + 1) // 2 if days else None


def _reasons(exits: list[Past]) -> Iterator[Reason]:
    """The most frequent first; of the same number in the order of the list."""
    found = Counter((each.reason, each.sign) for each in exits if each.reason)
    return (Reason(words, sign, number) for (words, sign), number in found.most_common())


def _all_tried(exits: list[Past], today: date) -> Iterator[Tried]:
    """In the handbook's order."""
    every = [remedy for each in exits for remedy in each.tried]
    for kind in sorted({remedy.kind for remedy in every}, key=[*REMEDIES, *sorted({r.kind for r in every})].index):
        mine = [remedy for remedy in every if remedy.kind == kind]
        known = [remedy.outcome for remedy in mine if remedy.settled and remedy.settled <= today]
        worked = known.count(RemedyOutcome.WORKED)
        yield Tried(kind, len(mine), worked, len(known) - worked)


def _all_given_up(records: Records, exits: list[Past], last: date) -> Iterator[GivenUp]:
    """Per currency; of a client with several exits the last one counts, and who came back was not given up."""
    gone = {each.client.id: each.acted for each in reversed(exits) if each.acted and _is_gone(each)}
    theirs = totals(money for key, acted in gone.items() for money in _year(records, key, acted))
    if not theirs:
        return
    others = (client.id for client in records.all(Client) if client.id not in gone)
    rest = totals(money for key in others for money in _year(records, key, last))
    for code, mine in theirs.items():
        yield GivenUp(mine, Fraction(mine.minor, mine.minor + (rest[code].minor if code in rest else 0)))


def _is_gone(past: Past) -> bool:
    return past.outcome in PARTED and past.client.stage in (Stage.EXITING, Stage.ENDED)


def _year(records: Records, client_id: str, last: date) -> list[Money]:
    """What a client brought in within the twelve months to a day, per currency, where it is more than went back."""
    sums = income(records.of(Payment, client_id), *window(last))
    return [money for money in sums.values() if money.minor > 0]


def _times(number: int) -> str:
    return f" ({number} times)" if number > 1 else ""


def _given_up(each: GivenUp) -> str:
    share = f"{percent(float(each.share))} of your {each.income.currency} income"
    return f"{each.income.shown(whole=True)} in a year, {share}"


def _tried(each: Tried) -> str:
    known = (
        ("worked", each.worked),
        ("did not help", each.failed),
        ("running", each.times - each.worked - each.failed),
    )
    came = ", ".join(f"{words} {number}" if each.times > 1 else words for words, number in known if number)
    return f"{each.remedy} {named(each.remedy)} ({came})"
