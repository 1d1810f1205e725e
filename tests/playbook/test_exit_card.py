"""What Reflect shows: the history, what leaving costs, and how often one has come this far (X01)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day
from exit_kit import Walk, late_payer, thought_over, threatening

from clientdesk.model.change import Change
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.card import card
from clientdesk.playbook.exit.machine import cancel
from clientdesk.playbook.exit.paths import propose
from clientdesk.playbook.exit.places import Place


def of(book: Book):
    return card(book.records, book.client_id, TODAY)


def test_the_card_says_what_was_tried_and_what_came_of_it():
    book = late_payer().remedy("R01", -40, RemedyOutcome.FAILED).remedy("R05", -9)
    assert "Tried: restate the payment terms, 12 Oct 2026: did not help" in of(book).lines()
    assert "Tried: ask for a deposit, 12 Nov 2026: still running" in of(book).lines()


def test_the_card_says_that_nothing_was_tried():
    assert "Nothing has been tried yet to save this." in of(late_payer()).lines()


def test_the_card_shows_their_words_and_how_long_signs_are_raised():
    found = of(threatening())
    assert "19 Nov 2026: I'll come to your door" in found.lines()
    assert found.days_raised == 40
    assert "Signs raised for 40 days, since 12 Oct 2026" in found.lines()
    assert "Signs raised today" in of(Book().client().incident("S11", 0)).lines()
    assert of(Book().client()).days_raised is None


def test_what_leaving_costs_is_a_share_and_months():
    book = late_payer()
    first = book.client_id
    book.client("Other").invoice("600.00", due=-40).paid(-30).client_id = first
    assert of(book).cost == "Leaving costs 33% of twelve months' EUR income: 4 months of it."


def test_one_month_is_one_month():
    book = Book().client("A").invoice("1100").paid(-1).client("B").invoice("100").paid(-1)
    assert of(book).cost == "Leaving costs 8% of twelve months' EUR income: 1 month of it."


def test_leaving_who_paid_nothing_costs_nothing():
    assert of(Book().client()).cost.startswith("Leaving costs no income")


@pytest.mark.parametrize(
    ("begun", "told"),
    [([0], False), ([-90, 0], False), ([-200, -90, 0], True), ([-366, -90, 0], False), ([-364, -90, 0], True)],
)
def test_the_third_time_within_twelve_months_is_told(begun, told):
    book = late_payer()
    for days in begun:
        book.add(Exit, path=ExitPath.STANDARD, started=day(days), ended=day(days))
    assert bool(of(book).recurrence) is told


def notes(walk: Walk, step: str, page: str) -> str:
    return " ".join(view.page_view(walk.case, Place(step, page)).page.notes)


@pytest.mark.parametrize("sign", ["S09", "S10"])
def test_an_abusive_client_is_owed_no_meeting_and_no_colleague(sign):
    walk = thought_over(late_payer().incident(sign, -5))
    assert "you owe them no meeting" in notes(walk, "meet", "card")
    assert "don't send them to a colleague" in notes(walk, "refer", "who")


def test_a_nice_client_gets_a_long_notice_advised():
    assert "one to two months" in notes(thought_over(late_payer().incident("S19", -5)), "notice", "length")
    assert "one to two months" not in notes(thought_over(), "notice", "length")


def test_a_colleague_who_was_not_asked_is_to_be_asked_first():
    walk = thought_over(late_payer().add(Colleague, name="Bo"))
    assert "Ask first, then name: Bo has not said yes yet." in notes(walk, "refer", "who")
    walk = thought_over(late_payer().add(Colleague, name="Bo").add(Colleague, name="Deniz"))
    assert "Bo, Deniz have not said yes yet." in notes(walk, "refer", "who")


def test_the_last_working_day_is_told_only_where_it_is_another():
    on_a_monday, on_a_sunday = thought_over().usual("meet"), thought_over().usual("meet").say("notice", given="+3")
    assert notes(on_a_monday, "notice", "last-day") == ""
    assert "before it: 25 Dec 2026" in notes(on_a_sunday, "notice", "last-day")


def test_why_a_path_is_proposed_finishes_a_sentence_about_the_client():
    book = late_payer()
    assert propose(book.records, book.client_id, TODAY).why.startswith("is late with 2 of the last 2 invoices")


def test_cancelling_keeps_what_was_sent():
    walk = thought_over().usual("meet", "notice", "refer", "close-down").finish()
    sent = walk.letters["L14"].but(sent=walk.case.today)
    walk.case = walk.case.on(walk.case.records.after(Change("Sent", (sent,))))
    walk.commit(cancel(walk.case))
    assert set(walk.letters) == {"L14"}
