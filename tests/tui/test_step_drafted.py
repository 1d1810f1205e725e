"""A step whose letter is written and not sent says so, so that the draft is found again."""

from __future__ import annotations

import pytest
from builder import TODAY, Book

from clientdesk.cli import step_words as told_by_cli
from clientdesk.model.client import Stage
from clientdesk.playbook.agenda import agenda
from clientdesk.tui import step_words

STEP = "Check in for the first time"


def prospect() -> Book:
    return Book().client(stage=Stage.PROSPECT).wrote(-5)


def rows(book: Book) -> set[str]:
    [step] = agenda(book.records, TODAY)
    told = told_by_cli.told(book.records, step, TODAY).replace("since 20 Nov; ", "").replace(" (since 20 Nov)", "")
    return {told, step_words.with_was(book.records, step, TODAY), step_words.in_row(book.records, step, TODAY)}


def test_a_draft_of_its_letter_is_named_by_both_faces_and_opened():
    book = prospect().letter("L01", None).letter("L01", None)
    assert rows(book) == {f"{STEP} (draft kept on 21 Nov)"}
    [step] = agenda(book.records, TODAY)
    assert "draft kept on 21 Nov" in step_words.told(book.records, step, TODAY).plain
    assert step_words.way_on(book.records, step).ends.startswith("Enter opens the letter")


@pytest.mark.parametrize("kind", ["L02", "L03"])
def test_a_draft_of_another_letter_is_not(kind):
    assert rows(prospect().letter(kind, None)) == {STEP}


def test_nor_one_that_an_exit_wrote():
    book = prospect().letter("L01", None)
    book.list[-1] = book.list[-1].but(exit="x")
    assert rows(book) == {STEP}
