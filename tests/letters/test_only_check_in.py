"""A last check-in that is the only one (L02, G1): it does not speak of one before it."""

from __future__ import annotations

import pytest
from builder import TODAY, Book
from check_kit import client
from letters_kit import desk

from clientdesk.letters import Asked, LetterText, from_desk
from clientdesk.letters.check import check
from clientdesk.model.client import Language, Stage

LAST = {
    Language.ENGLISH: "My last check-in", Language.TURKISH: "Bu konudaki son mesajım",
    Language.MALAY: "Pertanyaan terakhir saya", Language.INDONESIAN: "Tindak lanjut terakhir dari saya",
}  # fmt: skip
SAID = {
    Language.ENGLISH: "last check-in", Language.TURKISH: "son kez", Language.MALAY: "terakhir",
    Language.INDONESIAN: "terakhir",
}  # fmt: skip


def offered() -> Book:
    """A prospect who was sent a quote 13 days ago, and nothing since."""
    return desk().with_client(stage=Stage.PROSPECT).wrote(-15, subject="Quote")


def last_one(book: Book, language: Language) -> LetterText:
    return from_desk(book.records, client(book), "L02", TODAY, Asked(language=language))


@pytest.mark.parametrize("language", Language)
def test_g1_it_is_the_last_after_a_first_and_else_the_only_one(language):
    second = last_one(offered().letter("L01", -8), language)
    assert second.subject == f"{LAST[language]}: Quote"
    assert SAID[language] in second.body
    only = last_one(offered(), language)
    assert LAST[language] not in only.subject
    assert only.subject.endswith(": Quote")
    assert SAID[language] not in only.body
    assert check(offered().records, client(offered()), only, TODAY) == ()


@pytest.mark.parametrize("language", Language)
def test_where_the_desk_knows_of_nothing_that_was_sent_it_is_what_the_person_says(language):
    assert last_one(desk().with_client(stage=Stage.PROSPECT), language).subject == LAST[language]
