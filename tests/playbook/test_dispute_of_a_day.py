"""A dispute is of its days (G4, M): whatever is asked of an earlier day, or of one after its end, knows none."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day

from clientdesk.ledger.account import overdue
from clientdesk.ledger.moves import entered
from clientdesk.ledger.standing import standing
from clientdesk.ledger.statement import statement
from clientdesk.ledger.status import Status
from clientdesk.model.entry.disputing import disputing
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money
from clientdesk.playbook.excuses import Excuse, excuses
from clientdesk.playbook.late_fee.chargeable import fee_or_why
from clientdesk.playbook.late_fee.whole import LateFee
from clientdesk.playbook.next_money import next_about
from clientdesk.playbook.picture import Picture


def disputed(since: int | None, settled: int | None = None) -> Book:
    """An invoice that is overdue for long, and its dispute."""
    on, until = (None if each is None else day(each) for each in (since, settled))
    book = Book(country="GB").client("Acme", currency="GBP")
    dispute = {"disputed": settled is None, "disputed_on": on, "settled_on": until}
    return book.invoice(Money(100_00, "GBP"), issued=-120, due=-90, number="A-1", **dispute)


def said_of(book: Book, on: int) -> set[bool]:
    """Whether it is in dispute on a day, as each room has it."""
    records, as_of = book.records, day(on)
    where = standing(records, records.get(Invoice, book.invoice_id), as_of)
    found = statement(records, book.client_id, as_of)["GBP"]
    return {
        where.status is Status.DISPUTED,
        found.disputed is not None,
        found.entries[0].what.is_disputed,
        not overdue(records, book.client_id, as_of),
        not isinstance(fee_or_why(records, where), LateFee),
        next_about(Picture(records, book.client_id, as_of), (), where) == "nothing while they dispute it",
        Excuse.IN_DISPUTE in excuses(where),
    }


@pytest.mark.parametrize(
    ("since", "settled", "on", "is_so"),
    [
        (-27, None, -32, False), (-27, None, -27, True), (-27, None, 0, True), (None, None, -80, True),
        (-27, -9, -28, False), (-27, -9, -10, True), (-27, -9, -9, False), (None, -9, -80, True), (None, -9, 0, False),
    ],
)  # fmt: skip
def test_every_room_says_the_same_of_a_dispute_as_of_a_day(since, settled, on, is_so):
    assert said_of(disputed(since, settled), on) == {is_so}


def changed(book: Book, **said) -> Invoice:
    found = disputing(book.records.get(Invoice, book.invoice_id), TODAY, **said)
    return entered(book.records, found, TODAY).puts[0]


def test_the_end_of_a_dispute_is_kept_so_that_what_was_said_before_stays():
    book = disputed(-27)
    before = said_of(book, -10)
    book.list[-1] = changed(book, disputed=False)
    assert (book.list[-1].disputed_on, book.list[-1].settled_on) == (day(-27), TODAY)
    assert said_of(book, -10) == before == {True}
    assert said_of(book, 0) == {False}


def test_what_goes_on_again_has_no_end():
    assert changed(disputed(-27, -9), disputed=True, since=day(-2)).settled_on is None


def test_a_dispute_ends_neither_before_it_began_nor_ahead():
    with pytest.raises(Refused, match="settled before it began"):
        changed(disputed(-27), disputed=False, end=day(-28))
    with pytest.raises(Refused, match="day ahead"):
        changed(disputed(-27), disputed=False, end=day(1))
