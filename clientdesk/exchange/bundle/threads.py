"""Incidents with their corrections. Rule: each is told once, and a thread counts for what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.model.journal import Incident


def threads(found: Sequence[Incident]) -> list[list[Incident]]:
    """Each incident with its corrections behind it, and theirs; what corrects nothing that is here stands by itself."""
    there = {each.id: each for each in found}
    roots = {each.id: _root(each, there) for each in found}
    return [
        [each, *(c for c in found if roots[c.id] == each.id != c.id)] for each in found if roots[each.id] == each.id
    ]


def last_words(thread: Sequence[Incident]) -> list[Incident]:
    """What a thread came to: the entries that nothing in it corrects; of a ring all of them."""
    corrected = {each.corrects for each in thread}
    return [each for each in thread if each.id not in corrected] or list(thread)


def _root(incident: Incident, there: dict[str, Incident]) -> str:
    """The id of the entry that a chain of corrections goes back to; of a ring, the lowest one."""
    seen: dict[str, Incident] = {}
    while incident.id not in seen:
        seen[incident.id] = incident
        incident = there.get(incident.corrects or "", incident)
    return incident.id if incident.corrects not in there else min(seen)
