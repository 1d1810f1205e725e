"""What was credited and what was let go are told apart: a write-off is the person's own bookkeeping (M, L06–L10)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book
from chasing_kit import ada, chased
from check_kit import told

from clientdesk.ledger.standing import standings
from clientdesk.letters.came_in import received, taken_off
from clientdesk.model.client import Language
from clientdesk.model.invoice import PaymentKind

WORDS = {
    Language.ENGLISH: "€200.00 no longer asked for",
    Language.TURKISH: "artık istenmeyen €200,00",
    Language.MALAY: "€200.00 tidak lagi dituntut",
    Language.INDONESIAN: "€200,00 tidak lagi ditagih",
}
CREDITED = {
    Language.ENGLISH: "€150.55 credited",
    Language.TURKISH: "düşülen €150,55",
    Language.MALAY: "€150.55 dikreditkan",
    Language.INDONESIAN: "€150,55 dikreditkan",
}


def owing() -> Book:
    return ada().invoice("10000", issued=-90, due=-60, number="A-1")


def in_part() -> Book:
    """€100.00 came, €150.55 was credited and €200.00 written off."""
    return owing().credited(-9, "150.55").paid(-8, "100").written_off(-7, "200")


@pytest.mark.parametrize("language", Language)
def test_a_write_off_is_no_credit_note_in_any_language(language):
    body = chased(in_part(), "L06", language=language).body
    assert f"{CREDITED[language]}, {WORDS[language]})" in body
    assert told(in_part(), chased(in_part(), "L06", language=language)) == []


@pytest.mark.parametrize("language", Language)
def test_what_was_only_let_go_stands_alone(language):
    body = chased(owing().written_off(-7, "200"), "L06", language=language).body
    assert f"{WORDS[language]})" in body
    assert CREDITED[language].strip("€0123456789,. ") not in body


@pytest.mark.parametrize(
    ("book", "credited", "let_go"),
    [
        (owing(), None, None),
        (in_part(), 15055, 20000),
        (in_part().paid(-6, "40", kind=PaymentKind.REFUND), 15055, 20000),
        (owing().written_off(-7, "200").paid(-6, "9900"), None, 10000),
    ],
    ids=["nothing", "both", "and some of it went back", "some of it came after all"],
)
def test_the_parts_of_an_invoice_add_up(book, credited, let_go):
    (each,) = standings(book.records, book.client_id, TODAY)
    came = received(book.records, each)
    off = taken_off(each, came)
    assert [part and part.minor for part in off] == [credited, let_go]
    parts = (*(part.amount.minor for part in came), *(part.minor for part in off if part), each.to_pay.minor)
    assert sum(parts) == each.invoice.amount.minor
