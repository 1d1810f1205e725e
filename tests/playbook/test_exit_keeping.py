"""Keeping them passes the door that every remedy passes: nothing twice, and no pause of who owes nothing (X01, R04)."""

from __future__ import annotations

import pytest
from builder import Book, day
from exit_kit import Walk, late_payer

from clientdesk.model.change import Change
from clientdesk.model.client import Stage
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Remedy
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.places import Place
from clientdesk.playbook.exit.question import Unread


def keeping(book: Book | None = None) -> Walk:
    return Walk(book or late_payer()).say("reflect", keeping="keep")


def offered(walk: Walk) -> set[str]:
    shown = view.page_view(walk.case, Place("reflect", "remedies")).page
    return {option.value for option in shown.questions[0].options}


def notes(walk: Walk) -> tuple[str, ...]:
    return view.page_view(walk.case, Place("reflect", "remedies")).page.notes


def kinds(walk: Walk) -> list[tuple[str, str]]:
    return [(each.kind, each.outcome.value) for each in walk.case.records.of(Remedy, walk.client_id)]


def test_x01_what_runs_already_is_not_begun_a_second_time():
    walk = keeping(late_payer().remedy("R06", -9))
    assert "R06" not in offered(walk)
    assert notes(walk) == ("Have the conversation (R06) runs already.",)
    with pytest.raises(Unread):
        walk.say("reflect", remedies="R06")


def test_x01_what_was_begun_elsewhere_since_it_was_chosen_opens_the_question_again():
    walk = keeping().say("reflect", remedies="R01, R06")
    began = Remedy(id="r", client=walk.client_id, kind="R06", on=day(0), review=day(9))
    with pytest.raises(Refused, match="“What will you try now\\?” is open"):
        walk.commit(Change("Began", (began,))).finish()
    assert kinds(walk.say("reflect", remedies="R01").finish()) == [("R06", "waiting"), ("R01", "waiting")]


def test_r04_nobody_is_paused_who_has_nothing_overdue():
    free = Book().client("Ada").incident("S05").incident("S05", -9)
    assert "R04" not in offered(keeping(free))
    assert notes(keeping(free)) == ("Nothing of theirs is overdue, so there is nothing to pause for (R04).",)
    with pytest.raises(Unread):
        keeping(free).say("reflect", remedies="R04")
    walk = keeping().say("reflect", remedies="R04")
    assert keeping().say("reflect", remedies="R04").finish().case.client.stage is Stage.PAUSED
    with pytest.raises(Refused, match="“What will you try now\\?” is open"):
        walk.pays().finish()
