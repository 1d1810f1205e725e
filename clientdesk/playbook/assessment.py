"""What a verdict on a client is: steady, watch, try to save, let go, leave now, or not enough data, with its reasons.

Rule: plain values; how one comes about is `rules`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from clientdesk.model.signs import SIGNS, SignClass


class Assessment(StrEnum):
    """The verdict, worst first."""

    LEAVE_NOW = "leave-now"
    LET_GO = "let-go"
    SAVE = "save"
    WATCH = "watch"
    UNKNOWN = "unknown"
    STEADY = "steady"

    @property
    def words(self) -> str:
        """How a person reads it."""
        return {"leave-now": "leave now", "let-go": "let go", "save": "try to save"}.get(self.value, self.value)

    @property
    def symbol(self) -> str:
        """Its mark, which no other state has: colour alone never tells one."""
        return "✖▼▲◆○●"[self.severity]

    @property
    def severity(self) -> int:
        """0 for the one to look at first."""
        return list(Assessment).index(self)

    @property
    def is_red(self) -> bool:
        """Whether it says to part: only then days in red are counted."""
        return self in (Assessment.LEAVE_NOW, Assessment.LET_GO)


class Reason(Struct, frozen=True):
    """Why: a handbook id where there is one, a few words, and the day of the newest record behind it."""

    handbook: str
    text: str
    on: date | None = None


def _never() -> None:
    return None


class Verdict(Struct, frozen=True, dict=True, eq=False):
    """An assessment with its reasons, the weightiest first.

    `look_back` finds the day from which it has said to part: lists don't show it, and it takes a look at earlier days.
    """

    assessment: Assessment
    reasons: tuple[Reason, ...]
    look_back: Callable[[], date | None] = _never

    @cached_property
    def red_since(self) -> date | None:
        """The first of the days on end on which it has said to part; None where it doesn't."""
        return self.look_back()

    @property
    def is_nobodys_fault(self) -> bool:
        """Whether it says to part only because it is no fit: then nobody is reproached."""
        first = SIGNS.get(self.reasons[0].handbook) if self.reasons else None
        return self.assessment is Assessment.LET_GO and first is not None and first.sign_class is SignClass.MUTUAL

    def days_in_red(self, today: date) -> int:
        """Days since it says to part; 0 on the first of them, and where it doesn't."""
        return (today - self.red_since).days if self.red_since else 0

    def __eq__(self, other: object) -> bool:
        """Whether they say the same."""
        return isinstance(other, Verdict) and self._said == other._said

    def __hash__(self) -> int:
        """Equal verdicts have one."""
        return hash(self._said)

    @property
    def _said(self) -> tuple[Assessment, tuple[Reason, ...], date | None]:
        return self.assessment, self.reasons, self.red_since
