"""Late fees on the screens: which rule a client goes by, rates of one's own, and a fee that is let go (R02, M)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from builder import TODAY, Book, day, eur
from onscreen import a_client, an_invoice, fill, on_top, until
from textual.widgets import Static

from clientdesk.ledger.standing import standing
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice, Waiver
from clientdesk.model.money import Money
from clientdesk.model.settings import LateRate, Settings
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.late_fee.chargeable import fee_on
from clientdesk.playbook.picture import Picture
from clientdesk.tui.fee_working import at_a_glance, working
from clientdesk.tui.forms.catalog import adding, editing
from clientdesk.tui.forms.field import Answers, FieldRefused
from clientdesk.tui.log import log
from clientdesk.tui.rating import ANOTHER, lines, of_line
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.step_card import in_full


def filled(form, **typed: str):
    return form.build(Answers(form, form.start | typed, TODAY))


def late(**client) -> Book:
    """€1,000.00, 60 days late, on a desk in the Netherlands: 10.15%."""
    return Book(country="NL").client(**client).invoice("1000.00", due=-60, issued=-90, number="A-1")


def field(form, key: str):
    return next(each for each in form.fields if each.key == key)


# Waived


def test_r02_the_invoices_that_bear_a_fee_are_offered_with_what_it_has_come_to():
    book = late().invoice("500.00", due=5)
    form = adding(book.records, "waiver", book.client_id, TODAY)
    assert [words for _id, words in field(form, "invoice").choices] == ["A-1 · €56.68 · 60 days"]
    (kept,) = filled(form, note="for peace").puts
    assert isinstance(kept, Waiver)
    assert (kept.amount, kept.on, kept.note) == (eur("56.68"), TODAY, "for peace")


def test_r02_of_several_that_bear_a_fee_none_is_let_go_by_a_mere_enter():
    book = late().invoice("500.00", due=-40, issued=-70, number="A-2")
    form = adding(book.records, "waiver", book.client_id, TODAY)
    assert (len(field(form, "invoice").choices), field(form, "invoice").start) == (2, "")
    under_the_cursor = adding(book.records, "waiver", book.client_id, TODAY, book.invoice_id)
    assert field(under_the_cursor, "invoice").start == "A-2"


def test_r02_without_a_basis_the_form_says_so():
    book = late().settings(country="TR")
    form = adding(book.records, "waiver", book.client_id, TODAY)
    assert field(form, "invoice").help.startswith("There is no basis for a late fee with Acme")
    with pytest.raises(FieldRefused):
        filled(form)


def test_r02_a_waived_fee_is_in_the_log_and_can_be_changed():
    book = late()
    given = book.add(Waiver, invoice=book.invoice_id, amount=eur("56.68"), on=TODAY, note="for peace").list[-1]
    (line, *_) = log(book.records, book.client_id)
    assert (line.kind, line.words) == ("late fee", "waived: €56.68 on A-1 · for peace")
    form = editing(book.records, given, TODAY)
    assert filled(form).puts == (given,)
    assert filled(form, note="").puts[0].note == ""


# The client's rule


def test_m_a_client_s_rule_is_chosen_and_what_is_left_open_is_named():
    book = late()
    client = book.records.get(Client, book.client_id)
    form = editing(book.records, client, TODAY)
    rules = field(form, "late_rule")
    assert rules.help == "left open, it is Netherlands: article 6:119a BW"
    assert ("eu-de", "Germany: § 288 (2) BGB") in rules.choices
    assert [value for value, _words in rules.choices][2:5] == ["eu-at", "eu-be", "eu-hr"], "by country, as read"
    assert filled(form).puts == (client,)
    assert filled(form, late_rule="none").puts[0].late_rule == "none"
    abroad = Book(country="TR").client("Acme")
    (theirs,) = abroad.records.all(Client)
    told = field(editing(abroad.records, theirs, TODAY), "late_rule").help
    assert told == "left open: the contract; no statute of Türkiye is known here"
    kept = client.but(late_rule="tr")
    assert filled(editing(book.records, kept, TODAY)).puts == (kept,)


# Rates


def listed(book: Book, today: date = TODAY) -> dict[str | None, str]:
    return {value: words for _letter, value, words in lines(book.records, today)}


def test_m_every_rule_is_listed_with_its_rate_and_what_is_in_doubt_about_it():
    book = late()
    told = listed(book)
    assert told["uk"] == "uk     United Kingdom  11.75% from 1 Jul 2026"
    assert told["eu-be"].startswith("eu-be  Belgium         10.50% from "), "decimals stand under one another"
    assert "was valid until 30 Jun 2026" in (told[None] or ""), "the heading says what stale is"
    assert told["eu-nl"] == "eu-nl  Netherlands     10.15% from 1 Jan 2026  stale"
    assert told["eu-cy"] == "eu-cy  Cyprus          10.15% from 1 Jan 2026  stale, not checked yet"
    assert listed(book, date(2026, 6, 30))["eu-cy"] == "eu-cy  Cyprus          10.15% from 1 Jan 2026  not checked yet"
    book.add(LateRate, rule="uk", valid_from=date(2026, 7, 1), rate=Decimal("11.5"), checked=TODAY)
    told = listed(book)
    assert told["uk"] == "uk     United Kingdom  11.50% from 1 Jul 2026  yours"
    assert told[book.list[-1].id] == "uk     United Kingdom  11.50% from 1 Jul 2026"


def test_m_a_new_rate_starts_with_this_half_year_and_where_it_stands():
    form = editing(late().records, of_line(late().records, "uk", TODAY), TODAY)
    assert (form.start["rule"], form.start["valid_from"], form.start["rate"]) == ("uk", "1 Jul 2026", "")
    assert "https://www.bankofengland.co.uk" in form.start["source"]
    assert form.fields[0].key == "rate", "the rule was chosen already"
    (kept,) = filled(form, rate="11.5").puts
    assert (kept.rule, kept.rate, kept.checked) == ("uk", Decimal("11.5"), TODAY)


def test_m_another_country_s_rate_is_entered_by_its_code():
    form = editing(late().records, of_line(late().records, ANOTHER, TODAY), TODAY)
    assert form.fields[0].key == "rule"
    assert filled(form, rule="TR", rate="53.25").puts[0].rule == "tr"
    with pytest.raises(FieldRefused) as refused:
        filled(form, rule="mars", rate="53.25")
    assert refused.value.about == "rule"


def test_m_a_rate_that_is_emptied_is_taken_out_and_two_have_no_day_in_common():
    book = late()
    book.add(LateRate, rule="uk", valid_from=date(2026, 7, 1), rate=Decimal("11.5"), checked=TODAY)
    first = book.list[-1]
    book.add(LateRate, rule="uk", valid_from=date(2026, 1, 1), rate=Decimal(12), checked=TODAY)
    form = editing(book.records, of_line(book.records, first.id, TODAY), TODAY)
    assert filled(form).puts == (first,)
    assert filled(form, rate="").removes == (first,)
    with pytest.raises(FieldRefused) as refused:
        filled(form, valid_from="1 Jan 2026")
    assert refused.value.about == "valid_from"


def told(book: Book, invoice_id: str, today: date = TODAY) -> list[str]:
    where = standing(book.records, book.records.get(Invoice, invoice_id), today)
    fee = fee_on(book.records, where)
    assert fee
    return list(working(where, fee))


def test_m_the_working_is_told_line_by_line():
    book = late()
    assert told(book, book.invoice_id) == [
        "€1,000.00, overdue since 23 Sep 2026: 60 days at 10.15% a year, under article 6:119a BW.",
        "  to 21 Nov 2026: 60 days, €1,000.00 at 10.15% = 16.6849",
        "Interest €16.68, and €40.00 compensation: €56.68",
        "To pay €1,056.68, and €0.28 a day from now on",
        "Stale: the newest rate is missing. Enter it with %.",
    ]


def test_m_the_working_says_where_to_look_up_a_rate_that_nobody_checked():
    book = Book(country="CY").client().invoice("1000.00", due=-200, issued=-230, number="A-1")
    assert told(book, book.invoice_id, date(2026, 6, 30))[-1] == (
        "Not checked yet: look it up at European Central Bank, key interest rates, https://www.ecb.europa.eu before you"
        " rely on it, and enter it with %."
    )


def test_m_the_card_of_a_letter_with_a_stale_rate_names_the_key_that_enters_one():
    book = Book(country="NL").client().invoice("1000.00", due=-60, issued=-90, number="A-1")
    (step,) = agenda(book.records, TODAY)
    card = in_full(Picture(book.records, book.client_id, TODAY), step, 200).plain
    assert "The rate of the late interest is stale: before you name one, look it up and enter it: % (late int" in card


def test_m_of_a_long_working_the_newest_lines_are_told():
    book = Book(country="NL").client().invoice("1000.00", due=-1600, issued=-1700, number="A-1")
    assert told(book, book.invoice_id)[1] == "… 4 lines before these"


def glance(book: Book, today: date = TODAY) -> str:
    picture = Picture(book.records, book.client_id, today)
    return at_a_glance(picture, standing(book.records, book.records.get(Invoice, book.invoice_id), today))


def test_r02_a_line_says_what_the_late_fee_on_an_invoice_has_come_to_and_what_became_of_it():
    assert glance(late()) == "late fee on A-1: €56.68 so far, rate stale"
    assert glance(late().settings(country="TR")) == "late fee on A-1: none, and why"
    assert glance(late().paid(-1)) == ""
    assert glance(late().letter("L06", -20).paid(-1)) == "late fee on A-1: €56.41, left when they paid"
    book = late()
    assert (
        glance(book.add(Waiver, invoice=book.invoice_id, amount=eur("56.68"), on=day(-3)))
        == "late fee on A-1: €56.68, waived on 18 Nov"
    )
    assert glance(Book(country="NL").client().invoice(due=5)) == ""


async def test_the_working_of_the_invoice_under_the_cursor_is_shown(app_on):
    client = a_client(currency="GBP")
    app = app_on(Settings(country="GB"), client, an_invoice(client, amount=10_000_00))
    async with app.run_test(size=(100, 40)) as pilot:
        app.push_screen(ClientPage(app.session, client.id, "invoices"))
        page = await on_top(pilot, ClientPage)
        await until(pilot, lambda: page.invoice_id)
        assert str(page.query_one("#fee", Static).content).startswith("I  late fee on A-1: £")
        assert page.open_tab.rows.render_line(1).text.count("£10,000 ") == 2
        await pilot.press("I")
        dialog = await on_top(pilot, Confirm)
        assert "11.75% a year" in str(dialog.query_one(".dialog-text", Static).content)
        await pilot.press("y")
        form = (await on_top(pilot, FormDialog)).form
        assert ("waived late fee" in form.title, form.button) == (True, "Waive it")


async def test_a_rate_is_entered_and_a_late_fee_let_go_by_keys(app_on):
    client = a_client(currency="GBP")
    owed = an_invoice(client, amount=10_000_00)
    app = app_on(Settings(country="GB"), client, owed)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("percent_sign")
        await on_top(pilot, Menu)
        await pilot.press("u", "k", "enter")
        await on_top(pilot, FormDialog)
        await fill(pilot, rate="11.5")
        await pilot.press("f2")
        await until(pilot, lambda: list(app.session.records.all(LateRate)))
        app.run_worker(app.add("waiver", client.id))
        await on_top(pilot, FormDialog)
        await pilot.press("f2")
        await until(pilot, lambda: list(app.session.records.all(Waiver)))
    (waived,) = app.session.records.all(Waiver)
    assert waived.amount == Money(260_68, "GBP")
