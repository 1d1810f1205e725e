"""Money that was asked for in a talk was asked for, as by a message of mine (G3); no card tells a talk as written."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book, day
from dunning_kit import at, owing

from clientdesk.model.journal import Channel, Direction, Matter, Message
from clientdesk.playbook.dunning.sent import asked_on, is_new
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.unanswered.calls import call_for

ASKED = date(2026, 10, 9)


def talked(**fields) -> Picture:
    said = {"direction": Direction.SPOKE, "channel": Channel.CALL, "awaits_reply": True} | fields
    book = owing().add(Message, on=day(at(ASKED)), matter=Matter.PAYMENT, **said)
    return Picture(book.records, book.client_id, date(2026, 10, 29))


def test_what_was_asked_in_a_talk_is_told_and_asked():
    picture = talked()
    assert asked_on(picture, picture.standings[0]) == [ASKED]
    assert not is_new(picture, picture.standings[0])


@pytest.mark.parametrize("fields", [{"awaits_reply": False}, {"direction": Direction.IN}])
def test_what_asked_for_nothing_and_what_they_asked_is_not(fields):
    picture = talked(**fields)
    assert asked_on(picture, picture.standings[0]) == []


@pytest.mark.parametrize(
    ("direction", "channel", "words"),
    [
        (Direction.OUT, Channel.EMAIL, "“I wrote to you on 9 Nov 2026 and want to be sure that it arrived.”"),
        (Direction.OUT, Channel.CALL, "“I called you on 9 Nov 2026, and I would like to ask how you see it now.”"),
        (Direction.SPOKE, Channel.CALL, "“We spoke on 9 Nov 2026, and I would like to ask how you see it now.”"),
        (Direction.OUT, Channel.MEETING, "“We met on 9 Nov 2026, and I would like to ask how you see it now.”"),
    ],
)
def test_the_card_proposes_no_word_of_a_mail_where_none_was_written(direction, channel, words):
    book = (
        Book()
        .client()
        .add(Message, on=day(-12), direction=direction, channel=channel, awaits_reply=True, matter=Matter.WORKING)
    )
    card = call_for(Picture(book.records, book.client_id, TODAY)).card
    lines = [line for section in card.sections for line in section.lines]
    assert any(words in line for line in lines), lines
