"""Which path the records and the reason speak for (X07). Rule: it proposes and says why; the person decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.account import is_asked_for
from clientdesk.model.client import Stage
from clientdesk.model.exit import ExitPath
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.remedies import PRICE_OUT
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.findings import finding_of
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import verdict

if TYPE_CHECKING:
    from clientdesk.model.records import Records
    from clientdesk.playbook.assessment import Verdict


class Proposal(Struct, frozen=True):
    """The path that is proposed, why (the rest of a sentence about the client), and the reason's sign.

    `sign` is the sign that was chosen, else the weightiest; empty for own words, and where none is raised.
    """

    path: ExitPath
    why: str
    sign: str


def propose(records: Records, client_id: str, today: date, reason: str = "") -> Proposal:
    """The path to start with, for a reason (a sign's id, or own words; empty: the weightiest sign)."""
    judged, picture = verdict(records, client_id, today), Picture(records, client_id, today)
    sign = reason if reason in SIGNS else _weightiest(judged)
    if judged.assessment is Assessment.LEAVE_NOW:
        return Proposal(ExitPath.LEAVE_NOW, judged.reasons[0].text, sign)
    if picture.client.stage is Stage.PROSPECT:
        return Proposal(ExitPath.PROSPECT, "is no client yet: no work has begun", sign)
    if any(each.kind == PRICE_OUT and each.outcome is RemedyOutcome.WAITING for each in picture.remedies):
        return Proposal(ExitPath.PRICE_OUT, "is being priced out already", sign)
    path, speaks_for_it = _BY_SIGN.get(sign, (ExitPath.STANDARD, _always))
    return Proposal(path if speaks_for_it(picture) else ExitPath.STANDARD, _why(picture, judged, sign), sign)


def _weightiest(judged: Verdict) -> str:
    return judged.reasons[0].handbook if _weighs(judged) else ""


def _why(picture: Picture, judged: Verdict, sign: str) -> str:
    """What the records say of the sign; empty where they don't show it."""
    if sign == _weightiest(judged):
        return judged.reasons[0].text if sign else ""
    found = finding_of(picture, SIGNS[sign]) if sign in SIGNS else None
    return found.words if found and found.raised else ""


def _weighs(judged: Verdict) -> bool:
    return judged.assessment in (Assessment.LEAVE_NOW, Assessment.LET_GO, Assessment.SAVE)


def _always(_picture: Picture) -> bool:
    return True


def _has_to_pay(picture: Picture) -> bool:
    return any(each.balance > 0 and is_asked_for(each) for each in picture.standings)


def _was_never_priced_out(picture: Picture) -> bool:
    return all(each.kind != PRICE_OUT for each in picture.remedies)


_BY_SIGN: dict[str, tuple[ExitPath, Callable[[Picture], bool]]] = {
    "S01": (ExitPath.COLLECT_FIRST, _has_to_pay),
    "S02": (ExitPath.COLLECT_FIRST, _has_to_pay),
    "S04": (ExitPath.PRICE_OUT, _was_never_priced_out),
    "S07": (ExitPath.MUTUAL, _always),
    "S19": (ExitPath.MUTUAL, _always),
    "S20": (ExitPath.MUTUAL, _always),
    "S21": (ExitPath.SILENT, _always),
}
"""The path that fits a sign, and what must be so for it; else it is the standard one."""
