"""Credit that covers the oldest invoices pays them: the agenda and the letter ask for the rest alone (G4, M).

£1,000 due on 17 May 2026, £1,000 due on 21 June, and £1,394.82 on account; it is 3 July.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from builder import Book
from letters_kit import desk

from clientdesk.letters import Asked, from_desk
from clientdesk.letters.check import check
from clientdesk.letters.render import LetterText
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.money import Money
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.next_money import next_about
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.step_ends import paid_for
from clientdesk.playbook.unanswered.owed import asked_for_now

TODAY = date(2026, 7, 3)
DUE = {"A-2": date(2026, 5, 17), "A-1": date(2026, 6, 21), "A-3": date(2026, 6, 25)}


def gbp(text: str) -> Money:
    return Money.from_decimal(Decimal(text), "GBP")


def owing(on_account: str = "1394.82", *numbers: str) -> Book:
    book = desk().settings(payment_details="IBAN DE00 1234 5678 90", country="GB")
    book.with_client(country="GB", currency="GBP")
    for number in numbers or ("A-2", "A-1"):
        book.add(Invoice, number=number, amount=gbp("1000"), issued=date(2026, 4, 1), due=DUE[number])
    return book.add(Payment, amount=gbp(on_account), on=date(2026, 6, 25))


def picture(book: Book) -> Picture:
    return Picture(book.records, book.client_id, TODAY)


def asks(book: Book) -> list[str]:
    return [each.what for each in agenda(book.records, TODAY) if each.key in ("dunning", "credit")]


def chosen(book: Book, *numbers: str) -> tuple[str, ...]:
    return tuple(each.id for each in book.records.all(Invoice) if each.number in numbers)


def written(book: Book, kind: str, *numbers: str) -> LetterText:
    client = book.records.get(Client, book.client_id)
    return from_desk(book.records, client, kind, TODAY, Asked(invoices=chosen(book, *numbers)))


def test_g4_the_agenda_uses_it_on_the_oldest_and_asks_for_the_others():
    assert sorted(asks(owing())) == [
        "Ask for payment: £1,000 on A-1",
        "Use their credit, which covers it: £1,000 on A-2",
    ]


def test_g4_the_letter_that_the_agenda_asks_for_is_about_the_rest_and_takes_what_is_left_of_it_off():
    book = owing()
    letter = written(book, "L06")
    assert letter.invoices == chosen(book, "A-1")
    assert "A-2" not in letter.body
    assert "£394.82" in letter.body
    problems = check(book.records, book.records.get(Client, book.client_id), letter, TODAY)
    assert [str(each.why) for each in problems if each.rule in ("amount", "late-fee")] == []


@pytest.mark.parametrize("kind", ["L05", "L06", "L07"])
def test_g4_no_letter_asks_for_what_it_covers(kind):
    assert "A-2" not in written(owing(), kind).body


def test_g4_the_pages_and_the_call_name_the_rest_alone():
    book = owing()
    found = picture(book)
    assert [each.invoice.number for each in asked_for_now(found)] == ["A-1"]
    assert [each.number for each in paid_for(found)] == ["A-2"]
    steps = [each for each in agenda(book.records, TODAY) if each.client.id == book.client_id]
    told = {each.invoice.number: next_about(found, steps, each).words for each in found.standings}
    assert told == {"A-2": "Use their credit, which covers it", "A-1": "Ask for payment"}


@pytest.mark.parametrize("numbers", [("A-2", "A-1"), ("A-2",)])
def test_g4_nor_does_one_that_is_to_be_about_it(numbers):
    with pytest.raises(Refused, match="Invoice A-2 is not asked for: their credit covers it"):
        written(owing(), "L06", *numbers)


@pytest.mark.parametrize(
    ("on_account", "covered"),
    [
        ("999.99", []),
        ("1000", ["A-2"]),
        ("1999.99", ["A-2"]),
        ("2000", ["A-2", "A-1"]),
        ("3000", ["A-2", "A-1", "A-3"]),
    ],
)
def test_g4_it_pays_one_after_another_and_each_in_whole(on_account, covered):
    book = owing(on_account, "A-3", "A-2", "A-1")
    assert [each.number for each in paid_for(picture(book))] == covered
