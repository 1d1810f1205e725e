"""A talk is told as a talk, over whatever they spoke and whoever called; nobody speaks by mail, letter or fax."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day

from clientdesk.ledger.moves import entered
from clientdesk.letters import Asked, from_desk
from clientdesk.model.client import Client, Language
from clientdesk.model.doubts import Doubt, doubts
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Promise
from clientdesk.model.journal import Channel, Direction, Matter, Message
from clientdesk.playbook.picture import Picture
from clientdesk.tui.log import log

EN, TR, MS, ID = Language
ALL = tuple(Channel)


def spoke(book: Book, on: int, channel: Channel, **more) -> Book:
    fields = {"awaits_reply": True, "matter": Matter.WORKING, "subject": "Colours"} | more
    return book.add(Message, on=day(on), direction=Direction.SPOKE, channel=channel, **fields)


def told(book: Book, kind: str, language: Language = EN) -> str:
    return from_desk(book.records, book.records.get(Client, book.client_id), kind, TODAY, Asked(language=language)).body


@pytest.mark.parametrize("channel", [each for each in ALL if each is not Channel.MEETING])
@pytest.mark.parametrize(
    ("language", "words", "of_writing"),
    [
        (EN, "On 9 November 2026 we spoke about “Colours”. I have no answer", "wrote"),
        (TR, "Sizinle 9 Kasım 2026 tarihinde “Colours” konusunda konuşmuştuk. Henüz", "yazmıştım"),
        (MS, "Pada 9 November 2026, kita telah bercakap mengenai “Colours”. Saya belum", "menulis"),
        (ID, "Pada 9 November 2026 kita berbicara mengenai “Colours”. Saya belum", "menulis"),
    ],
)
def test_a_talk_is_no_letter_in_any_language(channel, language, words, of_writing):
    body = told(spoke(Book(name="Ada").client("Northwind"), -12, channel), "L04", language)
    assert words in body
    assert of_writing not in body


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (EN, "to you about “Colours”. We spoke on 9 November 2026 as well. I have no answer"),
        (TR, "yazmıştım. 9 Kasım 2026 tarihinde de konuşmuştuk. Henüz"),
        (MS, "mengenai “Colours”. Kita juga telah bercakap pada 9 November 2026. Saya belum"),
        (ID, "mengenai “Colours”. Kita juga berbicara pada 9 November 2026. Saya belum"),
    ],
)
def test_beside_what_was_written_since_it_has_its_sentence(language, words):
    book = spoke(Book(name="Ada").client("Northwind"), -12, Channel.CALL)
    assert words in told(book.wrote(-5, matter=Matter.WORKING), "L04", language)


def test_after_a_talk_nothing_is_said_to_have_to_reach_them():
    book = spoke(Book(name="Ada").client("Northwind"), -12, Channel.CHAT, matter=Matter.NEGOTIATING)
    assert "reached you" not in told(book, "L01")
    assert "how you see it now" in told(book, "L01")


@pytest.mark.parametrize("channel", ALL)
def test_a_promise_made_in_a_talk_was_told_and_not_written(channel):
    book = spoke(Book(name="Ada").client("Northwind").invoice(due=-40), -12, channel, matter=Matter.PAYMENT)
    book.add(Promise, made=day(-12), pay_by=day(-2), invoice=book.invoice_id)
    assert "On 9 November 2026 you told me that" in told(book, "L06")


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.LETTER, Channel.FAX])
def test_nobody_speaks_by_what_is_only_written(channel):
    book = Book().client()
    talk = Message(id="new", client=book.client_id, on=TODAY, direction=Direction.SPOKE, channel=channel)
    with pytest.raises(Refused, match="a call, a meeting or a chat"):
        entered(book.records, talk, TODAY)
    assert entered(book.records, talk.but(channel=Channel.CHAT), TODAY).puts
    assert [doubt for doubt, _what in doubts(book.records, talk)] == [Doubt.IMPOSSIBLE]


@pytest.mark.parametrize("channel", ALL)
def test_the_thread_and_the_log_know_a_talk_by_the_same_rule(channel):
    book = spoke(Book().client(), -12, channel)
    [message] = book.records.all(Message)
    [thread] = Picture(book.records, book.client_id, TODAY).threads
    [line] = log(book.records, book.client_id)
    assert message.is_talk
    assert thread.sent[0].is_talk
    assert "wrote" not in line.words
