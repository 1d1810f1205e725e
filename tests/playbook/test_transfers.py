"""One transfer, and all that it pays (R02, G4, M): an invoice, its late fee, what a letter named beside it.

£10,000 due on 1 May 2026 and £1,000 due on 1 June, at 11.75% a year by the contract; L06 of 1 July asks for both.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from builder import Book
from fee_kit import LETTER, PAID, asked, gbp, number
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.ledger.account import account, credit
from clientdesk.ledger.moves import entered, removed
from clientdesk.ledger.standing import standing
from clientdesk.ledger.statement import statement
from clientdesk.model.change import Change
from clientdesk.model.invoice import CreditNote, Invoice, Payment
from clientdesk.model.journal import Letter
from clientdesk.model.money import Money
from clientdesk.model.project import Contract
from clientdesk.model.records import Records
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.late_fee.billed import bill_of
from clientdesk.playbook.late_fee.chargeable import fee_on
from clientdesk.playbook.transfers import Beyond, pay

LATER, CAME = date(2026, 7, 6), date(2026, 7, 8)


def fee(records: Records, wanted: str) -> Money:
    found = fee_on(records, standing(records, number(records, wanted), LETTER))
    assert found
    return found.total


def came(records: Records, amount: Money, on: date = PAID, beyond: Beyond = Beyond.ASKED) -> Records:
    return records.after(pay(records, number(records, "A-1"), amount, on, beyond=beyond))


def asks(records: Records, today: date = date(2026, 9, 1)) -> list[str]:
    return [each.what for each in agenda(records, today) if each.key in ("dunning", "late-fee")]


def test_g4_who_pays_what_a_letter_asks_for_is_asked_for_nothing_more():
    records = asked()
    fees = fee(records, "A-1"), fee(records, "A-2")
    assert fees == (gbp("196.37"), gbp("9.66"))
    change = pay(records, number(records, "A-1"), gbp("11206.03"), PAID)
    assert change.label == (
        "Recorded a payment of £11,206.03 on A-1 of Acme: £10,000.00 pays A-1, £196.37 its late fee,"
        " £1,000.00 A-2, £9.66 its late fee"
    )
    after = records.after(change)
    client = number(after, "A-1").client
    assert (account(after, client, PAID).owed, credit(after, client, PAID), asks(after)) == ({}, {}, [])


def test_g4_what_stood_beside_is_paid_without_a_fee():
    records = asked(besides=True)
    change = pay(records, number(records, "A-1"), gbp("11196.37"), PAID)
    assert change.label.endswith("£10,000.00 pays A-1, £196.37 its late fee, £1,000.00 A-2")
    assert account(records.after(change), number(records, "A-1").client, PAID).owed == {}


@pytest.mark.parametrize("amount", ["11206.02", "10900", "10196.37"])
def test_m_what_pays_the_others_in_part_stays_credit_and_nobody_guesses(amount):
    records = asked()
    after = came(records, gbp(amount))
    left = gbp(amount) - gbp("10196.37")
    assert standing(after, number(after, "A-2"), PAID).open == gbp("1000")
    assert credit(after, number(after, "A-1").client, PAID) == ({"GBP": left} if left else {})


def test_m_the_person_can_say_that_all_of_it_is_credit():
    after = came(asked(), gbp("11206.03"), beyond=Beyond.CREDIT)
    assert credit(after, number(after, "A-1").client, PAID) == {"GBP": gbp("1206.03")}


def test_m_more_than_all_of_it_is_credit():
    after = came(asked(), gbp("11300"))
    assert credit(after, number(after, "A-1").client, PAID) == {"GBP": gbp("93.97")}


def test_g4_an_invoice_that_no_letter_named_is_not_paid_by_it():
    book = Book().client()
    book.invoice("100", number="A-1").invoice("50", number="A-2").invoice("10", number="A-3", due=30)
    records = book.records
    change = pay(records, number(records, "A-1"), Money(15_000, "EUR"), date(2026, 11, 1))
    assert change.label.endswith("€50.00 too much, kept as credit")


def test_g4_the_credit_that_the_letter_took_off_pays_its_part():
    book = Book(country="GB").client("Acme", currency="GBP")
    book.add(Contract, late_fee=Decimal("11.75"), signed=date(2026, 1, 1))
    book.add(Invoice, number="A-1", amount=gbp("10000"), issued=date(2026, 4, 1), due=date(2026, 5, 1))
    book.add(Letter, kind="L06", written=LETTER, sent=LETTER, body="…", invoices=(book.list[-1].id,))
    held = book.add(Payment, amount=gbp("500"), on=date(2026, 6, 15)).records
    change = pay(held, number(held, "A-1"), gbp("9696.37"), PAID)
    assert change.label == (
        "Recorded a payment of £9,696.37 on A-1 of Acme: £10,000.00 pays A-1, £196.37 its late fee,"
        " with £500.00 of their credit"
    )
    after = held.after(change)
    client = number(after, "A-1").client
    assert (account(after, client, PAID).owed, credit(after, client, PAID), asks(after)) == ({}, {}, [])
    late = pay(held, number(held, "A-1"), gbp("9696.37"), date(2026, 8, 1))
    assert late.label.removeprefix(change.label) == "; £99.79 of the late fee on A-1 is left", "grown since the letter"


def test_r02_a_transfer_of_a_day_before_its_bill_makes_no_second_one():
    records = asked(two=False)
    bill = bill_of(records, number(records, "A-1"), gbp("196.37"), LATER)
    billed = records.after(entered(records, bill))
    after = billed.after(pay(billed, number(billed, "A-1"), gbp("10300"), PAID))
    assert [each.number for each in after.all(Invoice)] == ["A-1", "A-1-F"]
    assert (account(after, bill.client, LATER).owed, credit(after, bill.client, LATER)) == ({}, {"GBP": gbp("103.63")})
    note = CreditNote(id="note", client=bill.client, invoice=bill.id, amount=bill.amount, on=LATER)
    credited = billed.after(Change("", (note,)))
    again = credited.after(pay(credited, number(billed, "A-1"), gbp("10196.37"), PAID))
    assert number(again, "A-1-F2").amount == gbp("196.37"), "what was credited is billed no more"


def test_g4_credit_pays_its_part_of_several_invoices():
    records = asked()
    held = records.after(Change("", (Payment(id="p", client=number(records, "A-1").client, amount=gbp("500"),
                                             on=date(2026, 6, 15)),)))  # fmt: skip
    after = held.after(pay(held, number(held, "A-1"), gbp("10706.03"), PAID))
    client = number(after, "A-1").client
    assert (account(after, client, PAID).owed, credit(after, client, PAID)) == ({}, {})


def test_m_two_transfers_of_a_day_are_two():
    records = asked()
    one = records.after(pay(records, number(records, "A-1"), gbp("4000"), PAID))
    both = one.after(pay(one, number(one, "A-1"), gbp("6100"), PAID))
    left = both.after(removed(both, next(iter(both.all(Payment)))))
    assert sum(each.amount.minor for each in left.all(Payment)) == 610_000


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 1_300_000), st.integers(0, 60), st.booleans(), st.sampled_from(Beyond))
def test_m_a_transfer_is_what_it_pays_and_credit_to_the_penny(minor, days, besides, beyond):
    records = asked(besides=besides)
    amount, on = Money(minor, "GBP"), date.fromordinal(LETTER.toordinal() + days)
    if beyond is Beyond.FEE and minor <= 1_000_000:
        return
    after = came(records, amount, on, beyond=beyond)
    client = number(after, "A-1").client
    told, held = account(after, client, on), credit(after, client, on).get("GBP", Money.zero("GBP"))
    on_account = sum(each.amount.minor for each in after.all(Payment) if each.invoice is None)
    assert sum(standing(after, each, on).paid for each in after.all(Invoice)) + on_account == minor
    bills = sum(each.amount.minor for each in after.all(Invoice) if each.fee_for)
    owed = told.owed.get("GBP", Money.zero("GBP"))
    assert owed.minor == 1_100_000 + bills - minor + held.minor
    assert statement(after, client, on)["GBP"].closing == owed - held
