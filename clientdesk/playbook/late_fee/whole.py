"""All of a late fee (M): the interest, a statute's compensation, and how both came about. Rule: as if none was let go.

Nothing that was billed of it is taken off here, nor what a letter left time for.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.interest import Interest, interest
from clientdesk.ledger.late_rule import Doubt, Rule
from clientdesk.model.days import days_later
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money
from clientdesk.playbook.late_fee.basis import rule_on
from clientdesk.playbook.late_fee.days import last_free_day
from clientdesk.playbook.terms import a_year, percent

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.model.records import Records


class LateFee(Struct, frozen=True):
    """What a late payment costs: `interest` for `days` days from `since` on, and a statute's `compensation`, once.

    `total` is both. `rate` is the last day's, in per cent a year; `basis` names every rate and the law or agreement, as
    a letter says it: `11.75% a year, as agreed`. `source` is where the rate stands. `overdue` is the day after the due
    date, `debt` what it is on. `doubt` is why a rate in it can't be relied on. Where a part was `billed`, `total` is
    what is left, `paid` what of that was paid, and `let_go` what of it was written off.
    """

    invoice: Invoice
    interest: Money
    compensation: Money | None
    total: Money
    days: int
    rate: Decimal
    basis: str
    source: str
    overdue: date
    since: date
    debt: Money
    rule: Rule
    working: Interest
    billed: Money
    paid: Money
    let_go: Money
    doubt: Doubt | None = None

    @property
    def whole(self) -> Money:
        """All of it, with what was billed."""
        return self.interest + self.compensation if self.compensation else self.interest

    @property
    def apart(self) -> Money:
        """What was billed of it and is neither paid nor let go: a bill of its own asks for that."""
        return self.billed - self.paid - self.let_go

    @property
    def is_in_doubt(self) -> bool:
        """Whether a rate in it is to be looked up before a letter names it."""
        return self.doubt is not None

    @property
    def words(self) -> str:
        """The basis, and the compensation where there is one."""
        return f"{self.basis}, and {self.compensation.shown()} compensation" if self.compensation else self.basis


def whole_fee(records: Records, standing: Standing, rule: Rule | None = None) -> LateFee | None:
    """All of a late fee by a rule that is given, else by the one that binds the invoice; None where there is none.

    The compensation is due as soon as something is late, whatever the interest comes to.
    """
    rule = rule or rule_on(records, standing.invoice)
    found = interest_on(records, standing, rule) if rule else None
    if rule is None or found is None or not found.lines:
        return None
    is_due = found.amount or rule.compensation(found.debt)
    return _fee(standing, rule, found) if is_due else None


def interest_on(records: Records, standing: Standing, rule: Rule) -> Interest | None:
    """The interest on an invoice by a rule; None where no day of lateness is the client's own."""
    begins = last_free_day(records, standing)
    return None if begins is None else interest(records, standing, rule, begins)


def _fee(standing: Standing, rule: Rule, found: Interest) -> LateFee:
    fixed, last = rule.compensation(found.debt), found.lines[-1]
    began, due = found.lines[0].since, standing.due
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
        overdue=days_later(due, 1) if due else began,
        since=began,
        debt=found.debt,
        rule=rule,
        working=found,
        doubt=_doubt(rule, days, standing.as_of),
        billed=Money.zero(found.amount.currency),
        paid=Money.zero(found.amount.currency),
        let_go=Money.zero(found.amount.currency),
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
