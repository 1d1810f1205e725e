"""Why lateness is not theirs is one list: who judges and who charges differ only where that is meant (S01, R02)."""

from __future__ import annotations

from typing import Any

import pytest
from builder import TODAY, Book, day

from clientdesk.ledger.standing import standing
from clientdesk.model.invoice import Invoice, PaymentKind
from clientdesk.playbook.excuses import Excuse, excuses
from clientdesk.playbook.late_fee.days import last_free_day, why_spared
from clientdesk.playbook.lateness import is_fair


def late(**fields: Any) -> Book:
    return Book().client().invoice(**{"issued": -120, "due": -90} | fields)


def said(book: Book) -> tuple[list[Excuse], bool, bool]:
    """The reasons; whether it is judged, and whether it may cost a fee."""
    where = standing(book.records, book.records.get(Invoice, book.invoice_id), TODAY)
    return list(excuses(where)), is_fair(where), last_free_day(book.records, where) is not None


@pytest.mark.parametrize(
    ("book", "reason"),
    [
        (late(disputed=True), Excuse.IN_DISPUTE),
        (late().paid(-50).paid(-40, kind=PaymentKind.REFUND), Excuse.GIVEN_BACK),
        (late(payable=False), Excuse.NO_WAY_TO_PAY),
        (late(due=None), Excuse.NO_DUE_DATE),
        (late(issued=-80), Excuse.DATED_AFTER_DUE),
    ],
    ids=lambda given: given if isinstance(given, Excuse) else "",
)
def test_what_excuses_them_from_a_judgement_excuses_them_from_a_fee(book, reason):
    assert said(book) == ([reason], False, False)


def test_a_due_date_of_the_contract_is_enough_for_a_debt():
    assert said(late(due=None).contract(term_days=30)) == ([Excuse.NO_DUE_DATE], False, True)


def test_what_was_sent_after_its_due_date_costs_from_as_many_days_later_on():
    assert said(late(sent=day(-80))) == ([Excuse.SENT_AFTER_DUE], False, True)


def test_what_went_out_in_time_and_was_dated_later_is_late_all_the_same():
    assert said(late(issued=-80, sent=day(-100))) == ([], True, True)


def test_the_reason_is_told_in_the_same_words():
    book = late(payable=False)
    where = standing(book.records, book.records.get(Invoice, book.invoice_id), TODAY)
    assert why_spared(book.records, where).endswith(f": {Excuse.NO_WAY_TO_PAY}.")
