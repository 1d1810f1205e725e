"""A desk that letters of silence and of money are written from, with everything to say, and with next to nothing."""

from __future__ import annotations

from decimal import Decimal

from builder import TODAY, Book, eur

from clientdesk.letters import Asked, LetterText, from_desk, kinds
from clientdesk.letters.chasing import CHASING
from clientdesk.model.client import Client, Contact
from clientdesk.model.journal import Matter
from clientdesk.model.settings import Court

OF_AN_EXIT = [kind for kind in kinds() if kind not in CHASING]
"""Kinds that are written from an exit."""
SIGNED = "Ada Lovelace\nAda Design\nada@example.org\n0123 456"
COURT = "the County Court at Leeds"


def ada(**client) -> Book:
    """Ada, of whom all is known, and her client Northwind."""
    book = Book(
        name="Ada Lovelace", business="Ada Design", email="ada@example.org", phone="0123 456",
        payment_details="IBAN DE00 1234 5678 90", court=Court(name=COURT),
    )  # fmt: skip
    return book.client("Northwind", **{"contacts": (Contact(name="Mr. Kaya"),)} | client)


def in_touch() -> Book:
    """Work under way, two messages without an answer, and a contract that says what silence does."""
    book = ada().project(name="the shop", revisions=3)
    shop = book.list[-1].id
    book.contract(extra_round=eur("120"), silence_days=14, late_fee=Decimal(5), safeguards={"C02": True, "C09": True})
    book.wrote(-20, subject="Re: Drafts", project=shop, matter=Matter.WORKING)
    return book.wrote(-9, subject="Drafts", project=shop, matter=Matter.WORKING).incident("S09", -3, said="You idiot")


def owing() -> Book:
    """The same, with two overdue invoices, one of them paid in part, a letter about it, and a credit."""
    book = in_touch()
    shop = book.list[-5].id
    book.invoice("800.00", issued=-122, due=-92, number="N-1", project=shop).paid(-50, "300.00").letter("L08", -30)
    return book.invoice("90.00", issued=-60, due=-30, number="N-2").paid(-20, "40.00", invoice=None)


def bare(**invoice) -> Book:
    """A desk that knows the client's name, and one overdue invoice."""
    return Book().client("Northwind").invoice("800.00", **{"due": -31, "number": "N-1"} | invoice)


def chased(book: Book, kind: str, **asked) -> LetterText:
    """A letter of a kind from a desk."""
    return from_desk(book.records, book.records.get(Client, book.client_id), kind, TODAY, Asked(**asked))
