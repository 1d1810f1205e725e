"""Late fees (R02, M): what could be asked for on an invoice, and by what. Rule: without a basis there is none.

Never on what is paid, in dispute, or was let go, nor for days that are not the client's own, nor by an agreement from
after the invoice; a statute is for debts between businesses, never for a consumer's.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.interest import Interest, interest
from clientdesk.ledger.late_rule import CONTRACT, NONE, Doubt, Rule, of_contract
from clientdesk.ledger.statutes import STATUTES, rule_id, rule_of_country, rules_of, with_country
from clientdesk.model.client import Client, ClientKind
from clientdesk.model.country import country_in, name_of
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money
from clientdesk.playbook.fee_paid import left_of, told_paid
from clientdesk.playbook.late_days import is_waived, last_free_day, why_spared
from clientdesk.playbook.terms import a_year, percent

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.model.records import Records


_ADD = "add it with `clientdesk rates set`, to know the late fee"


class LateFee(Struct, frozen=True):
    """What a late payment costs: `interest` for `days` days from `since` on, and a statute's `compensation`, once.

    `total` is both. `rate` is the last day's, in per cent a year; `basis` names every rate and the law or agreement, as
    a letter says it: `11.75% a year, as agreed`. `source` is where the rate stands. `debt` is what it is on. `doubt` is
    why a rate in it can't be relied on. Where a part was `paid`, `total` is what is left.
    """

    invoice: Invoice
    interest: Money
    compensation: Money | None
    total: Money
    days: int
    rate: Decimal
    basis: str
    source: str
    since: date
    debt: Money
    rule: Rule
    working: Interest
    doubt: Doubt | None = None
    paid: Money | None = None

    @property
    def whole(self) -> Money:
        """All of it, with what was paid."""
        return self.interest + self.compensation if self.compensation else self.interest

    @property
    def is_in_doubt(self) -> bool:
        """Whether a rate in it is to be looked up before a letter names it."""
        return self.doubt is not None

    @property
    def words(self) -> str:
        """The basis, and the compensation where there is one."""
        return f"{self.basis}, and {self.compensation.shown()} compensation" if self.compensation else self.basis


def rule_for(records: Records, client_id: str) -> Rule | None:
    """What a client's late fees go by: the rule chosen for them, else the contract's (C09), else the desk's statute."""
    return next(iter(_rules(records, client_id)), None)


def has_basis(records: Records, client_id: str) -> bool:
    """Whether a late fee has any basis with a client: a rule, or a clause whose rate is not noted (R02)."""
    from clientdesk.playbook.safeguards import is_agreed

    is_ruled_out = records.get(Client, client_id).late_rule == NONE
    has_clause = not is_ruled_out and is_agreed(records, client_id, "C09")
    return has_clause or rule_for(records, client_id) is not None


def rule_on(records: Records, invoice: Invoice) -> Rule | None:
    """What late fees on an invoice go by: the first of its client's rules that binds it (C09)."""
    rules = _rules(records, invoice.client)
    return next((rule for rule in rules if rule.id != CONTRACT or _is_bound(records, invoice)), None)


def late_fee(records: Records, standing: Standing) -> LateFee | None:
    """The late fee on an invoice that is overdue on the standing's day; None where there is nothing to ask for."""
    return None if standing.balance <= 0 else fee_on(records, standing)


def fee_on(records: Records, standing: Standing, rule: Rule | None = None) -> LateFee | None:
    """The same, also of an invoice that was paid late; by a rule that is given, else by the one that binds it.

    What was paid of it is taken off.
    """
    whole = _whole(records, standing, rule)
    return whole and left_of(records, standing, whole, lambda at: _whole(records, at, rule))


def _whole(records: Records, standing: Standing, rule: Rule | None) -> LateFee | None:
    """All of a fee, whatever was paid of it.

    The compensation is due as soon as something is late, whatever the interest comes to.
    """
    rule = rule or rule_on(records, standing.invoice)
    found = _interest(records, standing, rule) if rule and not is_waived(records, standing) else None
    if rule is None or found is None or not found.lines:
        return None
    is_due = found.amount or rule.compensation(found.debt)
    return _fee(standing, rule, found) if is_due else None


def _interest(records: Records, standing: Standing, rule: Rule) -> Interest | None:
    """The interest on an invoice by a rule; None where no day of lateness is the client's own."""
    begins = last_free_day(records, standing)
    return None if begins is None else interest(records, standing, rule, begins)


def fee_or_why(records: Records, standing: Standing, by: str = "") -> LateFee | str:
    """The late fee on an invoice, or why there is none, in a sentence.

    `by` is the id of a rule, whoever the client is; empty for the one that binds the invoice. Raises Refused for an id
    that no rule has.
    """
    if not by:
        return fee_on(records, standing) or why_none(records, standing)
    key, client = rule_id(records, by), records.get(Client, standing.invoice.client)
    rule = _agreed(records, client.id) if key == CONTRACT else rules_of(records).get(key)
    if rule is None and key == CONTRACT:
        return f"The contract with {client.name} names no late fee (C09), so there is none by it."
    if rule is None:
        return "By that rule there is no late fee."
    return fee_on(records, standing, rule) or why_none(records, standing, rule)


