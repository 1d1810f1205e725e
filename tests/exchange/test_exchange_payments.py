"""Payment lists: equal payments are both kept, none comes in twice, and dates replace what had none."""

from __future__ import annotations

from datetime import date

import pytest
from exchange_kit import after, invoices, payments, plan, whys

from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.money import Money
from clientdesk.model.records import Records

INVOICES = "Client,Number,Amount,Paid\nAda,1,€100.00,60.00\nAda,2,€50.00,\nBo,2,€70.00,\n"
HEAD = "Client,Invoice,Amount,On,Reference\n"


def received(*lines: str, first: str = INVOICES) -> list[tuple[int, date | None]]:
    desk = after(first, HEAD + "".join(line + "\n" for line in lines))
    return sorted(((payment.amount.minor, payment.on) for payment in payments(desk)), key=str)


def test_a_dated_payment_takes_the_place_of_the_undated_one():
    assert received("Ada,1,100.00,2026-02-03,") == [(10000, date(2026, 2, 3))]


def test_it_takes_the_place_of_as_much_as_it_is():
    assert received("Ada,1,25.00,2026-02-03,") == [(2500, date(2026, 2, 3)), (3500, None)]


def test_a_list_of_payments_knows_better_than_the_day_on_an_invoice_list():
    first = "Client,Number,Amount,Paid on\nAda,1,€100.00,2026-02-03\n"
    assert received("Ada,1,100.00,2026-02-03,TX1", first=first) == [(10000, date(2026, 2, 3))]
    parts = received("Ada,1,60.00,2026-01-09,", "Ada,1,40.00,2026-02-03,", first=first)
    assert parts == [(4000, date(2026, 2, 3)), (6000, date(2026, 1, 9))]


def test_a_payment_without_a_date_keeps_the_one_of_the_invoice_list():
    first = "Client,Number,Amount,Paid on\nAda,1,€100.00,2026-02-03\n"
    assert received("Ada,1,100.00,,", first=first) == [(10000, date(2026, 2, 3))]


def test_the_replacement_is_said():
    found = plan(HEAD + "Ada,1,25.00,2026-02-03,\n", after(INVOICES))
    assert [(one.row, one.invoice, "takes the place of €25.00" in one.note) for one in found.matched] == [
        (2, "1", True)
    ]


def test_the_invoice_list_does_not_bring_undated_payments_back():
    desk = after(INVOICES, HEAD + "Ada,1,60.00,2026-02-03,\n")
    assert not plan(INVOICES, desk).change.puts


def test_two_equal_payments_on_a_day_are_both_kept():
    assert received(*["Bo,2,35.00,2026-02-03,"] * 2, first=INVOICES.replace("60.00", "")) == [
        (3500, date(2026, 2, 3)),
        (3500, date(2026, 2, 3)),
    ]


def test_a_longer_list_adds_only_what_is_new():
    line = "Bo,2,35.00,2026-02-03,\n"
    desk = after(INVOICES, HEAD + line)
    found = plan(HEAD + line + line, desk)
    assert (found.added, found.unchanged) == (1, 1)


def test_a_payment_put_in_by_hand_is_not_doubled():
    desk = after(INVOICES)
    invoice = next(invoice for invoice in invoices(desk) if invoice.amount.minor == 7000)
    on = date(2026, 2, 3)
    typed = Payment(id="1", client=invoice.client, invoice=invoice.id, amount=Money(3500, "EUR"), on=on, reference="x")
    desk = Records.of_all([*desk.all(Client), *invoices(desk), typed])
    found = plan(HEAD + "Bo,2,35.00,2026-02-03,\nBo,2,35.00,2026-02-03,y\nBo,2,35.00,2026-02-03,\n", desk)
    assert (found.added, found.unchanged) == (2, 1)
    assert [one.note for one in found.matched] == ["is on the desk already"]


def test_what_the_person_changed_since_is_not_reset():
    text = HEAD + "Bo,2,35.00,2026-02-03,\n"
    desk = after(INVOICES, text)
    changed = [payment.but(on=date(2026, 3, 1), amount=Money(1, "EUR")) for payment in payments(desk)]
    desk = Records.of_all([*desk.all(Client), *invoices(desk), *changed])
    assert not plan(text, desk).change.puts


def test_a_number_alone_is_enough_while_one_client_has_it():
    found = plan("Invoice,Amount,On\n1,5,2026-02-03\n2,5,2026-02-03\n", after(INVOICES))
    assert found.added == 1
    assert whys(found) == [(3, "Invoice 2 is of several clients: Ada, Bo. A column with the client would tell which.")]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ("Ada,99,5,2026-02-03,", "no invoice 99 of Ada on the desk. Import the invoices first"),
        (",99,5,2026-02-03,", "no invoice 99 on the desk"),
        ("Cy,1,5,2026-02-03,", "The client “Cy” is not on the desk"),
        (",,5,2026-02-03,", "neither an invoice nor a client"),
        ("Ada,1,$5,2026-02-03,", "in USD, but invoice 1 is in EUR"),
        ("Ada,1,,2026-02-03,", "no amount"),
        ("Ada,1,0,2026-02-03,", "no amount"),
        ("Ada,1,5,soon,", "not a date"),
        ("Ada,,5,2026-02-03,", "names no currency"),
    ],
)
def test_bad_rows_are_refused(cells, why):
    ((row, said),) = whys(plan(f"{HEAD}{cells}\n", after(INVOICES)))
    assert row == 2
    assert why in said


def test_an_invoice_whose_client_is_gone_is_refused():
    lost = Records.of_all([Invoice(id="1", client="gone", number="1", amount=Money(500, "EUR"))])
    assert whys(plan("Invoice,Amount\n1,5\n", lost)) == [(2, "Invoice 1 belongs to a client that is not on the desk.")]


def test_money_without_an_invoice_is_on_account():
    (payment,) = payments(after("Name\nAda\n", HEAD + "Ada,,€5,2026-02-03,deposit\n"))
    assert (payment.invoice, payment.kind, payment.reference) == (None, PaymentKind.PAYMENT, "deposit")


def test_a_negative_amount_is_a_refund():
    (payment,) = payments(after(INVOICES.replace("60.00", ""), HEAD + "Ada,1,(5.00),2026-02-03,\n"))
    assert (payment.kind, payment.amount.minor, payment.invoice is None) == (PaymentKind.REFUND, 500, False)


def test_refunds_of_an_unknown_invoice_are_kept_on_account():
    text = HEAD + "Ada,801,(€400.00),2026-02-03,\n" * 2
    desk = after(INVOICES.replace("60.00", ""))
    found = plan(text, desk)
    first, second = (record for record in found.change.puts if isinstance(record, Payment))
    assert (first.kind, first.invoice, first.reference) == (PaymentKind.REFUND, None, "invoice 801")
    assert first.id != second.id
    assert [one.invoice for one in found.matched] == ["801", "801"]
    later = after("Client,Number,Amount\nAda,801,€400.00\n", records=desk.after(found.change))
    assert not plan(text, later).change.puts
