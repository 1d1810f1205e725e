"""The payment form where more than the invoice comes in (R02): asked which, preset by the letters, the sums said."""

from __future__ import annotations

from builder import TODAY, Book, eur
from onscreen import a_client, an_invoice, fill, on_top, until

from clientdesk.model.invoice import Invoice, PaymentKind
from clientdesk.model.journal import Letter
from clientdesk.model.settings import Settings
from clientdesk.playbook.transfers import pay
from clientdesk.tui.forms.catalog import adding
from clientdesk.tui.forms.field import Answers
from clientdesk.tui.forms.row import FieldRow
from clientdesk.tui.screens.form import FormDialog


def late(*letters: str) -> Book:
    """€1,000.00, 60 days late, on a desk in the Netherlands: €56.68."""
    book = Book(country="NL").client().invoice("1000.00", due=-60, issued=-90, number="A-1")
    for kind in letters:
        book.letter(kind, -2)
    return book


def form_of(book: Book):
    return adding(book.records, "payment", book.client_id, TODAY, book.invoice_id)


def asked(form, **typed: str):
    return Answers(form, form.start | typed, TODAY).fields


def built(form, **typed: str) -> str:
    return form.build(Answers(form, form.start | typed, TODAY)).label


def test_r02_it_is_asked_only_where_more_than_the_invoice_comes():
    form = form_of(late("L07"))
    assert form.start["amount"] == "1000.00"
    for few in ("1000.00", "12", "", "ten"):
        assert "fee" not in asked(form, amount=few)
    assert "fee" not in asked(form_of(late("L07").settings(country="TR")), amount="1050")


def test_r02_a_letter_that_asked_presets_the_fee_and_its_sum_is_said():
    form = form_of(late("L07"))
    field = asked(form, amount="1060")["fee"]
    assert (form.start["fee"], field.start) == ("fee", "fee")
    assert dict(field.choices) == {
        "fee": "€56.13 its late fee, €3.87 their credit", "credit": "€60.00 stays their credit",
    }  # fmt: skip
    assert Answers(form, form.start | {"amount": "1060"}, TODAY).doubt("amount") == (
        "€60.00 more than is open; say below what that is"
    )
    assert built(form, amount="1056.13").endswith("€1,000.00 pays A-1, €56.13 its late fee")
    assert built(form, amount="1056.13", fee="credit").endswith("€56.13 too much, kept as credit")


def test_r02_without_a_letter_it_is_credit_until_the_person_says_so():
    form = form_of(late())
    assert (form.start["fee"], asked(form, amount="1050")["fee"].start) == ("credit", "credit")
    assert built(form, amount="1050").endswith("€50.00 too much, kept as credit")
    assert "€50.00 its late fee" in built(form, amount="1050", fee="fee")


def test_r02_where_the_last_letter_was_kind_it_is_credit_as_it_is_for_who_says_nothing():
    book = late("L07")
    other = book.invoice("10.00", due=-60, issued=-90, number="A-2").list[-1]
    late_one = next(each for each in book.records.all(Invoice) if each.number == "A-1")
    book.add(Letter, kind="L07", written=TODAY, sent=TODAY, body="…", invoices=(other.id,), besides=(late_one.id,))
    form = adding(book.records, "payment", book.client_id, TODAY, late_one.id)
    assert (form.start["fee"], asked(form, amount="1050")["fee"].start) == ("credit", "credit")
    said_nothing = pay(book.records, late_one, eur("1050"), TODAY)
    assert said_nothing.label == built(form, amount="1050")


def test_m_what_would_be_credit_is_what_becomes_credit_where_something_was_given_back():
    form = form_of(late("L07").paid(-30, "50.00").paid(-29, "50.00", PaymentKind.REFUND))
    assert dict(asked(form, amount="1060")["fee"].choices)["credit"] == "€60.00 stays their credit"
    assert built(form, amount="1060", fee="credit").endswith("€60.00 too much, kept as credit")


def test_r02_on_an_invoice_that_is_paid_it_begins_with_the_fee_that_is_left():
    book = late("L07").paid(-1)
    form = form_of(book)
    assert (form.start["amount"], form.start["fee"]) == ("56.13", "fee")
    assert built(form) == "Recorded a payment of €56.13 on A-1 of Acme: €56.13 pays the late fee on A-1"


def test_a_payment_on_account_has_no_such_choice():
    form = form_of(late("L07"))
    assert built(form, invoice="", amount="10") == "Recorded a payment of €10.00 on the account of Acme"


async def test_the_choice_comes_and_goes_with_what_is_typed_and_one_step_takes_all_of_it_back(app_on):
    client = a_client()
    owed = an_invoice(client, amount=1000_00)
    sent = Letter(id="l", client=client.id, kind="L07", written=TODAY, sent=TODAY, body="…", invoices=(owed.id,))
    app = app_on(Settings(country="NL"), client, owed, sent)
    async with app.run_test(size=(100, 40)) as pilot:
        app.run_worker(app.add("payment", client.id, owed.id))
        form = await on_top(pilot, FormDialog)
        row = next(each for each in form.query(FieldRow) if each.field.key == "fee")
        assert not row.display
        await fill(pilot, amount="1050")
        await until(pilot, lambda: row.display)
        assert (row.value, row.field.choices[0][1]) == ("fee", "€50.00 its late fee")
        await pilot.press("f2")
        await until(pilot, lambda: len(app.session.records.by_id(Invoice)) == 2)
        bill = next(each for each in app.session.records.all(Invoice) if each.fee_for)
        assert (bill.number, bill.amount.minor) == ("A-1-F", 5000)
        await app.run_action("undo")
        await until(pilot, lambda: len(app.session.records.by_id(Invoice)) == 1)
