"""Safeguards that matter now, because work begins: the deposit, the signature, the terms in writing (C).

Rule: one step a client at most, and none ends by itself: it is there until it is done, or is said to be of no use.
Around the day on which the work begins it has that day; once the work has long begun without, it has none any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.model.client import Stage
from clientdesk.model.invoice import Invoice
from clientdesk.model.project import Project
from clientdesk.playbook.step import Source, Step, step_of, undated

if TYPE_CHECKING:
    from clientdesk.model.project import Contract
    from clientdesk.playbook.picture import Picture

MATTERS_FOR = 30
"""Days from the beginning of the work until which a safeguard has that day; later the work has begun without it."""
TERMS, SIGNATURE, DEPOSIT = KEYS = ("terms", "signature", "deposit")
"""The keys of its threads."""
_BEFORE_WORK = (Stage.PROSPECT, Stage.ACTIVE)


def safeguard_steps(picture: Picture) -> Iterator[Step]:
    """What is still to be agreed or asked for, before the first of the works that begin or since they began (C01, C08).

    Of works that have long begun the newest comes first, and only where nothing is lacking for those that begin.
    """
    if picture.client.stage not in _BEFORE_WORK:
        return
    for begins in _in_order(picture):
        if found := _lacking(picture, begins):
            yield _step(picture, begins, *found)
            return


def _step(picture: Picture, begins: Project, key: str, what: str, handbook: str) -> Step:
    if begins.started is None or _has_long_begun(begins, picture):
        return undated(picture, Source.SAFEGUARD, what, handbook, key, begins.id)
    return step_of(picture, Source.SAFEGUARD, begins.started, what, handbook, record=begins.id, key=key)


def _in_order(picture: Picture) -> list[Project]:
    """The projects that begin or began not long ago, the first of them first; then those before, the newest first."""
    known = [each for each in picture.records.of(Project, picture.client.id) if each.started]
    running = sorted((each for each in known if not _is_over(each, picture)), key=_first)
    long_begun = [each for each in running if _has_long_begun(each, picture)]
    return [*running[len(long_begun) :], *reversed(long_begun)]


def _first(project: Project) -> tuple[date, str]:
    return project.started or date.max, project.id


def _has_long_begun(project: Project, picture: Picture) -> bool:
    return project.started is not None and project.started <= picture.today - timedelta(days=MATTERS_FOR)


def _is_over(project: Project, picture: Picture) -> bool:
    return project.ended is not None and project.ended <= picture.today


def _lacking(picture: Picture, project: Project) -> tuple[str, str, str] | None:
    """The first thing that is missing: the thread's key, what to do, and the handbook's id."""
    contract = picture.records.contract(picture.client.id)
    if contract is None:
        return TERMS, f"Put the terms in writing: nothing is agreed for {project.name} yet", "C08"
    if contract.exists and contract.signed is None:
        return SIGNATURE, f"Have the contract signed{_by_when(picture, project)}", "C08"
    if _asks_deposit(contract) and not _asked_for(picture, project):
        return DEPOSIT, f"Ask for the deposit{_by_when(picture, project)}", "C01"
    return None


def _by_when(picture: Picture, project: Project) -> str:
    is_running = project.started is not None and project.started < picture.today
    return f": {project.name} has begun without" if is_running else f" before {project.name} begins"


def _asks_deposit(contract: Contract) -> bool:
    return bool(contract.deposit_percent) and contract.safeguards.get("C01") is not False


def _asked_for(picture: Picture, project: Project) -> bool:
    """Whether an invoice for the deposit is on the desk, of this project or of none; it is asked for as any other.

    Work that has long begun and is billed by now needs no deposit any more.
    """
    invoices = picture.records.of(Invoice, picture.client.id)
    if _has_long_begun(project, picture) and any(each.project == project.id for each in invoices):
        return True
    return any(each.deposit and each.project in (None, project.id) for each in invoices)
