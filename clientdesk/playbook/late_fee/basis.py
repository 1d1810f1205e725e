"""What late fees with a client go by (C09, M), and why by nothing. Rule: without a basis there is none.

The rule chosen for them comes first, then the contract, then the statute of the person's own country. An agreement
binds no invoice from before it; a statute is for debts between businesses, never for a consumer's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.late_rule import CONTRACT, NONE, Rule, of_contract
from clientdesk.ledger.statutes import STATUTES, rule_of_country, rules_of, with_country
from clientdesk.model.client import Client, ClientKind
from clientdesk.model.country import country_in, name_of
from clientdesk.model.way import Deed, Hint, Way
from clientdesk.playbook.safeguards import is_agreed

if TYPE_CHECKING:
    from clientdesk.model.invoice import Invoice
    from clientdesk.model.records import Records
    from clientdesk.model.way import Words


def rule_for(records: Records, client_id: str) -> Rule | None:
    """What a client's late fees go by: the rule chosen for them, else the contract's (C09), else the desk's statute."""
    return next(iter(_rules(records, client_id)), None)


def has_basis(records: Records, client_id: str) -> bool:
    """Whether a late fee has any basis with a client: a rule, or a clause whose rate is not noted (R02)."""
    is_ruled_out = records.get(Client, client_id).late_rule == NONE
    has_clause = not is_ruled_out and is_agreed(records, client_id, "C09")
    return has_clause or rule_for(records, client_id) is not None


def rule_on(records: Records, invoice: Invoice) -> Rule | None:
    """What late fees on an invoice go by: the first of its client's rules that binds it (C09)."""
    rules = _rules(records, invoice.client)
    return next((rule for rule in rules if rule.id != CONTRACT or _is_bound(records, invoice)), None)


def agreed_rule(records: Records, client_id: str) -> Rule | None:
    """The contract's own rate, where it holds; what was proposed to who came back binds none before they sign (X09)."""
    agreed = records.contract(client_id)
    if agreed is None or not agreed.exists or not agreed.late_fee or not is_agreed(records, client_id, "C09"):
        return None
    return of_contract(agreed.late_fee)


def no_basis(records: Records, client_id: str) -> Words:
    """That late fees have no basis with a client, why, and the way to one."""
    client = records.get(Client, client_id)
    if client.late_rule == NONE:
        return f"For {client.name} late interest is set to none."
    if client.late_rule not in {"", CONTRACT, *rules_of(records)}:
        return Hint(f"No rate is known for {client.late_rule}. Add one with ", to_enter(client.late_rule))
    if client.kind is ClientKind.CONSUMER:
        return f"{client.name} is a consumer: without a late fee in the contract (C09) there is no basis for one."
    lacks = f"There is no basis for a late fee with {client.name}: no contract names one (C09), and "
    return lacks + _without_statute(records, client)


def _without_statute(records: Records, client: Client) -> Words:
    """Why no statute holds with a business, and the ways to a basis: theirs, where it is known, is named."""
    country, theirs = records.settings.country, rule_of_country(records, client.country)
    another = f"{with_country(theirs)} ({theirs.id})" if theirs else "another country's law"
    choice = f"or, where {another} holds between you, choose it as the client's late interest rule."
    if not country:
        return f"your country is not set. Set it, put a rate into the contract, {choice}"
    name, code = name_of(country) or country, country_in(country).code.lower()
    first = f"no statute of {name}, your country, is known here. Put a rate into the contract, "
    return Hint(f"{first}enter the rate of {name} with ", to_enter(code), f", {choice}") if code else first + choice


def to_enter(rule: str) -> Way:
    """To enter a rate of a rule."""
    return Way(Deed.RATE, (rule,))


def _rules(records: Records, client_id: str) -> list[Rule]:
    """The rules that can hold with a client, the first of them before the others."""
    client = records.get(Client, client_id)
    chosen, is_consumer = client.late_rule, client.kind is ClientKind.CONSUMER
    if chosen not in {"", CONTRACT}:
        every = rules_of(records)
        fits = chosen in every and not (is_consumer and chosen in STATUTES)
        return [every[chosen]] if fits else []
    goes_by_law = not chosen and not is_consumer
    by_law = rule_of_country(records, records.settings.country) if goes_by_law else None
    return [rule for rule in (agreed_rule(records, client_id), by_law) if rule]


def _is_bound(records: Records, invoice: Invoice) -> bool:
    """Whether an invoice was issued under the contract; one whose day nobody knows may be older."""
    agreed = records.contract(invoice.client)
    if agreed is None or agreed.signed is None:
        return agreed is not None
    return invoice.issued is not None and invoice.issued >= agreed.signed
