"""The form for a message or call: who it was says what asks for an answer (G)."""

from __future__ import annotations

from builder import TODAY, Book, day

from clientdesk.model.journal import Channel, Direction, Matter, Message
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.unanswered.calls import call_for
from clientdesk.playbook.unanswered.card import call_to_record
from clientdesk.tui.forms.field import Answers
from clientdesk.tui.forms.journal import message
from clientdesk.tui.log import _message

BOOK = Book().client().wrote(-12, matter=Matter.WORKING, subject="Colours")


def answers(given: Message, **typed: str) -> Answers:
    return Answers(message(BOOK.records, given, TODAY), typed, TODAY)


def call() -> Message:
    thread = call_for(Picture(BOOK.records, BOOK.client_id, TODAY)).thread
    return call_to_record(thread, "new", BOOK.client_id, TODAY)


def made(given: Message, **typed: str) -> Message:
    form = message(BOOK.records, given, TODAY)
    (record,) = form.build(Answers(form, typed, TODAY)).puts
    return record


def test_a_call_nobody_answered_waits_on_and_is_about_what_the_thread_is_about():
    found = made(call())
    assert (found.direction, found.awaits_reply, found.matter) == (Direction.OUT, True, Matter.WORKING)
    assert answers(call()).fields["awaits_reply"].help == "silence is counted from here"


def test_who_answered_on_the_telephone_has_answered():
    found = made(call(), direction="spoke")
    assert (found.direction, found.channel, found.awaits_reply) == (Direction.SPOKE, Channel.CALL, False)
    assert Picture(BOOK.records.after(_put(found)), BOOK.client_id, TODAY).threads == ()


def test_nothing_is_said_to_be_counted_where_they_wrote_or_spoke_with_you():
    for who in ("in", "spoke"):
        field = answers(call(), direction=who).fields["awaits_reply"]
        assert (field.start, "counted" in field.help) == ("", False)


def test_a_talk_is_a_call_unless_it_is_said_to_be_another():
    blank = Message(id="new", client=BOOK.client_id, on=day(0), direction=Direction.OUT)
    assert made(blank, direction="spoke").channel is Channel.CALL
    assert made(blank, direction="spoke", channel="meeting").channel is Channel.MEETING
    assert made(blank).channel is Channel.EMAIL


def test_the_log_says_that_you_spoke():
    assert _message(BOOK.records, made(call(), direction="spoke")) == "↔ you spoke: Colours"


def _put(record: Message):
    from clientdesk.model.change import Change

    return Change("", (record,))
