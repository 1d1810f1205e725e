"""A transfer on an invoice of which something had come and went back before (M, G4): nobody is asked for that.

£10,000 due on 1 May 2026 and £1,000 due on 1 June, at 11.75% a year by the contract; L06 of 1 July asks for both.
"""

from __future__ import annotations

import pytest
from fee_kit import PAID, asked, gbp, number
from transfer_kit import asks, came, given_back, left, told

from clientdesk.ledger.standing import standing
from clientdesk.model.invoice import Payment
from clientdesk.playbook.open_items import items_named
from clientdesk.playbook.transfers import pay


@pytest.mark.parametrize("back", ["50", "300"])
def test_m_who_pays_all_that_is_open_pays_the_invoice(back):
    records = given_back(asked(two=False), gbp(back))
    after = came(records, gbp("10000"))
    assert standing(after, number(after), PAID).balance == 0
    assert pay(records, number(records), None, PAID).puts[0].amount == gbp("10000")


def test_m_who_pays_more_than_an_invoice_asks_for_and_less_than_all_of_the_letter_pays_the_invoice():
    records = given_back(asked(two=False), gbp("50"))
    assert [each.amount for each in came(records, gbp("9980")).all(Payment)][2:] == [gbp("9980")]
    assert [each.amount for each in came(records, gbp("10040")).all(Payment)][2:] == [gbp("10000"), gbp("40")]


@pytest.mark.parametrize("two", [False, True])
def test_m_what_is_told_as_credit_is_credit_and_what_went_back_is_not_owed_again(two):
    records = given_back(asked(two=two), gbp("50"))
    named = gbp("11155.55" if two else "10145.89")
    assert sum((each.amount for each in items_named(records, number(records), PAID).asked), gbp("0")) == named
    for typed in ("A-1", "A-2") if two else ("A-1",):
        assert told(records, named + gbp("10"), typed).endswith("; £10.00 too much, kept as credit")
        after = came(records, named + gbp("10"), typed)
        assert left(after)[1] == {"GBP": gbp("10")}
        assert (standing(after, number(after), PAID).to_pay, asks(after)) == (gbp("0"), [])
