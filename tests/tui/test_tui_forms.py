"""Every form: what it starts with reads back as the very record, and every kind can be begun."""

from __future__ import annotations

import re
from datetime import date

import pytest
from onscreen import TODAY, a_client

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Payment
from clientdesk.model.journal import Incident, Letter
from clientdesk.model.money import Money
from clientdesk.model.records import KINDS, Records
from clientdesk.tui.forms.catalog import adding, editing
from clientdesk.tui.forms.field import Answers, FieldRefused
from clientdesk.tui.forms.menu import MENU, WITHOUT_CLIENT

MADE_ELSEWHERE = {Letter, Exit}
FORMS = [kind for _key, kind, _words in MENU if kind != "letter"]
"""What the menu adds by a form; a letter is written on a screen of its own."""


def filled(form, **typed: str) -> Change:
    return form.build(Answers(form, form.start | typed, TODAY))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in MADE_ELSEWHERE | {Incident}])
def test_a_form_that_nothing_is_typed_into_changes_nothing(sample, kind):
    for record in list(sample.all(kind))[:12]:
        assert filled(editing(sample, record, TODAY)).puts == (record,)


def test_an_incident_is_corrected_by_a_new_entry_and_stays(sample):
    entry = next(iter(sample.all(Incident)))
    change = filled(editing(sample, entry, TODAY), said="It was the other folder.")
    (correction,) = change.puts
    assert (correction.corrects, correction.said) == (entry.id, "It was the other folder.")
    assert correction.id != entry.id


def test_the_menu_s_letters_are_of_its_words_and_leave_those_that_move_alone():
    letters = [letter for letter, _kind, _words in MENU]
    assert len(set(letters)) == len(letters)
    assert not {"j", "k"} & set(letters)
    assert [words for letter, _kind, words in MENU if letter not in words] == []


@pytest.mark.parametrize("kind", FORMS)
def test_everything_in_the_menu_can_be_begun_on_a_new_client(kind):
    client = a_client()
    form = adding(Records.of_all([client]), kind, "" if kind in WITHOUT_CLIENT else client.id, TODAY)
    assert form.title
    needed = [field.key for field in form.fields if field.required and not field.start]
    if needed:
        with pytest.raises(FieldRefused) as refused:
            filled(form)
        assert refused.value.about in needed


def test_more_than_is_owed_becomes_credit(sample):
    from onscreen import an_invoice

    client = a_client()
    records = Records.of_all([client, an_invoice(client, "A-1", 50_00)])
    change = filled(adding(records, "payment", client.id, TODAY), amount="60")
    assert "kept as credit" in change.label
    (payment,) = change.puts
    assert isinstance(payment, Payment)


def test_a_payment_of_more_than_is_open_is_doubted_and_can_be_saved():
    from onscreen import an_invoice

    client = a_client()
    records = Records.of_all([client, an_invoice(client, "A-1", 50_00)])
    form = adding(records, "payment", client.id, TODAY)
    assert Answers(form, {"amount": "50"}, TODAY).doubt("amount") == ""
    assert Answers(form, {"amount": "60", "invoice": "Z-9"}, TODAY).doubt("amount") == ""
    told = Answers(form, {"amount": "60"}, TODAY).doubt("amount")
    assert told == "€10.00 more than is open; it becomes their credit"
    kept = records.after(filled(form, amount="50"))
    (payment,) = kept.all(Payment)
    assert Answers(editing(kept, payment, TODAY), {}, TODAY).doubt("amount") == ""


def test_an_amount_is_in_the_currency_of_the_invoice_that_is_picked():
    from onscreen import an_invoice

    client = a_client(currency="EUR")
    yen = an_invoice(client, "Y-1").but(amount=an_invoice(a_client(currency="JPY"), "Y-1", 9000).amount)
    form = adding(Records.of_all([client, yen]), "payment", client.id, TODAY, yen.id)
    assert filled(form, amount="9,000").puts[0].amount.plain() == "9000"


@pytest.mark.parametrize("kind", FORMS)
def test_what_a_form_asks_is_said_in_words_before_any_id(sample, kind):
    client = next(iter(sample.all(Client))).id
    for field in adding(sample, kind, client, TODAY).fields:
        for words in (field.label, field.help, *(words for _value, words in field.choices)):
            assert not re.match(r"[CGLPRSX]\d\d\b", words), words
        assert not re.search(r"\d\d\b", field.label)


@pytest.mark.parametrize(
    ("paid", "open_now", "start"), [(120_00, 300_00, "20.00"), (400_00, 30_00, "30.00"), (100_00, 30_00, "")]
)
def test_credit_begins_with_as_much_as_there_is_and_is_open(paid, open_now, start):
    from onscreen import an_invoice

    client = a_client(currency="EUR")
    settled, waiting = an_invoice(client, "A-1", 100_00), an_invoice(client, "A-2", open_now)
    came_in = Payment(id="p", client=client.id, invoice=settled.id, amount=Money(paid, "EUR"), on=date(2026, 9, 9))
    records = Records.of_all([client, settled, waiting, came_in])
    form = adding(records, "use-of-credit", client.id, TODAY, waiting.id)
    assert form.start["amount"] == start


def test_an_hour_s_price_is_in_the_desk_s_currency_and_stays_in_its_own():
    from clientdesk.model.settings import Settings

    form = editing(Records.of_all([Settings(currency="MYR")]), Settings(currency="MYR"), TODAY)
    assert filled(form, rate="120").puts[0].rate == Money(120_00, "MYR")
    assert filled(form, rate="120", currency="JPY").puts[0].rate == Money(120, "JPY")
    given = Settings(currency="MYR", rate=Money(50_00, "EUR"))
    form = editing(Records.of_all([given]), given, TODAY)
    assert filled(form, name="Mira").puts[0].rate == Money(50_00, "EUR")
    assert filled(form, rate="").puts[0].rate is None
