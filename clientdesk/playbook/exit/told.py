"""The history card in words, group by group (X01). Rule: each record once, the newest first, in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.days import counted
from clientdesk.model.days import shown as shown_day
from clientdesk.model.money import shown_totals
from clientdesk.model.remedies import named
from clientdesk.model.signs import SIGNS

if TYPE_CHECKING:
    from clientdesk.model.exit import Exit
    from clientdesk.model.journal import Incident, Remedy
    from clientdesk.playbook.exit.card import Card
    from clientdesk.playbook.finding import Evidence

MOST = 3
"""So many records of a kind are shown, the newest; of the others their number."""
LONGEST = 120
"""Characters of one record on the card."""

_UNTRIED = "Nothing has been tried yet to save this."


class Entry(Struct, frozen=True):
    """A line of the card, and what stands below it."""

    text: str
    more: tuple[str, ...] = ()


class Group(Struct, frozen=True):
    """Lines of one kind under a heading."""

    heading: str
    entries: tuple[Entry, ...]


def groups_of(card: Card) -> tuple[Group, ...]:
    """The card, group by group; those with nothing to say are left out."""
    behind = {each.id for finding in card.findings for each in finding.evidence}
    others = tuple(each for each in card.incidents if each.id not in behind)
    made = (
        Group("Once more", _entries(card.recurrence)),
        Group("Signs", tuple(_signs(card))),
        Group("Incidents" if others == card.incidents else "Other incidents", _few(map(_of_incident, others))),
        Group("Tried so far", _few(map(_of_remedy, card.remedies)) or _entries(_UNTRIED)),
        Group("Money", _entries(*_money(card))),
        Group("What leaving costs", _entries(card.cost, card.hour)),
        Group("Exits before", _few(map(_of_exit, card.earlier))),
    )
    return tuple(group for group in made if group.entries)


def lines_of(groups: Iterable[Group]) -> tuple[str, ...]:
    """Groups as text: a heading each, its lines set in by two, and what is below them by six."""
    return tuple(line for group in groups for line in _lines(group))


def _lines(group: Group) -> Iterator[str]:
    yield group.heading
    for entry in group.entries:
        yield f"  {entry.text}"
        yield from (f"      {each}" for each in entry.more)


def _signs(card: Card) -> Iterator[Entry]:
    yield from _entries(_in_red(card))
    most = MOST if len(card.findings) < MOST else MOST - 1
    for finding in card.findings:
        yield Entry(f"{finding.sign.id} {finding.words}", _newest(finding.evidence, most))
    if not card.findings:
        yield Entry("None is raised today.")


def _in_red(card: Card) -> str:
    if card.days_in_red:
        return f"In red for {counted(card.days_in_red, 'day')}, since {shown_day(card.since)}"
    return "" if card.since is None else "In red since today"


def _of_incident(incident: Incident) -> Entry:
    sign = SIGNS.get(incident.sign)
    said = incident.words or (sign.words if sign else "")
    return Entry(_told(incident.on, f"{incident.sign} {said}"))


def _money(card: Card) -> Iterator[str]:
    yield _owed(card)
    yield f"Paid in all {shown_totals(card.paid)}"
    if card.written_off:
        yield f"Written off {shown_totals(card.written_off)}"


def _owed(card: Card) -> str:
    account = card.account
    if not any(account.owed.values()):
        return "Nothing is owed"
    overdue = f"overdue {shown_totals(account.overdue)}" if any(account.overdue.values()) else "nothing of it overdue"
    return f"Owed {shown_totals(account.owed)}, {overdue}"


def _entries(*texts: str) -> tuple[Entry, ...]:
    return tuple(Entry(text) for text in texts if text)


def _few(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The first of some entries, and how many there are beside them."""
    every = tuple(entries)
    return (*every[:MOST], *_entries(_rest(len(every) - MOST)))


def _newest(evidence: Sequence[Evidence], most: int) -> tuple[str, ...]:
    """The newest records behind a sign, with their days, and how many there are beside them."""
    in_order = sorted(evidence, key=lambda each: each.date or date.min, reverse=True)
    shown = (_told(each.date, each.text) for each in in_order[:most])
    return tuple(filter(None, (*shown, _rest(len(in_order) - most))))


def _rest(number: int) -> str:
    return f"and {number} more" if number > 0 else ""


def _told(on: date | None, text: str) -> str:
    """A record in one line, `12 Oct 2026: N-2, 40 days late`, cut where it is long."""
    words = shorten(text, LONGEST, placeholder=" …")
    return ": ".join(filter(None, (shown_day(on) if on else "", words)))


def _of_remedy(remedy: Remedy) -> Entry:
    return Entry(f"{shown_day(remedy.on)}: {named(remedy.kind)}, {remedy.outcome.words}")


def _of_exit(exit_: Exit) -> Entry:
    ended = exit_.outcome.value if exit_.outcome else "ended"
    return Entry(f"{shown_day(exit_.started)}: {ended}")
