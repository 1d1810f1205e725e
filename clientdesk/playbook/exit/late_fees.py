"""Late fees at the end (X02, M): what could be charged, and by what. Rule: without a basis there is none.

Never on what is in dispute, nor for days that are not the client's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.interest import Rule, interest
from clientdesk.model.days import days_later
from clientdesk.playbook.lateness import is_fair, own_days
from clientdesk.playbook.safeguards import is_agreed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.invoice import Invoice
    from clientdesk.model.money import Money
    from clientdesk.model.records import Records


class LateFee(Struct, frozen=True):
    """A late fee on an invoice: interest for `days` days; `basis` names the rate and who agreed to it."""

    invoice: Invoice
    amount: Money
    days: int
    basis: str


def late_rule(records: Records, client_id: str) -> Rule | None:
    """What a client's late fees go by: the rate that the contract names, where it holds (C09); else there is none."""
    agreed = records.contract(client_id)
    if agreed is None or not agreed.exists or not agreed.late_fee or not is_agreed(records, client_id, "C09"):
        return None
    return Rule(agreed.late_fee, f"{agreed.late_fee.normalize():f}% a year, as agreed", "the contract (C09)")


def late_fees(records: Records, rule: Rule | None, late: Iterable[Standing]) -> tuple[LateFee, ...]:
    """The fees on some invoices, those of nothing left out; none without a rule."""
    return tuple(fee for fee in _fees(records, rule, late) if fee.amount) if rule else ()


def _fees(records: Records, rule: Rule, late: Iterable[Standing]) -> Iterator[LateFee]:
    for each in late:
        begins = _begins(each)
        if begins:
            found = interest(records, each, rule, begins)
            yield LateFee(each.invoice, found.amount, found.days, rule.basis)


def _begins(standing: Standing) -> date | None:
    """The last day that costs nothing: the due date, later by the days that an invoice went out late."""
    days = own_days(standing) if is_fair(standing) else 0
    if not days or standing.due is None:
        return None
    return days_later(standing.due, (standing.days_late or 0) - days)
