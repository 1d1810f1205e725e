"""What ends the step after a final notice (G3): a pause as the claim is in, a payment, a dispute, a write-off."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book, day

from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.step import Source
from clientdesk.playbook.step_ends import OF_A_CLAIM, disputed, ends_of, invoices_of, paused


def claiming() -> Book:
    """Two invoices whose final notices left until 21 Oct at the latest."""
    book = Book().client().invoice(issued=-160, due=-130, number="A-1").letter("L10", -61)
    return book.invoice("50.00", issued=-160, due=-128, number="A-2").letter("L10", -61)


def the_step(book: Book):
    (step,) = agenda(book.records, TODAY)
    return Picture(book.records, book.client_id, TODAY), step


def test_a_claim_offers_what_ends_it_and_no_other_step_does():
    picture, step = the_step(claiming())
    assert ends_of(step) == OF_A_CLAIM
    assert [each.number for each in invoices_of(picture, step)] == ["A-1", "A-2"]
    for other in (
        Book().client().invoice(due=-40),
        Book().client().invoice(due=-40).promised(-9, 3),
        Book().client().task(3),
    ):
        assert ends_of(the_step(other)[1]) == ()


def test_a_claim_that_is_in_waits_until_its_day_with_all_that_it_is_about():
    picture, step = the_step(claiming())
    change = paused(picture, step, day(60))
    assert change.label == "The claim is in, paused until 20 Jan 2027: A-1, A-2 of Acme"
    after = picture.records.after(change)
    (waits,) = agenda(after, TODAY)
    assert (waits.date, waits.late, waits.claims) == (day(60), False, True)
    assert "paused by you until 20 Jan" in waits.what


@pytest.mark.parametrize("until", [TODAY, date(2026, 11, 1)])
def test_a_day_that_is_not_to_come_is_refused(until):
    picture, step = the_step(claiming())
    with pytest.raises(Refused, match="not to come"):
        paused(picture, step, until)


def test_what_they_dispute_is_claimed_no_more():
    picture, step = the_step(claiming())
    after = picture.records.after(disputed(picture, step))
    assert {each.source for each in agenda(after, TODAY)} == {Source.DISPUTE}
    assert all(each.disputed for each in after.all(Invoice))
