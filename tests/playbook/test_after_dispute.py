"""After a dispute (G4, S01, R02): they have time again, a kind word comes first, its days don't count against them.

The invoice is due on Sun 4 Oct 2026; they dispute it on 18 Nov, and it is settled on Sun 22 Nov.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from builder import Book
from dunning_kit import at, step, told
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.ledger.standing import standing
from clientdesk.model.invoice import Dispute, Invoice
from clientdesk.model.journal import Matter
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.after_dispute import own_day, own_days_until, settled_on
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.findings import finding_of
from clientdesk.playbook.late_fee.chargeable import fee_on, late_fee, why_none
from clientdesk.playbook.lateness import excused, own_days
from clientdesk.playbook.next_money import next_about
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import verdict

DUE, SAID, SETTLED = date(2026, 10, 4), date(2026, 11, 18), date(2026, 11, 22)
LAST = date(2026, 11, 29)
"""The last day of the time that they have again."""


def disputed(since: date | None = SAID, settled: date | None = SETTLED, due: date = DUE, **fields) -> Book:
    """An invoice of €200 at 10% a year, paid by nobody so far; and three that were paid in time."""
    book = Book(workdays=(0, 1, 2, 3, 4)).client().contract(late_fee=Decimal(10))
    for on in (-300, -290, -280):
        book.invoice(issued=on - 30, due=on).paid(on)
    return book.invoice(
        "200.00", issued=at(due) - 30, due=at(due), number="FIT-02", disputed_on=since, settled_on=settled, **fields
    )


def where(book: Book, day: date):
    return standing(book.records, book.records.get(Invoice, book.invoice_id), day)


def seen(book: Book, day: date) -> Picture:
    return Picture(book.records, book.client_id, day)


def next_on(book: Book, day: date) -> tuple[str | None, date]:
    notice = told(book, day)
    assert notice is not None
    return notice.letter, notice.on


class TestAsking:
    """G4: what comes when, where nothing was ever written."""

    def test_on_the_day_of_the_settling_nothing_is_due(self):
        found = step(disputed(), SETTLED)
        assert (found.date, found.letter, found.asks) == (date(2026, 11, 30), None, True)
        assert found.what == "Ask for payment: €200 on FIT-02 (its dispute was settled on 22 Nov)"
        assert next_about(seen(disputed(), SETTLED), (), where(disputed(), SETTLED)) == (
            "put off until 29 Nov: its dispute was settled on 22 Nov"
        )

    @pytest.mark.parametrize(
        ("days", "letter", "on"),
        [
            (0, None, 8), (8, None, 8), (13, None, 8), (14, "L06", 15), (29, "L06", 15), (30, "L06", 15),
            (60, "L06", 15), (200, "L06", 15),
        ],
    )  # fmt: skip
    def test_the_first_word_is_the_invoice_again_at_most(self, days, letter, on):
        assert next_on(disputed(), SETTLED + timedelta(days=days)) == (letter, SETTLED + timedelta(days=on))

    def test_however_late_it_is_told_in_the_same_words(self):
        words = {told(disputed(), SETTLED + timedelta(days=days)).words for days in (14, 29, 30, 200)}
        assert words == {"Send the invoice again, with the late fee"}

    def test_the_notices_count_their_days_from_the_settling(self):
        book = disputed().letter("L06", at(SETTLED) + 15)
        assert next_on(book, SETTLED + timedelta(days=16)) == ("L07", SETTLED + timedelta(days=30))
        book.letter("L07", at(SETTLED) + 30)
        assert next_on(book, SETTLED + timedelta(days=31)) == ("L08", SETTLED + timedelta(days=60))

    def test_what_went_out_before_it_counts_no_more(self):
        book = disputed().letter("L06", at(DUE) + 14).letter("L07", at(DUE) + 30).letter("L10", at(DUE) + 40)
        assert next_on(book, SETTLED + timedelta(days=14)) == ("L06", SETTLED + timedelta(days=15))

    def test_what_goes_out_on_the_day_of_the_settling_counts(self):
        assert next_on(disputed().letter("L06", at(SETTLED)), SETTLED) == ("L07", SETTLED + timedelta(days=30))

    def test_an_old_silence_about_it_brings_no_letter_at_once(self):
        book = disputed().wrote(at(DUE) + 1, matter=Matter.PAYMENT)
        found = step(book, SETTLED)
        assert (found.date, found.letter) == (date(2026, 11, 30), None)

    def test_why_it_is_so_kind_is_said(self):
        notice = told(disputed(), SETTLED + timedelta(days=30))
        assert notice is not None
        assert notice.why == (
            "FIT-02 is 79 days late; its dispute was settled on 22 Nov,"
            " so the first word since is L06, and no firmer one."
        )

    def test_a_promise_that_they_made_since_is_the_newer_word(self):
        book = disputed().promised(at(SETTLED), at(SETTLED) + 2)
        assert next_on(book, SETTLED + timedelta(days=3))[1] == SETTLED + timedelta(days=3)
        old = disputed().promised(at(SAID) - 9, at(SAID) - 2)
        assert next_on(old, SETTLED) == ("L06", date(2026, 11, 30))

    @pytest.mark.parametrize("settled", [DUE, DUE - timedelta(days=3)])
    def test_one_that_was_over_by_the_due_date_changes_nothing(self, settled):
        day, book = DUE + timedelta(days=49), disputed(DUE - timedelta(days=9), settled)
        assert next_on(book, day) == next_on(disputed(None, None), day) == ("L07", date(2026, 11, 3))

    def test_the_bill_for_its_late_fee_has_the_same_time(self):
        book = disputed()
        late = book.invoice_id
        book.paid(at(SETTLED)).invoice("3.00", issued=at(DUE) + 5, due=at(DUE) + 19, number="FIT-02-F", fee_for=late)
        assert next_on(book, SETTLED) == (None, date(2026, 11, 30))


class TestJudging:
    """S01: only their own days, and none while they have time again."""

    def test_a_verdict_does_not_turn_with_the_settling(self):
        book = disputed()
        on_that_day = verdict(book.records, book.client_id, SETTLED)
        assert on_that_day.assessment is Assessment.STEADY
        assert verdict(book.records, book.client_id, LAST).assessment is Assessment.STEADY
        assert [each.text for each in excused(seen(book, SETTLED))] == [
            "FIT-02 49 days late: its dispute was just settled, and they have time again"
        ]

    def test_when_the_time_is_over_their_own_days_count(self):
        book, day = disputed(), LAST + timedelta(days=1)
        finding = finding_of(seen(book, day), SIGNS["S01"])
        assert own_days(where(book, day)) == 57 - 5
        assert finding.text == "is late with 1 of the last 4 invoices, 52 days overdue now"
        assert (finding.raised, finding.figures) == (True, "52 days overdue, bar 30")
        assert finding.evidence[0].text == "FIT-02 overdue by 57 days, 5 of them in dispute"

    def test_the_day_on_which_it_was_too_late_is_as_many_days_later(self):
        book = disputed(date(2026, 10, 10), date(2026, 10, 19))
        for day, raised in ((date(2026, 11, 13), False), (date(2026, 11, 14), True)):
            finding = finding_of(seen(book, day), SIGNS["S01"])
            assert (bool(finding and finding.raised), own_days(where(book, day)) > 30) == (raised, raised)
        assert finding.crossed == date(2026, 11, 14)

    def test_who_pays_in_the_time_after_a_dispute_from_before_the_due_date_was_hardly_late(self):
        book = disputed(DUE - timedelta(days=3)).paid(at(LAST))
        assert (where(book, LAST).days_late, own_days(where(book, LAST))) == (56, 7)

    def test_days_by_which_it_was_sent_late_are_left_out_once(self):
        book = disputed(DUE, date(2026, 10, 8), sent=DUE - timedelta(days=28))
        assert own_days(where(book, date(2026, 10, 18))) == 14 - 4
        assert [each.text for each in excused(seen(book, date(2026, 10, 18)))] == [
            "FIT-02 14 days late: you sent it 2 days late, and it was in dispute for 2 days"
        ]

    @pytest.mark.parametrize(("since", "known"), [(0, True), (1, False)])
    def test_what_they_dispute_from_the_day_on_which_they_paid_was_settled_and_later_is_none(self, since, known):
        paid = DUE + timedelta(days=9)
        book = disputed(paid + timedelta(days=since)).paid(at(paid))
        assert settled_on(seen(book, LAST), where(book, LAST)) == (SETTLED if known else None)


class TestTheFee:
    """R02, M: worked out by hand."""

    def test_the_days_in_dispute_are_left_out_of_it(self):
        fee = late_fee(disputed().records, where(disputed(), SETTLED))
        assert fee is not None
        assert (fee.days, fee.interest.shown(), fee.since) == (44, "€2.41", date(2026, 10, 5))  # 200 · 10% · 44/365
        plain = late_fee(disputed(None, None).records, where(disputed(None, None), SETTLED))
        assert plain is not None
        assert (plain.days, plain.interest.shown()) == (49, "€2.68")

    def test_it_goes_on_the_day_after_the_settling(self):
        book = disputed()
        fees = [late_fee(book.records, where(book, day)) for day in (SAID - timedelta(days=1), LAST)]
        assert [fee.days for fee in fees if fee] == [44, 51]

    def test_there_is_none_where_every_day_late_was_in_dispute(self):
        book = disputed(DUE - timedelta(days=3)).paid(at(SETTLED))
        assert fee_on(book.records, where(book, SETTLED)) is None
        assert why_none(book.records, where(book, SETTLED)) == (
            "FIT-02 was late through no fault of theirs, so there is no late fee on it: it was in dispute."
        )

    def test_several_disputes_are_all_left_out(self):
        earlier = (Dispute(since=date(2026, 10, 10), settled=date(2026, 10, 19)),)
        book = disputed(earlier_disputes=earlier)
        fee = late_fee(book.records, where(book, SETTLED))
        assert fee is not None
        assert (fee.days, [(each.since.day, each.until.day) for each in fee.working.left_out]) == (
            34,
            [(10, 19), (18, 22)],
        )


DAYS = st.integers(-20, 60)


@given(st.lists(st.tuples(DAYS, st.integers(0, 20)), min_size=1, max_size=3), st.integers(0, 5), st.integers(1, 80))
@settings(max_examples=60)
def test_s01_the_day_of_so_many_own_days_is_the_first_with_as_many(drawn, late, number):
    *earlier, (first, more) = [(DUE + timedelta(days=on), timedelta(days=length)) for on, length in drawn]
    disputes = tuple(Dispute(since=on, settled=on + length) for on, length in earlier)
    sent = DUE - timedelta(days=30 - late)
    one = where(disputed(first, first + more, earlier_disputes=disputes, sent=sent), DUE + timedelta(days=200))
    day = own_day(one, number)
    assert own_days_until(one, day) == number
    assert own_days_until(one, day - timedelta(days=1)) == number - 1


@given(DAYS, st.integers(0, 20), st.lists(st.tuples(st.sampled_from(["L06", "L07", "L10"]), st.integers(1, 80))))
@settings(max_examples=60)
def test_g4_whatever_went_out_before_it_nothing_is_due_in_the_time_that_they_have_again(since, length, letters):
    on = DUE + timedelta(days=since)
    settled = on + timedelta(days=length)
    book = disputed(on, settled)
    for kind, sent in letters:
        if DUE + timedelta(days=sent) < settled:
            book.letter(kind, at(DUE) + sent)
    if settled > DUE:
        for more in range(8):
            letter, day = next_on(book, settled + timedelta(days=more))
            assert (letter, day > settled + timedelta(days=7)) == (None, True)
