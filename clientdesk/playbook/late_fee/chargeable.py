"""Late fees (R02, M): what could be asked for on an invoice, or why nothing. Rule: never what was billed, or let go.

Nor is it on what is in dispute, nor for days that are not the client's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from clientdesk.ledger.late_rule import CONTRACT, Rule
from clientdesk.ledger.statutes import rule_id, rules_of
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.way import Hint
from clientdesk.playbook.late_fee.basis import agreed_rule, no_basis, rule_on, to_enter
from clientdesk.playbook.late_fee.billed import fee_billed, fee_let_go, fee_paid, told_billed
from clientdesk.playbook.late_fee.days import is_waived, why_spared
from clientdesk.playbook.late_fee.in_time import owed_fee
from clientdesk.playbook.late_fee.whole import LateFee, interest_on, whole_fee

if TYPE_CHECKING:
    from clientdesk.ledger.interest import Interest
    from clientdesk.ledger.standing import Standing
    from clientdesk.model.money import Money
    from clientdesk.model.records import Records
    from clientdesk.model.way import Words


def late_fee(records: Records, standing: Standing) -> LateFee | None:
    """The late fee on an invoice that is overdue on the standing's day; None where there is nothing to ask for."""
    return None if standing.balance <= 0 else fee_on(records, standing)


def fee_on(records: Records, standing: Standing, rule: Rule | None = None) -> LateFee | None:
    """The same, also of an invoice that was paid late; by a rule that is given, else by the one that binds it.

    What was billed of it is taken off.
    """
    owed = None if is_waived(records, standing) else owed_fee(records, standing, rule)
    billed = fee_billed(records, standing)
    if owed is None or billed.minor >= owed.total.minor:
        return None
    paid, let_go = fee_paid(records, standing), fee_let_go(records, standing)
    return structs.replace(owed, billed=billed, paid=paid, let_go=let_go, total=owed.total - billed)


def fee_or_why(records: Records, standing: Standing, by: str = "") -> LateFee | Words:
    """The late fee on an invoice, or why there is none, in a sentence.

    `by` is the id of a rule, whoever the client is; empty for the one that binds the invoice. Raises Refused for an id
    that no rule has.
    """
    if not by:
        return fee_on(records, standing) or why_none(records, standing)
    key, client = rule_id(records, by), records.get(Client, standing.invoice.client)
    rule = agreed_rule(records, client.id) if key == CONTRACT else rules_of(records).get(key)
    if rule is None and key == CONTRACT:
        return f"The contract with {client.name} names no late fee (C09), so there is none by it."
    if rule is None:
        return "By that rule there is no late fee."
    return fee_on(records, standing, rule) or why_none(records, standing, rule)


def why_none(records: Records, standing: Standing, rule: Rule | None = None) -> Words:
    """Why there is no late fee on an invoice, in a sentence; empty where there is one."""
    if fee_on(records, standing, rule):
        return ""
    if is_waived(records, standing):
        return told_billed(records, standing) or why_spared(records, standing)
    return _why_never(records, standing, rule) or told_billed(records, standing)


def fee_left(records: Records, standing: Standing) -> Money:
    """What is owed of the late fee on an invoice, and not billed; raises Refused where nothing is."""
    fee = fee_on(records, standing)
    if fee is None:
        raise Refused(why_none(records, standing), "fee")
    return fee.total


def beyond_fee(records: Records, standing: Standing) -> Words:
    """That more was billed of the late fee on an invoice than it comes to, in a sentence; empty where it was not (R02).

    What was let go could have been billed before.
    """
    whole, billed = whole_fee(records, standing), fee_billed(records, standing)
    if whole is None:
        return _why_never(records, standing) if billed else ""
    if billed.minor <= whole.total.minor:
        return ""
    return f"The late fee on {standing.invoice.number} comes to {whole.total.shown()}, and {billed.shown()} is billed."


def _why_never(records: Records, standing: Standing, rule: Rule | None = None) -> Words:
    """Why there would be no late fee on an invoice if nothing were billed or let go; empty where there would be one."""
    if whole_fee(records, standing, rule):
        return ""
    if why := why_spared(records, standing):
        return why
    rule = rule or rule_on(records, standing.invoice)
    if rule is None:
        return no_basis(records, standing.invoice.client)
    return _nothing_by(rule, standing.invoice.number, interest_on(records, standing, rule))


def _nothing_by(rule: Rule, number: str, found: Interest | None) -> Words:
    """Why a rule gives no late fee on an invoice that is late, in a sentence."""
    if not rule.rates:
        return Hint(f"No rate of {rule.name} is known. Add it with ", to_enter(rule.id))
    if found is None or not found.debt:
        return f"{number} was open after its due date only while you had given it back, so there is no late fee on it."
    if not found.lines:
        missing = f"No rate of {rule.name} is known for the days on which {number} was late"
        return Hint(f"{missing}: add it with ", to_enter(rule.id), ", to know the late fee.")
    none = f"The interest on {number} comes to {found.amount.shown()} by {rule.name}, so there is no late fee"
    fixed = f": its compensation is fixed in {rule.bands[-1].sum.currency}" if rule.bands else ""
    return f"{none}{fixed}."
