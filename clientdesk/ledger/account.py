"""A client's account: owed, overdue, credit, and how they pay. Rule: one total per currency, never a sum of two."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.disputed import late_in_dispute
from clientdesk.ledger.moved import is_known
from clientdesk.ledger.standing import Standing, is_issued, standing, standings
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.money import Money, Totals, totals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clientdesk.model.records import Records


class Account(Struct, frozen=True):
    """A client's money at the end of a day. `owed` includes `overdue`; disputed invoices are in both.

    `days_late` is the mean over paid invoices, early ones counting 0; None when none was paid. `usual_days` is the
    median number of days from issue to payment over the last twelve paid. `oldest_overdue` counts days. The bill for a
    late fee is owed like any other, and tells nothing of how they pay, in days late or usual; nor do the days late in
    dispute.
    """

    owed: Totals
    overdue: Totals
    credit: Totals
    days_late: int | None
    usual_days: int | None
    oldest_overdue: int
    invoices: int
    last_lates: tuple[int, ...]


def account(records: Records, client_id: str, as_of: date) -> Account:
    """A client's account at the end of `as_of` (handbook M)."""
    return account_of(records, client_id, tuple(standings(records, client_id, as_of)), as_of)


def account_of(records: Records, client_id: str, all_of_it: Sequence[Standing], as_of: date) -> Account:
    """The same from standings worked out already."""
    unpaid = [each for each in all_of_it if each.balance > 0]
    invoices = [each for each in all_of_it if not each.invoice.fee_for]
    by_day = sorted(((on, each) for each in invoices if (on := each.paid_on)), key=lambda pair: pair[0])
    lates = [late - late_in_dispute(each) for _, each in by_day if (late := each.days_late) is not None]
    spans = [_days_to_pay(each, on, issued) for on, each in by_day[-12:] if (issued := each.invoice.issued)]
    return Account(
        owed=totals(each.open for each in unpaid),
        overdue=totals(each.open for each in unpaid if each.days_overdue),
        credit=_credit(records, client_id, all_of_it, as_of),
        days_late=mean_days(lates),
        usual_days=median_days(spans),
        oldest_overdue=max((each.days_overdue for each in unpaid), default=0),
        invoices=len(invoices),
        last_lates=tuple(lates[-8:]),
    )


def _days_to_pay(paid: Standing, on: date, issued: date) -> int:
    return max(0, (on - issued).days - late_in_dispute(paid))


def overdue(records: Records, client_id: str, as_of: date) -> Totals:
    """What a client has to pay before work goes on: all that is overdue and can be asked for, per currency (R04)."""
    return overdue_of(standings(records, client_id, as_of))


def overdue_of(all_of_it: Iterable[Standing]) -> Totals:
    """The same from standings worked out already."""
    return totals(each.to_pay for each in all_of_it if each.days_overdue and is_asked_for(each))


def is_asked_for(standing: Standing) -> bool:
    """Whether what is open is the client's to pay now: neither in dispute nor given back.

    Nor is it the bill for the late fee on an invoice that nobody is asked for any more, nor ever was (R02).
    """
    return not (standing.is_disputed or standing.is_given_back or standing.late_spared)


def mean_days(days: Iterable[int]) -> int | None:
    """The mean of some numbers of days, rounded half up to a day; None of none."""
    given = list(days)
    return (2 * sum(given) + len(given)) // (2 * len(given)) if given else None


def median_days(days: Iterable[int]) -> int | None:
    """The median of some numbers of days, rounded half up to a day; None of none."""
    given = sorted(days)
    return (given[(len(given) - 1) // 2] + given[len(given) // 2] + 1) // 2 if given else None


def credit(records: Records, client_id: str, as_of: date) -> Totals:
    """What the client has in hand: surpluses and payments on account, less what was refunded or used.

    What came in on an invoice before it was issued is in hand until then.
    """
    return _credit(records, client_id, standings(records, client_id, as_of), as_of)


def held_for(records: Records, invoice: Invoice, as_of: date) -> Money:
    """What of the client's credit came in on an invoice: more than it asked for, all of it before it was issued."""
    where = standing(records, invoice, as_of)
    return where.surplus if is_issued(invoice, as_of) else Money(where.paid, invoice.amount.currency)


def is_credit_move(payment: Payment) -> bool:
    """Whether a payment moves the client's credit by itself: on account, or used from it on an invoice."""
    return payment.invoice is None or payment.kind is PaymentKind.CREDIT


def on_account(payment: Payment) -> Money:
    """What such a payment does to the credit: in when it came on account, out when refunded or used on an invoice."""
    return payment.amount if payment.kind is PaymentKind.PAYMENT else -payment.amount


def _credit(records: Records, client_id: str, each_standing: Iterable[Standing], as_of: date) -> Totals:
    surpluses = [each.surplus for each in each_standing if each.balance < 0]
    early = [held_for(records, each, as_of) for each in records.of(Invoice, client_id) if not is_issued(each, as_of)]
    payments = records.of(Payment, client_id)
    moved = [on_account(each) for each in payments if is_credit_move(each) and is_known(each, as_of)]
    return {code: money for code, money in totals(surpluses + early + moved).items() if money}
