"""The exit's paths (X07). Rule: a path is one entry here; steps, gates and faces read it and know no path by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.exit import ExitPath, Outcome
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.rules import verdict

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records

COOLING, MONEY = "cooling-off", "money"


class Path(Struct, frozen=True):
    """A way out. `asks` maps a step to its pages, in order; `skips` maps the others to the reason.

    `gates` hold before the client hears anything; `letter` is the notice's kind; `notice_days` its least length, 0 for
    an end on the day itself.
    """

    id: ExitPath
    words: str
    told: str
    asks: dict[str, tuple[str, ...]]
    skips: dict[str, str]
    gates: tuple[str, ...]
    letter: str
    notice_days: int
    outcome: Outcome


PATHS: dict[ExitPath, Path] = {
    ExitPath.STANDARD: Path(
        ExitPath.STANDARD,
        words="standard",
        told="Think it over, put things in order, tell them, give notice, and see that they find someone else.",
        asks={
            "reflect": ("history", "keep", "remedies", "wait"),
            "review": ("contract", "duties", "undelivered", "money"),
            "meet": ("card", "reason", "words", "after", "remedies"),
            "notice": ("reason", "length", "last-day", "hand-over", "letter"),
            "refer": ("who", "part", "letter"),
            "close-down": ("checklist", "next"),
        },
        skips={},
        gates=(COOLING, MONEY),
        letter="L14",
        notice_days=30,
        outcome=Outcome.NOTICE,
    ),
    ExitPath.LEAVE_NOW: Path(
        ExitPath.LEAVE_NOW,
        words="leave now",
        told="No waiting, no meeting, no blame: three sentences, what is theirs goes back, and it is over.",
        asks={
            "review": ("undelivered", "money", "trail"),
            "notice": ("letter",),
            "close-down": ("checklist", "next"),
        },
        skips={
            "reflect": "There is nothing to wait for.",
            "meet": "A written end is enough; no meeting where you were wronged.",
            "refer": "Nobody should be sent a client you have to leave at once.",
        },
        gates=(),
        letter="L17",
        notice_days=0,
        outcome=Outcome.AT_ONCE,
    ),
}
"""Every path that can be taken, by its name."""


class Proposal(Struct, frozen=True):
    """The path that the records speak for, why, and the weightiest sign's id (empty when none is raised)."""

    path: ExitPath
    why: str
    sign: str


def propose(records: Records, client_id: str, today: date) -> Proposal:
    """The path to start with: leave now on a red sign, or on S09, S10 after the warning; else standard (X07)."""
    judged = verdict(records, client_id, today)
    weighty = judged.assessment in (Assessment.LEAVE_NOW, Assessment.LET_GO, Assessment.SAVE)
    first = judged.reasons[0] if weighty else None
    path = ExitPath.LEAVE_NOW if judged.assessment is Assessment.LEAVE_NOW else ExitPath.STANDARD
    return Proposal(path, first.text if first else "", first.handbook if first else "")
