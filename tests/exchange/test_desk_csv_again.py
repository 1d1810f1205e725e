"""A desk's own CSV of clients, invoices and payments, in an empty desk: they stand, and cost, as they did (R02, M)."""

from __future__ import annotations

import json
from datetime import date

import pytest
from builder import Book, day, eur
from exchange_kit import plan, whys
from msgspec.structs import asdict

from clientdesk.exchange.desk_csv import export_csv
from clientdesk.exchange.desk_json import export_desk
from clientdesk.ledger.standing import standing
from clientdesk.model.invoice import Dispute, Invoice
from clientdesk.model.money import Money
from clientdesk.model.records import Records
from clientdesk.playbook.late_fee.chargeable import late_fee

LATER = date(2027, 3, 1)
EARLIER = (Dispute(settled=day(-250)), Dispute(since=day(-200), settled=day(-190)))


def owing() -> Book:
    """A-1 was late; A-1-L bills its fee and stands above it, as do others that count for lateness in their own way."""
    book = Book(country="GB").client("Acme", country="GB", late_rule="eu-ie")
    book.invoice("700.00", issued=-300, due=-280, number="A-1", id="late").paid(-100)
    book.list.insert(-2, Invoice(id="fee", client=book.client_id, number="A-1-L", amount=eur("40"), issued=day(-90),
                                 due=day(-60), fee_for="late"))  # fmt: skip
    book.invoice("40.00", issued=-80, due=-80, number="A-2-L", fee_for="late", came_paid=True).paid(-80)
    book.invoice("90.00", number="A-3", payable=False, deposit=True, delivered=False)
    book.invoice("90.00", number="A-4", sent=day(-35), paused_until=day(20))
    book.invoice("90.00", number="A-5", disputed_on=day(-29), settled_on=day(-9), earlier_disputes=EARLIER)
    return book.invoice("90.00", number="A-6", disputed=True, disputed_on=day(-20))


def again(book: Book, **changed: bytes) -> Records:
    """An empty desk of the same person after its lists came in."""
    files = export_csv(book.records) | {f"{name}.csv": data for name, data in changed.items()}
    back = Records.of_all(book.list[:1])
    for name in ("clients", "invoices", "payments"):
        found = plan(files[f"{name}.csv"], back)
        assert found.refused == ()
        back = back.after(found.change)
    return back


def stands(records: Records, on: date) -> dict[str, tuple[object, ...]]:
    """Where each invoice stands on a day, by number, and what its late fee comes to."""
    found = [(standing(records, each, on), each.number) for each in records.all(Invoice)]
    costs = [late_fee(records, where) for where, _ in found]
    return {
        number: (where.status, where.to_pay, where.days_late, fee and fee.total)
        for (where, number), fee in zip(found, costs, strict=True)
    }


def told(records: Records) -> dict[str, dict[str, object]]:
    """Each invoice's own fields by number, ids left out, and the number of the one whose late fee it bills."""
    numbers = {each.id: each.number for each in records.all(Invoice)}
    return {
        each.number: {**asdict(each), "fee_for": numbers.get(each.fee_for or ""), "id": "", "client": ""}
        for each in records.all(Invoice)
    }


@pytest.mark.parametrize("on", [day(-195), day(-100), day(0), LATER])
def test_what_comes_back_stands_and_costs_as_it_did(on):
    book = owing()
    assert stands(again(book), on) == stands(book.records, on)
    assert stands(book.records, LATER)["A-4"][3]


def test_every_field_of_an_invoice_comes_back_whatever_the_order_of_rows():
    book = owing()
    heading, *rows = export_csv(book.records)["invoices.csv"].splitlines(keepends=True)
    assert told(again(book)) == told(book.records)
    assert told(again(book, invoices=heading + b"".join(reversed(rows)))) == told(book.records)


def test_json_keeps_earlier_disputes():
    found = plan(json.dumps(export_desk(owing().records)).encode())
    assert [each.earlier_disputes for each in found.change.puts if getattr(each, "number", "") == "A-5"] == [EARLIER]


def listed(*rows: str) -> tuple[dict[str, object], list[str]]:
    """What each of some rows bills, and the notes with their lines."""
    text = "clientdesk,client,number,amount,currency,fee_for\n" + "".join(f"invoices,Acme,{row}\n" for row in rows)
    found = plan(text)
    numbers = {each.id: each.number for each in found.change.puts if isinstance(each, Invoice)}
    bills = {each.number: numbers.get(each.fee_for) for each in found.change.puts if isinstance(each, Invoice)}
    return bills, [f"{each.row} {each.invoice} {each.note}" for each in found.matched]


ORDINARY = "it comes in as an ordinary invoice"


def test_a_late_invoice_that_is_not_there_leaves_an_ordinary_one_and_is_said():
    assert listed("F,40,EUR,A-1") == (
        {"F": None}, [f"2 F bills a late fee on A-1, which is not there: {ORDINARY}"]
    )  # fmt: skip


def test_a_late_fee_bills_no_late_fee_nor_one_of_another_currency():
    bills, notes = listed("F,40,EUR,A-1", "A-1,700,EUR,", "G,40,EUR,F", "H,40,USD,A-1", "K,40,EUR,K")
    assert bills == {"F": "A-1", "A-1": None, "G": None, "H": None, "K": None}
    assert notes == [
        f"4 G bills a late fee on F, which is a late fee itself: {ORDINARY}",
        f"5 H bills a late fee on A-1, which is in EUR: {ORDINARY}",
        f"6 K bills a late fee on K, which is a late fee itself: {ORDINARY}",
    ]


def test_earlier_disputes_that_can_t_be_read_refuse_the_row():
    text = "clientdesk,client,number,amount,currency,earlier_disputes\ninvoices,Acme,1,5,EUR,[7]\n"
    assert [each.why for each in plan(text).refused] == ["Its earlier disputes are not as they were exported."]


def test_another_program_s_columns_of_these_names_say_nothing():
    found = plan("Client,Number,Amount,Currency,Delivered,Fee for\nAcme,1,5,EUR,no,2\n")
    [invoice] = [each for each in found.change.puts if isinstance(each, Invoice)]
    assert (invoice.delivered, invoice.fee_for, found.matched, invoice.amount) == (True, None, (), Money(500, "EUR"))


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ("no,2026-06-10,2026-06-01,", "A dispute can't be settled before it began. Check the two days."),
        ("yes,2026-06-01,2026-06-10,", "What is in dispute isn't settled. Leave one of the two out."),
        ("no,2026-06-01,2099-01-01,", "A dispute can't be settled on a day ahead. Check the day."),
        ('no,,,"[{""since"":""2026-06-10"",""settled"":""2026-06-01""}]"',
         "A dispute can't be settled before it began. Check the two days."),
        ('no,,,"[{""settled"":""2099-01-01""}]"', "A dispute can't be settled on a day ahead. Check the day."),
    ],
)  # fmt: skip
def test_g4_a_dispute_that_nobody_could_enter_refuses_its_row(days, why):
    heading = "clientdesk,client,number,amount,currency,disputed,disputed_on,settled_on,earlier_disputes\n"
    assert whys(plan(f"{heading}invoices,Acme,1,5,EUR,no,,,\ninvoices,Acme,2,5,EUR,{days}\n")) == [(3, why)]
