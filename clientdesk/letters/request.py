"""What a colleague is told who is asked for a client (L19): never who it is, and nothing about them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from clientdesk.letters.wording import inline
from clientdesk.model.days import add_months
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money, Totals, totals
from clientdesk.playbook.exit.refer import kind_of_work

if TYPE_CHECKING:
    from clientdesk.model.settings import Colleague
    from clientdesk.playbook.exit.case import Case


def request(case: Case, colleague: Colleague | None) -> dict[str, Any]:
    """Whom it goes to, what work they are asked about, and roughly how much of it there was in twelve months."""
    return {
        "colleague": inline(colleague.name) if colleague else "",
        "kind_of_work": inline(kind_of_work(case)),
        "size": _size(case),
    }


def _size(case: Case) -> Totals:
    """What was invoiced in the last twelve months, to one figure: enough to plan with, and no more."""
    since = add_months(case.today, -12)
    invoices = (each for each in case.records.of(Invoice, case.client.id) if not each.fee_for)
    billed = totals(each.amount for each in invoices if each.issued and since < each.issued <= case.today)
    rounded = {code: _to_one_figure(money) for code, money in billed.items()}
    return {code: money for code, money in rounded.items() if money}


def _to_one_figure(money: Money) -> Money:
    """The amount to its first figure, in whole units: 6,480.00 is 6,000.00; what is below ten is nothing."""
    whole = int(money.decimal)
    if whole < 10:
        return Money.zero(money.currency)
    step = Decimal(10) ** (len(str(whole)) - 1)
    return Money.from_decimal((whole / step).quantize(Decimal(1), ROUND_HALF_UP) * step, money.currency)
