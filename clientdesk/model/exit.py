"""An exit under way or over (X). What its answers mean is `playbook/exit`'s; here they are only kept."""

from collections.abc import Container
from datetime import date
from enum import StrEnum
from typing import ClassVar

from clientdesk.model.client import Stage
from clientdesk.model.record import Owned

STEP_NAMES = ("reflect", "review", "meet", "notice", "refer", "close-down")
"""The steps of an exit in order, X01–X06; what each asks is `playbook/exit`'s."""


class ExitPath(StrEnum):
    """The paths of X07 that can be taken."""

    STANDARD = "standard"
    COLLECT_FIRST = "collect-first"
    MUTUAL = "mutual"
    PRICE_OUT = "price-out"
    LEAVE_NOW = "leave-now"
    SILENT = "silent"
    PROSPECT = "prospect"


class Outcome(StrEnum):
    """How an exit ended (X08)."""

    KEPT = "kept"
    LEFT = "left by themselves"
    NOTICE = "ended by notice"
    AT_ONCE = "ended at once"
    PARTLY = "partly ended"
    LET_GO = "prospect let go"
    CANCELLED = "cancelled"


class Exit(Owned, frozen=True, kw_only=True):
    """One walk through reflect, review, meet, notice, refer.

    `answers` maps a step's name to its questions' keys and their canonical text; `skipped` maps a step to its reason;
    `done` maps a step to the day it was finished. `saved` is the day of the act (the letters written, the outcome
    decided), `last_day` the contract's end, `ended` the day it was all over: None while the exit is open; a client has
    one open exit at most. `stage_before` is what the client goes back to when they are kept.
    """

    table: ClassVar[str] = "exits"

    path: ExitPath
    started: date
    reason: str = ""
    path_because: str = ""
    answers: dict[str, dict[str, str]] = {}
    skipped: dict[str, str] = {}
    done: dict[str, date] = {}
    saved: date | None = None
    last_day: date | None = None
    ended: date | None = None
    stage_before: Stage = Stage.ACTIVE
    outcome: Outcome | None = None

    def given_reason(self, skips: Container[str]) -> str:
        """The reason that was chosen for the client, where it was said last; `skips` are the steps that are not asked.

        Empty where none was (X03).
        """
        said = (self.answers.get(step, {}).get("reason", "") for step in ("meet", "notice") if step not in skips)
        return next(filter(None, said), "")
