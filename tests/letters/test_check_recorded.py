"""A letter that comes back from a file (L): recorded as sent or only checked, it is the same letter, about the same."""

from __future__ import annotations

import pytest
from builder import TODAY, day
from check_kit import client, owing, written
from msgspec.structs import replace
from sample_kit import records
from sample_kit import written as each_kind

from clientdesk.letters import LetterText
from clientdesk.letters.check import check
from clientdesk.letters.check.guess import in_own_words, language_of, of_client
from clientdesk.letters.check.own_words import odd_words
from clientdesk.letters.check.problem import in_a_line
from clientdesk.letters.render import text_of
from clientdesk.model.client import Language
from clientdesk.model.journal import Letter


def from_file(text: LetterText, kind: str = "") -> LetterText:
    """A letter as it is read from a file: its words, and the kind where somebody says so."""
    return LetterText(kind, text.language, text.subject, text.body)


def recorded(records, whose, text: LetterText) -> Letter:
    """The letter that is kept once somebody has said that these words went out today."""
    gone = Letter(
        id="gone", client=whose.id, kind=text.kind, written=TODAY, subject=text.subject, body=text.body,
        language=whose.language,
    )  # fmt: skip
    return in_own_words(records, gone, TODAY)


@pytest.mark.parametrize(
    "language", [pytest.param(each, marks=() if each in ("en", "tr") else pytest.mark.beside) for each in Language]
)
def test_what_the_desk_writes_is_checked_and_recorded_as_the_same_letter(language):
    first = {text.kind: (whose, text) for whose, text in reversed(tuple(each_kind(language)))}
    for whose, text in first.values():
        of_words = language_of(f"{text.subject}\n{text.body}", whose.language)
        known = of_client(records(), whose, replace(from_file(text), language=of_words), TODAY)
        gone = recorded(records(), whose, text)
        where = text.kind, whose.name
        assert (known.kind, gone.language) == (text.kind, text.language), where
        for each in (known, text_of(gone)):
            kept = each.invoices, each.besides, each.deadline, each.project
            assert kept == (text.invoices, text.besides, text.deadline, text.project), where
        said = [in_a_line(each) for each in check(records(), whose, text, TODAY)]
        assert [in_a_line(each) for each in check(records(), whose, known, TODAY)] == said, where
        assert list(odd_words(records(), gone, TODAY)) == said, where


def test_ones_own_words_are_about_the_open_invoices_that_they_name():
    book = owing().invoice("90", issued=-100, due=-70, number="A-2").invoice("40", issued=-50, due=-20, number="A-3")
    text = LetterText(
        "L07", Language.ENGLISH, "Payment", "Dear Mr. Kaya,\n\nplease pay the €90 of A-2.\n\nAda Lovelace"
    )
    known, gone = of_client(book.records, client(book), text, TODAY), recorded(book.records, client(book), text)
    assert (
        known.invoices
        == gone.invoices
        == (next(each.id for each in book.list if getattr(each, "number", "") == "A-2"),)
    )


def test_a_final_notice_of_ones_own_leaves_until_the_last_day_that_it_names():
    book = owing()
    text = written(book)
    own = replace(text, subject="My last word", body=text.body.replace("Dear", "Good morning", 1))
    assert recorded(book.records, client(book), own).deadline == text.deadline is not None


def test_an_older_draft_of_the_same_subject_says_nothing_of_what_other_words_are_about():
    book = owing()
    old = written(book, "L08")
    book.add(Letter, kind="L08", written=day(-3), subject=old.subject, body="Dear Mr. Kaya,\n\nplease pay.")
    text = written(book, "L08")
    assert recorded(book.records, client(book), text).invoices == text.invoices != ()
