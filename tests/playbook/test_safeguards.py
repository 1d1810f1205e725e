"""Safeguards C01–C11: on, off, or not said."""

from __future__ import annotations

from decimal import Decimal

from builder import Book

from clientdesk.model.client import Contact
from clientdesk.playbook.safeguards import SAFEGUARDS, safeguards


def on(book: Book) -> dict[str, bool | None]:
    return {each.id: each.on for each in safeguards(book.records, book.client_id)}


def test_all_eleven_are_asked_and_nothing_is_known_without_a_contract():
    assert list(SAFEGUARDS) == [f"C{number:02}" for number in range(1, 12)]
    assert on(Book().client()) == dict.fromkeys(SAFEGUARDS) | {"C06": False}


def test_terms_imply_their_safeguards():
    book = Book().client(contacts=(Contact(email="a@b.example", phone="1"),)).contract(
        deposit_percent=Decimal(50), silence_days=14, law="UK", courts="London", revisions=3, term_days=30,
        late_fee=Decimal(8), notice_days=30,
    )  # fmt: skip
    said = on(book)
    assert [each for each, value in said.items() if value] == ["C01", "C02", "C03", "C06", "C07", "C08", "C09", "C10"]
    assert [each for each, value in said.items() if value is None] == ["C04", "C05", "C11"]


def test_what_is_stated_goes_before_what_is_implied():
    assert on(Book().client().contract(notice_days=30, safeguards={"C10": False, "C04": True}))["C10"] is False


def test_no_contract_means_none_of_them():
    assert not any(on(Book().client().contract(exists=False)).values())
