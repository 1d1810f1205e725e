"""What the agenda asks of a client it asks once, however many invoices there are and days are looked at."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from builder import TODAY, Book, day, eur
from dunning_kit import at

from clientdesk.ledger import account
from clientdesk.model.change import Change
from clientdesk.model.invoice import Payment
from clientdesk.model.journal import Incident, Letter
from clientdesk.playbook import agenda as due
from clientdesk.playbook import asked, picture
from clientdesk.playbook.agenda import agenda, steps_of
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.step import Source
from clientdesk.playbook.unanswered.calls import call_for
from clientdesk.playbook.unanswered.listing import silences
from clientdesk.playbook.workdays import on_workday

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def owing() -> Picture:
    """Twenty invoices, about all of which a letter went out on Fri 20 Nov, and one before."""
    book = Book().client()
    for each in range(20):
        book.invoice(issued=-150, due=-100 + each, number=f"A-{each}")
    for on in (date(2026, 10, 20), FRIDAY):
        book.add(Letter, kind="L06", written=on, sent=on, body="…")
    book.wrote(at(FRIDAY)).wrote(at(FRIDAY) - 30)
    return Picture(book.records, book.client_id, FRIDAY)


def counted(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> Counter[object]:
    """How often a function was called, by the day of the picture that it was given."""
    calls, real = Counter[object](), getattr(module, name)

    def counting(picture: Picture, *rest: object) -> object:
        calls[picture.today] += 1
        return real(picture, *rest)

    monkeypatch.setattr(module, name, counting)
    return calls


def test_an_invoice_and_a_letter_are_held_against_one_another_once_a_day(owing, monkeypatch):
    calls = counted(monkeypatch, asked, "asks")
    assert steps_of(owing, verdict_of(owing))
    assert calls
    assert max(calls.values()) <= 20 * 2


def test_whether_they_are_being_left_is_asked_once_for_all_days(owing, monkeypatch):
    calls = counted(monkeypatch, due, "way_out")
    steps = steps_of(owing, verdict_of(owing))
    assert any(step.date > TODAY for step in steps)
    assert calls == {FRIDAY: 1}


@pytest.mark.parametrize("key", ["", "dunning"])
def test_a_call_s_card_asks_the_agenda_once(owing, monkeypatch, key):
    calls = counted(monkeypatch, due, "way_out")
    assert call_for(owing, key)
    assert calls == {FRIDAY: 1}


def test_the_card_of_a_call_that_is_not_made_asks_once_too(owing, monkeypatch):
    unsafe = Incident(id="n", client=owing.client.id, sign="S11", on=FRIDAY)
    picture = Picture(owing.records.after(Change("", (unsafe,))), owing.client.id, FRIDAY)
    calls = counted(monkeypatch, due, "way_out")
    assert not call_for(picture).card.is_call
    assert calls == {FRIDAY: 1}


def test_of_several_silences_of_a_client_the_agenda_is_asked_once(monkeypatch):
    book = Book().client()
    for name in ("Site", "Shop"):
        book.project(name=name)
        book.wrote(-9, project=book.list[-1].id)
    calls = counted(monkeypatch, due, "way_out")
    assert len(silences(book.records, TODAY)) == 2
    assert calls == {TODAY: 1}


def paid_late(invoices: int) -> Book:
    """So many invoices, each paid four days after one of five final notices that name none."""
    book = Book(country="GB").client()
    for each in range(invoices):
        book.invoice(issued=-330, due=-300 + each % 30, number=f"A-{each}").paid(-96 + 7 * (each % 5))
    for week in range(5):
        on = day(-100 + 7 * week)
        book.add(Letter, kind="L10", written=on, sent=on, body="…")
    return book


def called(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[object]:
    """The day, the last argument, of each call of a function from now on."""
    calls, real = [], getattr(module, name)
    monkeypatch.setattr(module, name, lambda *given: calls.append(given[-1]) or real(*given))
    return calls


@pytest.mark.parametrize("invoices", [5, 20])
def test_r02_for_the_fees_on_all_invoices_a_client_is_looked_at_once_a_day(monkeypatch, invoices):
    seen = called(monkeypatch, picture, "standings")
    (fees,) = [each for each in agenda(paid_late(invoices).records, TODAY) if each.key == "late-fee"]
    assert f"on {invoices} invoices" in fees.what
    assert max(Counter(seen).values()) <= len(["for the agenda", "for the verdict beside others", "for the fees"])


def test_r02_twice_the_fees_ask_twice_as_much_of_the_letters_and_no_more(monkeypatch):
    ages, counts = called(monkeypatch, asked, "age"), []
    for invoices in (20, 40):
        ages.clear()
        agenda(paid_late(invoices).records, TODAY)
        counts.append(len(ages))
    assert 0 < counts[1] <= 2 * counts[0]


def test_g4_since_when_credit_covers_an_invoice_is_read_from_its_course_and_not_worked_out_for_each_payment(
    monkeypatch,
):
    book = Book().client()
    for each in range(20):
        book.invoice(issued=-300, due=-200 + each).paid(-100 + each)
    book.invoice(issued=-300, due=-250, number="A-1").add(Payment, amount=eur("100.00"), on=day(-260))
    worked_out = called(monkeypatch, account, "_credit")
    (step,) = agenda(book.records, TODAY)
    assert (step.source, step.date) == (Source.CREDIT, on_workday(day(-249), book.records.settings))
    assert len(worked_out) <= len(["for the agenda", "for the verdict beside others"])
