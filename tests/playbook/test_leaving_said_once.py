"""Whether somebody is being left the agenda says once, with their steps, and a silence reads it there (G4, X07)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book

from clientdesk.model.client import Stage
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.playbook.agenda import Ahead, WayOut, ahead
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.unanswered.in_agenda import LEAVE_FIRST, LEAVING, next_for


def waiting(stage: Stage = Stage.ACTIVE) -> Book:
    """A client who has not answered for twenty days."""
    return Book().client(stage=stage).wrote(-20)


def begun(book: Book) -> Book:
    return book.add(Exit, path=ExitPath.LEAVE_NOW, started=TODAY)


def told(book: Book) -> Ahead:
    picture = Picture(book.records, book.client_id, TODAY)
    return ahead(picture, verdict_of(picture))


@pytest.mark.parametrize(
    ("book", "is_at_once"),
    [
        (waiting(), None), (waiting().incident("S12"), True), (begun(waiting().incident("S12")), False),
        (begun(waiting()), False), (waiting(Stage.EXITING), False), (waiting(Stage.ENDED).incident("S12"), None),
    ],
)  # fmt: skip
def test_it_is_said_with_their_steps(book, is_at_once):
    leaving = told(book).leaving
    assert (leaving and leaving.is_at_once) is is_at_once
    assert leaving is None or all(each in told(book).steps for each in leaving.steps)


@pytest.mark.parametrize(
    ("leaving", "notes"), [(WayOut((), is_at_once=True), LEAVE_FIRST), (WayOut((), is_at_once=False), LEAVING)]
)
def test_a_silence_takes_the_agenda_s_word_for_it(leaving, notes):
    book = waiting()
    picture = Picture(book.records, book.client_id, TODAY)
    assert next_for(picture, picture.threads[0], told(book)._replace(leaving=leaving)) == (None, None, (notes,))
    assert next_for(picture, picture.threads[0], told(book)).step
