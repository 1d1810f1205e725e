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
from transfer_kit import LATE, NAMED, asks, billed, came, given_back, left, told

from clientdesk.ledger import paying
from clientdesk.ledger.account import account, credit
from clientdesk.ledger.moves import entered
from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.journal import Letter
from clientdesk.model.money import Money
from clientdesk.model.records import Records
from clientdesk.playbook.asked import given_until
from clientdesk.playbook.late_fee.billed import bill_of
from clientdesk.playbook.open_items import items_named
from clientdesk.playbook.transfers import Beyond, pay

LATER, CAME = date(2026, 7, 6), date(2026, 7, 8)
BOTH = pytest.mark.parametrize("typed", ["A-1", "A-2"])


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
    assert (left(whole), asks(whole), len(whole.all(Payment))) == (({}, {}), [], 4)


def test_r02_of_a_fee_that_no_letter_asked_for_nothing_is_told():
    records = asked(besides=True)
    assert told(records, gbp("11196.37"), "A-2", LATE).endswith(
        "£1,000.00 pays A-2, £10,000.00 A-1, £196.37 its late fee; £25.75 of the late fee on A-1 is left"
    )


def test_g4_what_is_too_little_for_all_of_it_uses_no_credit():
    records = asked(two=False)
    held = Payment(id="held", client=number(records).client, amount=gbp("500"), on=date(2026, 6, 15))
    records = records.after(Change("", (held,)))
    assert left(came(records, gbp("9696.36")))[1] == {"GBP": gbp("500")}
    assert left(came(records, gbp("9696.37"))) == ({}, {})
    client = records.get(Client, held.client)
    gone = records.after(paying.refund_credit(records, client, gbp("500"), LETTER + timedelta(days=1)))
    assert left(came(gone, gbp("9696.37")))[1] == {}


def test_g4_a_fee_that_one_letter_asked_for_and_the_last_one_did_not_is_not_paid_by_guess():
    records = asked()
    about, beside = (number(records, each).id for each in ("A-1", "A-2"))
    last = Letter(id="l", client=number(records).client, kind="L07", written=LATER, sent=LATER, body="…",
                  invoices=(about,), besides=(beside,))  # fmt: skip
    after = came(records.after(Change("", (last,))), gbp("1010"), "A-2", CAME)
    assert [each.number for each in after.all(Invoice)] == ["A-1", "A-2"]
    assert left(after)[1] == {"GBP": gbp("10")}


def test_g4_what_is_disputed_or_of_another_currency_is_not_paid_with_the_others():
    records = asked()
    one, other = number(records), number(records, "A-2")
    disputed = records.after(entered(records, other.but(disputed=True, disputed_on=PAID)))
    assert standing(came(disputed, NAMED), other, PAID).open == gbp("1000")
    euro = other.but(id="euro", number="E-1", amount=Money(500, "EUR"))
    letter = next(iter(records.all(Letter)))
    both = records.after(Change("", (euro, letter.but(invoices=(*letter.invoices, "euro")))))
    after = came(both, NAMED)
    assert (standing(after, one, PAID).balance, left(after, PAID)[0]) == (0, {"EUR": Money(500, "EUR")})


# Whichever is typed


@BOTH
@pytest.mark.parametrize("on", [PAID, LATE])
def test_g4_a_bill_since_the_letter_is_paid_by_the_sum_that_it_named(typed, on):
    for of, amount in (("A-1", FEE), ("A-1", gbp("100")), ("A-2", gbp("9.66"))):
        records = billed(asked(), of, amount, date(2026, 7, 3))
        assert left(came(records, NAMED, typed, on)) == ({}, {})


@BOTH
def test_g4_a_bill_from_before_it_is_paid_by_what_is_enough_for_that_too(typed):
    records = billed(asked(), "A-1", gbp("100"), date(2026, 6, 30))
    assert left(came(records, NAMED - gbp("50"), typed)) == ({"GBP": gbp("100")}, {"GBP": gbp("50")})
    assert left(came(records, NAMED, typed)) == ({}, {})


@BOTH
@pytest.mark.parametrize("beyond", [Beyond.ASKED, Beyond.FEE])
def test_g4_who_says_that_the_rest_is_the_fee_pays_the_sum_that_was_named_all_the_same(typed, beyond):
    records = asked(besides=True)
    change = pay(records, number(records, typed), gbp("11196.37"), PAID, beyond=beyond)
    assert left(records.after(change)) == ({}, {})


@BOTH
@pytest.mark.parametrize("on", [PAID, LATE])
def test_g4_the_rest_of_the_sum_pays_the_fee_on_what_was_paid_before(typed, on):
    first = came(asked(), gbp("10000"), on=on)
    assert left(came(first, NAMED - gbp("10000"), typed, on)) == ({}, {})


def test_g4_the_fee_on_what_was_paid_before_is_no_part_of_what_is_enough_for_the_others():
    records = asked()
    third = number(records, "A-2").but(id="third", number="A-3", due=LETTER)
    letter = next(iter(records.all(Letter)))
    named = records.after(Change("", (third, letter.but(invoices=(*letter.invoices, "third")))))
    first = came(named, gbp("10000"))
    assert left(came(first, gbp("2009.66"), "A-2")) == ({}, {})


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
    items = items_named(records, number(records, "A-1"), LATER)
    return sum((each.amount for each in items.asked), Money.zero("GBP"))


@pytest.mark.parametrize("typed", ["A-1", "A-2", "A-1-F"])
def test_g4_what_a_letter_asks_in_all_pays_all_of_it_whichever_of_its_invoices_is_typed(typed):
    records = with_bill(date(2026, 7, 3), named=True)
    amount = asked_in_all(records)
    after = records.after(pay(records, number(records, typed), amount, CAME))
    client = number(after, "A-1").client
    assert (account(after, client, CAME).owed, credit(after, client, CAME)) == ({}, {})
    assert asks(after) == []
    assert told(records, amount + gbp("300"), typed, CAME).endswith("; £300.00 too much, kept as credit")


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
    named = sum((each.amount for each in items_named(records, number(records), on).asked), gbp("0"))
    both = [came(records, named + Money(more, "GBP"), typed, on) for typed in ("A-1", "A-2")]
    first, second = ((left(each, on + timedelta(days=30)), asks(each)) for each in both)
    assert first == second
    assert {standing(both[0], number(both[0], each), on).to_pay for each in ("A-1", "A-2")} == {gbp("0")}
