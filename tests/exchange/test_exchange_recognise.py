"""Finding out what a list is, where its heading lies, and which column is which."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from exchange_kit import after, invoices, payments, plan, whys

from clientdesk.exchange.sources import SOURCES
from clientdesk.exchange.words import SHAPES, heading
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.records import TABLES
from clientdesk.model.way import Deed, Way

LISTS = {
    "clients": "Name,Email,Phone\nAda,ada@example.com,1\n",
    "invoices": "Client,Invoice Number,Issue date,Due date,Amount\nAda,1,2026-01-02,2026-02-01,€5\n",
    "payments": "Invoice,Client,Amount,Currency,On,Reference\n",
    "invoice-ninja": '"Invoice Ninja v5"\n\nPAYMENTS\nClient,Invoice Number,Amount,Date\n',
}


@pytest.mark.parametrize("kind", LISTS)
def test_the_kind_is_found_out(kind):
    assert plan(LISTS[kind]).kind == kind


@pytest.mark.parametrize(
    "head",
    [
        "Müşteri;Fatura No;Düzenleme Tarihi;Vade Tarihi;Tutar;Para Birimi",
        "Pelanggan;No. Faktur;Tanggal Faktur;Jatuh Tempo;Jumlah;Mata Uang",
        "Pelanggan;No Invois;Tarikh Invois;Tarikh Akhir;Amaun;Mata Wang",
        "Kunde;Rechnungs-Nr.;Rechnungsdatum;Fälligkeit;Betrag;Währung",
        "Client;N° de facture;Date de facture;Échéance;Montant;Devise",
        "Cliente;Número de factura;Fecha de emisión;Vencimiento;Importe;Moneda",
    ],
)
def test_columns_are_known_in_several_languages(head):
    (invoice,) = invoices(after(f"{head}\nAda;7;21.11.2026;25.12.2026;1.234,50;TRY\n"))
    assert (invoice.number, invoice.issued, invoice.due) == ("7", date(2026, 11, 21), date(2026, 12, 25))
    assert invoice.amount.shown() == "₺1,234.50"


def test_title_lines_above_the_heading_are_passed_over():
    found = plan("Report of all invoices;;\n;;\nmade on 1 May;;\nClient;Number;Amount\nAda;1;€5\n")
    assert (found.read, found.added) == (1, 1)


def test_what_could_be_two_kinds_is_asked_about():
    text = "Client,Invoice Number,Amount,Date\nAda,1,€5,2026-01-02\n"
    with pytest.raises(Refused, match="invoices or payments") as refused:
        plan(text)
    assert refused.value.told.way.words == ("as", "KIND")
    assert plan(text, kind="invoices").added == 1


def test_a_title_tells_invoices_from_payments():
    assert plan("Payments,,,\nClient,Invoice Number,Amount,Date\n").kind == "payments"


def test_unknown_columns_are_named_with_the_way_out():
    with pytest.raises(Refused, match="Foo, Bar") as refused:
        plan("Foo,Bar\n1,2\n")
    assert refused.value.told.way == Way(Deed.READING, ("map", "COLUMN=FIELD"))


def test_columns_can_be_named_by_the_person():
    text = "Who,Paper,How much,Total\nAda,1,€5,€99\n"
    columns = {"who": "client", "Paper": "number", "How much": "amount"}
    (invoice,) = invoices(after(text, columns=columns))
    assert (invoice.number, invoice.amount.minor) == ("1", 500)


@pytest.mark.parametrize(
    ("columns", "word"), [({"Who": "colour"}, "no field"), ({"Whom": "client"}, "no column “whom”")]
)
def test_a_mapping_that_fits_nothing_is_refused(columns, word):
    with pytest.raises(Refused, match=word):
        plan("Who,Number,Amount\nAda,1,€5\n", columns=columns)


def test_an_unknown_kind_is_refused():
    with pytest.raises(Refused, match="no kind of file"):
        plan(LISTS["clients"], kind="sausages")


def test_a_heading_without_rows_is_a_list_of_nothing():
    found = plan("Client,Number,Amount,Currency\n")
    assert (found.read, found.change.puts) == (0, ())


def test_the_first_listed_word_wins_between_two_columns():
    (invoice,) = invoices(after("Client,Number,Total,Amount\nAda,1,€9,€5\n"))
    assert invoice.amount.minor == 500


def test_two_columns_of_one_name_that_differ_are_asked_about():
    text = "Client,Number,Amount,Amount,Currency\nAda,1,5,6,EUR\nBo,2,7,7,EUR\n"
    with pytest.raises(Refused, match="Columns 3 and 4 are both called “Amount”") as refused:
        plan(text)
    assert refused.value.told.way.words == ("map", "3=amount")
    assert invoices(after(text, columns={"4": "amount"}))[0].amount.minor == 600


@pytest.mark.parametrize("pair", ["5,5", "5,", ",5"])
def test_two_columns_of_one_name_that_agree_are_one(pair):
    (invoice,) = invoices(after(f"Client,Number,Amount,Amount,Currency\nAda,1,{pair},EUR\n"))
    assert invoice.amount.minor == 500


def test_several_columns_make_up_a_person_and_an_address():
    text = "Name,Phone,Street,First Name,Last Name,Phone,Address\nAda Ltd,1,Road 2,Ada,Lace,3,Town\n"
    (client,) = after(text).all(Client)
    assert (client.contact.name, client.contact.phone) == ("Ada Lace", "3")
    assert [contact.phone for contact in client.contacts] == ["3", "1"]
    assert client.address == "Road 2, Town"


@pytest.mark.parametrize("cells", ["Ada,1", "Ada,1,€5,more"])
def test_a_row_of_another_width_is_refused(cells):
    found = plan(f"Client,Number,Amount\nAda,0,€4\n{cells}\nAda,2,€6,\n")
    assert [row for row, why in whys(found) if "where the heading has 3" in why] == [3]


def test_what_nothing_is_taken_from_is_said():
    assert "Nothing is taken from Colour, Shape." in plan("Name,Colour,Shape\nAda,red,round\n").notes


def test_words_stand_for_one_field_of_a_kind():
    for shape in SHAPES.values():
        words = [word for listed in shape.words.values() for word in dict.fromkeys(listed)]
        assert sorted(words) == sorted(set(words))
        assert all(word == heading(word) for word in words)


def test_sources_map_to_fields_that_are_known_and_our_own_lists_to_those_of_the_record_too():
    for source in SOURCES:
        own = TABLES[source.kind].__struct_fields__ if source.name == "desk-csv" else ()
        assert set(source.columns.values()) <= {*SHAPES[source.kind].words, *own}
        assert all(word == heading(word) for word in (*source.columns, *source.marks, *source.evidence))


def test_hostile_cells_are_cleaned_or_refused():
    text = (
        "Name,Note\n[@click=app.quit]x[/],a\n\x1b[31mRed\x1b]52;c;x\x07,b\n\u200b \u200b,c\n"
        + "x" * 501
        + ",d\n=1+1,e\n"
    )
    found = plan(text)
    names = [record.name for record in found.change.puts if isinstance(record, Client)]
    assert names == ["[@click=app.quit]x[/]", "[31mRed]52;c;x", "=1+1"]
    assert [row for row, _ in whys(found)] == [4, 5]


def test_the_company_is_the_client_and_not_its_person():
    (client,) = after("Name,Company\nAda Lace,Engines Ltd\n").all(Client)
    assert client.name == "Engines Ltd"


def test_every_field_is_in_the_documentation():
    page = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    for kind, shape in SHAPES.items():
        assert [field for field in shape.words if field not in rows[kind]] == []
    assert {source.name for source in SOURCES} <= rows.keys()


def test_a_payment_list_needs_no_date():
    desk = after("Client,Number,Amount\nAda,1,€5\n", "Invoice,Amount\n1,5\n", kind=None)
    assert [(payment.on, payment.amount.currency) for payment in payments(desk)] == [(None, "EUR")]
