"""The verdict on one client, with its reasons: steady, watch, try to save, let go, leave now, or not enough data.

Rule: it only weighs findings by their class and by what was tried; the person decides (handbook rule a).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.account import mean_days
from clientdesk.model.days import counted
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import SignClass
from clientdesk.playbook.findings import Finding, findings_of, is_fair
from clientdesk.playbook.picture import Picture

if TYPE_CHECKING:
    from clientdesk.model.records import Records

ENOUGH_INVOICES = 3
"""With fewer paid or overdue invoices than this, nothing raised means “not enough data”, not “fine”."""


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


class Reason(Struct, frozen=True):
    """Why: a handbook id where there is one, a few words, and the day of the newest record behind it."""

    handbook: str
    text: str
    on: date | None = None


class Verdict(Struct, frozen=True):
    """An assessment with its reasons, the weightiest first."""

    assessment: Assessment
    reasons: tuple[Reason, ...]


def verdict(records: Records, client_id: str, today: date) -> Verdict:
    """The verdict on a client at the end of `today` (handbook S, assessment)."""
    return verdict_of(Picture(records, client_id, today))


def verdict_of(picture: Picture) -> Verdict:
    """The same for a picture at hand."""
    found = sorted(findings_of(picture), key=lambda finding: finding.weight)
    raised = [finding for finding in found if finding.raised]
    if raised:
        return Verdict(_weigh(picture, raised), tuple(map(_reason, raised)))
    short_of_bar = tuple(map(_reason, found))
    if short_of_bar:
        return Verdict(Assessment.WATCH, short_of_bar)
    return _nothing_found(picture)


def _weigh(picture: Picture, raised: list[Finding]) -> Assessment:
    if any(_leaves_at_once(picture, finding) for finding in raised):
        return Assessment.LEAVE_NOW
    classes = {finding.sign.sign_class for finding in raised}
    if SignClass.WARN not in classes and (SignClass.MUTUAL in classes or _tried_in_vain(picture, raised)):
        return Assessment.LET_GO
    return Assessment.SAVE


def _leaves_at_once(picture: Picture, finding: Finding) -> bool:
    """Red at once; a warned one when it happened again after the warning (R08)."""
    if finding.sign.sign_class is SignClass.RED:
        return True
    warned = [remedy.on for remedy in picture.remedies if remedy.kind == "R08"]
    return bool(finding.sign.sign_class is SignClass.WARN and warned and finding.last and finding.last > min(warned))


def _tried_in_vain(picture: Picture, raised: list[Finding]) -> bool:
    """Whether something that helps against these signs failed, nothing worked since, and nothing is still running."""
    fitting = {remedy for finding in raised for remedy in finding.sign.try_first or REMEDIES}
    outcomes = [remedy.outcome for remedy in picture.remedies if remedy.kind in fitting]
    return outcomes[-1:] == [RemedyOutcome.FAILED] and RemedyOutcome.WAITING not in outcomes


def _reason(finding: Finding) -> Reason:
    return Reason(finding.sign.id, finding.words, finding.last)


def _nothing_found(picture: Picture) -> Verdict:
    judged = sum(1 for each in picture.standings if each.paid_on or each.days_overdue)
    if judged < ENOUGH_INVOICES:
        known = f"only {counted(judged, 'invoice')} to judge by" if judged else "nothing paid or overdue yet"
        return Verdict(Assessment.UNKNOWN, (Reason("", f"Not enough data: {known}"),))
    usual = mean_days(each.days_late or 0 for each in picture.standings if each.paid_on and is_fair(each)) or 0
    how = "pays on time" if usual <= 0 else f"pays {counted(usual, 'day')} late on average"
    return Verdict(Assessment.STEADY, (Reason("S01", how),))
