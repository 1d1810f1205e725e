"""Invoice lists: known by client and number, never overwritten; what was paid becomes a payment."""

from __future__ import annotations

from datetime import date

import pytest
from exchange_kit import after, invoices, payments, plan, whys

from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money
from clientdesk.model.project import Project
from clientdesk.model.records import Records

HEAD = "Client,Number,Issued,Due,Amount,Currency,Paid,Paid on,Disputed,Project\n"
LINE = "Ada,1,2026-01-02,2026-02-01,100.00,EUR,,,,\n"


def paid(cells: str) -> list[tuple[int, date | None]]:
    found = payments(after(f"{HEAD}Ada,1,2026-01-02,2026-02-01,100.00,EUR,{cells},,\n"))
    return [(payment.amount.minor, payment.on) for payment in found]


def test_an_unknown_client_is_added():
    desk = after(HEAD + LINE)
    (client,) = desk.all(Client)
    (invoice,) = invoices(desk)
    assert (client.name, client.currency, invoice.client) == ("Ada", "EUR", client.id)


def test_due_before_issued_is_kept_as_it_came():
    (invoice,) = invoices(after("Client,Number,Issued,Due,Amount\nAda,1,2026-02-01,2026-01-02,€5\n"))
    assert (invoice.issued, invoice.due) == (date(2026, 2, 1), date(2026, 1, 2))


@pytest.mark.parametrize(
    ("cells", "payment"),
    [
        ("40.00,", [(4000, None)]),
        ("40.00,2026-02-03", [(4000, date(2026, 2, 3))]),
        (",2026-02-03", [(10000, date(2026, 2, 3))]),
        ("120.00,", [(12000, None)]),
        ("yes,", [(10000, None)]),
        ("Paid,", [(10000, None)]),
        ("unpaid,", []),
        ("1,", [(100, None)]),
        ("no,", []),
        ("0.00,", []),
        (",", []),
    ],
)
def test_paid_becomes_a_payment(cells, payment):
    assert paid(cells) == payment


def test_disputed_and_project_come_in():
    desk = after(HEAD + "Ada,1,,,5,EUR,,,evet,Logo\nAda,2,,,5,EUR,,,no,logo\n")
    first, second = invoices(desk)
    (project,) = desk.all(Project)
    assert (first.disputed, second.disputed, first.project, second.project) == (True, False, project.id, project.id)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (",9,,,5,EUR,,,,", "client can't be empty"),
        ("Ada,,,,5,EUR,,,,", "number can't be empty"),
        ("Ada,9,,,,EUR,,,,", "no amount"),
        ("Ada,9,,,0,EUR,,,,", "for nothing"),
        ("Ada,9,,,-5,EUR,,,,", "credit note"),
        ("Ada,9,,,(5.00),EUR,,,,", "credit note"),
        ("Ada,9,,,5,EUR,$5,,,", "expected here"),
        ("Ada,9,,,5,EUR,-1,,,", "below zero"),
        ("Ada,9,,,5,EUR,,,perhaps,", "neither yes nor no"),
        ("Ada,9,2026-02-30,,5,EUR,,,,", "not a date"),
    ],
)
def test_bad_cells_refuse_their_row_and_nothing_of_it_comes_in(cells, why):
    found = plan(f"{HEAD}{LINE}{cells}\n")
    ((row, said),) = whys(found)
    assert row == 3
    assert why in said
    assert len(found.change.puts) == 2


@pytest.mark.parametrize(("status", "refused"), [("Draft", 1), ("Cancelled", 1), ("Sent", 0)])
def test_what_nobody_owes_stays_out(status, refused):
    assert len(plan(f"Client,Number,Amount,Status\nAda,1,€5,{status}\n").refused) == refused


def test_a_status_of_paid_is_a_payment_without_a_date():
    assert [payment.on for payment in payments(after("Client,Number,Amount,Status\nAda,1,€5,Paid\n"))] == [None]


