"""X01 Reflect: how long one sleeps on it, and what leaving early takes."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day
from exit_kit import Walk, late_payer
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.errors import Refused
from clientdesk.model.exit import ExitPath
from clientdesk.playbook.exit import reflect, view
from clientdesk.playbook.exit.gates import Gated, cooling_ends
from clientdesk.playbook.exit.machine import change_path
from clientdesk.playbook.exit.places import Place
from clientdesk.playbook.exit.question import Kind, Question, Unread, read
from clientdesk.playbook.exit.steps import pages


def begun(book: Book | None = None, path: ExitPath = ExitPath.STANDARD) -> Walk:
    return Walk(book or late_payer(), path, "I must").say("reflect", keeping="nothing")


def asked(walk: Walk) -> dict[str, Question]:
    return {question.key: question for page in pages(walk.case, "reflect") for question in page.questions}


def test_x01_the_desks_number_of_days_is_proposed_and_counts_until_another_is_chosen():
    assert asked(begun(late_payer(cooling_days=5)))["days"].default == "5"
    assert cooling_ends(begun(late_payer(cooling_days=5)).case) == day(5)
    assert cooling_ends(begun().say("reflect", days="10").case) == day(10)


@pytest.mark.parametrize(("days", "ends"), [("1", 1), ("14", 14)])
def test_x01_one_to_fourteen_days_both_inclusive(days, ends):
    walk = begun().say("reflect", days=days)
    assert cooling_ends(walk.case) == day(ends)
    with pytest.raises(Gated):
        walk.wait(ends - 1).skip("review").say("meet", channel="call")
    walk.wait(1).say("meet", channel="call")


@pytest.mark.parametrize("days", ["0", "15", "-1", "1.5", "soon", "٣", "9" * 5000])
def test_x01_no_other_number_of_days_is_taken(days):
    with pytest.raises(Unread, match="no number from 1 to 14"):
        begun().say("reflect", days=days)


@given(st.integers(1, 14), st.sampled_from(["{}", " {} days", "{} day", "{}days"]))
def test_x01_a_number_is_read_with_its_noun_too(number, form):
    question = Question("days", "How many?", Kind.NUMBER, least=1, most=14)
    assert read(question, form.format(number), TODAY) == str(number)


@pytest.mark.parametrize(("kept", "ends"), [("many", 3), ("", 3), ("0", 1), ("9999", 14), ("99999", 3)])
def test_x01_what_a_file_says_of_the_days_is_held_within_bounds(kept, ends):
    case = begun().case
    answers = {"reflect": {"keeping": "nothing", "days": kept}}
    assert cooling_ends(case.having(case.exit.but(answers=answers))) == day(ends)


def test_x01_leaving_early_takes_a_reason():
    with pytest.raises(Gated, match="say why"):
        begun().skip("review").say("meet", channel="call")
    begun().say("reflect", days="14", early="It has been months").skip("review").say("meet", channel="call")


def test_x01_a_short_wait_stays_short_on_another_path():
    walk = begun().say("reflect", days="1").wait(1)
    walk.commit(change_path(walk.case, ExitPath.MUTUAL, "I dread the work"))
    assert cooling_ends(walk.case) == day(1)


def test_x01_when_it_is_over_the_wait_is_made_no_longer():
    walk = begun().say("reflect", days="2").wait(5)
    assert "early" not in asked(walk)
    assert view.page_view(walk.case, Place("reflect", "wait")).page.notes == (
        "You have slept on it: the wait ended on 23 Nov 2026.",
    )
    with pytest.raises(Unread, match="from 1 to 5"):
        walk.say("reflect", days="6")


@pytest.mark.parametrize("path", [ExitPath.LEAVE_NOW, ExitPath.PROSPECT])
def test_x01_a_path_without_a_wait_never_asks_for_one(path):
    case = begun().case
    assert reflect.wait(case) is not None
    assert reflect.wait(case.having(case.exit.but(path=path))) is None
    with pytest.raises(Refused):
        Walk(late_payer(), path, "I must").say("reflect", days="3")


def test_x01_who_is_kept_has_nothing_to_wait_for():
    assert "days" not in asked(Walk().say("reflect", keeping="keep"))
