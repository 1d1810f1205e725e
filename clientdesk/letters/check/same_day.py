"""Another letter to them on the day on which one goes out (G4). Rule: told, never held up; what went out is a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import shown
from clientdesk.model.journal import Letter
from clientdesk.model.letter_kinds import AT_ONCE

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records


def same_day(records: Records, letter: Letter, on: date) -> str:
    """That the same letter, or another one, went out to them on a day already; empty for the first of the day (G4).

    The letters of one exit go out as it plans them, and the end at once waits for no other (X07).
    """
    if sent_already(records, letter, on):
        return f"{letter.kind} about the same went out on {shown(on)} already: with this one it is on record twice."
    others = [] if letter.colleague else _others(records, letter, on)
    is_planned = letter.kind == AT_ONCE or all(letter.exit and each.exit == letter.exit for each in others)
    return "" if is_planned else f"A letter to them went out on {shown(on)} already: one letter a day (G4)."


def sent_already(records: Records, letter: Letter, on: date) -> Letter | None:
    """Another letter of the same kind, to the same reader about the same, that went out on a day; None without one."""
    found = (each for each in _others(records, letter, on) if each.kind == letter.kind and _is_about(each, letter))
    return next(found, None)


def _others(records: Records, letter: Letter, on: date) -> list[Letter]:
    """What went out on a day to the same reader: the client, or the colleague."""
    others = (each for each in records.of(Letter, letter.client) if each.id != letter.id and each.sent == on)
    return [each for each in others if each.colleague == letter.colleague]


def _is_about(one: Letter, other: Letter) -> bool:
    """Whether two letters can be about the same: what names no invoice is about any of them, and so with projects."""
    invoices = not one.named or not other.named or not set(one.named).isdisjoint(other.named)
    return invoices and (one.project == other.project or None in (one.project, other.project))