def test_an_equal_row_is_a_repeat_and_another_is_refused():
    found = plan(HEAD + LINE + LINE + LINE.replace("100.00", "90.00"))
    assert (found.added, found.unchanged) == (1, 1)
    assert found.matched[0].note == "repeats line 2"
    assert whys(found) == [(4, "Invoice 1 stands on line 2 too, with another amount.")]


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ("2026-01-03,2026-02-01,100.00,EUR,40.00,2026-01-20", "issued"),
        ("2026-01-02,2026-02-09,100.00,EUR,40.00,2026-01-20", "due"),
        ("2026-01-02,2026-02-01,100.00,EUR,41.00,2026-01-20", "paid"),
        ("2026-01-02,2026-02-01,100.00,EUR,40.00,2026-01-21", "paid on"),
    ],
)
def test_a_row_that_repeats_another_with_something_else_is_refused(cells, what):
    first = "Ada,1,2026-01-02,2026-02-01,100.00,EUR,40.00,2026-01-20,,\n"
    found = plan(f"{HEAD}{first}Ada,1,{cells},,\n")
    assert whys(found) == [(3, f"Invoice 1 stands on line 2 too, with another {what}.")]


def test_an_invoice_put_in_by_hand_is_unchanged_when_equal():
    found = plan(HEAD + LINE, by_hand())
    assert (found.added, found.unchanged, found.change.puts) == (0, 1, ())


def test_an_invoice_put_in_by_hand_is_not_overwritten():
    found = plan(HEAD + LINE.replace("100.00", "90.00").replace("2026-02-01", "2026-02-09"), by_hand())
    differences = "amount (€100.00, here €90.00) and due date (1 Feb 2026, here 9 Feb 2026)"
    assert whys(found) == [(2, f"Invoice 1 is on the desk with another {differences}. Make the two agree first.")]


def test_a_new_payment_on_a_known_invoice_comes_in():
    found = plan(HEAD + LINE.replace("EUR,,", "EUR,40.00,"), by_hand())
    assert (found.added, found.unchanged) == (1, 0)
    assert [record.amount.minor for record in found.change.puts] == [4000]


def test_a_list_that_says_more_was_paid_adds_the_difference():
    first, second = (HEAD + LINE.replace("EUR,,", f"EUR,{sum_paid},") for sum_paid in ("40.00", "100.00"))
    desk = after(first, second, first, second)
    assert [payment.amount.minor for payment in payments(desk)] == [4000, 6000]


def test_what_went_back_does_not_count_as_paid_nor_as_unpaid():
    desk = after(HEAD + LINE.replace("EUR,,", "EUR,40.00,"), "Client,Invoice,Amount,On\nAda,1,€-40,2026-03-01\n")
    assert not plan(HEAD + LINE.replace("EUR,,", "EUR,40.00,"), desk).change.puts
    (more,) = plan(HEAD + LINE.replace("EUR,,", "EUR,100.00,"), desk).change.puts
    assert more.amount.minor == 6000


def test_a_date_of_payment_takes_the_place_of_none():
    desk = after(HEAD + LINE.replace("EUR,,", "EUR,40.00,"), HEAD + LINE.replace("EUR,,", "EUR,40.00,2026-02-03"))
    assert [(payment.amount.minor, payment.on) for payment in payments(desk)] == [(4000, date(2026, 2, 3))]


def test_what_the_person_changed_since_is_not_reset():
    desk = after(HEAD + LINE.replace("EUR,,", "EUR,40.00,"))
    (invoice,), (payment,) = invoices(desk), payments(desk)
    edited = [invoice.but(amount=Money(7700, "EUR")), payment.but(amount=Money(1, "EUR"))]
    desk = Records.of_all([*desk.all(Client), *edited])
    found = plan(HEAD + LINE.replace("EUR,,", "EUR,40.00,"), desk)
    assert (found.added, found.unchanged, found.change.puts) == (0, 1, ())
    assert "stays as it is on the desk" in found.matched[0].note


def by_hand() -> Records:
    client = Client(id="client", name="Ada")
    amount, due = Money(10000, "EUR"), date(2026, 2, 1)
    return Records.of_all(
        [client, Invoice(id="1", client="client", number="1", amount=amount, issued=date(2026, 1, 2), due=due)]
    )
