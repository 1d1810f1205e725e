"""A late fee and the client's credit (R02, M): credit pays a fee as long as it is there, and no longer.

£10,000 due on 1 May 2026 and £1,000 due on 1 June, at 11.75% a year by the contract; L06 of 1 July asks for both.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from fee_kit import asked, gbp, number, paid

from clientdesk.ledger import paying
from clientdesk.ledger.account import credit
from clientdesk.model.client import Client
from clientdesk.model.records import Records
from clientdesk.playbook.dunning.late_fee import fees_left
from clientdesk.playbook.picture import Picture

NEXT, LATER = date(2026, 7, 6), date(2026, 7, 10)
FEE, SECOND = ("A-1", "£196.37"), ("A-2", "£9.66")


def left(records: Records) -> list[tuple[str, str]]:
    """The late fees that are left to ask for, and on which invoices."""
    found = fees_left(Picture(records, number(records, "A-1").client, LATER))
    return [(each.standing.invoice.number, each.fee.shown()) for each in found]


def used(records: Records) -> Records:
    return records.after(paying.use_credit(records, number(records, "A-2"), None, LATER))


def paid_back(records: Records) -> Records:
    client = records.get(Client, number(records, "A-1").client)
    return records.after(paying.refund_credit(records, client, gbp("300"), LATER))


def test_r02_as_much_in_credit_as_the_fee_pays_it():
    assert left(paid(asked(two=False), "10196.37")) == []
    assert left(paid(asked(two=False), "10196.36")) == [FEE]


@pytest.mark.parametrize("in_credit", ["300", "1000", "1196.36"])
def test_r02_what_pays_an_overdue_invoice_or_is_taken_off_it_pays_no_fee_besides(in_credit):
    """A-2 over £1,000 is overdue: before and after the credit is used on it, the same fee is left."""
    records = paid(asked(), str(10000 + Decimal(in_credit)))
    assert left(records) == left(used(records))[:1] == [FEE]
    assert left(paid(asked(), "11196.37")) == []


@pytest.mark.parametrize("gone", [used, paid_back])
def test_r02_a_fee_is_left_once_the_credit_that_came_with_the_money_is_gone(gone):
    records = gone(paid(asked(), "10300"))
    assert credit(records, number(records, "A-1").client, LATER) == {}
    assert left(records) == [FEE]


@pytest.mark.parametrize(
    ("in_credit", "still"),
    [("196.36", [FEE, SECOND]), ("196.37", [SECOND]), ("206.02", [SECOND]), ("206.03", [])],
)
def test_r02_credit_pays_the_fee_of_the_first_payment_first(in_credit, still):
    records = paid(paid(asked(), "10000"), "1000", "A-2", NEXT)
    assert left(paid(records, in_credit, "A-2", NEXT)) == still
