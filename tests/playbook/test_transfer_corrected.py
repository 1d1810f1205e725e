"""What one transfer paid stays together (R02, M): it is moved and deleted whole, and no part becomes another sum.

£10,000 due on 1 May 2026 and £1,000 due on 1 June, at 11.75% a year by the contract; L06 of 1 July asks for both.
"""

from __future__ import annotations

from datetime import date

import pytest
from fee_kit import PAID, asked, gbp, number

from clientdesk.ledger import paying
from clientdesk.ledger.account import credit
from clientdesk.ledger.moves import entered, removed
from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.records import Records
from clientdesk.playbook.transfers import pay

EARLIER, LATER = date(2026, 6, 20), date(2026, 7, 7)


def came(amount: str = "11256.03") -> Records:
    """All that the letter asks for, and £50 more, on 5 July."""
    records = asked()
    return records.after(pay(records, number(records), gbp(amount), PAID, "a transfer"))


def part(records: Records, wanted: str) -> Payment:
    """What of the transfer paid the invoice of a number; without one what became credit."""
    about = number(records, wanted).id if wanted else None
    return next(each for each in records.all(Payment) if each.invoice == about)


PARTS = ["A-1", "A-1-F", "A-2", "A-2-F", ""]


@pytest.mark.parametrize("typed", PARTS)
def test_m_whichever_part_is_moved_the_whole_transfer_is_with_the_bills_that_it_made(typed):
    records = came()
    change = entered(records, part(records, typed).but(on=LATER, reference="another"))
    moved = records.after(change)
    rest = gbp("11256.03") - part(records, typed).amount
    assert change.label.endswith(f" with the rest of its transfer: {rest.shown()}")
    assert {(each.on, each.reference) for each in moved.all(Payment)} == {(LATER, "another")}
    assert {(each.issued, each.due) for each in moved.all(Invoice) if each.fee_for} == {(LATER, LATER)}


@pytest.mark.parametrize("typed", PARTS)
def test_m_whichever_part_is_deleted_the_whole_transfer_is_and_says_so(typed):
    records = came()
    change = removed(records, part(records, typed))
    rest = gbp("11256.03") - part(records, typed).amount
    assert change.label.endswith(f" with the rest of its transfer: {rest.shown()}")
    without = records.after(change)
    assert not without.all(Payment)
    assert [each.number for each in without.all(Invoice)] == ["A-1", "A-2"]


@pytest.mark.parametrize("typed", PARTS)
def test_m_no_part_becomes_another_sum_or_goes_elsewhere(typed):
    records = came()
    one = part(records, typed)
    told = (
        r"This is a part of the transfer of £11,256\.03 of 5 Jul 2026, which paid several things\. Delete it, all of it"
        r" goes, and enter the transfer anew\."
    )
    elsewhere = number(records, "A-1" if typed != "A-1" else "A-2").id
    for other in (one.but(amount=gbp("5")), one.but(amount=gbp("20000")), one.but(invoice=elsewhere)):
        with pytest.raises(Refused, match=told) as refused:
            entered(records, other)
        assert refused.value.about == ("amount" if other.amount != one.amount else "invoice")


def test_m_a_bill_that_money_and_credit_paid_together_moves_with_them():
    records = asked(two=False)
    held = Payment(id="held", client=number(records).client, amount=gbp("100"), on=date(2026, 6, 15))
    records = records.after(Change("", (held,)))
    after = records.after(pay(records, number(records), gbp("10096.37"), PAID, "a transfer"))
    (used,) = (each for each in after.all(Payment) if each.kind is PaymentKind.CREDIT)
    assert used.amount == gbp("100")
    for on in (LATER, EARLIER):
        moved = after.after(entered(after, part(after, "A-1").but(on=on)))
        bill = number(moved, "A-1-F")
        assert (bill.issued, bill.due, standing(moved, bill, LATER).words) == (on, on, "paid")
    assert moved.get(Payment, used.id).reference == "", "a use of credit has none"
    by_it = after.after(entered(after, used.but(on=LATER)))
    assert {each.reference for each in by_it.all(Payment) if each.on == LATER} == {"a transfer", ""}
    with pytest.raises(Refused, match=r"the transfer of £10,096\.37 of 5 Jul"):
        entered(after, used.but(amount=gbp("1")))
    gone = after.after(removed(after, used))
    assert credit(gone, held.client, PAID) == {"GBP": gbp("100")}


def test_m_a_bill_that_something_else_paid_too_stays_with_that():
    records = came()
    more = records.after(paying.pay(records, number(records, "A-1-F"), gbp("5"), LATER))
    without = more.after(removed(more, part(more, "A-1")))
    assert [each.amount for each in without.all(Payment)] == [gbp("5")]
    assert [each.number for each in without.all(Invoice)] == ["A-1", "A-2", "A-1-F"]
