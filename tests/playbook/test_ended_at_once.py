"""An end at once that went out without an exit: what is left of it is next, and never that letter again (X07)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day
from exit_kit import Walk, threatening

from clientdesk.model.change import Change
from clientdesk.model.client import Stage
from clientdesk.model.exit import Exit, ExitPath, Outcome
from clientdesk.model.journal import Letter
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.exit.commit import act_words
from clientdesk.playbook.exit.progress import Status, of_step


def threatened() -> Book:
    return Book(name="Ada Lovelace").client("Northwind").incident("S11", -2)


def over(book: Book, outcome: Outcome, on: int) -> Book:
    return book.add(Exit, path=ExitPath.LEAVE_NOW, started=day(on), saved=day(on), ended=day(on), outcome=outcome)


def next_of(book: Book) -> list[tuple[str, str | None, bool]]:
    return [(each.what, each.letter, each.late) for each in agenda(book.records, TODAY)]


AT_ONCE = [("Leave now: end it in writing", "L17", True)]


def test_x07_once_the_end_went_out_what_is_left_of_it_is_next_whatever_they_do():
    assert next_of(threatened()) == next_of(threatened().letter("L17", None)) == AT_ONCE
    told = [("You ended it on 20 Nov: settle what is left", None, False)]
    assert next_of(threatened().letter("L17", -1)) == told
    assert next_of(threatened().letter("L17", -1).incident("S11", 0)) == told


@pytest.mark.parametrize("outcome", [Outcome.KEPT, Outcome.AT_ONCE])
def test_x09_an_end_before_they_were_kept_or_came_back_ends_nothing_any_more(outcome):
    book = over(threatened().with_client(stage=Stage.ACTIVE), outcome, -20)
    assert next_of(book.letter("L17", -30)) == AT_ONCE


def ended(book: Book) -> Walk:
    return (walk := Walk(book)).usual(*(step for step in walk.case.path.asks if step not in walk.case.skips)).finish()


def test_x07_an_exit_writes_no_second_letter_and_asks_for_no_notice():
    walk = Walk(threatening().letter("L17", -1))
    notice = of_step(walk.case, "notice")
    assert (notice.status, notice.because) == (Status.SKIPPED, "The letter that ends it went out on 20 Nov.")
    assert act_words(walk.case) == "End the work with Northwind today"
    walk = ended(threatening().letter("L17", -1))
    assert [each.exit for each in walk.case.records.all(Letter)] == [None]
    assert walk.exit.outcome is Outcome.AT_ONCE


def test_x07_the_letter_that_the_exit_wrote_is_its_notice():
    walk = ended(threatening())
    sent = walk.letters["L17"].but(sent=TODAY)
    assert of_step(walk.commit(Change("Sent", (sent,))).case, "notice").status is Status.DONE
