"""Letters that go out: a draft's words are the person's, those of a sent letter stay, and who is asked was asked."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day

from clientdesk.ledger.trail import all_sealed, sealed
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.entry.enter import entered, removed
from clientdesk.model.entry.sending import corrected, marked, sent, ticked_off
from clientdesk.model.errors import NotFound, Refused
from clientdesk.model.journal import Channel, Letter, Task
from clientdesk.model.settings import Colleague
from clientdesk.model.way import Deed, Way


def book(**fields) -> Book:
    """A draft, written three days ago, with the task to send it."""
    told = {"kind": "L14", "written": day(-3), "subject": "The end", "body": "Dear Ada"} | fields
    made = Book().client("Northwind").add(Letter, **told)
    return made.add(Task, what="Send it", due=TODAY, letter=made.list[-1].id)


def draft(of: Book) -> Letter:
    return next(each for each in of.list if isinstance(each, Letter))


def after(of: Book, change):
    return of.records.after(change)


def test_p_a_letter_is_sent_on_a_day_by_a_channel_under_a_number():
    made = book()
    change = sent(made.records, draft(made), day(-1), TODAY, channel=Channel.LETTER, tracking=" RR 123 ")
    records = after(made, change)
    [letter] = records.all(Letter)
    assert (letter.sent, letter.channel, letter.tracking) == (day(-1), Channel.LETTER, "RR 123")
    assert [task.done for task in records.all(Task)] == [day(-1)]
    assert change.label == "Marked L14 to Northwind as sent"
    [again] = records.after(marked(records, letter, None)).all(Letter)
    assert (again.sent, again.channel, again.tracking) == (None, Channel.LETTER, "")


def test_the_channel_that_was_planned_stays_where_no_other_is_said():
    made = book(channel=Channel.EMAIL)
    [letter, *_] = sent(made.records, draft(made), TODAY, TODAY).puts
    assert letter.channel is Channel.EMAIL


@pytest.mark.parametrize(("on", "why"), [(1, "once it has gone out"), (-4, "written on 18 Nov 2026")])
def test_a_letter_goes_out_neither_ahead_nor_before_it_was_written(on, why):
    made = book()
    with pytest.raises(Refused, match=why):
        sent(made.records, draft(made), day(on), TODAY)


def test_a_letter_goes_by_no_other_door_before_it_was_written_or_without_words():
    made = book()
    with pytest.raises(Refused, match="written on 18 Nov 2026"):
        marked(made.records, draft(made), day(-4))
    [task], blank = made.records.all(Task), book(body=" ")
    for door in (
        lambda: ticked_off(blank.records, task, TODAY),
        lambda: entered(blank.records, task.but(done=TODAY)),
        lambda: marked(blank.records, draft(blank), TODAY),
    ):
        with pytest.raises(Refused, match="can't be empty"):
            door()
    with pytest.raises(Refused, match="once it has gone out"):
        ticked_off(made.records, task, day(1), TODAY)
    assert ticked_off(made.records, task.but(letter=None), day(1), TODAY).puts[0].done == day(1)


def test_p_what_was_done_before_its_letter_was_written_sends_it_on_the_day_it_was_written():
    made = book()
    [task] = made.records.all(Task)
    with pytest.raises(Refused, match="written on 18 Nov 2026"):
        ticked_off(made.records, task, day(-9), TODAY)
    records = after(made, entered(made.records, task.but(done=day(-9))))
    assert [each.sent for each in records.all(Letter)] == [day(-3)]
    assert [each.done for each in records.all(Task)] == [day(-9)]


def test_a_draft_can_be_taken_out_with_the_task_to_send_it_and_a_sent_letter_stays():
    made = book()
    change = removed(made.records, draft(made))
    assert change.label == "Deleted the draft of L14 to Northwind"
    assert not [*after(made, change).all(Letter), *after(made, change).all(Task)]
    with pytest.raises(Refused, match="stays on the paper trail"):
        removed(made.records, draft(made).but(sent=TODAY))
    assert entered(made.records, draft(made).but(body="Dear Bo")).label == "Changed the draft of L14 to Northwind"


def test_a_letter_goes_out_once():
    made = book(sent=day(-2))
    with pytest.raises(Refused, match="was sent on 19 Nov 2026"):
        sent(made.records, draft(made), TODAY, TODAY)


def test_a_letter_that_the_desk_did_not_write_is_recorded_in_the_words_that_were_sent():
    made = Book().client("Northwind")
    letter = Letter(id="new", client=made.client_id, kind="L07", written=day(-9), body="Dear Ada\x1b[31m,\npay.\n")
    change = sent(made.records, letter, day(-9), TODAY)
    assert change.label == "Recorded L07 to Northwind as sent"
    assert [each.body for each in after(made, change).all(Letter)] == ["Dear Ada[31m,\npay."]


@pytest.mark.parametrize("body", ["", " \n ", "\x1b"])
def test_a_letter_without_words_is_refused(body):
    made = book()
    with pytest.raises(Refused, match="can't be empty"):
        sent(made.records, draft(made).but(body=body), TODAY, TODAY)
    with pytest.raises(Refused, match="can't be empty"):
        entered(made.records, draft(made).but(body=body))


def test_a_letter_belongs_to_a_client_of_this_desk():
    with pytest.raises(NotFound):
        sent(Book().records, Letter(id="x", client="nobody", kind="L14", written=TODAY, body="Dear"), TODAY, TODAY)


def test_a_drafts_words_change():
    made = book()
    change = entered(made.records, draft(made).but(subject=" The  end ", body="Dear Bo,\n\nthank you.\n"))
    [letter] = after(made, change).all(Letter)
    assert (letter.subject, letter.body, letter.sent) == ("The end", "Dear Bo,\n\nthank you.", None)
    assert change.label == "Changed the draft of L14 to Northwind"


def test_p_what_was_sent_keeps_its_words():
    made = book(sent=day(-2))
    with pytest.raises(Refused, match="what was sent keeps its words"):
        entered(made.records, draft(made).but(subject="Another", body="Dear Bo"))


def request(**fields) -> Book:
    """A request to a colleague."""
    made = Book().add(Colleague, name="Cem", **fields)
    made.client("Northwind").add(Letter, kind="L19", written=day(-3), body="Dear Cem", colleague=made.list[1].id)
    return made.add(Task, what="Ask Cem", due=TODAY, letter=made.list[-1].id)


def test_x05_the_colleague_has_been_asked_on_the_day_the_request_went_out():
    made = request()
    change = sent(made.records, draft(made), day(-1), TODAY)
    assert change.label == "Marked L19 to Cem as sent"
    records = after(made, change)
    assert [each.asked for each in records.all(Colleague)] == [day(-1)]
    [letter] = records.all(Letter)
    assert [each.asked for each in records.after(marked(records, letter, None)).all(Colleague)] == [None]


def test_x05_ticking_off_the_task_asks_the_colleague_as_well():
    made = request()
    [task] = made.records.all(Task)
    records = after(made, ticked_off(made.records, task, TODAY))
    assert [each.asked for each in records.all(Colleague)] == [TODAY]
    assert records.get(Client, made.client_id).name == "Northwind"


def test_x05_who_has_answered_stays_asked():
    made = request(agreed=True)
    records = after(made, sent(made.records, draft(made), TODAY, TODAY))
    [letter] = records.all(Letter)
    assert [each.asked for each in records.after(marked(records, letter, None)).all(Colleague)] == [TODAY]


def test_p_what_was_sent_before_keeps_its_words_while_it_is_a_draft_again():
    made = book()
    before = draft(made).but(was=("d" * 64,))
    records = made.records.after(Change("Unsent", (before,)))
    for door in (
        lambda: entered(records, before.but(subject="Another end")),
        lambda: entered(records, before.but(body="Other words")),
        lambda: sent(records, before.but(body="Other words"), TODAY, TODAY),
    ):
        with pytest.raises(Refused, match=r"keeps its words.* a new one: ") as refused:
            door()
        assert refused.value.told.way == Way(Deed.SENT, ("L14",))
    assert sent(records, before, TODAY, TODAY).puts[0].sent == TODAY
    assert entered(records, before).puts == (before,)


def test_p_how_a_letter_went_out_is_corrected_and_its_words_stay():
    made = book()
    records = after(made, sent(made.records, draft(made), day(-1), TODAY, channel=Channel.EMAIL))
    [letter] = records.all(Letter)
    change = corrected(records, letter, day(-2), TODAY, channel=Channel.LETTER, tracking="RR 1")
    assert change.label == "Corrected how L14 to Northwind went out"
    records = records.after(change)
    [again] = records.all(Letter)
    assert again == letter.but(sent=day(-2), channel=Channel.LETTER, tracking="RR 1")
    assert [task.done for task in records.all(Task)] == [day(-2)]
    for on in (day(1), day(-4)):
        with pytest.raises(Refused):
            corrected(records, again, on, TODAY)
    with pytest.raises(Refused, match="not sent yet"):
        corrected(made.records, draft(made), TODAY, TODAY)


def test_p_a_corrected_letter_is_sealed_anew_and_leaves_the_digest_it_stood_under():
    made = book(sent=day(-2))
    records = all_sealed(made.records)
    [letter] = records.all(Letter)
    change = corrected(records, letter, day(-1), TODAY, tracking="RR 1")
    [entry] = [each for each in sealed(change, records, {}).puts if isinstance(each, Letter)]
    assert entry.was == (letter.digest,)
    assert entry.digest != letter.digest


def test_x05_a_corrected_request_was_asked_on_the_other_day():
    made = request()
    records = after(made, sent(made.records, draft(made), day(-1), TODAY))
    records = records.after(corrected(records, next(iter(records.all(Letter))), day(-2), TODAY))
    assert [each.asked for each in records.all(Colleague)] == [day(-2)]


def test_p_a_number_belongs_to_a_letter_by_post():
    made = book()
    for channel in (Channel.CALL, Channel.EMAIL):
        with pytest.raises(Refused, match="A tracking number belongs to a letter by post") as refused:
            sent(made.records, draft(made), TODAY, TODAY, channel=channel, tracking="RR 1")
        assert refused.value.about == "tracking"
    assert sent(made.records, draft(made), TODAY, TODAY, tracking="RR 1").puts[0].channel is Channel.LETTER


def test_p_the_same_letter_is_on_the_trail_once():
    made = book(sent=TODAY)
    again = draft(made).but(id="again", sent=None, subject="")
    with pytest.raises(Refused, match="on the trail already: L14, sent on 21 Nov 2026"):
        sent(made.records, again, TODAY, TODAY)
    assert sent(made.records, again, day(-1), TODAY).puts[0].sent == day(-1)
    for other in (again.but(body="Other words"), again.but(kind="L15"), again.but(subject="Another")):
        assert sent(made.records, other, TODAY, TODAY).puts[0].sent == TODAY
