"""The remedies R01–R10, tried and recorded before an exit. Rule: one remedy, one entry."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct


class RemedyKind(Struct, frozen=True):
    """A remedy: `name` for a list, `told` for the guide, `review_days` until it is time to look again."""

    id: str
    name: str
    told: str
    review_days: int


PAUSE, PRICE_OUT = "R04", "R07"
"""The two remedies that are states of a client, and not only notes."""

_ALL = (
    RemedyKind("R01", "restate the payment terms", "Say again when and how invoices are to be paid.", 30),
    RemedyKind("R02", "charge the late fee", "The fee that was agreed, or that a statute gives; once per level.", 30),
    RemedyKind("R03", "send a statement", "All invoices and payments on one page.", 14),
    RemedyKind("R04", "pause the work", "No more work until all that is overdue is paid: a pause, no parting.", 14),
    RemedyKind("R05", "ask for a deposit", "A part of the price in advance, before the work begins.", 30),
    RemedyKind("R06", "have the conversation", "A talk about it, at once, however much you like them.", 14),
    RemedyKind("R07", "price it out", "Bill every extra; nothing is free. They pay, or they leave.", 60),
    RemedyKind("R08", "give one warning", "Acknowledge how they feel, then say plainly that it is not acceptable.", 30),
    RemedyKind("R09", "write the goals down", "What is wanted, and how you will both know that it is done.", 30),
    RemedyKind("R10", "explain the price", "What it holds and why; never chase a rival's price.", 30),
)

REMEDIES: dict[str, RemedyKind] = {remedy.id: remedy for remedy in _ALL}
"""Every remedy by its id, in the handbook's order."""
_MONTH = 30
"""Days until the next look where the handbook names none."""


def named(kind: str) -> str:
    """A remedy in words, `give one warning`; the id itself for one that only an older desk may hold."""
    return REMEDIES[kind].name if kind in REMEDIES else kind


def look_again(kind: str, on: date) -> date:
    """The day on which to look what came of a remedy begun, or looked at, on a day."""
    return on + timedelta(days=REMEDIES[kind].review_days if kind in REMEDIES else _MONTH)
