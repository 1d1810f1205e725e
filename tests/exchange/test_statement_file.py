"""The statement as a file: the same rows as text, CSV, PDF; harmless in a terminal, a spreadsheet and typst (R03)."""

from __future__ import annotations

import csv
import sys
from io import StringIO

import msgspec
import pytest
import typst
from builder import TODAY, Book, day
from bundle_kit import inflated

from clientdesk.exchange.pdf import NoPdf
from clientdesk.exchange.statement import statement_file
from clientdesk.model.money import Money


def book() -> Book:
    return Book(name="Mira").client("Acme").invoice("100.00", number="A-1", issued=-60, due=-30).paid(-20, "130.00")


def text(of: Book, since: int | None = None) -> str:
    first = None if since is None else day(since)
    return statement_file(of.records, of.client_id, TODAY, first, ".txt").decode()


def rows(of: Book) -> list[list[str]]:
    data = statement_file(of.records, of.client_id, TODAY, None, ".csv").decode("utf-8-sig")
    return list(csv.reader(StringIO(data)))


def test_the_text_is_aligned_and_ends_with_the_closing_balance() -> None:
    lines = text(book(), since=-59).splitlines()
    assert lines[3:6] == ["From: Mira", "For: Acme", "From 23 September 2026 to 21 November 2026"]
    assert lines[10:] == [
        "Date         What             Due  Debit   Credit  Balance",
        "23 Sep 2026  Opening balance                       €100.00",
        "1 Nov 2026   Payment on A-1               €130.00  -€30.00",
        "21 Nov 2026  Closing balance                       -€30.00",
    ]


def test_m_an_invoice_has_its_due_day_beside_it() -> None:
    of = Book().client().invoice("70.00", number="A-1", issued=-40, due=-10)
    assert "12 Oct 2026  Invoice A-1      11 Nov 2026  €70.00           €70.00" in text(of).splitlines()
    assert rows(of)[1][-1] == "2026-11-11"


def test_m_where_something_is_open_the_foot_says_how_to_pay() -> None:
    details = "IBAN DE89 3704\n\n[b]Bank[/b]"
    of = Book(payment_details=details).client().invoice("70.00", due=-10)
    assert text(of).splitlines()[-5:] == ["How to pay", "----------", "", "IBAN DE89 3704", "[b]Bank[/b]"]
    assert "How to pay" not in text(of.paid(-1, "70.00"))
    assert "How to pay" not in text(Book().client().invoice("70.00", due=-10)), "nothing is set"


def test_the_ages_stand_at_the_bottom() -> None:
    of = Book().client().invoice("70.00", due=-10).invoice("30.00", due=5)
    assert text(of).splitlines()[-2:] == [
        "Not due    1–30  31–60  61–90  Over 90    Total",
        " €30.00  €70.00  €0.00  €0.00    €0.00  €100.00",
    ]


def test_what_is_in_dispute_says_so_in_its_line_and_below_the_ages() -> None:
    of = Book().client().invoice("70.00", due=-10, number="A-1", disputed=True).invoice("30.00", due=5, number="A-2")
    lines = text(of).splitlines()
    assert any("Invoice A-1, in dispute" in each for each in lines)
    assert lines[-1] == "In dispute: €70.00 of what is open."
    assert ["EUR", "2026-11-21", "In dispute", "", "", "70.00", ""] in rows(of)


def test_csv_has_plain_amounts_and_days_and_the_currency_beside_each() -> None:
    of = book().invoice(Money(500, "JPY"), number="J", due=3)
    assert rows(of)[:4] == [
        ["currency", "date", "what", "debit", "credit", "balance", "due"],
        ["EUR", "2026-09-22", "Invoice A-1", "100.00", "", "100.00", "2026-10-22"],
        ["EUR", "2026-11-01", "Payment on A-1", "", "130.00", "-30.00", ""],
        ["EUR", "2026-11-21", "Closing balance", "", "", "-30.00", ""],
    ]
    assert ["JPY", "2026-11-21", "Open: Not due", "", "", "500", ""] in rows(of)


@pytest.mark.parametrize("number", ["=1+1", "+49", "-x", "@a", "\x1b[31m", "\u202eabc"])
def test_no_cell_is_run_and_nothing_steers(number: str) -> None:
    of = Book().client(number).invoice(number=number)
    cells = [cell for row in rows(of) for cell in row]
    assert not any(cell.startswith(tuple("=+@")) for cell in cells)
    assert not any(char in text(of) + "".join(cells) for char in "\x1b\u202e")


def test_the_pdf_is_set_from_data_and_says_nothing_of_this_program(monkeypatch) -> None:
    seen: dict[str, object] = {}
    compiled = typst.compile

    def compile_(source, **named):
        seen.update(source=source, data=msgspec.json.decode(named["sys_inputs"]["data"]))
        return compiled(source, **named)

    monkeypatch.setattr(typst, "compile", compile_)
    of = Book(name="Mira").client('#import "x"').invoice(number="$ \\ @b #panic() ]")
    made = statement_file(of.records, of.client_id, TODAY, None, ".pdf")
    assert made == statement_file(of.records, of.client_id, TODAY, None, ".pdf")
    assert (seen["data"]["title"], seen["data"]["author"]) == ("Statement of account", "Mira")
    assert b"panic" not in seen["source"]
    unpacked = inflated(made)
    assert b"clientdesk" not in unpacked.lower()
    assert b"/FontFile" in unpacked
    assert b"/MediaBox[0 0 595.2756 841.8898]" in unpacked.replace(b"/MediaBox [", b"/MediaBox[")


def test_without_typst_the_way_to_a_pdf_is_told(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NoPdf, match=r"pip install 'clientdesk\[pdf\]'"):
        statement_file(book().records, book().client_id, TODAY, None, ".pdf")


def test_a_client_without_invoices_has_a_statement_that_says_so() -> None:
    assert "Nothing was invoiced or paid." in text(Book().client())
