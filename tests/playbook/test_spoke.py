"""“We spoke”: a talk is their answer, whoever called, and where they owe one still another wait begins (G4)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day

from clientdesk.exchange.bundle.words import counterpart
from clientdesk.model.journal import Channel, Direction, Matter, Message
from clientdesk.playbook.dunning.sent import heard_on
from clientdesk.playbook.picture import Picture


def spoke(book: Book, on: int, **fields) -> Book:
    return book.add(Message, on=day(on), direction=Direction.SPOKE, **{"channel": Channel.CALL} | fields)


def threads(book: Book):
    return Picture(book.records, book.client_id, TODAY).threads


def test_a_talk_ends_the_silence_before_it():
    assert threads(spoke(Book().client().wrote(-12), -2)) == ()


def test_where_they_owe_an_answer_still_the_wait_begins_with_the_talk():
    (thread,) = threads(spoke(Book().client().wrote(-12), -2, awaits_reply=True))
    assert (thread.since, len(thread.sent)) == (day(-2), 1)


def test_of_one_project_it_ends_that_silence_alone():
    book = Book().client().project(id="site").project(id="shop").wrote(-12, project="site").wrote(-9, project="shop")
    assert [each.project for each in threads(spoke(book, -2, project="shop"))] == ["site"]


def test_about_money_they_were_heard():
    book = spoke(Book().client().invoice(due=-20), -3, matter=Matter.PAYMENT)
    picture = Picture(book.records, book.client_id, TODAY)
    assert heard_on(picture, picture.standings[0]) == day(-3)


@pytest.mark.parametrize(
    ("direction", "words"), [(Direction.OUT, "to Acme"), (Direction.IN, "from Acme"), (Direction.SPOKE, "with Acme")]
)
def test_the_paper_trail_says_that_it_was_with_them(direction, words):
    book = Book().client().add(Message, on=TODAY, direction=direction, channel=Channel.CALL)
    assert counterpart(book.records, book.list[-1]) == words
