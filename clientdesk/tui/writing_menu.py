"""The menu of letters: what each kind is for, in four groups. Rule: what the client's agenda proposes is on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.letters.names import NAMES, named
from clientdesk.playbook.agenda import agenda

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.model.records import Records
    from clientdesk.playbook.step import Step
    from clientdesk.tui.screens.menu import Line

GROUPS: dict[str, dict[str, str]] = {
    "Check-ins and silence": {
        "L01": "an offer is unanswered",
        "L02": "to a prospect, then you move on",
        "L03": "a question is unanswered",
        "L04": "you stop until they answer",
    },
    "Money": {
        "L05": "you stop until they pay",
        "L06": "the first after the due date",
        "L07": "firm and polite",
        "L08": "names the next step",
        "L09": "the last before the final one",
        "L10": "a deadline, and the court after it",
    },
    "Scope and price": {
        "L11": "where your line is, what comes next",
        "L12": "what was not agreed, and what it costs",
        "L13": "what the price is made of",
    },
    "The end": {
        "L13b": "a no before any work",
        "L14": "neutral, with its last day",
        "L15": "colleagues named, the door open",
        "L16": "a long notice",
        "L17": "three sentences",
        "L18": "who could take it on",
        "L19": "would they take it on",
        "L20": "what is theirs, what is open",
        "L21": "what was said, in writing",
    },
}
"""What each kind is for, in a few words; together they are all kinds there are."""


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
