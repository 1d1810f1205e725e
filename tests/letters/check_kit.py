"""A desk with something to ask for, a letter from it, and what its check says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from builder import TODAY, Book
from letters_kit import desk
from msgspec.structs import replace

from clientdesk.letters import Asked, LetterText, from_desk
from clientdesk.letters.check import Problem, check
from clientdesk.model.client import Client
from clientdesk.model.settings import Court

STEP = "It does not name the legal step: say that you will bring a civil claim, and where."
LATE = ("L06", "L07", "L08", "L09", "L10")
OF_THE_LADDER = ("again", "too-early", "first-word")
"""Rules on which notice is the next one; they have a file of their own, and every kind is written elsewhere."""


def owing() -> Book:
    """Northwind owes €1,234.50 on A-1, 95 days late, for the project Site; the last letter went out 10 days ago."""
    book = desk().settings(
        payment_details="IBAN DE00 1234 5678 90", phone="0123 456", country="GB", court=Court(name="County Court")
    )
    book.with_client(country="GB").contract(late_fee=Decimal(8), safeguards={"C09": True})
    book.project(name="Site")
    book.invoice("1234.50", issued=-125, due=-95, number="A-1", project=book.list[-1].id)
    return book.letter("L09", -10)


def client(book: Book) -> Client:
    return book.records.get(Client, book.client_id)


def written(book: Book, kind: str = "L10", **asked) -> LetterText:
    return from_desk(book.records, client(book), kind, TODAY, Asked(**asked))


def found(book: Book, text: LetterText, on: date = TODAY) -> tuple[Problem, ...]:
    problems = check(book.records, client(book), text, on)
    return tuple(each for each in problems if each.rule not in OF_THE_LADDER)


def told(book: Book, text: LetterText, on: date = TODAY) -> list[tuple[str, str]]:
    return [(each.rule, str(each.why)) for each in found(book, text, on)]


def without(text: LetterText, words: str, other: str = "") -> LetterText:
    assert words in text.body, text.body
    return replace(text, subject=text.subject.replace(words, other), body=text.body.replace(words, other))
