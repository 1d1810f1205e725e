"""What a verdict on a client is: steady, watch, try to save, let go, leave now, or not enough data, with its reasons.

Rule: plain values; how one comes about is `rules`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

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


class Verdict(Struct, frozen=True):
    """An assessment with its reasons, the weightiest first; since when it has said to part is `rules.red_since`."""

    assessment: Assessment
    reasons: tuple[Reason, ...]

    @property
    def is_nobodys_fault(self) -> bool:
        """Whether it says to part only because it is no fit: then nobody is reproached."""
        first = SIGNS.get(self.reasons[0].handbook) if self.reasons else None
        return self.assessment is Assessment.LET_GO and first is not None and first.sign_class is SignClass.MUTUAL
