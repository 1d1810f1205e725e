"""Work that a letter paused: once they have answered, or paid, the next step is to say when it goes on (G2, R04)."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book, day
from silence_kit import told

from clientdesk.model.journal import Direction, RemedyOutcome
from clientdesk.model.records import Records
from clientdesk.playbook.acts import Act, act_of
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.step import Source

ANSWERED = "They have answered: say when the work goes on"
PAID = "Everything overdue is paid: say that the work goes on"
PAUSED = "2026-11-02 out; 2026-11-10 L03; 2026-11-16 call; 2026-11-17 L04"


def steps(line: str, on: date = date(2026, 12, 1)):
    found = agenda(Records.of_all(told(line)), on)
    return [(each.what, each.date, each.handbook) for each in found if each.source is Source.RESUME]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", []),
        ("; 2026-11-18 in", [(ANSWERED, date(2026, 11, 18), "G2")]),
        ("; 2026-11-17 in", [(ANSWERED, date(2026, 11, 17), "G2")]),  # on the letter's own day
        ("; 2026-11-21 phoned", [(ANSWERED, date(2026, 11, 23), "G2")]),  # a Saturday
        ("; 2026-11-18 in; 2026-11-20 in", [(ANSWERED, date(2026, 11, 18), "G2")]),  # the first counts
        # something of mine went out since
        ("; 2026-11-18 in; 2026-11-18 note", []),
        ("; 2026-11-18 in; 2026-11-20 out", []),
        ("; 2026-11-18 in; 2026-11-20 L20", []),
        ("; 2026-11-18 in; 2026-11-20 L07", [(ANSWERED, date(2026, 11, 18), "G2")]),  # about money alone
        ("; 2026-11-18 note; 2026-11-19 in", [(ANSWERED, date(2026, 11, 19), "G2")]),  # before they answered
        # paused once more
        ("; 2026-11-18 in; 2026-11-20 L04", []),
        ("; 2026-11-18 in; 2026-11-20 L04; 2026-11-24 in", [(ANSWERED, date(2026, 11, 24), "G2")]),
    ],
)
def test_their_answer_to_a_pause_asks_to_be_told_when_the_work_goes_on(line, expected):
    assert steps(PAUSED + line) == expected


def test_the_answer_about_one_work_says_nothing_of_another():
    paused = "2026-11-02 out:Site; 2026-11-02 out:Shop; 2026-11-17 L04:Site"
    assert steps(f"{paused}; 2026-11-18 in:Shop") == []
    assert steps(f"{paused}; 2026-11-18 in:Site") == [(f"{ANSWERED} (Site)", date(2026, 11, 18), "G2")]
    assert steps(f"{paused}; 2026-11-18 in:Site; 2026-11-19 note:Shop") != []
    assert steps(f"{paused}; 2026-11-18 in; 2026-11-19 note") == []


def test_a_talk_with_them_has_told_them():
    book = Book().client().invoice(due=9).wrote(-9).letter("L04", -5)
    assert resume(book.heard(-3)) == [ANSWERED]
    book.list[-1] = book.list[-1].but(direction=Direction.SPOKE)
    assert resume(book) == []


def resume(book: Book) -> list[str]:
    return [each.what for each in agenda(book.records, TODAY) if each.source is Source.RESUME]


def owing() -> Book:
    return Book().client().invoice(due=-40).letter("L05", -9)


def test_a_pause_until_all_is_paid_ends_with_the_payment():
    assert resume(owing()) == []
    assert resume(owing().paid(-3, "40")) == []
    assert resume(owing().invoice(due=-2).paid(-1)) == []
    assert resume(owing().paid(-3)) == [PAID]
    assert resume(owing().paid(-3).wrote(-4, awaits_reply=False)) == [PAID]
    assert resume(owing().paid(-3).wrote(-3, awaits_reply=False)) == []


def test_a_pause_that_runs_as_a_remedy_has_its_own_step_alone():
    book = owing().remedy("R04", -9).paid(-3)
    assert resume(book) == []
    assert [each.source for each in agenda(book.records, TODAY)] == [Source.REMEDY]
    assert resume(owing().paid(-3).remedy("R04", -9, RemedyOutcome.WORKED, decided=day(-2))) == []


def test_it_is_something_to_write():
    [step] = agenda(owing().paid(-3).records, TODAY)
    assert (step.date, act_of(step), step.letter) == (day(-3), Act.WRITE, None)
