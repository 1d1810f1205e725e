"""Rounds and extras are entries like any other (S04, R07)."""

from __future__ import annotations

from builder import TODAY, Book

from clientdesk.ledger.rounds import another_round, billed
from clientdesk.model.project import Extra, Project


def test_a_round_within_the_agreed_number_is_only_counted(book: Book) -> None:
    records = book.project(name="Shop", revisions=2, rounds=1).records
    (project,) = records.all(Project)
    change = another_round(records, project, TODAY)
    assert (change.label, change.puts) == ("Counted round 2 of 2 on Shop", (project.but(rounds=2),))


def test_a_round_above_the_agreed_number_is_counted_and_logged_as_an_extra_in_one_change(book: Book) -> None:
    records = book.project(name="Shop", revisions=2, rounds=2).records
    (project,) = records.all(Project)
    change = another_round(records, project, TODAY)
    counted, extra = change.puts
    assert change.label == "Counted round 3 of 2 on Shop: beyond the agreement"
    assert counted == project.but(rounds=3)
    assert isinstance(extra, Extra)
    assert (extra.project, extra.round, extra.on, extra.billed) == (project.id, 3, TODAY, False)


def test_a_round_where_none_was_agreed_is_counted(book: Book) -> None:
    records = book.project(name="Shop").records
    (project,) = records.all(Project)
    assert another_round(records, project, TODAY).label == "Counted round 1 on Shop"


def test_an_extra_is_billed_after_all_and_given_away_again(book: Book) -> None:
    records = book.extra(-3).records
    (extra,) = records.all(Extra)
    change = billed(records, extra, is_billed=True)
    assert (change.label, change.puts) == ("Billed: one more thing", (extra.but(billed=True),))
    assert billed(records, extra.but(billed=True), is_billed=False).label == "Given away: one more thing"
    for never_free in (extra.but(billed=True, inside=True), extra.but(billed=True, done=False)):
        assert billed(records, never_free, is_billed=False).label == "Taken off the bill: one more thing"
