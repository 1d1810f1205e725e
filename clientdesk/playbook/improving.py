"""What would improve a client's picture: one line a sign. Rule: it is worked out from the records, never a guess.

Who reads it knows what to ask for, or how long to wait; a red sign says that nothing but time takes it away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.days import counted, shown
from clientdesk.model.money import Money, said_totals, totals
from clientdesk.model.remedies import named
from clientdesk.model.signs import SignClass
from clientdesk.playbook.comeback_since import fresh
from clientdesk.playbook.finding import Evidence, Finding
from clientdesk.playbook.findings import findings_of, raised_of, still_stalls
from clientdesk.playbook.lateness import is_late, is_recent, last_judged, own_days
from clientdesk.playbook.trying import running

if TYPE_CHECKING:
    from clientdesk.playbook.assessment import Verdict
    from clientdesk.playbook.picture import Picture


class Improvement(Struct, frozen=True):
    """What would make a sign, or the whole picture, better; `on` is the day on which time alone does it."""

    handbook: str
    text: str
    on: date | None = None


def improvements(picture: Picture, verdict: Verdict) -> tuple[Improvement, ...]:
    """What would improve the picture, the weightiest sign first; empty for one that is steady.

    Where what was before a coming back is called history, none of it is among them (X09).
    """
    from clientdesk.playbook.assessment import Assessment

    raised = raised_of(picture)
    new, near = fresh(picture, raised), [each for each in findings_of(picture) if each.count and each.is_near]
    half_way = near if new == raised else fresh(picture, near)
    wanted = new or sorted(half_way, key=lambda finding: finding.weight)
    lines = [line for finding in wanted for line in _for(picture, finding)]
    if verdict.assessment is Assessment.UNKNOWN:
        lines.append(Improvement("", f"invoices that were paid, and when: {picture.bar('enough')} are enough"))
    is_to_leave = verdict.assessment is Assessment.LEAVE_NOW
    return tuple(lines) if is_to_leave else (*lines, *_running(picture))


def _for(picture: Picture, finding: Finding) -> Iterator[Improvement]:
    yield from _WAYS.get(finding.sign.id, _time)(picture, finding)


def _line(picture: Picture, finding: Finding, text: str, on: date | None = None) -> Improvement:
    when = f" ({shown(on, picture.today)})" if on else ""
    return Improvement(finding.sign.id, f"{text}{when}", on)


_IN_TIME = {
    SignClass.RED: "nothing but time: it fades on {day}",
    SignClass.MUTUAL: "yours to say: correct the entry when it no longer holds; else it fades on {day}",
}


def _time(picture: Picture, finding: Finding, evidence: Iterable[Evidence] | None = None) -> Iterator[Improvement]:
    """A logged sign: the day on which so many have faded that it falls below its bar, if nothing is added."""
    day = _faded_on(picture, finding, finding.evidence if evidence is None else evidence)
    if day:
        words = _IN_TIME.get(finding.sign.sign_class, "no more of it until {day}")
        yield Improvement(finding.sign.id, words.format(day=shown(day, picture.today)), day)


def _logged(picture: Picture, finding: Finding) -> Iterator[Improvement]:
    """What the person logged of a sign that is measured as well."""
    yield from _time(picture, finding, (each for each in finding.evidence if each.kind == "incident"))


def _faded_on(picture: Picture, finding: Finding, evidence: Iterable[Evidence]) -> date | None:
    """The first day on which too few are left within the window: fewer than the bar, or than half of it."""
    days = sorted(each.date for each in evidence if each.date)
    enough = finding.bar if finding.raised else (finding.bar + 1) // 2
    over = len(days) - enough * finding.each
    window = min(picture.bar(f"{finding.sign.id}.window"), picture.bar("fades"))
    return days[over] + timedelta(days=window) if 0 <= over < len(days) else None


def _payment(picture: Picture, finding: Finding) -> Iterator[Improvement]:
    overdue = [each for each in picture.fair if own_days(each) and each.balance > 0]
    if overdue:
        yield _line(picture, finding, f"{said_totals(totals(each.to_pay for each in overdue))} is paid")
    yield from _given_up(picture, finding)
    needed = _in_time(picture, finding)
    if needed:
        next_ones = "the next invoice is" if needed == 1 else f"the next {needed} invoices are"
        yield _line(picture, finding, f"{next_ones} paid in time")


def _given_up(picture: Picture, finding: Finding) -> Iterator[Improvement]:
    """What was written off counts until it has faded, or came in after all."""
    lost = [each for each in picture.fair if each.lost and is_recent(picture, each)]
    faded = [each.due + timedelta(days=picture.bar("fades")) for each in lost if each.due]
    if faded:
        sums = said_totals(totals(Money(each.lost, each.invoice.amount.currency) for each in lost))
        yield _line(picture, finding, f"{sums} that you gave up comes in after all, or fades with time", max(faded))


def _in_time(picture: Picture, finding: Finding) -> int:
    """How many invoices paid in time bring the late ones among the last below the bar, or below half of it."""
    last, bar = picture.bar("S01.last"), picture.bar("S01")
    late = [is_late(picture, each) for each in last_judged(picture)]
    most = bar if finding.raised else (bar + 1) // 2
    return next(more for more in range(last + 1) if sum((late + [False] * more)[-last:]) < most)


def _billing(picture: Picture, finding: Finding) -> Iterator[Improvement]:
    extras = [each for each in finding.evidence if each.kind == "extra"]
    if extras:
        wanted = min(len(extras), max(1, finding.count - finding.bar + 1))
        of_them = f"{wanted} of the {len(extras)} extras" if wanted < len(extras) else counted(wanted, "extra")
        yield _line(picture, finding, f"{of_them} billed")
    if any(each.kind == "project" for each in finding.evidence):
        yield _line(picture, finding, "rounds above the agreed number written down in the scope log, and billed")
    yield from _logged(picture, finding)


def _meeting(picture: Picture, finding: Finding) -> Iterator[Improvement]:
    if any(still_stalls(picture, each) for each in picture.logged.get("S08", ())):
        yield _line(picture, finding, "the disagreement is settled; correct its entry with the day it moved again")
    yield from _time(picture, finding)


def _answer(picture: Picture, finding: Finding) -> Iterator[Improvement]:
    yield _line(picture, finding, "they answer")


def _less_work(picture: Picture, finding: Finding) -> Iterator[Improvement]:
    if any(each.kind == "project" for each in finding.evidence):
        yield _line(picture, finding, f"a week of {picture.bar('S20.week_hours')} hours: a part of it referred")
    yield from _logged(picture, finding)


def _less_trouble(picture: Picture, finding: Finding) -> Iterator[Improvement]:
    yield _line(picture, finding, "paid in time, extras billed, no further incidents; or more income from them")


_WAYS: dict[str, Callable[[Picture, Finding], Iterator[Improvement]]] = {
    "S01": _payment,
    "S04": _billing,
    "S08": _meeting,
    "S20": _less_work,
    "S21": _answer,
    "S22": _less_trouble,
}


def _running(picture: Picture) -> Iterator[Improvement]:
    for remedy in running(picture):
        when = f"; look again on {shown(remedy.review, picture.today)}" if remedy.review else ""
        yield Improvement(remedy.kind, f"{remedy.kind} works: {named(remedy.kind)}{when}", remedy.review)
