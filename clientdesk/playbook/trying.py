"""Remedies against signs: what was tried, what still runs, and what is left to try (R).

Rule: nothing is proposed twice that failed once; `wall` says when enough has failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.account import is_asked_for
from clientdesk.model.client import Stage
from clientdesk.model.exit import Exit
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.letter_kinds import WARNING
from clientdesk.model.remedies import REMEDIES, RemedyKind
from clientdesk.model.signs import SignClass
from clientdesk.playbook.comeback_since import fresh
from clientdesk.playbook.finding import counts
from clientdesk.playbook.findings import finding_of, raised_of
from clientdesk.playbook.lateness import is_given_up, is_late, late_since, own_days
from clientdesk.playbook.measures import contacts_outside, rounds_of_no_day

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.model.signs import Sign
    from clientdesk.playbook.finding import Finding
    from clientdesk.playbook.picture import Picture


_COLLECTS = frozenset({"R01", "R02", "R03", "R04"})
"""Remedies against who pays late that are about money which is open; a deposit is about the next."""
_ON_A_DEBT = frozenset({"R02", "R04"})
"""Those of them that ask for something overdue."""


class Try(Struct, frozen=True):
    """A remedy to try next, and the raised sign that it is for."""

    remedy: RemedyKind
    sign: Sign


class Proposal(Struct, frozen=True):
    """What to try next with a client; without anything `why_none` says why in a sentence, else it is empty.

    `tries` has each remedy once, for the weightiest sign that it fits; `every` has it for each sign.
    """

    tries: tuple[Try, ...]
    why_none: str = ""
    every: tuple[Try, ...] = ()

    def of(self, sign: Sign) -> tuple[Try, ...]:
        """What is proposed against one sign."""
        return tuple(each for each in self.every if each.sign.id == sign.id)


def proposed(picture: Picture) -> Proposal:
    """The one answer to what to try next: what is left to try against the raised signs, the weightiest sign's first.

    Nothing with who is gone, on their way out, or to be left at once (R), nor against what is history (X09).
    """
    raised = fresh(picture, raised_of(picture))
    why_none = _parting(picture, raised)
    every = () if why_none else tuple(each for finding in raised for each in _left(picture, finding.sign))
    tries = {each.remedy.id: each for each in reversed(every)}
    once = tuple(each for each in every if tries[each.remedy.id] is each)
    return Proposal(once, why_none or ("" if every else _why_nothing_is_left(picture, raised)), every)


def _parting(picture: Picture, raised: Iterable[Finding]) -> str:
    """Why nobody is to be kept; empty where somebody may be."""
    if picture.client.stage is Stage.ENDED:
        return "You have parted."
    is_open = any(each.ended is None for each in picture.records.of(Exit, picture.client.id))
    if is_open or picture.client.stage is Stage.EXITING:
        return "An exit is under way."
    is_to_leave = any(_is_to_leave(picture, each) for each in raised)
    return "They are to be left at once." if is_to_leave else ""


def _why_nothing_is_left(picture: Picture, raised: Sequence[Finding]) -> str:
    fitting = {key for each in raised for key in each.sign.try_first}
    if not raised:
        return "All that is raised is from before they came back." if raised_of(picture) else "Nothing is raised."
    if not fitting:
        return "There is no remedy for what is raised."
    is_waiting = any(each.kind in fitting for each in running(picture))
    return "See first what comes of what runs." if is_waiting else "Everything that fits was tried."


def tried(picture: Picture, sign: Sign) -> tuple[Remedy, ...]:
    """What was begun against a sign and still counts, oldest first; any remedy where the sign has none of its own.

    What had failed before the sign first showed was no try against it.
    """
    fitting = sign.try_first or tuple(REMEDIES)
    since = picture.window("fades")
    mine = tuple(each for each in picture.remedies if each.kind in fitting and each.on >= since)
    first = _first_shown(picture, sign) if any(map(has_failed, mine)) else None
    return tuple(each for each in mine if not has_failed(each) or first is None or (each.settled or each.on) >= first)


def has_failed(remedy: Remedy) -> bool:
    """Whether a remedy came to nothing; who left rather than pay for extras was not kept by it (R07)."""
    return remedy.outcome in (RemedyOutcome.FAILED, RemedyOutcome.LEFT)


def _first_shown(picture: Picture, sign: Sign) -> date | None:
    """The first day of a sign, on any project and before its window too, that has not faded; None where none is known.

    A later record never moves it, so that more trouble never makes less of what was tried.
    """
    finding = finding_of(picture, sign)
    logged = (each.on for each in picture.logged.get(sign.id, ()) if counts(each))
    measured = _EARLIER.get(sign.id, _evidence_days)(picture, finding)
    return min((*logged, *measured), default=None)


def _evidence_days(_picture: Picture, finding: Finding) -> list[date]:
    return [each.date for each in finding.evidence if each.date]


def _due_days(picture: Picture, finding: Finding) -> list[date]:
    """S01: lateness begins when an invoice is due, and not when it is paid."""
    shown, since = {each.id for each in finding.evidence}, picture.window("fades")
    late = (each for each in picture.fair if each.invoice.id in shown or is_late(picture, each))
    return [max(since, min(each.due, picture.today)) for each in late if each.due]


def _beyond_days(picture: Picture, _finding: Finding) -> list[date]:
    """S04: extras by their days; rounds of no day were there from the day their project began."""
    since = picture.window("fades")
    given_away = [each.on for each in picture.extras if each.is_given_away and each.on >= since]
    began = [each.date or since for _, (_, each) in rounds_of_no_day(picture)]
    return [*given_away, *(max(since, day) for day in began)]


def _contact_days(picture: Picture, _finding: Finding) -> list[date]:
    return [each.on for each in contacts_outside(picture, picture.window("fades"))]


_EARLIER: dict[str, Callable[[Picture, Finding], list[date]]] = {
    "S01": _due_days,
    "S04": _beyond_days,
    "S14": _contact_days,
}


def running(picture: Picture) -> tuple[Remedy, ...]:
    """Remedies whose outcome is still open, the one to look at first before the others."""
    waiting = (each for each in picture.remedies if each.outcome is RemedyOutcome.WAITING)
    return tuple(sorted(waiting, key=lambda each: each.review or each.on))


def _is_to_leave(picture: Picture, finding: Finding) -> bool:
    if finding.sign.sign_class is SignClass.WARN:
        return came_back(picture, finding) is not None
    return finding.sign.sign_class is SignClass.RED


def _left(picture: Picture, sign: Sign) -> Iterator[Try]:
    newest = {each.kind: each.outcome for each in tried(picture, sign)}
    for key in sign.try_first:
        if newest.get(key, RemedyOutcome.WORKED) is RemedyOutcome.WORKED and _is_fitting(picture, sign, key):
            yield Try(REMEDIES[key], sign)


def _is_fitting(picture: Picture, sign: Sign, key: str) -> bool:
    """Whether a remedy has a basis: a late fee its rule (C09, M), collecting something that is open, a pause a debt."""
    if sign.id != "S01" or key not in _COLLECTS:
        return True
    owing = [each for each in picture.standings if each.balance > 0 and is_asked_for(each)]
    is_due = any(each.days_overdue for each in owing)
    return bool(owing) and (is_due or key not in _ON_A_DEBT) and (key != "R02" or _has_fee(picture))


def _has_fee(picture: Picture) -> bool:
    from clientdesk.playbook.late_fee.basis import has_basis

    return has_basis(picture.records, picture.client.id)


def owing_since(picture: Picture) -> date | None:
    """The day from which not all is paid in the end: something given up, or overdue for a quarter of a year (S01).

    None while all of it is. What is not fair to count, like an invoice in dispute, doesn't here either, nor what was
    given up and has faded.
    """
    return min((day for each in picture.fair if (day := _owing_since(picture, each))), default=None)


def _owing_since(picture: Picture, standing: Standing) -> date | None:
    if is_given_up(picture, standing):
        return standing.lost_on
    is_over = standing.balance > 0 and own_days(standing) > picture.bar("S01.pays_within")
    return late_since(picture, standing, "S01.pays_within") if is_over else None


def warned_on(picture: Picture) -> tuple[date, ...]:
    """The days of warnings that still count, oldest first: the remedy, or the letter that gives it (R08, L11)."""
    since = picture.window("fades")
    noted = [each.on for each in picture.remedies if each.kind == "R08" and each.on >= since]
    sent = [each.sent for each in picture.sent_letters if each.kind == WARNING and each.sent and each.sent >= since]
    return tuple(sorted([*noted, *sent]))


def came_back(picture: Picture, finding: Finding) -> date | None:
    """The day on which a sign that is warned about once came back after its warning; None while it has not."""
    days = sorted(each.date for each in finding.evidence if each.date)
    warned = [day for day in warned_on(picture) if days and day >= days[0]]
    return next((day for day in days if warned and day > warned[0]), None)
