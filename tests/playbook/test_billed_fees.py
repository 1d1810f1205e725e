"""A late fee that the person bills, an invoice of its own (R02, M): asked for like any other, and never with a fee.

£3,000 due on 31 Mar 2026 and paid on 5 Sep, after a notice, on a desk in the United Kingdom: 11.75% a year, £70.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from builder import Book

from clientdesk.ledger.account import account, credit, is_asked_for, overdue
from clientdesk.ledger.moves import entered, removed
from clientdesk.ledger.paying import pay, write_off
from clientdesk.ledger.standing import standing
from clientdesk.ledger.statement import statement
from clientdesk.ledger.statement_moves import Kind
from clientdesk.model.change import Change
from clientdesk.model.client import ClientKind
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice, Payment
from clientdesk.model.journal import Attachment, Letter
from clientdesk.model.money import Money
from clientdesk.model.records import Records
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.late_fee.billed import bill_of
from clientdesk.playbook.late_fee.chargeable import beyond_fee, fee_on, why_none
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.transfers import pay as pay_late

DUE, LETTER, PAID = date(2026, 3, 31), date(2026, 9, 1), date(2026, 9, 5)
BILLED, LATER = date(2026, 9, 8), date(2026, 12, 1)


def gbp(text: str) -> Money:
    return Money.from_decimal(Decimal(text), "GBP")


def invoice(records: Records, number: str = "OP-01") -> Invoice:
    return next(each for each in records.all(Invoice) if each.number == number)


def paid_late() -> Records:
    book = Book(country="GB", term_days=14).client("Acme", currency="GBP")
    book.add(Invoice, number="OP-01", amount=gbp("3000"), issued=date(2026, 3, 1), due=DUE)
    late = book.list[-1].id
    book.add(Letter, kind="L07", written=LETTER, sent=LETTER, body="…", invoices=(late,))
    book.add(Payment, invoice=late, amount=gbp("3000"), on=PAID)
    return book.records


def fee(records: Records, on: date = LATER) -> Money:
    found = fee_on(records, standing(records, invoice(records), on))
    return found.total if found else gbp("0")


def billed(amount: Money | None = None) -> Records:
    """The whole fee billed on 8 September, or an amount; due by the terms, on the 22nd."""
    records = paid_late()
    bill = bill_of(records, invoice(records), amount or fee(records), BILLED)
    return records.after(entered(records, bill))


def why(records: Records, on: date) -> str:
    return why_none(records, standing(records, invoice(records), on))


def test_r02_it_is_due_by_the_terms_and_then_asked_for_without_a_fee_of_its_own():
    records = billed()
    bill, whole = invoice(records, "OP-01-F"), fee(paid_late())
    assert (bill.due, bill.amount, fee(records)) == (date(2026, 9, 22), whole, gbp("0"))
    assert not [each for each in agenda(records, BILLED + timedelta(days=3)) if each.late]
    assert overdue(records, bill.client, LATER) == {"GBP": whole}
    asked = [each for each in agenda(records, LATER) if each.key == "dunning"]
    assert ["OP-01-F" in each.what or each.record == bill.id for each in asked] == [True]
    where = standing(records, bill, LATER)
    assert fee_on(records, where) is None
    assert why_none(records, where) == "OP-01-F is a late fee itself, so there is no late fee on it."


def test_m_it_stands_in_the_account_once():
    records = billed()
    client, whole = invoice(records).client, fee(paid_late())
    assert account(records, client, LATER).owed == {"GBP": whole}
    assert statement(records, client, LATER)["GBP"].closing == whole
    what = statement(records, client, LATER)["GBP"].entries[-1].what
    assert (what.kind, what.fee_on) == (Kind.LATE_FEE, "OP-01")


def test_r02_it_says_nothing_of_how_they_pay():
    was, now = (Picture(each, invoice(each).client, LATER) for each in (paid_late(), billed()))
    facts = [(each.account.invoices, each.account.days_late, each.account.usual_days, each.fair) for each in (was, now)]
    assert facts[0] == facts[1]


def test_r02_what_is_not_billed_of_it_is_left():
    records, whole = billed(gbp("50")), fee(paid_late())
    assert fee(records) == whole - gbp("50")
    assert [each.what for each in agenda(records, LATER) if each.key == "late-fee"] == [
        f"Ask for the late fee of {(whole - gbp('50')).shown()} on OP-01, or let it go"
    ]


def test_r02_what_became_of_it_is_told():
    records, whole = billed(), fee(paid_late())
    bill = invoice(records, "OP-01-F")
    start = f"The late fee on OP-01 was billed with OP-01-F: {whole.shown()}"
    assert why(records, BILLED) == f"{start}, open."
    assert why(records, LATER) == f"{start}, 70 days late."
    given_up = records.after(write_off(records, bill, None, LATER))
    assert why(given_up, LATER) == f"{start}, written off."
    came = records.after(pay(records, bill, None, LATER))
    assert why(came, LATER) == f"The late fee on OP-01 was paid: {whole.shown()}, 1 Dec 2026."


def test_r02_it_stays_when_its_payment_goes_and_its_amount_is_the_person_s():
    records = billed()
    bill = invoice(records, "OP-01-F")
    came = records.after(pay(records, bill, None, LATER))
    (payment,) = came.on_invoice(Payment, bill.id)
    without = came.after(removed(came, payment))
    assert standing(without, invoice(without, "OP-01-F"), LATER).open == bill.amount
    part = records.after(pay(records, bill, gbp("20"), LATER))
    assert entered(part, bill.but(amount=gbp("60"))).puts[0].amount == gbp("60")


def test_r02_an_invoice_from_elsewhere_is_one_as_soon_as_it_says_so_and_no_other_is_by_its_amount():
    records = paid_late()
    own = Invoice(id="x", client=invoice(records).client, number="77", amount=fee(records), issued=BILLED)
    as_it_came = records.after(entered(records, own))
    assert fee(as_it_came) == own.amount
    kept = invoice(as_it_came, "77")
    told = as_it_came.after(entered(as_it_came, kept.but(fee_for=invoice(records).id)))
    assert fee(told) == gbp("0")
    with pytest.raises(Refused, match="never on a late fee"):
        entered(told, invoice(told).but(fee_for=kept.id))


def test_r02_with_the_late_invoice_it_goes_and_nothing_names_it_any_more():
    records = billed()
    bill = invoice(records, "OP-01-F")
    letter = Letter(id="l", client=bill.client, kind="L06", written=LATER, sent=LATER, body="…", invoices=(bill.id,))
    file = Attachment(id="a", client=bill.client, name="bill.pdf", sha256="0" * 64, size=1, on=LATER, to=bill.id)
    records = records.after(Change("", (letter, file)))
    gone = records.after(removed(records, invoice(records)))
    assert not [*gone.all(Invoice), *gone.all(Payment)]
    assert (gone.get(Letter, "l").invoices, gone.get(Attachment, "a").to) == ((), None)


def test_m_what_was_paid_on_a_bill_that_goes_stays_as_credit():
    records = billed()
    bill = invoice(records, "OP-01-F")
    came = records.after(pay(records, bill, gbp("20"), LATER))
    gone = came.after(removed(came, invoice(came, "OP-01-F")))
    assert credit(gone, bill.client, LATER) == {"GBP": gbp("20")}
    assert [each.number for each in gone.all(Invoice)] == ["OP-01"]


def test_r02_one_that_a_payment_made_is_told_by_no_day_or_amount():
    same_day = bill_of(paid_late(), invoice(paid_late()), fee(paid_late()), BILLED).but(due=BILLED)
    records = paid_late().after(Change("", (same_day,)))
    came = records.after(pay(records, same_day, None, BILLED))
    (payment,) = came.on_invoice(Payment, same_day.id)
    assert invoice(came.after(removed(came, payment)), "OP-01-F")
    assert invoice(came.after(entered(came, payment.but(amount=gbp("20")))), "OP-01-F").amount == same_day.amount


def test_m_money_beyond_the_invoice_pays_the_open_bill_before_what_was_never_billed():
    whole = fee(paid_late())
    open_still = paid_late().after(Change("", removes=paid_late().all(Payment)))
    late = invoice(open_still)
    records = open_still.after(entered(open_still, bill_of(open_still, late, gbp("70"), LETTER + timedelta(days=1))))
    change = pay_late(records, late, gbp("3000") + whole, PAID)
    assert change.label.endswith(f"£3,000.00 pays OP-01, £70.00 OP-01-F, {(whole - gbp('70')).shown()} its late fee")
    after = records.after(change)
    assert account(after, late.client, LATER).owed == {}
    assert credit(after, late.client, LATER) == {}
    assert not [each for each in agenda(after, LATER) if each.key in ("dunning", "late-fee")]
    all_billed = records.after(entered(records, bill_of(records, late, whole - gbp("70"), LETTER + timedelta(days=1))))
    paid = all_billed.after(pay_late(all_billed, late, gbp("3000") + whole, PAID))
    assert (account(paid, late.client, LATER).owed, len(paid.all(Invoice))) == ({}, 3)


def test_g4_nobody_is_asked_for_the_fee_on_what_they_dispute_or_was_credited_away():
    records = billed()
    late, bill = invoice(records), invoice(records, "OP-01-F")
    disputed = records.after(Change("", (late.but(disputed=True, disputed_on=LATER),)))
    unpaid = records.after(Change("", removes=records.on_invoice(Payment, late.id)))
    note = CreditNote(id="n", client=late.client, invoice=late.id, amount=late.amount, on=BILLED)
    credited = unpaid.after(Change("", (note,)))
    for each in (disputed, credited):
        where = standing(each, bill, LATER)
        assert (where.open, is_asked_for(where)) == (bill.amount, False)
        assert not [step for step in agenda(each, LATER) if "OP-01-F" in step.what or step.key == "dunning"]
    steps = [each.what for each in agenda(disputed, LATER) if each.key.startswith("dispute")]
    assert steps == [], "the late invoice is paid, so there is nothing to settle but by its bill's owner"
    assert is_asked_for(standing(disputed, bill, LATER - timedelta(days=1)))


def test_r02_what_was_credited_of_a_bill_is_billed_no_more_and_what_was_lost_is_never_called_paid():
    records, whole = billed(), fee(paid_late())
    bill = invoice(records, "OP-01-F")
    note = CreditNote(id="n", client=bill.client, invoice=bill.id, amount=bill.amount, on=LATER)
    credited = records.after(Change("", (note,)))
    assert fee(credited) == whole
    part = records.after(pay(records, bill, gbp("20"), LATER))
    lost = part.after(write_off(part, bill, None, LATER))
    assert why(lost, LATER) == (
        f"The late fee on OP-01 was billed with OP-01-F: {whole.shown()}, £20.00 of it paid, written off."
    )


def test_r02_more_than_there_is_to_ask_for_is_said_and_so_is_a_fee_without_a_basis():
    def told(records: Records) -> str:
        return str(beyond_fee(records, standing(records, invoice(records), LATER)))

    assert told(billed()) == ""
    assert told(billed(gbp("900"))) == "The late fee on OP-01 comes to £222.59, and £900.00 is billed."
    book = Book().client("Joe", kind=ClientKind.CONSUMER, currency="GBP")
    book.add(Invoice, number="OP-01", amount=gbp("100"), issued=date(2026, 3, 1), due=DUE)
    book.add(Invoice, number="OP-01-F", amount=gbp("70"), issued=BILLED, due=BILLED, fee_for=book.list[-1].id)
    assert (
        told(book.records) == "Joe is a consumer: without a late fee in the contract (C09) there is no basis for one."
    )


# One transfer, as the letter asks


def asked_for() -> tuple[Records, Money]:
    """£3,000 that a notice of 1 September asks for, and what it says the late fee is."""
    records = paid_late().after(Change("", removes=paid_late().all(Payment)))
    return records, fee(records, LETTER)


def test_r02_who_pays_in_the_time_that_a_letter_left_owes_the_fee_that_it_asked_for():
    records, asked = asked_for()
    assert asked.minor < fee(records, PAID).minor
    without = records.after(pay(records, invoice(records), None, PAID))
    assert fee(without) == asked
    more = records.after(pay_late(records, invoice(records), gbp("3250"), PAID))
    assert invoice(more, "OP-01-F").amount == asked
    later = records.after(pay(records, invoice(records), None, LATER))
    assert fee(later) == fee(records, LATER)


def test_m_a_transfer_that_was_entered_wrong_is_mended_or_deleted_whole():
    records, asked = asked_for()
    late = invoice(records)
    came = records.after(pay_late(records, late, gbp("3000") + asked, PAID, "a transfer"))
    own = next(each for each in came.on_invoice(Payment, late.id))
    moved = came.after(entered(came, own.but(on=LATER)))
    assert {each.on for each in moved.all(Payment)} == {LATER}
    assert invoice(moved, "OP-01-F").issued == LATER
    change = removed(came, own)
    assert change.label.endswith(f"with the rest of its transfer: {asked.shown()}")
    assert not came.after(change).all(Payment)
