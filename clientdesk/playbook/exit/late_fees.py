"""Late fees at the end (X02, M): what could be charged, and by what. Rule: without a basis there is none.

Never on what is in dispute, nor for days that are not the client's own, nor on an invoice from before it was agreed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.interest import Rule, interest
from clientdesk.model.days import days_later
from clientdesk.playbook.lateness import is_fair, own_days
from clientdesk.playbook.safeguards import is_agreed
from clientdesk.playbook.terms import a_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.invoice import Invoice
    from clientdesk.model.money import Money
    from clientdesk.model.project import Contract
    from clientdesk.model.records import Records


class LateFee(Struct, frozen=True):
    """A late fee on an invoice: interest for `days` days; `basis` names the rate and who agreed to it."""

    invoice: Invoice
    amount: Money
    days: int
    basis: str


def late_rule(records: Records, client_id: str) -> Rule | None:
    """What a client's late fees go by: the rate that the contract names, where it holds (C09); else there is none.

    It binds invoices issued from the day on which the contract was signed; while that is not known, all of them. What
    was proposed to who came back binds none before they sign (X09).
    """
    agreed = records.contract(client_id)
    if agreed is None or not agreed.exists or not agreed.late_fee or not is_agreed(records, client_id, "C09"):
        return None
    return Rule(agreed.late_fee, f"{a_year(agreed.late_fee)}, as agreed", "the contract (C09)")


def late_fees(records: Records, client_id: str, late: Iterable[Standing]) -> tuple[LateFee, ...]:
    """The fees on some invoices of a client, those of nothing left out; none without a rule."""
    rule, agreed = late_rule(records, client_id), records.contract(client_id)
    if rule is None or agreed is None:
        return ()
    bound = (each for each in late if _is_bound(each.invoice, agreed))
    return tuple(fee for fee in _fees(records, rule, bound) if fee.amount)


def _is_bound(invoice: Invoice, agreed: Contract) -> bool:
    """Whether an invoice was issued under a contract; one whose day nobody knows may be older."""
    return agreed.signed is None or (invoice.issued is not None and invoice.issued >= agreed.signed)


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
