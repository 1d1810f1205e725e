"""A remedy in words; what follows from one, and what speaks against it, on stderr. Rule: it warns, refuses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.cli.output import talk
from clientdesk.model.client import Client, Stage
from clientdesk.model.remedies import named
from clientdesk.playbook.late_fee.basis import has_basis

if TYPE_CHECKING:
    from clientdesk.model.change import Change
    from clientdesk.model.journal import Remedy
    from clientdesk.model.records import Records

_STAGES = {
    Stage.PROSPECT: "is a prospect again.",
    Stage.EXITING: "is on their way out again: the exit goes on.",
    Stage.PAUSED: "is paused: work goes on when everything overdue is paid.",
    Stage.ACTIVE: "is active again.",
    Stage.ENDED: "has left by themselves, and the work with them has ended.",
}


def remedy_name(kind: str) -> str:
    """`R08 give one warning`; the id alone for one that an older desk may hold."""
    return kind if named(kind) == kind else f"{kind} {named(kind)}"


def tell_what_follows(change: Change) -> None:
    """Say which stage a remedy brought the client to, where it brought them to another."""
    for client in (each for each in change.puts if isinstance(each, Client)):
        talk(f"{client.name} {_STAGES[client.stage]}")


def warn_without_basis(records: Records, remedy: Remedy) -> None:
    """Say so where a late fee is charged that nobody agreed to and no statute gives (R02)."""
    if remedy.kind == "R02" and not has_basis(records, remedy.client):
        talk("The contract names no late fee (C09): without a clause or a statute behind it there is no basis for one.")
