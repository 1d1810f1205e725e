"""What is entered about late money: rates with few decimals, letters that can have gone out (M, P)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day

from clientdesk.model.entry.enter import entered
from clientdesk.model.entry.sending import corrected, sent
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Letter
from clientdesk.model.settings import LateRate


def rate(text: str) -> LateRate:
    given = LateRate(id="r", rule="GB", valid_from=TODAY, rate=Decimal(text))
    [found] = entered(Book().client("Northwind").records, given).puts
    assert isinstance(found, LateRate)
    return found


@pytest.mark.parametrize("text", ["11.12345", "0." + "1" * 30, "1e-9"])
def test_m_a_rate_has_four_decimals_at_most(text):
    with pytest.raises(Refused, match="A late interest rate can have four decimals at most"):
        rate(text)


@pytest.mark.parametrize(("text", "kept"), [("11.1234", "11.1234"), ("8." + "0" * 30, "8"), ("100", "100"), ("0", "0")])
def test_m_a_rate_is_kept_without_idle_zeros(text, kept):
    assert str(rate(text).rate) == kept


def asking() -> tuple[Book, Letter]:
    """A letter of the person's own about A-1, which was issued fifty days ago."""
    book = Book().client("Northwind").invoice(issued=-50, due=-20, number="A-1")
    about = (book.invoice_id,)
    return book, Letter(id="x", client=book.client_id, kind="L07", written=TODAY, body="Dear Ada", invoices=about)


def test_p_no_letter_went_out_before_the_invoice_that_it_is_about_was_issued():
    book, letter = asking()
    why = "Invoice A-1 was issued on 2 Oct 2026: no letter about it went out before. Check the day"
    for on in (day(-51), TODAY.replace(year=1900, month=1, day=1)):
        with pytest.raises(Refused, match=why):
            sent(book.records, letter, on, TODAY)
        with pytest.raises(Refused, match=why):
            corrected(book.records, letter.but(sent=day(-3)), on, TODAY)


def test_p_on_its_day_and_where_no_issue_date_is_known_it_can_have():
    book, letter = asking()
    assert sent(book.records, letter, day(-50), TODAY)
    book.list = [each.but(issued=None) if each.id == book.invoice_id else each for each in book.list]
    assert sent(book.records, letter, day(-400), TODAY)
