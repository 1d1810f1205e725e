"""What the contract says of a silence (C02). Rule: what is only proposed binds nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import counted
from clientdesk.playbook.safeguards import is_agreed

if TYPE_CHECKING:
    from clientdesk.playbook.picture import Picture

_WRITE = "Say in the letter what you wait for, and that you go on when it comes."


def clause_days(picture: Picture) -> int | None:
    """The days of silence after which the contract stops the work; None where it names none."""
    contract = picture.records.contract(picture.client.id)
    days = contract.silence_days if contract else None
    return days if days and is_agreed(picture.records, picture.client.id, "C02") else None


def on_stopping(picture: Picture) -> str:
    """What stopping work means under this contract: the clause that allows it, or that it may be a breach (G2)."""
    if may_be := breach(picture):
        return may_be
    days = clause_days(picture)
    after = f"after {counted(days, 'day')} without an answer" if days else "when they are silent"
    return f"Your contract lets you stop {after} (C02)."


def breach(picture: Picture) -> str:
    """That stopping work may itself be a breach, and what to write then; empty where a clause allows it (G2, C02)."""
    if is_agreed(picture.records, picture.client.id, "C02"):
        return ""
    has_contract = picture.records.contract(picture.client.id) is not None
    why = "your contract has no clause on silence (C02)" if has_contract else (
        "no contract with a clause on silence (C02) is on your desk"
    )  # fmt: skip
    return f"Stopping may itself be a breach: {why}. {_WRITE}"
