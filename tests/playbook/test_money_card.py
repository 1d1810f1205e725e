"""The call card for money (G3): who is called, what is owed since when, what to confirm and what to ask."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day

from clientdesk.model.client import Contact
from clientdesk.model.journal import Channel, Letter, Matter
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.step import Source
from clientdesk.playbook.unanswered.calls import call_for, key_of
from clientdesk.playbook.unanswered.money_card import money_call_to_record

ANN = Contact(name="Ann", role="accounts", email="ann@acme.example", phone="+44 20 1234")


def late(**fields) -> Book:
    """70 days overdue, and one letter about it."""
    book = Book().client(contacts=(ANN,)).invoice("100.00", issued=-100, due=-70, number="A-1", **fields)
    about = {"invoices": (book.invoice_id,), "channel": Channel.EMAIL, "tracking": "RR 1"}
    return book.add(Letter, kind="L07", written=day(-30), sent=day(-30), body="…", **about)


def seen(book: Book) -> Picture:
    return Picture(book.records, book.client_id, TODAY)


def lines(book: Book, title: str, key: str = "") -> tuple[str, ...]:
    card = call_for(seen(book), key).card
    return next((each.lines for each in card.sections if each.title == title), ())


def test_whom_to_call_what_is_owed_and_since_when_and_the_letters_sent():
    assert lines(late(), "The call")[0] == "+44 20 1234 (Ann, accounts)"
    assert lines(late(), "What is owed") == (
        "A-1: €100.00, due 12 Sep, 70 days ago",
        "Letters sent: L07 on 22 Oct, e-mail, RR 1.",
    )
    two = late().invoice("50.00", issued=-40, due=-9, number="A-2")
    assert lines(two, "What is owed")[1:3] == ("A-2: €50.00, due 12 Nov, 9 days ago", "In all: €150")


def test_it_confirms_the_invoice_and_the_letter_asks_for_the_day_and_complains_of_nothing():
    assert lines(late(), "Confirm") == ("That they have invoice A-1, and the work.",
                                        "That the letter of 22 Oct (L07) reached them.")  # fmt: skip
    assert "On which day will it be paid?" in lines(late(), "Ask")
    assert "no complaint" in lines(late(), "The call")[1]
    assert lines(late(), "After it")[1].startswith("If nothing comes")


@pytest.mark.parametrize(
    "book", [late(disputed=True), late().promised(-1, 5), late(paused_until=day(9)), late().paid(-1), Book().client()]
)
def test_g4_what_is_paid_disputed_promised_or_paused_is_asked_for_by_nobody(book):
    assert call_for(seen(book)) is None


def silent_and_late() -> Book:
    book = late().project(id="site", name="Site")
    return book.wrote(-12, project="site", matter=Matter.WORKING, subject="Colours")


def test_the_row_says_which_call_it_is():
    book = silent_and_late()
    calls = {each.source: call_for(seen(book), key_of(seen(book), each)) for each in agenda(book.records, TODAY)}
    assert calls[Source.MONEY].thread is None
    assert calls[Source.MONEY].card.because == "€100 on A-1, 70 days late"
    assert calls[Source.SILENCE].card.questions == ("Colours",)


def test_a_silence_about_the_payment_has_what_is_owed_on_its_card_too():
    book = Book().client(contacts=(ANN,)).invoice(issued=-40, due=-13, number="A-1").wrote(-12)
    (step,) = agenda(book.records, TODAY)
    found = call_for(seen(book), key_of(seen(book), step))
    assert found.thread is not None
    assert found.card.owed == (book.invoice_id,)
    assert lines(book, "What is owed")[0].startswith("A-1: €100.00, due 8 Nov")


def test_the_call_is_written_down_as_one_about_the_payment():
    book = late(project="site").project(id="site")
    made = money_call_to_record(seen(book), call_for(seen(book)).card, "new", TODAY)
    assert (made.channel, made.matter, made.awaits_reply) == (Channel.CALL, Matter.PAYMENT, True)
    assert (made.project, made.subject) == ("site", "A-1")
