"""Where an invoice stands: partial, short and over payments, refunds, credit notes, write-offs, as at any date."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builder import TODAY, Book, day, eur
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.ledger.standing import due_date, standing, standings
from clientdesk.ledger.status import Status
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, WriteOff
from clientdesk.model.money import Money


def stand(book: Book, as_of=TODAY):
    return standing(book.records, book.records.get(Invoice, book.invoice_id), as_of)


def book(**fields) -> Book:
    return Book().client().invoice("100.00", **fields)


@pytest.mark.parametrize(
    ("told", "status", "open_", "paid_on", "late"),
    [
        (book(due=5), Status.OPEN, "100", None, 0),
        (book(due=0), Status.OPEN, "100", None, 0),
        (book(due=-1), Status.OVERDUE, "100", None, 1),
        (book(due=5).paid(-1, "40"), Status.PARTIAL, "60", None, 0),
        (book(due=-5).paid(-1, "40"), Status.OVERDUE, "60", None, 5),
        (book(due=-30).paid(-20), Status.PAID, "0", -20, 10),
        (book(due=-30).paid(-40), Status.PAID, "0", -40, 0),
        (book(due=-30).paid(-20, "40").paid(-10, "60"), Status.PAID, "0", -10, 20),
        (book(due=-30).paid(-20, "150"), Status.PAID, "0", -20, 10),
        (book(due=-30).paid(-20).paid(-10, kind=PaymentKind.REFUND), Status.OVERDUE, "100", None, 30),
        (book(due=-30).paid(-20).credited(-9, "50").paid(-8, "50", PaymentKind.REFUND), Status.PAID, "0", -20, 10),
        (book(due=-30).credited(-20, "100"), Status.CREDITED, "0", None, None),
        (book(due=-30).credited(-20, "100").paid(-10, "0.01"), Status.CREDITED, "0", None, None),
        (book(due=-30).paid(-20).credited(-10, "100"), Status.CREDITED, "0", None, None),
        (book(due=-30).credited(-20, "30").paid(-10, "70"), Status.PAID, "0", -10, 20),
        (book(due=-30).written_off(-1, "100"), Status.WRITTEN_OFF, "0", None, None),
        (book(due=-30).paid(-25, "49.99").written_off(-1, "50.01"), Status.WRITTEN_OFF, "0", None, None),
        (book(due=-30).paid(-25, "50").written_off(-1, "50"), Status.PAID, "0", -25, 5),
        (book(due=-30).paid(-20, "40").paid(-10, "59.50").written_off(-1, "0.50"), Status.PAID, "0", -10, 20),
        (book(due=-30).credited(-29, "60").paid(-20, "19.99").written_off(-1, "20.01"),
         Status.WRITTEN_OFF, "0", None, None),
        (book(due=-30).credited(-29, "60").paid(-20, "20").written_off(-1, "20"), Status.PAID, "0", -20, 10),
        (book(due=-30).written_off(-9, "100").paid(-5), Status.PAID, "0", -5, 25),
        (book(due=-30).written_off(-9, "100").paid(-5, "30"), Status.WRITTEN_OFF, "0", None, None),
        (book(due=-30).written_off(-9, "30"), Status.OVERDUE, "70", None, 30),
        (book(due=-30).credited(-20, "100").written_off(-9, "100"), Status.CREDITED, "0", None, None),
        (book(due=5).credited(-1, "40"), Status.OPEN, "60", None, 0),
        (book(due=-30, disputed=True), Status.DISPUTED, "100", None, 30),
        (book(due=-30).paid(None), Status.PAID, "0", None, None),
        (book(due=-30).paid(None, "40").paid(-12, "60"), Status.PAID, "0", -12, 18),
        (book(due=-30).paid(-4, kind=PaymentKind.CREDIT), Status.PAID, "0", -4, 26),
        (book(issued=-10, due=-40), Status.OVERDUE, "100", None, 40),
    ],
)  # fmt: skip
def test_an_invoice_stands_where_its_entries_put_it(told, status, open_, paid_on, late):
    where = stand(told)
    assert where.status is status
    assert where.open == eur(open_)
    assert where.paid_on == (None if paid_on is None else day(paid_on))
    assert where.days_late == late


def test_money_of_another_currency_is_no_part_of_an_invoice():
    told = book(due=-10)
    for kind in (Payment, CreditNote, WriteOff):
        told.add(kind, invoice=told.invoice_id, amount=Money(50, "JPY"), on=day(-1))
    where = stand(told)
    assert (where.open, where.paid, where.status) == (eur("100"), 0, Status.OVERDUE)


def test_what_was_recovered_after_a_write_off_is_no_longer_lost():
    told = book().written_off(-9, "100").paid(-5, "120")
    where = stand(told)
    assert (where.lost, where.open, where.surplus) == (0, eur("0"), eur("20"))
    before = stand(told, day(-6))
    assert (before.lost, before.open, before.surplus) == (10000, eur("0"), eur("0"))


def test_nothing_is_lost_before_it_was_asked_for():
    assert stand(book(issued=-19, due=-9).written_off(-60, "100")).lost_on == day(-19)
    assert stand(book(issued=-19, due=-9).written_off(-5, "100")).lost_on == day(-5)


def test_yesterday_never_knows_todays_payment():
    told = book(due=-10).paid(0).credited(0, "5").written_off(0, "5")
    assert stand(told).open == eur("0")
    before = stand(told, day(-1))
    assert (before.open, before.status, before.days_overdue) == (eur("100"), Status.OVERDUE, 9)


def test_an_invoice_of_tomorrow_is_not_there_yet():
    told = Book().client().invoice(issued=1, due=31).invoice(issued=0, due=30)
    assert [s.invoice.id for s in standings(told.records, told.client_id, TODAY)] == [told.invoice_id]


def test_a_missing_due_date_follows_the_contract_then_the_desk():
    def due(told: Book):
        return due_date(told.records, told.records.get(Invoice, told.invoice_id))

    assert due(Book(term_days=14).client().invoice(issued=-60, due=None)) == day(-46)
    assert due(Book(term_days=14).client().contract(term_days=0).invoice(issued=-60, due=None)) == day(-60)
    assert due(Book().client().invoice(issued=-60, due=-99)) == day(-99)
    for odd in (10**12, -(10**12)):
        assert due(Book(term_days=odd).client().invoice(due=None))
        assert due(Book().client().contract(term_days=odd).invoice(due=None))


KINDS = ("pay", "refund", "credit", "off")
entries = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(-40, 5), st.integers(1, 9000)),
    max_size=8,
)


def told_of(entries_told) -> Book:
    told = book(due=-20)
    for what, on, minor in entries_told:
        text = f"{minor / 100:.2f}"
        match what:
            case "pay":
                told.paid(on, text)
            case "refund":
                told.paid(on, text, PaymentKind.REFUND)
            case "credit":
                told.credited(on, text)
            case _:
                told.written_off(on, text)
    return told


@given(entries, st.integers(-45, 6))
def test_the_parts_sum_to_the_whole(entries_told, as_of):
    where = stand(told_of(entries_told), day(as_of))
    sums = {what: sum(minor for w, on, minor in entries_told if w == what and on <= as_of) for what in KINDS}
    assert where.paid == sums["pay"] - sums["refund"]
    assert (where.credited, where.written_off) == (sums["credit"], sums["off"])
    assert where.open.minor - where.surplus.minor + where.paid + where.credited + where.lost == 10000
    assert where.surplus.minor == max(0, where.paid + where.credited - 10000)
    assert 0 <= where.lost <= where.written_off
    assert where.open.minor >= 0
    assert where.surplus.minor >= 0
    assert not (where.open and where.surplus)


@given(entries, st.integers(-45, 0))
def test_what_comes_later_changes_nothing_before(entries_told, as_of):
    known = [entry for entry in entries_told if entry[1] <= as_of]
    told, early = told_of(entries_told), told_of(known)
    now, then = stand(told, day(as_of)), stand(early, day(as_of))
    assert (now.balance, now.paid_on, now.status) == (then.balance, then.paid_on, then.status)


@given(entries)
def test_paid_on_is_the_day_it_came_to_be_covered(entries_told):
    told = told_of([entry for entry in entries_told if entry[0] == "pay"])
    where = stand(told)
    if where.paid_on:
        assert stand(told, where.paid_on).balance <= 0 < stand(told, where.paid_on - timedelta(days=1)).balance


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (book(due=-1), "1 day late"),
        (book(due=-62).paid(-3, "1"), "62 days late"),
        (book(due=-9).paid(-5), "paid 4 days late"),
        (book(due=-9).paid(-9), "paid"),
        (book(due=-9, disputed=True), "disputed"),
        (book(due=5).paid(-3, "1"), "partial"),
        (book(due=-9).written_off(-2, "100"), "written off"),
    ],
)
def test_every_face_says_where_it_stands_in_the_same_words(told, words):
    assert stand(told).words == words


@pytest.mark.parametrize(("given_up", "paid", "is_lost"), [
    ("50", None, False), ("50.01", None, True), ("50.01", "49.99", True), ("50", "50", False), ("90", "20", True),
    ("90", "50", False), ("10", None, False),
])  # fmt: skip
def test_an_invoice_is_lost_when_most_of_it_was_given_up_for_good(given_up, paid, is_lost):
    told = book(due=5).written_off(-2, given_up)
    assert stand(told.paid(-1, paid) if paid else told).is_lost is is_lost
