"""The gates of an exit: what must be so before the client hears anything (X01, X02).

Rule: a gate is worked out from the records and the day, never stored, so it opens by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from clientdesk.model.days import counted, days_later
from clientdesk.model.days import shown as shown_day
from clientdesk.model.errors import Refused
from clientdesk.model.names import initial_names
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.paths import COOLING, DELIVERED, MONEY, PAID
from clientdesk.playbook.exit.question import number_of
from clientdesk.playbook.exit.settlement import order, refunds_work, settlement

GUARDED = ("meet", "notice", "refer", "close-down")
"""The steps behind the gates: what is said or written to the client, and what follows from it."""
SHORTEST, LONGEST = 1, 14
"""Days of a cooling-off, both inclusive (X01)."""


class Gate(Struct, frozen=True):
    """A gate. `words` finish “waiting until”; `opens` is the day when that is known; `why` is a sentence.

    `is_paid_for` tells that a payment opens it.
    """

    name: str
    is_open: bool
    words: str = ""
    why: str = ""
    opens: date | None = None
    is_paid_for: bool = False


class Gated(Refused):
    """A move that comes before its time; the sentence says which gate and when it opens."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(gate.why)
        self.gate = gate


def gates(case: Case) -> tuple[Gate, ...]:
    """The path's gates as they are today, open ones too."""
    return tuple(_GATES[name](case) for name in case.path.gates)


def shut_gate(case: Case, step: str) -> Gate | None:
    """The first gate that holds a step back; None when none does."""
    if step not in GUARDED or case.keeps:
        return None
    return next((gate for gate in gates(case) if not gate.is_open), None)


def cooling_ends(case: Case) -> date:
    """The first day after the cooling-off: so many days after the start, 1 to 14, as chosen, else the desk's (X01)."""
    said = number_of(case.said("reflect", "days") or "")
    days = case.records.settings.cooling_days if said is None else said
    return days_later(case.exit.started, max(SHORTEST, min(LONGEST, days)))


def contact_from(case: Case) -> date:
    """The first day on which they may have heard of it: the cooling-off's end, or the start where it does not hold."""
    ended_early = case.said("reflect", "early") or "reflect" in case.exit.skipped
    return case.exit.started if ended_early or COOLING not in case.path.gates else cooling_ends(case)


def _cooling_off(case: Case) -> Gate:
    ends = cooling_ends(case)
    if case.today >= ends or case.said("reflect", "early") or "reflect" in case.exit.skipped:
        return Gate(COOLING, is_open=True)
    left = counted((ends - case.today).days, "day")
    why = (
        f"Cooling off: {left} left, until {shown_day(ends)}. Nobody hears anything before that day;"
        " to go on earlier, say why at the end of Reflect."
    )
    return Gate(COOLING, is_open=False, words=shown_day(ends), why=why, opens=ends)


def _money(case: Case) -> Gate:
    """After payment, or after delivery: read from the ledger. Once they know, there is nothing left to hold back.

    The order that was chosen, or that the path has, holds even when the rest of Review is skipped after it.
    """
    chosen = "" if _told(case) or case.is_unsafe else order(case)
    if chosen == PAID:
        return _until_paid(case)
    if chosen == DELIVERED and not refunds_work(case):
        return _until_delivered(case)
    return Gate(MONEY, is_open=True)


def _told(case: Case) -> bool:
    on = case.day("meet", "on")
    return case.said("meet", "held") == "yes" and on is not None and on <= case.today


def _until_paid(case: Case) -> Gate:
    awaited, disputed = settlement(case).awaited, settlement(case).not_awaited
    if not awaited:
        return Gate(MONEY, is_open=True, why=disputed)
    is_path = case.path.orders == (PAID,)
    begins = "On this path they are told after payment" if is_path else "You chose to tell them after payment"
    ends = "take another path" if is_path else "change the order in Review"
    why = f"{begins}, and {' and '.join(awaited)} is still open. This opens by itself when it is paid; or {ends}."
    words, told = f"{' and '.join(awaited)} is paid", " ".join(filter(None, (why, disputed)))
    return Gate(MONEY, is_open=False, words=words, why=told, is_paid_for=True)


def not_awaited(case: Case) -> str:
    """That a disputed invoice is not waited for, where they are told after payment; empty elsewhere."""
    is_over = case.exit.saved or case.exit.ended or case.keeps or _told(case) or case.is_unsafe
    return "" if is_over or order(case) != PAID else settlement(case).not_awaited


def _until_delivered(case: Case) -> Gate:
    waiting = [each.invoice.number for each in settlement(case).undelivered]
    if not waiting:
        return Gate(MONEY, is_open=True)
    numbers = initial_names(waiting)
    why = (
        f"You chose to tell them after delivery, and the work on {numbers} is not handed over."
        " This opens by itself when it is marked as delivered; or change the order in Review."
    )
    return Gate(MONEY, is_open=False, words=f"{numbers} is delivered", why=why)


_GATES: dict[str, Callable[[Case], Gate]] = {COOLING: _cooling_off, MONEY: _money}
