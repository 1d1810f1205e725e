"""What the verdict asks for, in the agenda: what to try first, or the way out, where nothing else is under way."""

from __future__ import annotations

import pytest
from builder import TODAY, Book

from clientdesk.model.client import Stage
from clientdesk.model.journal import RemedyOutcome
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.overview import overview


def steps(book: Book) -> list[tuple[str, str]]:
    return [(step.handbook, step.what) for step in agenda(book.records, TODAY)]


def test_what_to_try_first_is_the_next_step_where_there_is_none():
    assert steps(Book().client().incident("S09", -3)) == [("R08", "Try first: give one warning")]
    assert steps(Book().client()) == []


def test_what_runs_is_looked_at_again_and_nothing_else_is_proposed():
    book = Book().client().incident("S09", -3).remedy("R08", -2, review=TODAY)
    assert [handbook for handbook, _ in steps(book)] == ["R08"]
    assert "Look again" in steps(book)[0][1]


def test_the_weightiest_sign_comes_first_and_what_failed_is_not_tried_again():
    book = Book().client().incident("S02", -3).incident("S09", -2)
    assert steps(book) == [("R08", "Try first: give one warning")]
    failed = Book().client().incident("S02", -3).remedy("R03", -2, RemedyOutcome.FAILED)
    assert steps(failed) == [("R06", "Try first: have the conversation")]


def test_money_and_silence_have_their_own_steps():
    assert [handbook for handbook, _ in steps(Book().client().invoice(issued=-90, due=-45))] == ["G3"]


@pytest.mark.parametrize("sign", ["S07", "S19"])
def test_who_is_to_be_let_go_is_parted_from_after_thinking(sign):
    assert steps(Book().client().incident(sign)) == [("X01", "Part well: think it over first")]


def test_letting_go_stands_beside_the_money_until_an_exit_is_under_way():
    book = Book().client().invoice(issued=-90, due=-45).incident("S19")
    assert [handbook for handbook, _ in steps(book)] == ["G3", "X01"]
    assert "X01" not in [each for each, _ in steps(book.with_client(stage=Stage.EXITING))]


def test_g1_to_move_on_from_a_prospect_is_the_way_out_and_needs_no_other():
    book = Book().client(stage=Stage.PROSPECT).wrote(-50).letter("L02", -8)
    moving_on = ("G1", "Move on: your check-in had no answer")
    assert steps(book) == [moving_on]
    assert overview(book.records, book.client_id, TODAY).next.what == moving_on[1]
    assert steps(book.incident("S07")) == [moving_on]


def test_an_end_that_is_still_to_come_is_no_way_out_yet():
    book = Book().client(stage=Stage.PROSPECT).wrote(-50).letter("L02", -6).incident("S07")
    assert sorted(handbook for handbook, _ in steps(book)) == ["G1", "X01"]


def test_what_pays_late_but_owes_nothing_is_not_collected_from():
    book = Book().client().invoice(issued=-90, due=-60).paid(-40).invoice(due=-30).paid(-9)
    assert steps(book) == [("R05", "Try first: ask for a deposit")]
