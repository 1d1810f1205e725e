"""The verdict: by class, by what was tried, and never without its reasons."""

from __future__ import annotations

import pytest
from builder import TODAY, Book
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.exchange.sample import sample_desk
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.overview import overviews
from clientdesk.playbook.rules import verdict

FAILED, WORKED = RemedyOutcome.FAILED, RemedyOutcome.WORKED


def judged(book: Book) -> Assessment:
    return verdict(book.records, book.client_id, TODAY).assessment


def late(book: Book | None = None) -> Book:
    return (book or Book().client()).invoice(issued=-90, due=-45)


def test_too_few_records_are_not_enough_data():
    assert judged(Book().client()) is Assessment.UNKNOWN
    assert judged(Book().client().invoice().paid(-30).invoice().paid(-30)) is Assessment.UNKNOWN


def test_three_good_invoices_are_steady():
    assert judged(Book().client().invoice().paid(-30).invoice().paid(-30).invoice().paid(-30)) is Assessment.STEADY


def test_short_of_a_bar_is_watched():
    assert judged(Book().client().invoice(due=-5)) is Assessment.UNKNOWN
    assert judged(Book().client().invoice(due=-8)) is Assessment.WATCH
    assert judged(Book().client().incident("S03")) is Assessment.UNKNOWN
    assert judged(Book().client().incident("S03").incident("S03")) is Assessment.WATCH


@pytest.mark.parametrize("sign", ["S11", "S12", "S13", "S17"])
def test_a_red_sign_means_leave_now_whatever_else(sign):
    assert judged(Book().client().remedy("R06", -1, WORKED).incident(sign)) is Assessment.LEAVE_NOW


@pytest.mark.parametrize("sign", ["S09", "S10"])
def test_a_warned_sign_is_told_once_and_then_left(sign):
    assert judged(Book().client().incident(sign, -5)) is Assessment.SAVE
    assert judged(Book().client().incident(sign, -5).remedy("R08", -4)) is Assessment.SAVE
    assert judged(Book().client().incident(sign, -5).remedy("R08", -4).incident(sign, -3)) is Assessment.LEAVE_NOW


@pytest.mark.parametrize("sign", ["S07", "S19", "S20"])
def test_a_mutual_sign_parts_well(sign):
    assert judged(Book().client().incident(sign)) is Assessment.LET_GO


def test_let_go_is_proposed_when_remedies_failed_and_never_before():
    def never_paid():
        return Book().client().invoice(issued=-200, due=-91)

    assert judged(never_paid()) is Assessment.SAVE
    assert judged(never_paid().remedy("R01", -20)) is Assessment.SAVE
    assert judged(never_paid().remedy("R01", -20, FAILED)) is Assessment.SAVE
    assert judged(never_paid().remedy("R01", -20, FAILED).remedy("R01", -10, FAILED)) is Assessment.SAVE
    both = never_paid().remedy("R01", -20, FAILED).remedy("R05", -5, FAILED)
    assert judged(both) is Assessment.LET_GO
    assert judged(both.remedy("R03", -1)) is Assessment.SAVE
    assert judged(never_paid().remedy("R10", -20, FAILED).remedy("R06", -10, FAILED)) is Assessment.SAVE
    worked = never_paid().remedy("R01", -400, FAILED).remedy("R03", -300, WORKED)
    assert judged(worked.remedy("R05", -20, FAILED)) is Assessment.SAVE


def test_who_always_pays_in_the_end_is_paused_before_being_let_go():
    tried = late().remedy("R01", -40, FAILED).remedy("R03", -30, FAILED)
    assert judged(tried) is Assessment.SAVE
    assert judged(tried.remedy("R04", -20, FAILED)) is Assessment.LET_GO


def test_the_weightiest_reason_comes_first():
    told = late(Book().client()).incident("S11", -3)
    reasons = verdict(told.records, told.client_id, TODAY).reasons
    assert [reason.handbook for reason in reasons] == ["S11", "S01"]


@given(
    st.lists(st.tuples(st.sampled_from(sorted(SIGNS)), st.integers(-900, 0)), max_size=6),
    st.sampled_from(["S11", "S12", "S13", "S17"]),
)
def test_a_red_incident_never_improves_anything(incidents, red):
    book = Book().client()
    for sign, on in incidents:
        book.incident(sign, on, agreed=True)
    before = judged(book)
    assert verdict(book.records, book.client_id, TODAY) == verdict(book.records, book.client_id, TODAY)
    assert judged(book.incident(red)).severity <= before.severity


@given(st.lists(st.tuples(st.integers(-200, 10), st.booleans()), max_size=8))
def test_a_paid_invoice_never_makes_it_worse(invoices):
    book = Book().client()
    for due, paid in invoices:
        book.invoice(issued=-230, due=due)
        if paid:
            book.paid(-1)
    before = judged(book)
    now = judged(book.invoice(issued=-20, due=-1).paid(-1))
    assert now.severity >= before.severity or before is Assessment.UNKNOWN


def test_the_sample_desk_shows_every_assessment():
    rows = {row.client.name: row.verdict.assessment for row in overviews(sample_desk(TODAY), TODAY)}
    assert set(rows.values()) == set(Assessment)
    assert rows["Northwind Studio"] is Assessment.LEAVE_NOW
    assert rows["Atelier Blanc"] is Assessment.STEADY
    assert list(rows)[:2] == ["Northwind Studio", "Quickcoin Labs"]
