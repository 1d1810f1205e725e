"""Who threatened the person is not called: the card says so first, and what is done in writing (S11, X07, G2)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day

from clientdesk.model.client import Contact
from clientdesk.model.journal import Channel, Direction, Message
from clientdesk.playbook.dunning.notice import planned_notice
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.unanswered.calls import call_for

ANN = Contact(name="Ann", email="ann@acme.example", phone="+44 20 1234")


def owing() -> Book:
    return Book().client(contacts=(ANN,)).invoice("100.00", issued=-100, due=-70, number="A-1")


def silent() -> Book:
    return Book().client(contacts=(ANN,)).project().wrote(-9, subject="Drafts")


def card(book: Book):
    found = call_for(Picture(book.records, book.client_id, TODAY))
    assert found
    return found.card


@pytest.mark.parametrize("book", [owing, silent])
def test_s11_the_card_begins_with_dont_call_and_why(book):
    seen = card(book().incident("S11", -9))
    first, second = seen.sections[:2]
    assert seen.title == "Don't call Acme"
    assert (first.title, first.lines[0]) == ("Don't call", "They threatened you on 12 Nov (S11).")
    assert "No call and no meeting" in first.lines[1]
    assert (second.title, second.lines[0]) == ("Instead", "Today: Leave now: end it in writing (L17).")
    assert (seen.phone, seen.questions) == ("", ())
    assert "+44" not in str(seen.sections)
    assert not any("meeting (" in line for each in seen.sections for line in each.lines)


def test_s11_what_is_owed_stays_on_it():
    assert [each.title for each in card(owing().incident("S11", -9)).sections] == [
        "Don't call", "Instead", "What is owed",
    ]  # fmt: skip


@pytest.mark.parametrize(("due", "words"), [(-70, "post or fax"), (-2, "By e-mail")])
def test_s11_no_letter_and_no_request_is_followed_by_a_call(due, words):
    book = Book().client(contacts=(ANN,)).invoice("100.00", issued=-100, due=due)
    assert "call" in planned_notice(Picture(book.records, book.client_id, TODAY)).how
    book.incident("S11", -9)
    how = planned_notice(Picture(book.records, book.client_id, TODAY)).how
    assert words in how
    assert how.endswith("no call, as they threatened you.")


@pytest.mark.parametrize("book", [owing, silent])
def test_for_any_other_sign_they_are_called(book):
    assert card(book().incident("S12", -9)).title == "Call Acme"
    assert card(book().incident("S12", -9)).phone == "+44 20 1234"


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        (Channel.MEETING, "in a meeting"),
        (Channel.CHAT, "in a chat"),
        (Channel.LETTER, "on paper"),
        (Channel.FAX, "by fax"),
    ],
)
def test_g2_each_channel_they_were_heard_on_has_its_own_words(channel, words):
    book = Book().client(contacts=(ANN,)).project()
    book.add(Message, on=day(-12), direction=Direction.IN, channel=channel).wrote(-9)
    told = next(each.lines for each in card(book).sections if each.title == "Another channel")
    assert told[0] == f"You have heard from them {words} (9 Nov)."
