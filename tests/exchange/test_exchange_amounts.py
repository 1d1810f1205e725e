"""Amounts of a file: one decimal sign for a column, and a currency that somebody named."""

from __future__ import annotations

import pytest
from exchange_kit import after, invoices, plan, whys

from clientdesk.exchange.sums import settle_decimal
from clientdesk.model.errors import Refused
from clientdesk.model.money import Money
from clientdesk.model.records import Records
from clientdesk.model.settings import Settings


def amounts(*cells: str, **options: str) -> list[Money]:
    lines = [f'Ada;{at};"{cell}"' for at, cell in enumerate(cells, 1)]
    return [invoice.amount for invoice in invoices(after("\n".join(["Client;Number;Amount", *lines]), **options))]


def test_the_decimal_sign_is_settled_by_the_column():
    assert settle_decimal([(2, "1.200"), (3, "99,5")]) == ","
    assert settle_decimal([(2, "1,200"), (3, "99.5")]) == "."
    assert settle_decimal([(2, "1,234,567")]) == "."
    assert settle_decimal([(2, "1,200"), (3, "7")]) is None


def test_contradicting_signs_name_their_lines():
    with pytest.raises(Refused, match=r"“1,50” \(line 2\) and “1.50” \(line 3\)") as refused:
        settle_decimal([(2, "1,50"), (3, "1.50")])
    assert refused.value.told.way.words == ("decimal", "SIGN")


def test_the_column_decides_what_a_cell_alone_would_not():
    assert amounts("1.200", "0,250", currency="KWD") == [Money(1_200_000, "KWD"), Money(250, "KWD")]
    assert amounts("1.200", currency="KWD", decimal=".") == [Money(1200, "KWD")]


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("$13.50 ", Money(1350, "USD")),
        ("1.234,56 €", Money(123456, "EUR")),
        ("RM 1,200", Money(120000, "MYR")),
        ("¥1,200", Money(1200, "JPY")),
        ("1'234.50 CHF", Money(123450, "CHF")),
        ("₺1.234,5", Money(123450, "TRY")),
        ("KWD 1.250,500", Money(1250500, "KWD")),
    ],
)
def test_amounts_as_programs_write_them(cell, amount):
    assert amounts(cell) == [amount]


def test_a_bare_dollar_sign_is_the_stated_dollar():
    assert amounts("$5.00", currency="CAD") == [Money(500, "CAD")]
    assert amounts("5.00 kr", currency="SEK") == [Money(500, "SEK")]
    assert amounts("US$5.00", currency="CAD") == [Money(500, "USD")]


def test_a_cell_without_a_sign_takes_the_files_only_currency():
    assert amounts("€5.00", "6.00") == [Money(500, "EUR"), Money(600, "EUR")]


def test_a_cell_without_a_sign_between_two_currencies_is_refused():
    found = plan("Client,Number,Amount\nAda,1,€5.00\nAda,2,$6.00\nAda,3,7.00\n")
    assert whys(found) == [(4, "It names no currency. Write it beside the amount, or say one for the whole file.")]


def test_a_currency_column_wins():
    (invoice,) = invoices(after("Client,Number,Amount,Currency\nAda,1,5,myr\n", currency="EUR"))
    assert invoice.amount == Money(500, "MYR")


def test_a_file_without_a_currency_asks_for_one():
    with pytest.raises(Refused, match="The file names no currency") as refused:
        plan("Client,Number,Amount\nAda,1,5.00\n")
    assert refused.value.told.way.words == ("currency", "EUR")


def test_the_currency_of_the_persons_settings_serves_where_there_are_some():
    desk = Records.of_all([Settings(currency="TRY")])
    (invoice,) = invoices(after("Client,Number,Amount\nAda,1,5.00\n", records=desk))
    assert invoice.amount == Money(500, "TRY")


@pytest.mark.parametrize("cell", ["abc", "1,2,3.4", "5.001", "0.00", "-5.00", "", "9" * 70, "1e5"])
def test_what_is_no_invoice_amount_is_refused(cell):
    found = plan(f'Client,Number,Amount\nAda,1,€1.50\nAda,2,"{cell}"\n')
    assert [row for row, _ in whys(found)] == [3]
