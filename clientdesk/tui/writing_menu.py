"""The menu of letters, in their groups. Rule: what the client's agenda proposes is on top, each with its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.letters.names import GROUPS, NAMES, named
from clientdesk.model.days import distance, shown
from clientdesk.playbook.agenda import agenda
from clientdesk.tui.card import unbroken
from clientdesk.tui.step_words import briefly

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from clientdesk.model.records import Records
    from clientdesk.playbook.step import Step
    from clientdesk.tui.screens.menu import Line

MOST = 5
"""Steps that are proposed: with more of them the kinds would be out of sight."""


def proposed(records: Records, client_id: str, today: date) -> list[Step]:
    """The steps of a client's agenda for which there is a letter, the first ones first; a handful at most."""
    steps = agenda(records, today, client_id=client_id)
    return [step for step in steps if step.letter in NAMES][:MOST]


def lines(due: Collection[Step], today: date) -> list[Line]:
    """The menu's lines: a step by its key, any other kind by its id; None is the heading of those below it."""
    return [*_due(due, today), *_others({step.letter for step in due})]


def _due(steps: Collection[Step], today: date) -> Iterator[Line]:
    if steps:
        yield "", None, "On the agenda"
    for step in steps:
        day = unbroken(f"{shown(step.date, today)}, {distance(step.date, today)}")
        yield "", step.key, f"{step.letter} {briefly(step)} · {day}"


def _others(due: Collection[str | None]) -> Iterator[Line]:
    for group, kinds in GROUPS.items():
        yield "", None, group
        yield from (("", kind, f"{named(kind)} · {told}") for kind, told in kinds.items() if kind not in due)
