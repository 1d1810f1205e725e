"""The menu of letters, in their groups. Rule: what the client's agenda proposes is on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.letters.names import GROUPS, NAMES, named
from clientdesk.playbook.agenda import agenda

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.model.records import Records
    from clientdesk.playbook.step import Step
    from clientdesk.tui.screens.menu import Line


def lines(records: Records, client_id: str, today: date) -> list[Line]:
    """The menu's lines; one whose value is None is the heading of those below it."""
    due = proposed(records, client_id, today)
    return [*_due(due), *_others(due.letter if due else "")]


def proposed(records: Records, client_id: str, today: date) -> Step | None:
    """The first step of a client's agenda for which there is a letter."""
    return next((step for step in agenda(records, today, client_id=client_id) if step.letter in NAMES), None)


def _due(step: Step | None) -> Iterator[Line]:
    if step and step.letter:
        yield "", None, "On the agenda"
        yield "", step.letter, f"{step.letter} · {step.what}"


def _others(due: str | None) -> Iterator[Line]:
    for group, kinds in GROUPS.items():
        yield "", None, group
        yield from (("", kind, f"{named(kind)} · {told}") for kind, told in kinds.items() if kind != due)
