"""What a person types into an exit is read as they meant it, or not at all."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from builder import TODAY, Book, day
from exit_kit import Walk, late_payer, ready, thought_over

import clientdesk.playbook.exit as room
from clientdesk.model.errors import Refused
from clientdesk.model.exit import ExitPath
from clientdesk.playbook.exit.lengths import length_of
from clientdesk.playbook.exit.machine import change_path
from clientdesk.playbook.exit.progress import Status
from clientdesk.playbook.exit.question import Kind, Option, Question, Unread, read
from clientdesk.playbook.exit.script import KEYS, script_of

MONTH = Option("1 month", "1 month")
LENGTH = Question("length", "How long?", Kind.LENGTH, options=(MONTH, Option("30 days", "30 days")))
DAYS = Question("days", "How many?", Kind.NUMBER, least=1, most=14)


@pytest.mark.parametrize(
    ("typed", "length"), [("1,000 days", (1000, "day")), ("30d", (30, "day")), ("6 Weeks", (6, "week"))]
)
def test_x04_a_length_is_a_whole_number_and_a_unit(typed, length):
    assert length_of(typed) == length


@pytest.mark.parametrize(
    "typed",
    ["1,5 months", "30,5 days", "1.5 months", "1½ months", "½ month", "1/2 month", "3,00 days", "0,100 days", "² weeks",
     "٣ weeks", "1 000 days"],
)  # fmt: skip
def test_x04_a_fraction_of_a_length_is_refused_with_the_way_out(typed):
    with pytest.raises(Unread, match=r"is not a length\. Write whole days, weeks or months, such as 6 weeks\."):
        read(LENGTH, typed, TODAY)


@pytest.mark.parametrize("typed", ["1½", "½", "1,5", "²", "1½ days"])
def test_x01_no_fraction_of_a_day_is_waited(typed):
    with pytest.raises(Unread, match="is no number from 1 to 14"):
        read(DAYS, typed, TODAY)


@pytest.mark.parametrize(
    ("path", "answers", "step"),
    [
        (ExitPath.STANDARD, {"on": "2199-12-31"}, "meet"),
        (ExitPath.SILENT, {"given": "2199-12-31"}, "notice"),
        (ExitPath.SILENT, {"given": "25 Nov 2028"}, "notice"),
        (ExitPath.SILENT, {"length": "delivery", "delivery": "31 Dec 2199"}, "notice"),
        (ExitPath.SILENT, {"last-day": "2031-11-25"}, "notice"),
    ],
)
def test_x04_a_day_further_off_than_anybody_plans_is_refused(path, answers, step):
    walk = Walk(late_payer(), path).usual("reflect", "review").wait(3)
    with pytest.raises(Unread, match=r"is after 2\d Nov 20"):
        walk.say(step, **answers)


def test_x04_the_furthest_days_are_taken_and_a_long_length_moves_them():
    walk = Walk(late_payer(), ExitPath.SILENT).usual("reflect", "review").wait(3)
    walk.say("notice", given="24 Nov 2028").say("notice", length="3,000 days", last_day="10 Feb 2037")
    assert walk.exit.answers["notice"]["given"] == "2028-11-24"
    with pytest.raises(Unread, match="is after 10 Feb 2037"):
        walk.say("notice", last_day="11 Feb 2037")


def test_x03_a_day_named_in_the_talk_that_is_too_far_off_is_not_the_last_one():
    walk = thought_over().say("meet", on="today", reason="my own", lines="It ends on 31 December 2199", held="yes")
    assert walk.usual("meet", "notice", "refer", "close-down").finish().exit.last_day == date(2026, 12, 24)


@pytest.mark.parametrize("today", [date(2199, 12, 10), date(2199, 12, 20)])
def test_no_exit_puts_a_day_on_the_desk_that_no_desk_can_have(today):
    walk = Walk(Book(name="Ada").client("Northwind"), ExitPath.STANDARD, today=today)
    walk.usual("reflect", "review").wait(3)
    with pytest.raises(Refused, match=r"2200-\S+ is too far away"):
        walk.usual("meet", "notice", "refer", "close-down").finish()


def test_x07_what_was_done_on_an_open_path_is_open_again_where_the_next_one_holds_it_back():
    walk = Walk(late_payer(), ExitPath.LEAVE_NOW, "they reported me").skip("review").usual("notice")
    assert walk.row("notice").state.status is Status.DONE
    walk.commit(change_path(walk.case, ExitPath.STANDARD, "back"))
    assert walk.row("notice").state.status is Status.IN_PROGRESS
    walk.usual("reflect", "review").wait(3).usual("meet", "notice", "refer", "close-down").finish()
    assert walk.exit.last_day == day(33)


def test_x07_what_was_done_stays_done_where_nothing_holds_it_back():
    walk = ready()
    walk.commit(change_path(walk.case, ExitPath.MUTUAL, "they are kind"))
    assert walk.row("refer").state.status is Status.DONE


@pytest.mark.parametrize("reason", ["S99", "s1", "S00", "S011"])
def test_a_reason_that_reads_like_a_sign_and_is_none_is_refused(reason):
    with pytest.raises(Refused, match=f"There is no sign “{reason}”. They run from S01 to S22"):
        Walk(late_payer(), reason=reason)
    walk = Walk(late_payer(), ExitPath.SILENT).usual("reflect", "review").wait(3)
    with pytest.raises(Unread, match="There is no sign"):
        walk.say("notice", reason=reason)


@pytest.mark.parametrize("reason", ["s01", "S23 is a telephone, and I build no apps for it", "SOS", "R2"])
def test_other_words_are_a_reason(reason):
    assert Walk(late_payer(), reason=reason).exit.reason in (reason, reason.upper())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"reflect": {"skip": "  "}}, r"\[reflect\] skip is empty\. Say why"),
        ({"reflect": {"skip": "x" * 301}}, "301 characters"),
        ({"notice": {"lenght": "1 month"}}, r"\[notice\] does not ask for “lenght”\. It can ask for reason, given"),
        ({"reflect": {"days": 16**5000}}, "can't be answered with a number as long as that"),
    ],
)
def test_what_no_exit_could_play_is_refused_before_the_first_move(data, sentence):
    with pytest.raises(Refused, match=sentence):
        script_of(data)


def test_every_question_of_a_step_can_be_answered_in_a_file():
    """The table of keys has each key that stands in the room's source."""
    source = "".join(path.read_text() for path in Path(room.__file__).parent.glob("*.py") if path.stem != "opening")
    asked = set(re.findall(r'(?:Question|Item)\(\s*"([a-z-]+)"', source))
    assert asked
    assert asked <= {key for keys in KEYS.values() for key in keys}


def test_x02_an_answer_that_another_one_takes_away_is_let_go():
    walk = Walk(half_done()).usual("reflect")
    assert "order" in {question.key for question in walk.row("review").state.open}
    walk.say("review", documents="the offer", duties="yes", undelivered="refund", order="now")
    assert walk.row("review").state.status is Status.DONE
    assert "order" not in walk.exit.answers["review"]


def half_done() -> Book:
    """A client who paid for work that they don't have, as much as they owe otherwise."""
    book = Book(name="Ada").client("Northwind").invoice("500.00", number="N-1", delivered=False).paid(-10)
    return book.invoice("300.00", due=-5, number="N-2")
