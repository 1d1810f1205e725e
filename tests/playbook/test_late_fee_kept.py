"""What was paid late and went back in part costs its late fee all the same; only all of it costs none (R02, M).

£10,000 due on 1 May 2026 at 11.75% a year by the contract, and its fee of £196.37; L06 of 1 July asks for both.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from fee_kit import FEE, LETTER, PAID, asked, gbp, number, paid, refunded

from clientdesk.ledger import paying
from clientdesk.ledger.account import credit, is_asked_for
from clientdesk.ledger.moves import entered
from clientdesk.ledger.standing import standing
from clientdesk.model.invoice import Payment
from clientdesk.model.money import Money
from clientdesk.model.records import Records
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.dunning.late_fee import fees_left
from clientdesk.playbook.late_fee.billed import bill_of
from clientdesk.playbook.late_fee.chargeable import fee_on, why_none
from clientdesk.playbook.late_fee.from_credit import pay_from_credit
from clientdesk.playbook.picture import Picture

LATER = date(2026, 9, 1)


def all_back(records: Records) -> Records:
    return refunded(paid(records), "10000")


def billed(records: Records) -> Records:
    return records.after(entered(records, bill_of(records, number(records), FEE, LETTER)))


def fee(records: Records, on: date = LATER) -> Money | None:
    found = fee_on(records, standing(records, number(records), on))
    return found.total if found else None


def left(records: Records) -> list[Money]:
    return [each.fee for each in fees_left(Picture(records, number(records).client, LATER))]


@pytest.mark.parametrize("amount", ["1", "4000", "9999.99"])
def test_r02_what_was_late_costs_its_fee_though_a_part_of_it_goes_back(amount):
    records = refunded(paid(asked(two=False)), amount)
    assert (fee(records), left(records)) == (FEE, [FEE])
    assert is_asked_for(standing(billed(records), number(billed(records), "A-1-F"), LATER))


def test_r02_where_all_of_it_went_back_there_is_no_fee():
    assert (fee(all_back(asked(two=False))), left(all_back(asked(two=False)))) == (None, [])


def test_r02_what_was_paid_in_time_and_went_back_in_part_costs_nothing():
    records = asked(two=False)
    in_time = records.after(paying.pay(records, number(records), gbp("10000"), date(2026, 5, 1)))
    where = standing(refunded(in_time, "1"), number(records), LATER)
    assert why_none(refunded(in_time, "1"), where) == (
        "A-1 was open after its due date only while you had given it back, so there is no late fee on it."
    )


def test_r02_the_fee_of_what_went_back_in_part_is_billed_or_let_go_like_any_other():
    records = refunded(paid(asked(two=False)), "1")
    assert left(billed(records)) == []
    (step,) = [each for each in agenda(records, LATER) if each.key == "late-fee"]
    assert (step.what, step.date) == ("Ask for the late fee of £196.37 on A-1, or let it go", PAID + timedelta(days=1))


def test_r02_their_credit_can_be_taken_for_it():
    records = refunded(paid(asked(two=False)), "1")
    held = records.after(entered(records, Payment(id="held", client=number(records).client, amount=FEE, on=LATER)))
    assert left(held) == [], "there is as much in credit"
    taken = held.after(pay_from_credit(held, number(held), None, LATER))
    assert (fee(taken), credit(taken, number(taken).client, LATER)) == (None, {})


@pytest.mark.parametrize("way", ["back", "too much"])
def test_r02_a_bill_that_was_paid_is_told_as_paid_though_some_went_back_or_was_too_much(way):
    records = billed(paid(asked(two=False)))
    bill = number(records, "A-1-F")
    came = records.after(paying.pay(records, bill, FEE if way == "back" else FEE + gbp("5"), PAID))
    after = came.after(paying.refund(came, bill, gbp("20"), LATER)) if way == "back" else came
    told = why_none(after, standing(after, number(after), LATER))
    assert told.startswith("The late fee on A-1 was paid: £196.37")
