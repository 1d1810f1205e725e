"""Drafts that can't be marked as sent without a word, and those that can (L)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day
from letters_kit import desk

from clientdesk.letters import Asked, from_desk
from clientdesk.letters.check.gate import check_can_go, odd, problems_of
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Letter

WAY = "Say so."


def drafted(book: Book | None = None, kind: str = "L07", **changed) -> tuple[Book, Letter]:
    """A late notice on A-1 as the desk writes it, kept as a draft."""
    book = book or desk().settings(payment_details="IBAN DE00 1234").invoice("100.00", number="A-1", due=-40)
    text = from_desk(book.records, book.records.get(Client, book.client_id), kind, TODAY, Asked())
    fields = {"subject": text.subject, "body": text.body, "invoices": text.invoices, "deadline": text.deadline}
    book.add(Letter, kind=kind, written=TODAY, **fields | changed)
    return book, book.list[-1]


def wrong(book: Book, letter: Letter) -> tuple[Book, Letter]:
    """The same with a cent too much, on the desk too."""
    changed = letter.but(body=letter.body.replace("€100.00", "€100.01"))
    book.list = [changed if each.id == letter.id else each for each in book.list]
    return book, changed


def test_a_draft_as_the_desk_wrote_it_can_go():
    book, letter = drafted()
    assert problems_of(book.records, letter, TODAY) == ()
    check_can_go(book.records, letter, TODAY, WAY)


def test_a_wrong_sum_holds_a_draft_up_with_its_sentence_and_the_way_out():
    book, letter = wrong(*drafted())
    with pytest.raises(Refused) as refused:
        check_can_go(book.records, letter, TODAY, WAY)
    assert refused.value.sentence.endswith(f" {WAY}")
    assert refused.value.sentence.startswith("It does not say that €100.00 is open on A-1")


def test_what_is_only_better_left_out_is_told_and_holds_nothing_up():
    book, letter = drafted()
    rude = letter.but(body=letter.body.replace("Please pay", "You never pay. Please pay"))
    book.list[-1] = rude
    check_can_go(book.records, rude, TODAY, WAY)
    [told] = odd(book.records, rude, TODAY)
    assert told.startswith("Line ")
    assert "“You never” counts up what they did" in told


@pytest.mark.parametrize("fields", [{"sent": TODAY}, {"was": ("digest",)}])
def test_p_what_was_ever_sent_is_a_fact_and_checked_no_more(fields):
    book, letter = wrong(*drafted())
    book.list[-1] = letter.but(**fields)
    check_can_go(book.records, book.list[-1], TODAY, WAY)
    assert odd(book.records, book.list[-1], TODAY) == ()


def test_p_words_that_are_given_as_those_that_were_sent_are_a_fact_too():
    book, letter = drafted()
    check_can_go(book.records, letter.but(body="Pay me €7.00."), TODAY, WAY)
    check_can_go(book.records, letter.but(id="nowhere", body="Pay me €7.00."), TODAY, WAY)


def test_g4_a_draft_is_held_up_once_they_have_paid():
    book, letter = drafted()
    book.paid(2)
    with pytest.raises(Refused, match="A-1"):
        check_can_go(book.records, letter, day(2), WAY)


def test_m_a_letter_that_states_its_day_stands_as_it_was_written_while_nothing_moves():
    from decimal import Decimal

    book = (
        desk()
        .settings(payment_details="IBAN DE00 1234", phone="012")
        .contract(late_fee=Decimal(8), safeguards={"C09": True})
    )
    book.invoice("1000.00", number="A-1", issued=-130, due=-95)
    book, letter = drafted(book, "L10")
    assert "Late fee" in letter.body
    for days in (0, 1, 7, 8):
        check_can_go(book.records, letter, day(days), WAY)
    book.paid(1, "10.00")
    with pytest.raises(Refused):
        check_can_go(book.records, letter, day(2), WAY)
