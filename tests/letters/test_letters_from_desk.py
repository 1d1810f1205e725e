"""A letter from the desk alone: which exit it speaks of (X08)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day

from clientdesk.letters import Asked, from_desk
from clientdesk.model.client import Client, Stage
from clientdesk.model.exit import Exit, ExitPath, Outcome

WHY = "I am moving abroad"


def told(book: Book) -> str:
    client = book.records.get(Client, book.client_id)
    return from_desk(book.records, client, "L14", TODAY, Asked()).body


def parted(stage: Stage, outcome: Outcome = Outcome.NOTICE) -> Book:
    over = {"saved": day(-60), "last_day": day(-30), "ended": day(-30), "outcome": outcome}
    book = Book(name="Ada").client("Northwind", stage=stage)
    return book.add(Exit, path=ExitPath.STANDARD, started=day(-70), answers={"meet": {"reason": WHY}}, **over)


def kept(book: Book) -> Book:
    return book.add(Exit, path=ExitPath.STANDARD, started=day(-9), ended=day(-9), outcome=Outcome.KEPT)


@pytest.mark.parametrize(
    ("book", "speaks_of_it"),
    [
        (parted(Stage.ENDED), True),
        (parted(Stage.ACTIVE, Outcome.PARTLY), True),
        (parted(Stage.ACTIVE), False),
        (kept(parted(Stage.ACTIVE)), False),
        (kept(parted(Stage.ACTIVE)).add(Exit, path=ExitPath.STANDARD, started=day(-1), reason="S01"), False),
    ],
    ids=["ended", "ended in part", "came back", "kept since", "another one runs"],
)
def test_x08_a_letter_speaks_of_the_exit_that_counts(book, speaks_of_it):
    assert (WHY in told(book)) is speaks_of_it
