"""How a verdict comes about. Rule: the first of `RULES` that holds decides.

Each only weighs findings by their class and by what was tried; the person decides after all (handbook rule a).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from clientdesk.ledger.account import mean_days
from clientdesk.model.client import Stage
from clientdesk.model.days import counted, shown
from clientdesk.model.signs import SignClass
from clientdesk.playbook.assessment import Assessment, Reason, Verdict
from clientdesk.playbook.comeback_since import Return, counts_again, is_history, returned
from clientdesk.playbook.finding import Finding
from clientdesk.playbook.findings import findings_of
from clientdesk.playbook.lateness import is_paid_but_for_fees, own_days
from clientdesk.playbook.peers import NOBODY
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.silence import over_since
from clientdesk.playbook.trying import came_back
from clientdesk.playbook.wall import hit_a_wall, tries_so_far

if TYPE_CHECKING:
    from clientdesk.model.records import Records


class Case(Struct, frozen=True):
    """What the rules weigh: the findings, of them the raised, and those half-way to their bar; weightiest first.

    `known` are raised by nothing but what was before they came `back`: they decide nothing (X09).
    """

    picture: Picture
    found: tuple[Finding, ...]
    raised: tuple[Finding, ...]
    near: tuple[Finding, ...]
    known: tuple[Finding, ...] = ()
    back: Return | None = None


class Hit(Struct, frozen=True):
    """A rule that holds: by what, by which findings, and since when where that is known."""

    text: str
    findings: tuple[Finding, ...] = ()
    since: date | None = None


class Rule(Struct, frozen=True):
    """A rule of the verdict: what it asks, what it decides when the answer is yes, and how that is found.

    `so_far` says how near it is while the answer is no, where that can be counted.
    """

    asks: str
    decides: Assessment
    test: Callable[[Case], Hit | None]
    so_far: Callable[[Case], str] | None = None


class Answer(Struct, frozen=True):
    """A rule as it came out for one client; `text` says by what, or how near it is where it does not hold."""

    rule: Rule
    holds: bool
    text: str = ""


def verdict(records: Records, client_id: str, today: date) -> Verdict:
    """The verdict on a client at the end of `today` (handbook S, assessment)."""
    return verdict_of(Picture(records, client_id, today))


def verdict_of(picture: Picture) -> Verdict:
    """The same for a picture at hand."""
    case = _case(picture)
    decides, hit = next((rule.decides, hit) for rule in RULES if (hit := rule.test(case)))
    return Verdict(decides, tuple(_reasons(case, decides, hit)))


def red_since(picture: Picture) -> date | None:
    """The first of the days on end, up to the picture's, on which a rule said to part; None where none does.

    Each look at an earlier day finds how far back its own records carry. Nobody is compared with others there: no rule
    that says to part stands on that alone.
    """
    since, seen = None, picture
    while hits := _red_hits(seen):
        since = min((hit.since for hit in hits if hit.since), default=seen.today)
        seen = Picture(picture.records, picture.client.id, since - timedelta(days=1))
        seen.peers = NOBODY
    return since


def explained(picture: Picture) -> tuple[Answer, ...]:
    """How the verdict came about: every rule that was asked, up to the one that decided."""
    case = _case(picture)
    answers: list[Answer] = []
    for rule in _asked(case):
        hit = rule.test(case)
        so_far = rule.so_far(case) if rule.so_far and not hit else ""
        answers.append(Answer(rule, bool(hit), hit.text if hit else so_far))
        if hit:
            break
    return tuple(answers)


def how_they_pay(picture: Picture) -> str:
    """`pays on time`, or how late on average; only lateness of their own making counts."""
    usual = mean_days(own_days(each) for each in picture.fair if each.paid_on) or 0
    return "pays on time" if usual <= 0 else f"pays {counted(usual, 'day')} late on average"


def _asked(case: Case) -> Iterator[Rule]:
    """The rules; of a coming back only who came back is asked."""
    return (rule for rule in RULES if case.back or rule.test is not _history)


def _case(picture: Picture) -> Case:
    found = tuple(sorted(findings_of(picture), key=lambda finding: finding.weight))
    near = tuple(finding for finding in found if not finding.raised and finding.count and finding.is_near)
    raised = tuple(finding for finding in found if finding.raised)
    known = tuple(finding for finding in raised if is_history(picture, finding))
    fresh = tuple(finding for finding in raised if finding not in known)
    return Case(picture, found, fresh, near, known, returned(picture.records, picture.client.id))


def _red_hits(picture: Picture) -> list[Hit]:
    case = _case(picture)
    hits = [hit for rule in RULES if rule.decides.is_red and (hit := rule.test(case))]
    return [structs.replace(hit, since=_since(case, hit)) for hit in hits]


def _since(case: Case, hit: Hit) -> date | None:
    """Since when a rule holds; for who came back not before there was something new (X09)."""
    again = [day for each in hit.findings if case.back and (day := counts_again(case.picture, each, case.back))]
    return max(hit.since, min(again)) if hit.since and again else hit.since


def _reasons(case: Case, decided: Assessment, hit: Hit) -> Iterator[Reason]:
    """What decided, then what else is raised or half-way; else how they pay, or how little is known."""
    weighty = (*hit.findings, *(case.raised or case.near))
    history = [Reason("X09", case.back.words)] if case.back and case.known else []
    if not case.raised:
        yield from history
    if not weighty and not history:
        yield _in_general(case, decided)
    shown_ones = weighty or (case.found if decided is Assessment.UNKNOWN else ())
    for finding in {each.sign.id: each for each in shown_ones}.values():
        yield Reason(finding.sign.id, finding.words, finding.last)
    if case.raised:
        yield from history


def _in_general(case: Case, decided: Assessment) -> Reason:
    if decided is Assessment.UNKNOWN:
        judged = _judged(case.picture)
        known = f"only {counted(judged, 'invoice')} to judge by" if judged else "no payment to judge by yet"
        return Reason("", f"Not enough data: {known}")
    return Reason("", how_they_pay(case.picture))


def _judged(picture: Picture) -> int:
    """Invoices that tell how they pay: paid, whoever's fault the lateness was, on a day that is known; or given up.

    What was paid but for a bank's fees, or given back since, was paid. What is overdue speaks by S01, never for them.
    """
    invoices = (each for each in picture.standings if not each.invoice.fee_for)
    paid = (each.paid_on or each.is_given_back or is_paid_but_for_fees(each) for each in invoices)
    return sum(map(bool, paid)) + sum(1 for each in picture.fair if each.is_lost)


def _hit(findings: Iterable[Finding], days: Iterable[date | None] = (), after: str = "") -> Hit | None:
    """A rule that holds by some findings, since the first of some days; None without a finding."""
    found = tuple(findings)
    since = min((day for day in days if day), default=None)
    named = ", ".join(f"{each.sign.id} {each.words}" for each in found)
    return Hit(f"{named}{after}", found, since) if found else None


def _of_class(case: Case, sign_class: SignClass) -> list[Finding]:
    return [each for each in case.raised if each.sign.sign_class is sign_class]


def _red(case: Case) -> Hit | None:
    red = _of_class(case, SignClass.RED)
    return _hit(red, (each.reached for each in red))


def _came_back(case: Case) -> Hit | None:
    again = [(each, day) for each in _of_class(case, SignClass.WARN) if (day := came_back(case.picture, each))]
    day = min((day for _, day in again), default=case.picture.today)
    since = (max(on, each.reached or on) for each, on in again)
    return _hit((each for each, _ in again), since, f" again on {shown(day, case.picture.today)}")


def _hit_a_wall(case: Case) -> Hit | None:
    walls = [(each, day) for each in case.raised if (day := hit_a_wall(case.picture, each))]
    return _hit((each for each, _ in walls), (day for _, day in walls))


def _tries_so_far(case: Case) -> str:
    """Of the sign that is nearest to a wall, the weightiest first; empty where there is nothing to try against."""
    found = [tries for each in case.raised if (tries := tries_so_far(case.picture, each))]
    nearest = max(found, key=lambda tries: tries.failed - tries.needed, default=None)
    return nearest.words if nearest else ""


def _nobodys_fault(case: Case) -> Hit | None:
    """Only what the person said: a long week alone is no reason to part."""
    mutual = _of_class(case, SignClass.MUTUAL)
    said = [each for each in mutual if any(record.kind == "incident" for record in each.evidence)]
    return _hit(said, (each.said_by for each in said))


def _never_answered(case: Case) -> Hit | None:
    """A prospect who left the last check-in unanswered: the silence playbook moves on (G1)."""
    moved_on = over_since(case.picture)
    silent = _silent_prospect(case) if moved_on else []
    return _hit(silent, (max(moved_on, each.reached or moved_on) for each in silent if moved_on))


def _slow(case: Case) -> Hit | None:
    """Slowness in a prospect is a warning, and there is nothing to save yet (S21)."""
    silent = _silent_prospect(case)
    return _hit(silent) if len(silent) == len(case.raised) else None


def _silent_prospect(case: Case) -> list[Finding]:
    is_prospect = case.picture.client.stage is Stage.PROSPECT
    return [each for each in case.raised if each.sign.id == "S21"] if is_prospect else []


def _history(case: Case) -> Hit | None:
    """The gut check knew of it; the person took them back all the same (X09)."""
    return Hit(case.back.words) if case.back and case.known and not case.raised else None


def _raised(case: Case) -> Hit | None:
    return _hit(case.raised)


def _near(case: Case) -> Hit | None:
    told = (f"{each.sign.id} {each.count} of {each.bar}" for each in case.near)
    return Hit(", ".join(told), case.near) if case.near else None


def _too_little(case: Case) -> Hit | None:
    judged, needed = _judged(case.picture), case.picture.bar("enough")
    return Hit(f"{judged} of {counted(needed, 'invoice')}") if judged < needed else None


def _nothing(case: Case) -> Hit | None:
    return Hit(how_they_pay(case.picture))


RULES = (
    Rule("Is there a red sign?", Assessment.LEAVE_NOW, _red),
    Rule("Did it happen again after your warning?", Assessment.LEAVE_NOW, _came_back),
    Rule("Did enough of what you tried fail?", Assessment.LET_GO, _hit_a_wall, _tries_so_far),
    Rule("Is it nobody's fault, and no fit?", Assessment.LET_GO, _nobodys_fault),
    Rule("Did a prospect leave the last check-in unanswered?", Assessment.LET_GO, _never_answered),
    Rule("Is it only a prospect who is slow to answer?", Assessment.WATCH, _slow),
    Rule("Did they come back, and is all that is raised from before?", Assessment.WATCH, _history),
    Rule("Is a sign raised, with something left to try?", Assessment.SAVE, _raised),
    Rule("Is a sign half-way to its bar?", Assessment.WATCH, _near),
    Rule("Is there too little to judge by?", Assessment.UNKNOWN, _too_little),
    Rule("Does nothing speak against them?", Assessment.STEADY, _nothing),
)
"""The rules in the order in which they are asked; the first that holds decides."""
