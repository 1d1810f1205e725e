"""The signs of the client page: their order, the records behind each, and what is told of the one under the cursor."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day

from clientdesk.model.client import Stage
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.overview import overview
from clientdesk.tui.pages.signs import SignsTab, explained_sign, sign_rows, state


def rows_of(book: Book, *, every: bool = False):
    return sign_rows(overview(book.records, book.client_id, TODAY).picture, every=every)


def told(book: Book, sign: str, *, record: int | None = None) -> str:
    row = overview(book.records, book.client_id, TODAY)
    mine = [each for each in sign_rows(row.picture, every=True).values() if each.finding.sign.id == sign]
    return explained_sign(row, mine[0].finding, None if record is None else mine[1 + record].record, 300).plain


def noticed() -> Book:
    return Book().client().incident("S03", -9, said="others do it for less").incident("S11", -5, said="threw a chair")


def test_what_is_raised_comes_first_then_what_was_noticed_and_the_quiet_ones_when_asked():
    of_signs = [each.finding for each in rows_of(noticed()).values() if each.record is None]
    assert [(each.sign.id, each.raised) for each in of_signs] == [("S11", True), ("S03", False)]
    every = [each.finding.sign.id for each in rows_of(noticed(), every=True).values() if each.record is None]
    assert every[:2] == ["S11", "S03"]
    assert every[2:] == [key for key in SIGNS if key not in every[:2]]


def test_the_records_stand_below_their_sign_the_newest_first():
    book = Book().client().incident("S03", -40, said="a").incident("S03", -2, said="c").incident("S03", -9, said="b")
    assert [each.record.text if each.record else "S03" for each in rows_of(book).values()] == ["S03", "c", "b", "a"]


def test_a_state_is_a_symbol_a_word_and_the_count_of_its_bar():
    found = {each.finding.sign.id: each.finding for each in rows_of(noticed(), every=True).values()}
    assert [state(found[key]).text for key in ("S11", "S03", "S06")] == [
        "▲ raised 1 of 1", "◆ noticed 1 of 3", "– quiet 0 of 3",
    ]  # fmt: skip


def test_the_tab_counts_what_is_raised():
    book = noticed()
    assert SignsTab.count(overview(book.records, book.client_id, TODAY)) == 1


def test_where_it_is_raised_follows_the_clients_own_bar_then_the_desks_and_says_whose_it_is():
    book = noticed()
    assert "Raised at 3 in 365 days; counted" in told(book, "S03")
    assert "Raised at 5 in 365 days (your own bar); " in told(book.settings(bars={"S03": 5}), "S03")
    assert "Raised at 2 in 30 days (this client's own bar, your own bar)" in told(
        book.with_client(bars={"S03": 2, "S03.window": 30}), "S03"
    )


def test_a_bar_of_another_sign_is_not_this_ones_own():
    assert "own bar" not in told(noticed().settings(bars={"S04": 9, "fades": 90}), "S03")


def test_each_remedy_says_what_came_of_it_or_that_it_is_left_or_what_it_lacks():
    book = Book().client().invoice(due=-50).invoice(due=-45)
    book.remedy("R01", -20, RemedyOutcome.FAILED, decided=day(-2)).remedy("R03", -9)
    lines = {line[1:4]: line for line in told(book, "S01").split("\n") if line[1:2] == "R"}
    assert "✖ did not help" in lines["R01"]
    assert "needs a late fee in the contract (F6)" in lines["R02"]
    assert "◔ waiting" in lines["R03"]
    assert "○ to try" in lines["R04"]
    assert "○ to try" in next(
        line for line in told(book.contract(late_fee=Decimal(8)), "S01").split("\n") if line[1:4] == "R02"
    )


def test_what_worked_and_came_back_may_be_tried_again():
    book = Book().client().invoice(due=-50).remedy("R01", -20, RemedyOutcome.WORKED, decided=day(-9))
    assert "✔ worked 1 Nov · may be tried again" in told(book, "S01").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (lambda book: book.with_client(stage=Stage.ENDED), "You have parted."),
        (lambda book: book.with_client(stage=Stage.EXITING), "An exit is under way."),
        (lambda book: book.incident("S11"), "They are to be left at once."),
    ],
    ids=["ended", "leaving", "red"],
)
def test_with_whom_you_part_nothing_is_left_to_try_and_it_says_why(more, why):
    text = told(more(Book().client().invoice(due=-50).remedy("R03", -9)), "S01")
    assert why in text
    assert "R03" in text
    assert "R01" not in text
    assert "late fee" not in text
    assert "to try" not in text


def test_a_sign_that_is_only_noticed_names_its_remedies_without_a_word_on_trying_them():
    text = told(noticed().with_client(), "S06")
    assert "R09 write the goals down" in text
    assert "to try" not in text
    assert "left at once" not in text


def test_a_red_sign_has_nothing_to_try_and_only_time_against_it():
    text = told(noticed(), "S11")
    assert "Try first" not in text
    assert "nothing but time: it fades on" in text
    assert SIGNS["S11"].advice in text


def test_a_record_under_the_cursor_is_told_in_full_before_its_sign():
    said = "word " * 60
    text = told(Book().client().incident("S11", -5, said=said), "S11", record=0)
    assert text.startswith("16 Nov · word word")
    assert text.count("word") == 60
