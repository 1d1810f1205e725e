"""What a letter named is paid by its sum, whichever of its invoices the transfer is entered for (R02, G4, M).

£10,000 due on 1 May 2026 and £1,000 due on 1 June, at 11.75% a year by the contract; L06 of 1 July asks for both: with
the late fees of £196.37 and £9.66 it is £11,206.03, and there is time for it until 8 July.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from fee_kit import FEE, LETTER, PAID, asked, gbp, number
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.ledger import paying
from clientdesk.ledger.account import account, credit
from clientdesk.ledger.moves import entered
from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.journal import Letter
from clientdesk.model.money import Money
from clientdesk.model.records import Records
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.asked import given_until
from clientdesk.playbook.billed_fees import bill_of
from clientdesk.playbook.late_interest import fee_on
from clientdesk.playbook.transfers import pay
from clientdesk.playbook.wanted import wanted

LATER, CAME = date(2026, 7, 6), date(2026, 7, 8)
LATE = date(2026, 7, 9)
"""The day after the last one that the letter leaves."""
NAMED = gbp("11206.03")
BOTH = pytest.mark.parametrize("typed", ["A-1", "A-2"])


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


# A day late


@BOTH
def test_r02_the_sum_that_a_letter_named_pays_all_of_it_though_its_time_is_over(typed):
    records = asked()
    assert given_until(records.all(Letter)) == LATE - timedelta(days=1)
    after = came(records, NAMED, typed, LATE)
    assert left(after) == ({}, {})
    for late in ("£25.75 of the late fee on A-1", "£2.57 of the late fee on A-2"):
        assert f"; {late} is left" in told(records, NAMED, typed, LATE)
    assert asks(after) == ["Ask for the late fees of £28.32 on 2 invoices, or let them go"]


@BOTH
def test_r02_what_comes_beyond_that_sum_pays_what_the_fees_have_grown_by_the_oldest_first(typed):
    records = asked()
    after = came(records, NAMED + gbp("26"), typed, LATE)
    assert asks(after) == ["Ask for the late fee of £2.32 on A-2, or let it go"]
    whole = came(records, NAMED + gbp("28.32"), typed, LATE)
    assert (left(whole), asks(whole), len([*whole.all(Invoice)])) == (({}, {}), [], 4)


def test_r02_of_a_fee_that_no_letter_asked_for_nothing_is_told():
    records = asked(besides=True)
    assert told(records, gbp("11196.37"), "A-2", LATE).endswith(
        "£1,000.00 pays A-2, £10,000.00 A-1, £196.37 its late fee; £25.75 of the late fee on A-1 is left"
    )


# Given back before


def test_m_who_pays_all_that_is_open_pays_the_invoice():
    records = given_back(asked(two=False), gbp("50"))
    after = came(records, gbp("10000"))
    assert standing(after, number(after), PAID).balance == 0
    fee = fee_on(after, standing(after, number(after), PAID))
    assert fee
    assert paying.pay(records, number(records), None, PAID).puts[0].amount == gbp("10000")
    assert came(records, gbp("9980")).on_invoice(Payment, number(records).id)[-1].amount == gbp("9980")


@pytest.mark.parametrize("two", [False, True])
def test_m_what_is_told_as_credit_is_credit_and_what_went_back_is_not_owed_again(two):
    records = given_back(asked(two=two), gbp("50"))
    named = sum((each.amount for each in wanted(records, number(records), PAID).asked), gbp("0"))
    for typed in ("A-1", "A-2") if two else ("A-1",):
        assert told(records, named + gbp("10"), typed).endswith("; £10.00 too much, kept as credit")
        after = came(records, named + gbp("10"), typed)
        assert left(after)[1] == {"GBP": gbp("10")}
        assert (standing(after, number(after), PAID).to_pay, asks(after)) == (gbp("0"), [])


# Whichever is typed


@BOTH
def test_g4_a_bill_since_the_letter_is_paid_by_the_sum_that_it_named(typed):
    for of, amount in (("A-1", FEE), ("A-2", gbp("9.66"))):
        records = billed(asked(), of, amount, date(2026, 7, 3))
        assert left(came(records, NAMED, typed)) == ({}, {})


@BOTH
def test_g4_a_bill_from_before_it_is_paid_by_what_is_enough_for_that_too(typed):
    records = billed(asked(), "A-1", gbp("100"), date(2026, 6, 30))
    assert left(came(records, NAMED - gbp("100"), typed)) == ({"GBP": gbp("100")}, {})
    assert left(came(records, NAMED, typed)) == ({}, {})


@BOTH
@pytest.mark.parametrize("as_fee", [None, True])
def test_g4_who_says_that_the_rest_is_the_fee_pays_the_sum_that_was_named_all_the_same(typed, as_fee):
    records = asked(besides=True)
    change = pay(records, number(records, typed), gbp("11196.37"), PAID, as_fee=as_fee)
    assert left(records.after(change)) == ({}, {})


@BOTH
@pytest.mark.parametrize("on", [PAID, LATE])
def test_g4_the_rest_of_the_sum_pays_the_fee_on_what_was_paid_before(typed, on):
    first = came(asked(), gbp("10000"), on=on)
    assert left(came(first, NAMED - gbp("10000"), typed, on)) == ({}, {})


def with_bill(due: date, *, named: bool) -> Records:
    """The same with the fee on A-1 billed on 1 July, and L07 of 6 July: it names the bill beside, or takes it off."""
    records = asked()
    bill = bill_of(records, number(records, "A-1"), gbp("196.37"), LETTER).but(id="bill", due=due)
    ids = tuple(number(records, each).id for each in ("A-1", "A-2"))
    letter = Letter(id="l", client=bill.client, kind="L07", written=LATER, sent=LATER, body="…", invoices=ids,
                    besides=("bill",) if named else ())  # fmt: skip
    return records.after(Change("", (bill, letter)))


def asked_in_all(records: Records) -> Money:
    """What the letter of 6 July says is to be paid."""
    wants = wanted(records, number(records, "A-1"), LATER)
    return sum((each.amount for each in wants.asked), Money.zero("GBP"))


@pytest.mark.parametrize("typed", ["A-1", "A-2", "A-1-F"])
def test_g4_what_a_letter_asks_in_all_pays_all_of_it_whichever_of_its_invoices_is_typed(typed):
    records = with_bill(date(2026, 7, 3), named=True)
    amount = asked_in_all(records)
    after = records.after(pay(records, number(records, typed), amount, CAME))
    client = number(after, "A-1").client
    assert (account(after, client, CAME).owed, credit(after, client, CAME)) == ({}, {})
    assert asks(after) == []


@pytest.mark.parametrize("typed", ["A-1", "A-2"])
def test_g4_a_bill_that_the_letter_took_off_is_not_paid_by_guess(typed):
    records = with_bill(date(2026, 8, 1), named=False)
    amount = asked_in_all(records)
    after = records.after(pay(records, number(records, typed), amount, CAME))
    client = number(after, "A-1").client
    assert account(after, client, CAME).owed == {"GBP": gbp("196.37")}, "the bill, which is not due yet"
    assert credit(after, client, CAME) == {}
    more = records.after(pay(records, number(records, typed), amount + gbp("196.37"), CAME))
    assert (account(more, client, CAME).owed, credit(more, client, CAME)) == ({}, {})


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 50_000),
    st.integers(0, 60),
    st.booleans(),
    st.integers(0, 5_000),
    st.lists(st.tuples(st.sampled_from(["A-1", "A-2"]), st.integers(1, 900), st.integers(-5, 5)), max_size=3),
)
def test_g4_which_of_the_named_invoices_a_transfer_is_entered_for_makes_no_difference(more, days, besides, back, bills):
    records, on = asked(besides=besides), LETTER + timedelta(days=days)
    records = given_back(records, Money(back, "GBP")) if back else records
    for late, minor, day in bills:
        records = billed(records, late, Money(minor, "GBP"), LETTER + timedelta(days=day))
    named = sum((each.amount for each in wanted(records, number(records), on).asked), gbp("0"))
    both = [came(records, named + Money(more, "GBP"), typed, on) for typed in ("A-1", "A-2")]
    first, second = ((left(each, on + timedelta(days=30)), asks(each)) for each in both)
    assert first == second
    assert {standing(both[0], number(both[0], each), on).to_pay for each in ("A-1", "A-2")} == {gbp("0")}
