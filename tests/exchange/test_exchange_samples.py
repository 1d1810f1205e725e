"""The sample files in `data/import`, quirks and all: another program's export, a German list, a client list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from exchange_kit import TODAY, after, invoices, payments, plan

from clientdesk.exchange.desk_json import export_desk
from clientdesk.ledger.doubts import Doubts
from clientdesk.ledger.standing import standing
from clientdesk.model.client import Client
from clientdesk.model.records import KINDS, Records

SAMPLES = Path(__file__).parents[2] / "data" / "import"
NINJA = ("clients", "invoices", "payments")


def sample(name: str) -> bytes:
    return (SAMPLES / f"{name}.csv").read_bytes()


def ninja(*lists: str) -> Records:
    return after(*(sample(f"invoice-ninja-{name}") for name in lists))


def open_sum(desk: Records) -> int:
    return sum(standing(desk, invoice, TODAY).open.minor for invoice in invoices(desk))


@pytest.mark.parametrize(("name", "counts"), [("clients", (2, 2, 0)), ("invoices", (4, 3, 1))])
def test_every_row_of_the_export_is_accounted_for(name, counts):
    found = plan(sample(f"invoice-ninja-{name}"))
    assert (found.kind, found.refused) == ("invoice-ninja", ())
    assert (found.read, found.added, found.unchanged) == counts


def test_the_invoice_list_alone_agrees_with_its_own_columns():
    assert open_sum(ninja("clients", "invoices")) == (1000_00 - 400_00) + (320_00 - 320_00) + 450_00


def test_payments_with_their_dates_take_over():
    desk = ninja(*NINJA)
    assert open_sum(desk) == 450_00
    assert [(one.amount.minor, one.on) for one in payments(desk)] == [
        (1000_00, date(2026, 9, 15)),
        (160_00, date(2026, 9, 4)),
        (160_00, date(2026, 9, 4)),
        (20_00, date(2026, 10, 2)),
    ]


def test_all_of_it_again_changes_nothing():
    desk = ninja(*NINJA)
    for name in NINJA:
        assert plan(sample(f"invoice-ninja-{name}"), desk).change.puts == ()


def test_the_order_of_clients_and_invoices_does_not_matter():
    one, other = ninja("clients", "invoices"), ninja("invoices", "clients")
    assert set(map(repr, one.all(Client))) == set(map(repr, other.all(Client)))


def test_payments_before_their_invoices_are_refused():
    found = plan(sample("invoice-ninja-payments"), ninja("clients"))
    assert [row.row for row in found.refused] == [5, 6, 7]
    assert all("Import the invoices first" in row.why for row in found.refused)


def test_people_addresses_and_both_telephones_come_in():
    first, second = ninja("clients").all(Client)
    assert first.address == "12 Quay Street, Suite 4, Portland, Maine, 04101"
    assert (first.contact.name, first.contact.phone, first.currency) == ("Rosa Lind", "1-207-555-0143 x12", "USD")
    assert [contact.phone for contact in second.contacts] == ["1-706-555-0117", "1-706-555-0100"]


def test_a_due_date_before_the_issue_date_is_kept():
    second = invoices(ninja("invoices"))[1]
    assert (second.issued, second.due) == (date(2026, 9, 10), date(2026, 8, 31))


def test_the_german_list_comes_in():
    desk = after(sample("rechnungen"))
    assert [invoice.amount.minor for invoice in invoices(desk)] == [124050, 89000, 110000]
    assert [(one.amount.minor, one.on) for one in payments(desk)] == [(124050, date(2026, 3, 19))]


def test_the_client_list_comes_in():
    clients = list(after(sample("clients")).all(Client))
    assert [(client.name, client.currency, client.language.value) for client in clients] == [
        ("Kedai Seni", "MYR", "ms"),
        ("İzmir Ajans", "TRY", "tr"),
        ("Northwind Studio", "GBP", "en"),
    ]


def test_a_refund_of_an_invoice_that_is_on_no_list_is_no_doubt_and_comes_back():
    rows = "\n".join(['"Invoice Ninja v5"', "", "PAYMENTS", "Client,Invoice Number,Amount,Date",
                      "Rosa Lind,801,($400.00),1/29/2020"])  # fmt: skip
    clients = "name,currency\nRosa Lind,USD\n"
    desk = after(clients.encode(), rows.encode())
    doubts = Doubts(desk)
    assert [doubt for kind in KINDS for record in desk.all(kind) for doubt in doubts.of(record)] == []
    again = plan(msgspec.json.encode(export_desk(desk)))
    assert again.refused == ()
    assert len(payments(desk)) == 1