def why_none(records: Records, standing: Standing, rule: Rule | None = None) -> str:
    """Why there is no late fee on an invoice, in a sentence; empty where there is one."""
    if fee_on(records, standing, rule):
        return ""
    if paid := told_paid(records, standing):
        return paid
    if why := why_spared(records, standing):
        return why
    rule = rule or rule_on(records, standing.invoice)
    if rule is None:
        return no_basis(records, standing.invoice.client)
    return _nothing_by(rule, standing.invoice.number, _interest(records, standing, rule))


def no_basis(records: Records, client_id: str) -> str:
    """That late fees have no basis with a client, why, and the way to one."""
    client = records.get(Client, client_id)
    if client.late_rule == NONE:
        return f"For {client.name} late interest is set to none."
    if client.late_rule not in {"", CONTRACT, *rules_of(records)}:
        return f"No rate is known for {client.late_rule}. Add one with `clientdesk rates set`."
    if client.kind is ClientKind.CONSUMER:
        return f"{client.name} is a consumer: without a late fee in the contract (C09) there is no basis for one."
    lacks, ways = _without_statute(records, client)
    return f"There is no basis for a late fee with {client.name}: no contract names one (C09), and {lacks}. {ways}"


def _without_statute(records: Records, client: Client) -> tuple[str, str]:
    """Why no statute holds with a business, and the ways to a basis: theirs, where it is known, is named."""
    country, theirs = records.settings.country, rule_of_country(records, client.country)
    another = f"{with_country(theirs)} ({theirs.id})" if theirs else "another country's law"
    choice = f"or, where {another} holds between you, choose it as the client's late interest rule."
    if not country:
        return "your country is not set", f"Set it, put a rate into the contract, {choice}"
    name, code = name_of(country) or country, country_in(country).code.lower()
    own = f"enter the rate of {name} with `clientdesk rates set {code}`, " if code else ""
    return f"no statute of {name}, your country, is known here", f"Put a rate into the contract, {own}{choice}"


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
    return [rule for rule in (_agreed(records, client_id), by_law) if rule]


def _agreed(records: Records, client_id: str) -> Rule | None:
    """The contract's own rate, where it holds; what was proposed to who came back binds none before they sign (X09)."""
    from clientdesk.playbook.safeguards import is_agreed

    agreed = records.contract(client_id)
    if agreed is None or not agreed.exists or not agreed.late_fee or not is_agreed(records, client_id, "C09"):
        return None
    return of_contract(agreed.late_fee)


def _is_bound(records: Records, invoice: Invoice) -> bool:
    """Whether an invoice was issued under the contract; one whose day nobody knows may be older."""
    agreed = records.contract(invoice.client)
    if agreed is None or agreed.signed is None:
        return agreed is not None
    return invoice.issued is not None and invoice.issued >= agreed.signed


def _fee(standing: Standing, rule: Rule, found: Interest) -> LateFee:
    fixed, last = rule.compensation(found.debt), found.lines[-1]
    began = found.lines[0].since
    days = {began} if rule.is_fixed else {last.until, *(line.since for line in found.lines)}
    return LateFee(
        invoice=standing.invoice,
        interest=found.amount,
        compensation=fixed,
        total=found.amount + fixed if fixed else found.amount,
        days=found.days,
        rate=last.rate.percent,
        basis=_basis(rule, found),
        source=last.rate.source,
        since=began,
        debt=found.debt,
        rule=rule,
        working=found,
        doubt=_doubt(rule, days, standing.as_of),
    )


def _doubt(rule: Rule, days: set[date], today: date) -> Doubt | None:
    """The gravest doubt about the rates of some days: that one is missing comes before that one was never looked up."""
    found = {rule.doubt(day, today) for day in days}
    return next((each for each in Doubt if each in found), None)


def _basis(rule: Rule, found: Interest) -> str:
    """`11.75% a year, as agreed`, `11.27% to 12.37% a year, under § 288 (2) BGB`."""
    rates = sorted({line.rate.percent for line in found.lines})
    spread = a_year(rates[0]) if len(rates) == 1 else f"{percent(rates[0])} to {a_year(rates[-1])}"
    return f"{spread}, {rule.words or f'under {rule.name}'}"


def _nothing_by(rule: Rule, number: str, found: Interest | None) -> str:
    """Why a rule gives no late fee on an invoice that is late, in a sentence."""
    if not rule.rates:
        return f"No rate of {rule.name} is known. Add it with `clientdesk rates set`."
    if found is None or not found.debt:
        return f"{number} was open after its due date only while you had given it back, so there is no late fee on it."
    if not found.lines:
        return f"No rate of {rule.name} is known for the days on which {number} was late: {_ADD}."
    none = f"The interest on {number} comes to {found.amount.shown()} by {rule.name}, so there is no late fee"
    fixed = f": its compensation is fixed in {rule.bands[-1].sum.currency}" if rule.bands else ""
    return f"{none}{fixed}."
