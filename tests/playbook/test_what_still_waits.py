"""What waits is in what is planned for the day on which it is asked for again, and for no earlier one (G4).

It is Fri 17 April 2026. A-1 over €5,000 is due since 31 January; its dispute was settled on 16 April, it waits until
Thu 23 April; A-3 over €1,000 is due since 28 February, and a final notice about U-7 over $1,000 went out on 10 April.
"""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book, day, eur
from dunning_kit import at

from clientdesk.letters.claims import claimed
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Payment
from clientdesk.model.money import Money
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.step import Source

FRIDAY, WAKES = date(2026, 4, 17), date(2026, 4, 24)


def owing(on_account: str = "") -> Book:
    dues = {"A-1": date(2026, 1, 31), "A-3": date(2026, 2, 28), "U-7": date(2025, 11, 1)}
    book = Book(workdays=(0, 1, 2, 3, 4)).client()
    first = {"disputed_on": date(2026, 2, 5), "settled_on": date(2026, 4, 16)}
    book.invoice("5000.00", issued=at(date(2026, 1, 1)), due=at(dues["A-1"]), number="A-1", **first)
    book.invoice("1000.00", issued=at(date(2026, 1, 1)), due=at(dues["A-3"]), number="A-3")
    book.invoice(Money(1000_00, "USD"), issued=at(date(2025, 10, 1)), due=at(dues["U-7"]), number="U-7")
    book.letter("L10", at(date(2026, 4, 10)))
    return book.add(Payment, amount=eur(on_account), on=date(2026, 2, 6)) if on_account else book


def told(book: Book, on: date) -> dict[Source, tuple[date, str | None, str]]:
    return {each.source: (each.date, each.letter, each.what) for each in agenda(book.records, on)}


def test_g4_what_credit_pays_is_not_asked_for_beside_an_invoice_that_still_waits():
    steps = told(owing("2000.00"), FRIDAY)
    assert steps[Source.CREDIT][2] == "Use their credit, which covers it: €1,000 on A-3"
    on, letter, what = steps[Source.MONEY]
    assert (on, letter) == (WAKES, None)
    assert what == "Ask for payment: €5,000 on A-1 (its dispute was settled on 16 Apr)"


def test_g4_what_is_due_today_goes_on_without_what_still_waits():
    found = told(owing(), FRIDAY)[Source.MONEY]
    assert found == (date(2026, 3, 30), "L07", "Send the 30-day late notice: €1,000 on A-3")


def test_g4_the_letter_of_a_step_is_about_what_that_names_and_nothing_else():
    """The step of Thu 3 Dec is L07 about A-1, which is paused; U-7, whose final notice is out, is no part of it."""
    book = Book().client().invoice(issued=-90, due=-51, number="A-1", paused_until=day(12))
    book.invoice(Money(1000_00, "USD"), issued=-200, due=-150, number="U-7").letter("L10", -10)
    picture = Picture(book.records, book.client_id, TODAY)
    with pytest.raises(Refused, match="paused by you until 3 Dec"):
        claimed(picture, "L07", ())
    assert [each.invoice.number for each in claimed(picture, "L09", ())] == ["U-7"]


def test_g4_what_is_promised_comes_back_with_its_day_and_in_no_plan_for_a_later_one():
    """A-1 is promised for today, Sat 21 Nov, and A-2 waits until Tue 24 Nov."""
    book = Book().client().invoice(issued=-140, due=-100, number="A-1").letter("L08", -20).promised(-5, 0)
    book.invoice(issued=-140, due=-60, number="A-2", disputed_on=day(-30), settled_on=day(-4))
    (on, _, what) = told(book, TODAY)[Source.MONEY]
    assert (on, what) == (
        day(4),
        "Ask for payment: €100 on A-2 (its dispute was settled on 17 Nov)",
    )
    monday = told(book, day(2))[Source.MONEY]
    assert monday[1:] == ("L06", "Ask again for what was promised: €100 on A-1 (promised for 21 Nov, not paid)")


def test_g4_what_wakes_on_the_very_day_of_a_step_is_in_it():
    """The 60-day notice about A-1 is due on Tue 1 Dec, the day on which A-2 is asked for again."""
    book = Book().client().invoice(issued=-140, due=-50, number="A-1").letter("L07", -15)
    book.invoice(issued=-140, due=-49, number="A-2", paused_until=day(10))
    (on, _, what) = told(book, TODAY)[Source.MONEY]
    assert (on, what) == (day(10), "Send the 60-day late notice: €100 on A-1, with a kind word about A-2")
