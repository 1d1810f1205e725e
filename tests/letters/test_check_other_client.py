"""A letter to one client that names another one is told about (L), unless what is kept of the first one names them."""

from __future__ import annotations

import pytest
from builder import TODAY, Book
from letters_kit import desk
from msgspec.structs import replace

from clientdesk.letters import LetterText, from_desk
from clientdesk.letters.check import check
from clientdesk.letters.from_desk import Asked
from clientdesk.model.client import Client, Contact
from clientdesk.model.settings import Colleague


def two(other: str = "Moss & Thyme", **client) -> Book:
    """Northwind, who owes on A-1, and another client."""
    book = desk().with_client(**client).invoice("900", issued=-100, due=-40, number="A-1")
    return book.add(Client, name=other)


def named(book: Book, words: str, kind: str = "L07") -> list[str]:
    owner = next(each for each in book.records.all(Client) if each.name == "Northwind")
    text: LetterText = from_desk(book.records, owner, "L07", TODAY, Asked())
    said = replace(text, kind=kind, body=text.body.replace("Please pay", f"{words} Please pay"))
    return [each.text for each in check(book.records, owner, said, TODAY) if each.rule == "other-client"]


@pytest.mark.parametrize(
    ("other", "words", "is_told"),
    [
        ("Moss & Thyme", "As for moss  & thyme.", False),  # written small: no name
        ("Moss & Thyme", "As MOSS & THYME did.", True),
        ("Çiçek Ltd", "As Cicek Ltd did.", True),
        ("Moss", "As Mosses do.", False),
        ("May", "Since 3 May 2026.", False),
        ("May", "As May did.", True),
        ("Al", "As Al did.", False),
    ],
)
def test_a_name_is_told_by_its_whole_words(other, words, is_told):
    assert bool(named(two(other), words)) == is_told


def test_who_is_known_to_the_client_is_no_stranger():
    words = "As Moss & Thyme did."
    assert named(two(), words) == ["Moss & Thyme"]
    assert not named(two(contacts=(Contact(name="Ida, of Moss & Thyme"),)), words)
    assert not named(two().add(Colleague, name="Moss & Thyme"), words)


@pytest.mark.parametrize("kind", ["L18", "L19"])
def test_a_referral_names_whom_it_is_about(kind):
    assert not named(two(), "As Moss & Thyme did.", kind)
