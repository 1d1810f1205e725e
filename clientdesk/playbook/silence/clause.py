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
    days = clause_days(picture)
    if days:
        return f"Your contract lets you stop after {counted(days, 'day')} without an answer (C02)."
    if is_agreed(picture.records, picture.client.id, "C02"):
        return "Your contract lets you stop when they are silent (C02)."
    if picture.records.contract(picture.client.id) is None:
        return f"Stopping may itself be a breach: no contract with a clause on silence (C02) is on your desk. {_WRITE}"
    return f"Stopping may itself be a breach: your contract has no clause on silence (C02). {_WRITE}"
