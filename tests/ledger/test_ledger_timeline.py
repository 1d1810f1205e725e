"""The rows of the payment timeline."""

from __future__ import annotations

from builder import TODAY, Book, day

from clientdesk.ledger.timeline import PaymentMark, order, timeline_row
from clientdesk.model.invoice import Invoice, PaymentKind


def row(told: Book):
    return timeline_row(told.records, told.records.get(Invoice, told.invoice_id), TODAY)


def promised(told: Book):
    return [each.on for each in row(told).promises]


def test_a_bar_runs_from_issue_to_payment_or_to_today():
    paid = row(Book().client().invoice(issued=-60, due=-30).paid(-20))
    assert (paid.starts, paid.ends, paid.standing.days_late) == (day(-60), day(-20), 10)
    open_ = row(Book().client().invoice(issued=-60, due=-30))
    assert (open_.starts, open_.ends) == (day(-60), TODAY)
    early = row(Book().client().invoice(issued=-10, due=20))
    assert early.ends == TODAY


def test_a_bar_never_ends_before_it_starts():
    told = row(Book().client().invoice(issued=-10, due=-40).paid(-50))
    assert told.flagged
    assert told.starts == told.ends == day(-10)


def test_an_invoice_without_dates_has_no_bar():
    told = Book().client().invoice(due=None)
    told.list[-1] = told.list[-1].but(issued=None)
    assert (row(told).starts, row(told).ends, row(told).flagged) == (None, None, False)


def test_payments_letters_and_promises_are_marks():
    told = Book().client().invoice("100", due=-30).paid(-20, "40").paid(-10, "60").paid(-5, "10", PaymentKind.REFUND)
    told.paid(-4, "10").paid(None, "1").letter("L07", -15).letter("L08", None).letter("L09", 3).promised(-18, -12)
    marks = row(told)
    assert [mark.full for mark in marks.payments] == [False, False, False, True]
    assert marks.payments[2] == PaymentMark(day(-5), -1000, full=False)
    assert marks.letters == (day(-15),)
    assert promised(told) == [day(-12)]


def test_of_two_payments_on_a_day_only_the_one_that_covers_the_rest_is_full():
    parts = Book().client().invoice("100").paid(-10, "60").paid(-10, "40").paid(-10, "5")
    assert [mark.full for mark in row(parts).payments] == [False, True, False]
    again = Book().client().invoice("100").paid(-10, "100").paid(-10, "100", PaymentKind.REFUND).paid(-10, "100")
    assert [mark.full for mark in row(again).payments] == [False, False, True]


def test_a_payment_is_full_with_what_came_on_an_unknown_day_and_what_was_credited():
    told = Book().client().invoice("100").paid(None, "30").credited(-20, "20").paid(-10, "50")
    assert [mark.full for mark in row(told).payments] == [True]


def test_the_payment_before_a_cent_was_written_off_is_full_and_before_most_was_it_is_not():
    told = Book().client().invoice("100").paid(-10, "99.50").written_off(-5, "0.50")
    assert [mark.full for mark in row(told).payments] == [True]
    lost = Book().client().invoice("100").paid(-10, "30").written_off(-5, "70")
    assert [mark.full for mark in row(lost).payments] == [False]


def test_a_general_promise_is_marked_on_what_was_out_until_the_day_it_was_paid():
    """As it is reckoned: for all that was out when it was made, due by then or not."""
    for made, marks in ((-61, []), (-60, [day(4)]), (-29, [day(4)]), (-10, [day(4)]), (-9, [])):
        told = Book().client().invoice(issued=-60, due=-30).paid(-10).promised(made, 4, invoice=None)
        assert promised(told.promised(made, 4, invoice="another")) == marks


def test_a_promise_that_is_made_later_is_no_mark_yet():
    told = Book().client().invoice(due=-30).promised(0, 4).promised(1, 5).promised(1, 6, invoice=None)
    assert promised(told) == [day(4)]


def test_clients_are_in_order_of_name_and_each_ones_oldest_invoice_first():
    told = Book().client("İzmir").invoice(number="2", issued=-5).invoice(number="1", issued=-9)
    told.client("acme").invoice(number="9", issued=-1).invoice(number="future", issued=2)
    assert [invoice.number for invoice in order(told.records, None, TODAY)] == ["9", "1", "2"]
    assert [invoice.number for invoice in order(told.records, told.client_id, TODAY)] == ["9"]
