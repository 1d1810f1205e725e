"""The verdict on one client, with its reasons: steady, watch, try to save, let go, leave now, or not enough data.

Rule: the first of `RULES` that holds decides; each only weighs findings by their class and by what was tried, and the
person decides after all (handbook rule a).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.account import mean_days
from clientdesk.model.days import counted, shown
from clientdesk.model.signs import SignClass
from clientdesk.playbook.finding import Finding
from clientdesk.playbook.findings import findings_of
from clientdesk.playbook.lateness import own_days
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.trying import came_back, hit_a_wall

if TYPE_CHECKING:
    from clientdesk.model.records import Records


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
    """An assessment with its reasons, the weightiest first; `red_since` is the day from which it has said to part."""

    assessment: Assessment
    reasons: tuple[Reason, ...]
    red_since: date | None = None

    def days_in_red(self, today: date) -> int:
        """Days since it says to part; 0 on the first of them, and where it doesn't."""
        return (today - self.red_since).days if self.red_since else 0


class _Case(Struct, frozen=True):
    """What the rules weigh: raised findings, and those half-way to their bar, the weightiest first."""

    picture: Picture
    raised: tuple[Finding, ...]
    near: tuple[Finding, ...]


class _Hit(Struct, frozen=True):
    """A rule that holds: by what, and since when where that is known."""

    text: str
    since: date | None = None


class Rule(Struct, frozen=True):
    """A rule of the verdict: what it asks, what it decides when the answer is yes, and how that is found."""

    asks: str
    decides: Assessment
    test: Callable[[_Case], _Hit | None]


class Answer(Struct, frozen=True):
    """A rule as it came out for one client; `text` says by what, and is empty where it does not hold."""

    rule: Rule
    holds: bool
    text: str = ""


def verdict(records: Records, client_id: str, today: date) -> Verdict:
    """The verdict on a client at the end of `today` (handbook S, assessment)."""
    return verdict_of(Picture(records, client_id, today))


def verdict_of(picture: Picture) -> Verdict:
    """The same for a picture at hand."""
    case, found = _case(picture)
    rule, _hit = next((rule, hit) for rule in RULES if (hit := rule.test(case)))
    return Verdict(rule.decides, tuple(_reasons(case, found, rule.decides)), _red_since(case, rule.decides))


def explained(picture: Picture) -> tuple[Answer, ...]:
    """How the verdict came about: every rule that was asked, up to the one that decided."""
    case, _found = _case(picture)
    answers: list[Answer] = []
    for rule in RULES:
        hit = rule.test(case)
        answers.append(Answer(rule, bool(hit), hit.text if hit else ""))
        if hit:
            break
    return tuple(answers)


def _case(picture: Picture) -> tuple[_Case, list[Finding]]:
    found = sorted(findings_of(picture), key=lambda finding: finding.weight)
    raised = tuple(finding for finding in found if finding.raised)
    near = tuple(finding for finding in found if not finding.raised and finding.count and finding.is_near)
    return _Case(picture, raised, near), found


def _red_since(case: _Case, decided: Assessment) -> date | None:
    """The first day of any rule that says to part; today's, where its records have no day."""
    if not decided.is_red:
        return None
    hits = (rule.test(case) for rule in RULES if rule.decides.is_red)
    days = [hit.since for hit in hits if hit and hit.since]
    return min(days, default=case.picture.today)


def _reasons(case: _Case, found: list[Finding], decided: Assessment) -> Iterator[Reason]:
    """What is raised, or what is half-way; else how they pay, or how little is known, and what was noticed at all."""
    weighty = case.raised or case.near
    if not weighty:
        yield _in_general(case, decided)
    for finding in weighty or (found if decided is Assessment.UNKNOWN else ()):
        yield Reason(finding.sign.id, finding.words, finding.last)


def _in_general(case: _Case, decided: Assessment) -> Reason:
    if decided is Assessment.UNKNOWN:
        judged = _judged(case.picture)
        known = f"only {counted(judged, 'invoice')} to judge by" if judged else "no payment to judge by yet"
        return Reason("", f"Not enough data: {known}")
    return Reason("S01", how_they_pay(case.picture))


def how_they_pay(picture: Picture) -> str:
    """`pays on time`, or how late on average; only lateness of their own making counts."""
    usual = mean_days(own_days(each) for each in picture.fair if each.paid_on) or 0
    return "pays on time" if usual <= 0 else f"pays {counted(usual, 'day')} late on average"


def _judged(picture: Picture) -> int:
    """Invoices that tell how they pay: paid, whoever's fault the lateness was, on a day that is known; or given up.

    What is overdue speaks by S01, never for them.
    """
    return sum(1 for each in picture.standings if each.paid_on) + sum(1 for each in picture.fair if each.is_lost)


def _named(findings: list[Finding]) -> str:
    return ", ".join(f"{finding.sign.id} {finding.words}" for finding in findings)


def _first(days: Iterator[date | None]) -> date | None:
    return min((day for day in days if day), default=None)


def _red(case: _Case) -> _Hit | None:
    red = [each for each in case.raised if each.sign.sign_class is SignClass.RED]
    return _Hit(_named(red), _first(each.reached for each in red)) if red else None


def _came_back(case: _Case) -> _Hit | None:
    warned = [each for each in case.raised if each.sign.sign_class is SignClass.WARN]
    again = {each.sign.id: (each, day) for each in warned if (day := came_back(case.picture, each))}
    if not again:
        return None
    day = min(day for _, day in again.values())
    return _Hit(f"{_named([each for each, _ in again.values()])} again on {shown(day, case.picture.today)}", day)


def _hit_a_wall(case: _Case) -> _Hit | None:
    walls = [(each, day) for each in case.raised if (day := hit_a_wall(case.picture, each))]
    return _Hit(_named([each for each, _ in walls]), _first(day for _, day in walls)) if walls else None


def _nobodys_fault(case: _Case) -> _Hit | None:
    """Only what the person said: a long week alone is no reason to part."""
    mutual = [each for each in case.raised if each.sign.sign_class is SignClass.MUTUAL]
    said = [each for each in mutual if any(record.kind == "incident" for record in each.evidence)]
    return _Hit(_named(said), _first(each.said_by for each in said)) if said else None


def _raised(case: _Case) -> _Hit | None:
    return _Hit(_named(list(case.raised))) if case.raised else None


def _near(case: _Case) -> _Hit | None:
    told = (f"{each.sign.id} {each.count} of {each.bar}" for each in case.near)
    return _Hit(", ".join(told)) if case.near else None


def _too_little(case: _Case) -> _Hit | None:
    judged, needed = _judged(case.picture), case.picture.bar("enough")
    return _Hit(f"{judged} of {counted(needed, 'invoice')}") if judged < needed else None


def _nothing(case: _Case) -> _Hit | None:
    return _Hit(how_they_pay(case.picture))


RULES = (
    Rule("Is there a red sign?", Assessment.LEAVE_NOW, _red),
    Rule("Did it happen again after your warning?", Assessment.LEAVE_NOW, _came_back),
    Rule("Did what you tried fail?", Assessment.LET_GO, _hit_a_wall),
    Rule("Is it nobody's fault, and no fit?", Assessment.LET_GO, _nobodys_fault),
    Rule("Is a sign raised, with something left to try?", Assessment.SAVE, _raised),
    Rule("Is a sign half-way to its bar?", Assessment.WATCH, _near),
    Rule("Is there too little to judge by?", Assessment.UNKNOWN, _too_little),
    Rule("Does nothing speak against them?", Assessment.STEADY, _nothing),
)
"""The rules in the order in which they are asked; the first that holds decides."""
