"""Safeguards that matter now, because work begins: the deposit, the signature, the terms in writing (C).

Rule: one step a client at most, and only around the day on which the work begins, so that nobody is nagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.model.client import Stage
from clientdesk.model.invoice import Invoice
from clientdesk.model.project import Project
from clientdesk.playbook.step import Source, Step, step_of

if TYPE_CHECKING:
    from clientdesk.model.project import Contract
    from clientdesk.playbook.picture import Picture

MATTERS_FOR = 30
"""Days from the beginning of the work in which a safeguard is still asked for; later it has begun without."""
TERMS, SIGNATURE, DEPOSIT = KEYS = ("terms", "signature", "deposit")
"""The keys of its threads."""
_BEFORE_WORK = (Stage.PROSPECT, Stage.ACTIVE)


def safeguard_steps(picture: Picture) -> Iterator[Step]:
    """What is still to be agreed or asked for before the first of the works that begin (C01, C08)."""
    begins = _next_to_begin(picture)
    if begins is None or begins.started is None or picture.client.stage not in _BEFORE_WORK:
        return
    found = _lacking(picture, begins)
    if found:
        key, what, handbook = found
        yield step_of(picture, Source.SAFEGUARD, begins.started, what, handbook, record=begins.id, key=key)


def _next_to_begin(picture: Picture) -> Project | None:
    """The project that begins next, or began not long ago."""
    since = picture.today - timedelta(days=MATTERS_FOR)
    all_of_them = picture.records.of(Project, picture.client.id)
    begin = [each for each in all_of_them if each.started and each.started > since and not _is_over(each, picture)]
    return min(begin, key=lambda each: (each.started or date.max, each.id), default=None)


def _is_over(project: Project, picture: Picture) -> bool:
    return project.ended is not None and project.ended <= picture.today


def _lacking(picture: Picture, project: Project) -> tuple[str, str, str] | None:
    """The first thing that is missing: the thread's key, what to do, and the handbook's id."""
    contract = picture.records.contract(picture.client.id)
    if contract is None:
        return TERMS, f"Put the terms in writing: nothing is agreed for {project.name} yet", "C08"
    if contract.exists and contract.signed is None:
        return SIGNATURE, f"Have the contract signed before {project.name} begins", "C08"
    if _asks_deposit(contract) and not _asked_for(picture, project):
        return DEPOSIT, f"Ask for the deposit before {project.name} begins", "C01"
    return None


def _asks_deposit(contract: Contract) -> bool:
    return bool(contract.deposit_percent) and contract.safeguards.get("C01") is not False


def _asked_for(picture: Picture, project: Project) -> bool:
    """Whether an invoice for the deposit is on the desk, of this project or of none; it is asked for as any other."""
    invoices = picture.records.of(Invoice, picture.client.id)
    return any(each.deposit and each.project in (None, project.id) for each in invoices)
