"""The overview of the client page: the verdict, rule by rule, what would improve it, and what holds for now."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day

from clientdesk.model.client import Stage
from clientdesk.model.journal import RemedyOutcome
from clientdesk.playbook.overview import Overview, overview
from clientdesk.playbook.picture import Picture
from clientdesk.tui import card, session
from clientdesk.tui.pages.overview import facts, why

WIDE = 200


def row_of(book: Book) -> Overview:
    return overview(book.records, book.client_id, TODAY)


def left(book: Book, width: int = WIDE) -> str:
    return why(row_of(book), width).plain


def right(book: Book, width: int = WIDE) -> str:
    return facts(row_of(book), width).plain


def test_a_red_verdict_says_since_when_and_for_how_long():
    told = left(Book().client().incident("S11", -5, said="threw a chair"))
    assert "✖ leave now  since 16 Nov · in red for 5 days" in told
    assert "5 days" in card._why(row_of(Book().client().incident("S11", -5)), TODAY, 60).plain
    assert "in red since today" in left(Book().client().incident("S11", 0))
    assert "red" not in left(Book().client().incident("S09", -5)).split("How this came about")[0]


def test_the_gentle_note_comes_with_the_bar_and_not_a_day_before():
    told = [left(Book().client().incident("S11", -days)) for days in (13, 14)]
    assert ["Putting it off" in each for each in told] == [False, True]
    assert "Putting it off" in left(Book().client(bars={"red_days": 3}).incident("S11", -3))


def test_who_is_being_left_or_has_gone_is_told_no_more_about_days_in_red():
    assert "in red" not in left(Book().client(stage=Stage.ENDED).incident("S11", -50))


def test_how_it_came_about_asks_rule_after_rule_up_to_the_one_that_decides():
    rules = left(Book().client().incident("S09", -5)).split("How this came about")[1].split("What would improve it")[0]
    lines = [line.strip() for line in rules.strip().split("\n")]
    assert lines[0] == "· no   Is there a red sign?"
    assert lines[-2] == "▶ yes  Is a sign raised, with something left to try?"
    assert lines[-1] == "S09 insulted you → ▲ try to save"
    assert sum(1 for line in lines if line.startswith("▶")) == 1


def test_a_rule_that_does_not_hold_says_how_near_it_is_where_that_is_counted():
    book = Book().client().incident("S02", -20).remedy("R03", -9, RemedyOutcome.FAILED)
    assert "· no   Did enough of what you tried fail? S02 1 of 2\n" in left(book)


def test_what_would_improve_it_is_told_and_nothing_of_a_client_who_has_gone():
    book = Book().client().invoice(due=-40)
    assert "S01 €100 is paid" in left(book)
    assert "What would improve it" not in left(book.with_client(stage=Stage.ENDED))


def test_a_client_you_are_leaving_has_nothing_left_to_improve():
    assert "What would improve it" not in left(Book().client(stage=Stage.EXITING).invoice(due=-40))


def test_lateness_that_is_excused_is_counted_where_it_is_too_much_to_list():
    book = Book().client()
    for at in range(6):
        book.invoice(due=-40 - at, disputed=True)
    told = left(book).split("Doesn't count against them")[1].split("\n\n")[0]
    assert told.endswith("\n and 2 more")


def test_the_next_steps_are_of_the_picture_at_hand_and_nobody_is_compared_again(monkeypatch):
    row = row_of(Book().client().invoice(due=-40))
    monkeypatch.setattr(Picture, "__init__", lambda *_: pytest.fail("another picture"))
    assert "Send the 30-day late notice" in why(row, WIDE).plain


def test_a_pause_says_since_when_and_what_it_waits_for_until_that_is_paid():
    book = Book().client(stage=Stage.PAUSED).remedy("R04", -18).invoice("40.50", due=-40)
    assert "Paused since 3 Nov, until everything overdue (€40.50) is paid" in right(book)
    assert "paused since 3 Nov" in card._why(row_of(book), TODAY, 60).plain
    assert "Nothing is overdue any more: offer to go on" in right(book.paid(-1))
    assert "For now" not in right(Book().client())


def test_pricing_out_holds_while_it_waits():
    assert "Priced out since 18 Nov: every extra is billed" in right(Book().client().remedy("R07", -3))
    assert "Priced out" not in right(Book().client().remedy("R07", -3, RemedyOutcome.FAILED))


def test_what_an_hour_brought_in_is_told_where_hours_are_known():
    book = Book().client().project(hours=Decimal(10), started=day(-90)).invoice("500.00").paid(-20)
    assert "an hour with them brought in €50.00 (10 h, unpaid extras too)" in right(book)
    assert "an hour" not in right(Book().client().invoice().paid(-20))


def test_an_hour_stands_beside_one_with_the_others_as_soon_as_all_are_known():
    book = Book().client().project(hours=Decimal(10), started=day(-90)).invoice("500.00").paid(-20)
    mine = book.client_id
    book.client("Other").project(hours=Decimal(10), started=day(-90)).invoice("800.00").paid(-20)
    opened = session.Book(book.records, TODAY)
    assert opened.usual_rate(mine) is None
    for _ in opened.work_out():
        pass
    told = facts(opened.row(mine), WIDE, opened.usual_rate(mine)).plain
    assert "brought in €50.00 (10 h, unpaid extras too); with the others €80.00" in told


def test_everything_is_wrapped_and_nothing_is_cut_in_a_narrow_column():
    book = Book().client(stage=Stage.PAUSED).incident("S11", -30, said="word " * 40).invoice(due=-40).remedy("R04", -9)
    for told in (left(book, 40), right(book, 40)):
        assert max(map(len, told.split("\n"))) <= 40
    assert left(book, 40).count("word") == left(book).count("word") == 40
