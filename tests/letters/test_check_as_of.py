"""Figures are measured by the day that a letter states, or on which it was kept (L, M).

A-1 is of 1,000 and 95 days late on TODAY, Sat 21 Nov 2026; the late fee of 8% counts on day by day.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day
from letters_kit import desk
from msgspec.structs import replace

from clientdesk.letters import Asked, LetterText, from_desk
from clientdesk.letters.check import Problem, check
from clientdesk.letters.check.gate import check_can_go, odd
from clientdesk.letters.check.gate import found as told_of
from clientdesk.letters.render import text_of
from clientdesk.model.client import Client, Language
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Letter
from clientdesk.model.way import Deed, Way


def owing(**contract) -> Book:
    book = desk().settings(payment_details="IBAN DE00 1234", phone="012")
    book.contract(**contract or {"late_fee": Decimal(8), "safeguards": {"C09": True}})
    return book.invoice("1000.00", number="A-1", issued=-130, due=-95)


def written(book: Book, kind: str = "L07", language: Language = Language.ENGLISH) -> LetterText:
    return from_desk(book.records, book.records.get(Client, book.client_id), kind, TODAY, Asked(language=language))


def found(book: Book, text: LetterText, on: int) -> list[Problem]:
    return [each for each in check(book.records, book.records.get(Client, book.client_id), text, day(on))
            if each.rule in ("as-of", "amount", "missing")]  # fmt: skip


def kept(book: Book, text: LetterText) -> Letter:
    book.add(Letter, kind=text.kind, written=TODAY, subject=text.subject, body=text.body, invoices=text.invoices,
             deadline=text.deadline, language=text.language)  # fmt: skip
    return book.list[-1]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("on", [1, 2, 20])
def test_what_was_right_on_the_day_that_it_states_is_told_once_with_today_s_sum_and_the_way(language, on):
    book = owing()
    [told] = found(book, written(book, language=language), on)
    assert (told.rule, told.blocks) == ("as-of", False)
    assert told.why.before.startswith("Its figures are as of 21 Nov; today it is €1,02")
    assert (told.why.way, told.why.after) == (Way(Deed.LETTER, ("L07", "Northwind")), " writes it anew.")


def test_a_sum_that_was_wrong_on_that_day_too_is_wrong():
    book, text = owing(), written(owing())
    off = replace(text, body=text.body.replace("€1,020.82", "€1,030.82"))
    assert off != text
    assert [each.rule for each in found(book, off, 2) if each.blocks] == ["amount", "amount"]


def test_a_payment_since_then_makes_its_figures_wrong():
    book = owing()
    text = written(book)
    assert any(each.blocks for each in found(book.paid(1, "10.00"), text, 2))


def test_one_that_states_no_day_stands_a_week_as_it_was_kept():
    book = owing(late_fee=None)
    letter = kept(book, written(book, "L10"))
    [told] = found(book, text_of(letter), 7)
    assert told.why.before.startswith("Its figures are as of 21 Nov; today it is 102 days late. ")
    assert [each.rule for each in found(book, text_of(letter), 8)] == ["missing"]
    assert [each.rule for each in found(book, replace(text_of(letter), written=None), 1)] == ["missing"]


def test_the_gate_says_what_the_check_says_and_holds_up_what_blocks():
    book = owing()
    letter = kept(book, written(book))
    check_can_go(book.records, letter, day(2), "")
    assert told_of(book.records, letter, day(2)).asked == ()
    assert any("as of 21 Nov" in str(each) for each in odd(book.records, letter, day(2)))
    book.paid(1, "10.00")
    with pytest.raises(Refused):
        check_can_go(book.records, letter, day(2), "")
    assert told_of(book.records, letter, day(2)).asked
