"""Transfers on the invoices of `fee_kit`: what comes, what is told of it, and what is left.

The letter of 1 July asks for £11,206.03 and leaves time for it until the 8th.
"""

from __future__ import annotations

from datetime import date, timedelta

from fee_kit import PAID, gbp, number

from clientdesk.ledger import paying
from clientdesk.ledger.account import account, credit
from clientdesk.ledger.moves import entered
from clientdesk.model.money import Money
from clientdesk.model.records import Records
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.late_fee.billed import bill_of
from clientdesk.playbook.transfers import pay

NAMED = gbp("11206.03")
"""What the letter names: both invoices, and their late fees of £196.37 and £9.66."""
LATE = date(2026, 7, 9)
"""The day after the last one that the letter leaves."""


def asks(records: Records, today: date = date(2026, 9, 1)) -> list[str]:
    return [each.what for each in agenda(records, today) if each.key in ("dunning", "late-fee")]


def came(records: Records, amount: Money, typed: str = "A-1", on: date = PAID) -> Records:
    return records.after(pay(records, number(records, typed), amount, on))


def told(records: Records, amount: Money, typed: str = "A-1", on: date = PAID) -> str:
    return pay(records, number(records, typed), amount, on).label


def left(records: Records, on: date = LATE) -> tuple[dict[str, Money], dict[str, Money]]:
    """What is owed on a day, and what is in credit."""
    client = number(records).client
    return account(records, client, on).owed, credit(records, client, on)


def billed(records: Records, wanted: str, amount: Money, on: date) -> Records:
    """A late fee, or a part of it, billed on a day and due a month later."""
    bill = bill_of(records, number(records, wanted), amount, on).but(due=on + timedelta(days=30))
    return records.after(entered(records, bill))


def given_back(records: Records, amount: Money) -> Records:
    """As much of A-1 paid before the letter and given back."""
    one, early = number(records), date(2026, 6, 1)
    paid = records.after(paying.pay(records, one, amount, early))
    return paid.after(paying.refund(paid, one, amount, early + timedelta(days=1)))
