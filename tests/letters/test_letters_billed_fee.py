"""The bill for a late fee in the desk's own letters (R02, G4): asked for by what it bills, whatever else there is.

N-1 of €1,000 on the shop, due in June; its bill N-1-F in September, overdue for three weeks.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day, eur
from chasing_kit import chased
from msgspec import structs

from clientdesk.ledger.standing import standing
from clientdesk.letters.check import check
from clientdesk.model.client import Client, Language
from clientdesk.model.invoice import Invoice
from clientdesk.model.settings import Court
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.late_fee.billed import bill_of
from clientdesk.playbook.late_fee.chargeable import fee_left

KINDS = ("L06", "L07", "L08", "L09", "L10")
OF_ITS_DAY = {"too-early", "level", "first-word"}
"""What is said where another letter would be the right one by now."""


def billed(fate: str, language: str = "en") -> Book:
    book = Book(name="Ada", email="ada@example.org", phone="1", payment_details="IBAN 1", country="NL",
                court=Court(name="the District Court"))  # fmt: skip
    book.client("Northwind", language=Language(language)).contract(late_fee=Decimal(10))
    book.project(name="the shop")
    fields = {"project": book.list[-1].id, "paused_until": day(20) if fate == "paused" else None}
    book.invoice("1000.00", issued=-190, due=-160, number="N-1", **fields)
    if fate == "paid":
        book.paid(-100)
    if fate == "promised":
        book.promised(-3, 9, amount=eur("1000"))
    records = book.records
    late = records.get(Invoice, book.invoice_id)
    bill = bill_of(records, late, fee_left(records, standing(records, late, TODAY)), day(-80))
    book.list.append(bill.but(id="bill", due=day(-60)))
    return book


def found_in(book: Book, kind: str) -> list[tuple[str, str]]:
    problems = check(book.records, book.records.get(Client, book.client_id), chased(book, kind), TODAY)
    return [(each.rule, str(each.why)) for each in problems if each.rule not in OF_ITS_DAY]


@pytest.mark.parametrize("language", ["en", "tr", "ms", "id"])
@pytest.mark.parametrize("kind", KINDS)
def test_r02_the_check_finds_nothing_in_a_letter_about_a_bill_on_a_project(kind, language):
    book = billed("paid", language)
    assert found_in(book, kind) == []
    assert "the shop" in chased(book, kind).body


@pytest.mark.parametrize("fate", ["open", "promised", "paused"])
def test_g4_nor_whatever_became_of_the_invoice_that_was_late(fate):
    book = billed(fate)
    assert found_in(book, "L07") == []
    assert ("- Invoice N-1 (the shop)" in chased(book, "L07").body) == (fate == "open")


@pytest.mark.parametrize("fate", ["paid", "promised", "paused"])
def test_g4_the_agenda_asks_for_the_bill_alone_where_its_invoice_waits(fate):
    (step,) = [each for each in agenda(billed(fate).records, TODAY) if each.key == "dunning"]
    assert "N-1-F" in step.what


def test_r02_a_letter_that_asks_for_the_invoice_as_well_is_found_however_its_lines_break():
    book = billed("paid")
    client, letter = book.records.get(Client, book.client_id), chased(book, "L06")

    def rules(more: str) -> set[str]:
        told = structs.replace(letter, body=letter.body.replace("Kind regards", f"{more}\n\nKind regards"))
        return {each.rule for each in check(book.records, client, told, TODAY)}

    assert not {"paid", "late-fee"} & rules("It is N-1-F, which is the late fee on\ninvoice N-1.")
    assert "paid" in rules("It is N-1-F, the late fee on invoice N-1, and N-1 is still unpaid: pay N-1, too.")
    assert "late-fee" in rules("Besides N-1-F, please pay another late fee of 10%.")
