"""A late fee that the client pays with the money (R02, M): what a payment is made of, the fee's own invoice, its end.

£3,000 due on 31 Mar 2026, on a desk in the United Kingdom: 11.75% a year, and £70 compensation.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from builder import Book
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.exchange.statement import ENGLISH, told
from clientdesk.ledger.account import account, credit
from clientdesk.ledger.ageing import ageing
from clientdesk.ledger.doubts import Doubts
from clientdesk.ledger.income import income
from clientdesk.ledger.moves import entered, removed
from clientdesk.ledger.paying import refund
from clientdesk.ledger.standing import standing, standings
from clientdesk.ledger.statement import statement
from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.journal import Letter
from clientdesk.model.money import Money
from clientdesk.model.record import Record
from clientdesk.model.records import Records
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.dunning.late_fee import fees_left
from clientdesk.playbook.late_fee.chargeable import fee_on, why_none
from clientdesk.playbook.late_fee.from_credit import pay_from_credit
from clientdesk.playbook.late_fee.waiving import waive
from clientdesk.playbook.lateness import excused
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.transfers import Beyond, pay

DUE = date(2026, 3, 31)
LETTER = date(2026, 9, 1)
PAID = date(2026, 9, 5)


def gbp(text: str) -> Money:
    return Money.from_decimal(Decimal(text), "GBP")


def owes(letter: str | None = "L07", amount: str = "3000.00") -> Book:
    book = Book(country="GB").client("Acme", currency="GBP")
    book.add(Invoice, number="OP-01", amount=gbp(amount), issued=date(2026, 3, 1), due=DUE)
    book.invoice_id = book.list[-1].id
    if letter:
        book.add(Letter, kind=letter, written=LETTER, sent=LETTER, body="…", invoices=(book.invoice_id,))
    return book


def invoice(records: Records, number: str = "OP-01") -> Invoice:
    return next(each for each in records.all(Invoice) if each.number == number)


def fee(records: Records, on: date = PAID) -> Money:
    """What is owed of the late fee on a day."""
    found = fee_on(records, standing(records, invoice(records), on))
    return found.total if found else gbp("0")


def paid(records: Records, amount: Money | None, on: date = PAID, beyond: Beyond = Beyond.ASKED) -> Records:
    return records.after(pay(records, invoice(records), amount, on, beyond=beyond))


def rows(records: Records, as_of: date = PAID) -> list[tuple[str, str, str]]:
    (client,) = {each.client for each in records.all(Invoice)}
    every = statement(records, client, as_of)["GBP"].entries
    return [
        (told(each.what, ENGLISH), str(each.debit and each.debit.plain()), str(each.credit and each.credit.plain()))
        for each in every
    ]


def fee_steps(records: Records, today: date = PAID + timedelta(days=9)) -> list[str]:
    return [each.what for each in agenda(records, today) if each.key == "late-fee"]


# What a payment is made of


def test_r02_what_the_letter_asks_for_pays_the_invoice_and_its_fee_and_leaves_no_credit():
    records = owes().records
    asked = fee(records, LETTER)
    change = pay(records, invoice(records), gbp("3000") + asked, PAID)
    assert change.label == (
        f"Recorded a payment of {(gbp('3000') + asked).shown()} on OP-01 of Acme:"
        f" £3,000.00 pays OP-01, {asked.shown()} its late fee"
    )
    after = records.after(change)
    assert rows(after) == [
        ("Invoice OP-01", "3000.00", "None"),
        ("Invoice OP-01-F, late fee on OP-01", asked.plain(), "None"),
        ("Payment on OP-01", "None", "3000.00"),
        ("Payment on OP-01-F, late fee on OP-01", "None", asked.plain()),
    ]
    client = invoice(after).client
    assert (credit(after, client, PAID), account(after, client, PAID).owed) == ({}, {})
    assert fee_steps(after) == [], "the four days since the letter went out are not asked for"


def test_r02_the_fee_is_an_invoice_of_its_own_of_the_day_of_the_payment():
    after = paid(owes().add(Invoice, number="op-01-f", amount=gbp("1"), due=date(2027, 1, 1)).records, gbp("3100"))
    bill = invoice(after, "OP-01-F2")
    assert (bill.issued, bill.due, bill.fee_for, bill.amount) == (PAID, PAID, invoice(after).id, gbp("100"))
    assert standing(after, bill, PAID).balance == 0
    assert [each for kind in (Invoice, Payment) for one in after.all(kind) for each in Doubts(after).of(one)] == []


def test_r02_what_is_beyond_the_fee_too_is_credit():
    records = owes().records
    owed = fee(records, LETTER)
    change = pay(records, invoice(records), gbp("3050") + owed, PAID)
    assert change.label.endswith(f"£3,000.00 pays OP-01, {owed.shown()} its late fee; £50.00 too much, kept as credit")
    assert credit(records.after(change), invoice(records).client, PAID) == {"GBP": gbp("50")}


@pytest.mark.parametrize(("letter", "beyond"), [(None, Beyond.ASKED), ("L03", Beyond.ASKED), ("L07", Beyond.CREDIT)])
def test_r02_where_no_letter_asked_or_the_person_says_so_it_is_credit(letter, beyond):
    records = owes(letter).records
    change = pay(records, invoice(records), gbp("3050"), PAID, beyond=beyond)
    assert change.label == "Recorded a payment of £3,050.00 on OP-01 of Acme; £50.00 too much, kept as credit"
    assert [each.number for each in records.after(change).all(Invoice)] == ["OP-01"]


def test_r02_the_person_can_say_that_it_is_the_fee_and_leave_the_amount_to_the_program():
    records = owes(letter=None).records
    owed = fee(records)
    after = paid(records, None, beyond=Beyond.FEE)
    assert sum(each.amount.minor for each in after.all(Payment)) == 300_000 + owed.minor
    assert fee(after) == gbp("0")
    later = paid(paid(records, None), None, PAID + timedelta(days=30), beyond=Beyond.FEE)
    assert invoice(later, "OP-01-F").amount == owed, "none runs after the invoice is paid"


@pytest.mark.parametrize(
    ("country", "amount", "why"),
    [
        ("GB", "100", "is no more than is open on OP-01, which is paid before its late fee"),
        ("TR", "3100", "There is no basis for a late fee with Acme"),
        ("TR", None, "There is no basis for a late fee with Acme"),
    ],
)
def test_r02_what_can_be_no_fee_is_refused_with_its_reason(country, amount, why):
    records = owes().settings(country=country).records
    with pytest.raises(Refused, match=why):
        pay(records, invoice(records), amount and gbp(amount), PAID, beyond=Beyond.FEE)


# In parts, waived, deleted


def test_r02_a_fee_paid_in_parts_is_asked_for_until_it_is_paid():
    records = owes().records
    asked = fee(records, LETTER)
    first = paid(records, gbp("3050"))
    left = asked - gbp("50")
    assert fee_steps(first) == [f"Ask for the late fee of {left.shown()} on OP-01, or let it go"]
    second = paid(first, asked - gbp("50"), PAID + timedelta(days=3))
    assert (fee(second, PAID + timedelta(days=3)), fee_steps(second)) == (gbp("0"), [])
    assert [each.number for each in second.all(Invoice)] == ["OP-01", "OP-01-F", "OP-01-F2"]
    told = why_none(second, standing(second, invoice(second), PAID + timedelta(days=3)))
    assert told == f"The late fee on OP-01 was paid: {asked.shown()}, 8 Sep 2026."


def test_r02_half_a_fee_is_no_bill_for_the_other_half():
    records = owes().records
    days = (PAID + timedelta(days=each) for each in range(9))
    on = next(day for day in days if fee(records, day).minor % 2 == 0)
    half = Money(fee(records, on).minor // 2, "GBP")
    assert len(fee_steps(paid(records, gbp("3000") + half, on), on + timedelta(days=9))) == 1


def test_r02_what_was_credit_before_stays_so():
    credited = paid(owes().records, gbp("3050"), beyond=Beyond.CREDIT)
    after = paid(credited, gbp("10"))
    assert (invoice(after, "OP-01-F").amount, credit(after, invoice(after).client, PAID)) == (
        gbp("10"), {"GBP": gbp("50")},
    )  # fmt: skip


def test_r02_who_pays_after_the_time_that_the_letter_left_owes_the_days_since():
    records = owes().records
    asked, on = fee(records, LETTER), LETTER + timedelta(days=40)
    after = paid(records, gbp("3000") + asked, on)
    assert fee(after, on) == fee(records, on) - asked > gbp("0")


def test_r02_what_was_waived_is_not_taken_and_the_rest_of_a_fee_can_be():
    records = owes().records
    let_go = records.after(waive(records, invoice(records), PAID))
    assert credit(paid(let_go, gbp("3050")), invoice(records).client, PAID) == {"GBP": gbp("50")}
    with pytest.raises(Refused, match="You waived the late fee on OP-01"):
        pay(let_go, invoice(records), gbp("3050"), PAID, beyond=Beyond.FEE)
    first = paid(records, gbp("3050"))
    change = waive(first, invoice(first), PAID)
    assert change.puts[0].amount == fee(records, LETTER) - gbp("50")
    after = first.after(change)
    told = why_none(after, standing(after, invoice(after), PAID))
    assert told == "You waived the rest of the late fee on OP-01; the other part was paid: £50.00, 5 Sep 2026."


def of_fee(records: Records) -> Payment:
    return next(each for each in records.all(Payment) if each.invoice == invoice(records, "OP-01-F").id)


def ids(records: Records, *kinds: type[Record]) -> set[str]:
    return {each.id for kind in kinds for each in records.all(kind)}


def test_r02_the_fee_goes_with_its_payment_and_with_the_invoice_that_was_late():
    records = owes().records
    after = paid(paid(records, gbp("3000")), gbp("50"))
    without = after.after(removed(after, of_fee(after)))
    assert (len(ids(without, Invoice)), len(ids(without, Payment)), fee(without)) == (1, 1, fee(records, LETTER))
    gone = after.after(removed(after, invoice(after)))
    assert ids(gone, Invoice, Payment) == set()


def test_r02_a_corrected_payment_corrects_its_fee_and_one_moved_elsewhere_ends_it():
    after = paid(paid(owes().records, gbp("3000")), gbp("50"))
    less = after.after(entered(after, of_fee(after).but(amount=gbp("40"), on=date(2026, 9, 6))))
    bill = invoice(less, "OP-01-F")
    assert (bill.amount, bill.issued, standing(less, bill, PAID + timedelta(days=1)).balance) == (
        gbp("40"), date(2026, 9, 6), 0,
    )  # fmt: skip
    moved = after.after(entered(after, of_fee(after).but(invoice=invoice(after).id)))
    assert credit(moved, invoice(after).client, PAID) == {"GBP": gbp("50")}
    assert [each.number for each in moved.all(Invoice)] == ["OP-01"]
    with pytest.raises(Refused, match="Change that payment instead"):
        entered(after, invoice(after, "OP-01-F").but(amount=gbp("70")))


# What a fee is not


def test_r02_a_fee_that_was_paid_bears_none_and_is_not_asked_for_and_says_nothing_of_how_they_pay():
    records = owes().records
    before, after = (each.after(Change("")) for each in (paid(records, None), paid(records, gbp("3050"))))
    bill, day = invoice(after, "OP-01-F"), date(2026, 12, 1)
    back = after.after(refund(after, bill, gbp("50"), PAID + timedelta(days=1)))
    for each in (after, back):
        where = standing(each, invoice(each, "OP-01-F"), day)
        assert fee_on(each, where) is None
        assert why_none(each, where) == "OP-01-F is a late fee itself, so there is no late fee on it."
        assert not [step for step in agenda(each, day) if "OP-01-F" in step.what]
        was, now = (Picture(one, bill.client, day) for one in (before, each))
        assert ([s.invoice.number for s in now.fair], excused(now)) == (["OP-01"], excused(was))
        facts = [(one.account.invoices, one.account.days_late, one.account.usual_days) for one in (was, now)]
        assert facts[0] == facts[1]


def test_r02_a_fee_is_of_another_invoice_of_the_client_s():
    after = paid(owes().records, gbp("3050"))
    bill = invoice(after, "OP-01-F")
    for wrong in (bill.id, "nothing"):
        with pytest.raises(Refused):
            entered(after, bill.but(id="new", number="X", fee_for=wrong))


def test_m_an_invoice_keeps_the_currency_of_its_fee_and_another_one_is_doubtful():
    after = paid(owes().records, gbp("3050"))
    bill = invoice(after, "OP-01-F")
    bare = after.after(Change("", removes=after.on_invoice(Payment, invoice(after).id)))
    with pytest.raises(Refused, match="its currency must stay"):
        entered(bare, invoice(after).but(amount=Money(1, "EUR")))
    for wrong in (bill.but(amount=Money(1, "EUR")), bill.but(fee_for=bill.id), bill.but(fee_for="gone")):
        assert list(Doubts(after.after(Change("", (wrong,)))).of(wrong))


# The law


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 200_000), st.integers(0, 400), st.sampled_from(Beyond)),
             min_size=1, max_size=4),
    st.booleans(),
)  # fmt: skip
def test_m_money_in_is_the_invoice_the_fee_and_credit_and_the_statement_closes(payments, is_asked):
    records, came = owes("L07" if is_asked else None, "1000.00").records, 0
    client = invoice(records).client
    for minor, days, beyond in sorted(payments, key=lambda each: each[1]):
        try:
            records = paid(records, Money(minor, "GBP"), DUE + timedelta(days=days), beyond=beyond)
        except Refused:
            assert beyond is Beyond.FEE
            continue
        came += minor
    end = DUE + timedelta(days=400)
    late, *fees = standings(records, client, end)
    on_fees = sum(each.paid for each in fees)
    on_account = sum(each.amount.minor for each in records.all(Payment) if each.invoice is None)
    used = sum(each.amount.minor for each in records.all(Payment) if each.kind is PaymentKind.CREDIT)
    held = late.surplus + Money(on_account - used, "GBP")
    assert came == late.paid + on_fees + on_account - used
    assert all(each.balance == 0 for each in fees)
    assert credit(records, client, end) == ({"GBP": held} if held else {})
    assert income(records.of(Payment, client), DUE, end) == ({"GBP": Money(came, "GBP")} if came else {})
    closing = statement(records, client, end)["GBP"].closing.minor
    assert closing == late.open.minor - held.minor
    ages = ageing(records, [client], end)
    assert (ages["GBP"].total.amount.minor if ages else 0) == late.open.minor
    if fees:
        whole = fee_on(records.after(Change("", removes=tuple(each.invoice for each in fees))), late)
        assert whole is None or on_fees <= whole.total.minor
    assert not [each for each in fees_left(Picture(records, client, end)) if each.fee.minor <= 0]


def test_r02_the_fee_is_taken_from_credit_only_as_far_as_both_go_and_once_the_invoice_is_paid():
    records = owes().records
    credited = paid(records, gbp("3050"), beyond=Beyond.CREDIT)
    with pytest.raises(Refused, match=r"the client's credit £50\.00, so no more"):
        pay_from_credit(credited, invoice(records), gbp("50.01"), PAID)
    with pytest.raises(Refused, match=r"£3,000\.00 is open on OP-01"):
        pay_from_credit(records, invoice(records), gbp("10"), PAID)
    after = credited.after(pay_from_credit(credited, invoice(records), gbp("20"), PAID))
    assert (fee(after), credit(after, invoice(records).client, PAID)) == (
        fee(records, LETTER) - gbp("20"), {"GBP": gbp("30")},
    )  # fmt: skip
    assert rows(after)[-1] == ("Credit used on OP-01-F, late fee on OP-01", "20.00", "20.00")


def test_m_a_fee_that_is_refunded_in_part_keeps_the_account_whole():
    after = paid(owes().records, gbp("3050"))
    bill = invoice(after, "OP-01-F")
    back = after.after(refund(after, bill, gbp("20"), PAID))
    assert [each.kind for each in back.on_invoice(Payment, bill.id)] == [PaymentKind.PAYMENT, PaymentKind.REFUND]
    assert rows(back)[-1] == ("Refund on OP-01-F, late fee on OP-01", "20.00", "None")
