"""A desk out and in again: JSON for every record, CSV for spreadsheets, and the schema of it."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from typing import Any

import pytest
from builder import TODAY, Book
from exchange_kit import after, plan, whys
from hypothesis import HealthCheck, given, settings
from strategies import desks

from clientdesk.exchange.desk_csv import export_csv
from clientdesk.exchange.desk_json import export_desk
from clientdesk.exchange.desk_schema import schema
from clientdesk.exchange.preview import preview
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.journal import Direction, Message
from clientdesk.model.records import KINDS, TABLES, Records

slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
slowly = settings(max_examples=15, deadline=None, suppress_health_check=slow)


def everything(records: Records) -> list[list[object]]:
    return [list(records.all(kind)) for kind in KINDS]


def document(records: Records) -> bytes:
    return json.dumps(export_desk(records), ensure_ascii=False).encode()


@slowly
@given(desks())
def test_json_comes_back_as_the_same_records(desk):
    found = plan(document(desk))
    assert found.refused == ()
    assert everything(Records().after(found.change)) == everything(desk)
    assert plan(document(desk), desk).change.puts == ()


@slowly
@given(desks())
def test_the_schema_describes_every_export(desk):
    assert list(_violations(json.loads(document(desk)), schema(), schema()["$defs"])) == []


@slowly
@given(desks())
def test_no_cell_of_a_csv_is_a_formula(desk):
    for data in export_csv(desk).values():
        for row in csv.reader(StringIO(data.decode("utf-8-sig"), newline="")):
            assert not [cell for cell in row if re.match(r"[=+\-@\t\r]", cell)]


@slowly
@given(desks())
def test_clients_come_back_from_csv(desk):
    found = plan(export_csv(desk).get("clients.csv", b"Name\n"))
    told = ("name", "kind", "stage", "language", "currency", "since")
    shown = [tuple(getattr(record, field) for field in told) for record in found.change.puts]
    assert shown == [tuple(getattr(client, field) for field in told) for client in desk.all(Client)]


def test_invoices_and_payments_come_back_from_csv():
    desk = Book().client("=Ada").invoice("12.50", number="+1").paid(3).paid(4).records
    files, back = export_csv(desk), Records()
    for name in ("clients", "invoices", "payments"):
        found = plan(files[f"{name}.csv"], back)
        assert (found.kind, found.refused) == ("desk-csv", ())
        assert plan(files[f"{name}.csv"], desk).change.puts == ()
        back = back.after(found.change)
    assert [client.name for client in back.all(Client)] == ["=Ada"]
    assert [(invoice.number, invoice.amount) for invoice in back.all(Invoice)] == [
        (invoice.number, invoice.amount) for invoice in desk.all(Invoice)
    ]
    assert [(one.amount, one.on) for one in back.all(Payment)] == [(one.amount, one.on) for one in desk.all(Payment)]


def test_our_lists_change_nothing_on_the_desk_they_came_from():
    desk = after("Client,Number,Amount,Paid\nAda,1,€10,4\n", "Client,Invoice,Amount,On\nAda,7,€-5,2026-01-02\n")
    for data in export_csv(desk).values():
        assert plan(data, desk).change.puts == ()


def test_other_lists_of_ours_do_not_come_in_alone():
    desk = Book().client().add(Message, on=TODAY, direction=Direction.IN).records
    with pytest.raises(Refused, match="A list of messages does not come in alone"):
        plan(export_csv(desk)["messages.csv"])


def test_what_is_on_the_desk_stays_as_it_is_there():
    desk = Book().client("Ada").records
    (client,) = desk.all(Client)
    found = plan(document(Records.of_all([client.but(trade="art")])), desk)
    assert (found.unchanged, found.change.puts) == (1, ())
    assert found.matched[0].note == "The client “Ada” stays as it is on the desk"


@pytest.mark.parametrize("amount", ["-5.00", "0.00"])
def test_an_amount_that_no_record_can_have_is_refused(amount):
    exported = json.loads(document(Book().client().invoice("5").records))
    exported["invoices"][0]["amount"]["amount"] = amount
    (refused,) = plan(json.dumps(exported).encode()).refused
    assert "not above zero" in refused.why


def test_a_day_that_no_record_can_have_is_refused():
    exported = json.loads(document(Book().client().invoice("5").records))
    exported["invoices"][0]["issued"] = "0001-02-03"
    (refused,) = plan(json.dumps(exported).encode()).refused
    assert "too far away" in refused.why


def _with(**tables: Any) -> bytes:
    return json.dumps({"clientdesk": {"schema": 1}, **tables}).encode()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"{", "no JSON document"),
        (b"[1, 2]", "no JSON document"),
        (b'{"a": NaN}', "no JSON document"),
        (b'{"a":' + b"[" * 100_000, "no JSON document"),
        (b"{}", "no exported desk"),
        (b'{"clientdesk": 5}', "no exported desk"),
        (b'{"clientdesk": {"schema": true}}', "no exported desk"),
        (b'{"clientdesk": {"schema": 2}}', "newer ClientDesk"),
        (b'{"meta": {}, "clients": {}}', "a desk file itself"),
        (_with(sausages=[]), "sausages"),
        (_with(clients={}), "no list"),
    ],
)
def test_what_is_no_exported_desk_is_refused(data, word):
    with pytest.raises(Refused, match=word):
        plan(data)


ADA = {"id": "1", "name": "Ada"}
INVOICE = {"id": "2", "client": "1", "number": "1"}


@pytest.mark.parametrize(
    ("tables", "why"),
    [
        ({"clients": [7]}, "It is no client."),
        ({"clients": [{"id": "1"}]}, "It is no client: Object missing required field `name`."),
        ({"clients": [{**ADA, "colour": "red"}]}, "unknown field"),
        ({"clients": [{**ADA, "name": "\x1b\x07"}]}, "needs an id and a name"),
        ({"clients": [{**ADA, "id": ""}]}, "needs an id and a name"),
        ({"projects": [{"id": "2", "client": "1", "name": "x"}]}, "names a client that is not on the desk"),
        ({"clients": [ADA], "invoices": [{**INVOICE, "amount": 5}]}, "amount is not"),
        (
            {
                "clients": [ADA],
                "invoices": [{**INVOICE, "amount": {"amount": "5", "currency": "EUR"}}],
            },
            "amount is not",
        ),
    ],
)
def test_bad_records_are_refused_by_their_place(tables, why):
    found = plan(_with(**tables))
    assert found.refused[-1].row == sum(map(len, tables.values()))
    assert why in found.refused[-1].why


EUR = {"amount": "100.00", "currency": "EUR"}
BO = {"id": "9", "name": "Bo"}
BILLED = {"clients": [ADA, BO], "invoices": [{**INVOICE, "amount": EUR}]}
PAID = {"id": "3", "client": "1", "invoice": "2", "amount": EUR}
MET = {"id": "4", "client": "1", "sign": "S09", "on": "2026-01-01"}
LEFT = {"id": "5", "client": "1", "path": "standard", "started": "2026-01-01"}


@pytest.mark.parametrize(
    ("tables", "why"),
    [
        ({"payments": [{**PAID, "amount": {"amount": "50", "currency": "JPY"}}]}, "is in JPY, its invoice in EUR"),
        ({"payments": [{**PAID, "client": "9"}]}, "an invoice of another client"),
        ({"payments": [{**PAID, "client": "9", "invoice": "8"}]}, "an invoice that is not on the desk"),
        ({"payments": [{**PAID, "on": "2026-01-02"}, {**PAID, "id": "6", "kind": "refund", "on": "2026-01-01"}]},
         "is more than had come in on invoice 1 by its day"),
        ({"payments": [{**PAID, "kind": "credit"}]}, "is more than the client had in credit on its day"),
        ({"credit_notes": [{**PAID, "amount": {"amount": "500.00", "currency": "EUR"}, "on": "2026-01-01"}]},
         "takes more from invoice 1 than it asks for"),
        ({"invoices": [{**INVOICE, "amount": EUR}, {**INVOICE, "amount": EUR, "id": "6"}]},
         "has the number of another invoice of Ada"),
        ({"messages": [{"id": "3", "client": "1", "on": "2026-01-01", "direction": "in", "project": "7"}]},
         "a project that is not on the desk"),
        ({"incidents": [{**MET, "sign": "S77"}]}, "no sign that is logged"),
        ({"incidents": [{**MET, "sign": "S01"}]}, "no sign that is logged"),
        ({"incidents": [MET, {**MET, "id": "6", "client": "9", "corrects": "4"}]}, "an incident of another client"),
        ({"remedies": [{"id": "3", "client": "1", "kind": "R77", "on": "2026-01-01"}]}, "no remedy"),
        ({"exits": [LEFT, {**LEFT, "id": "6"}]}, "one open exit more of Ada"),
        ({"exits": [{**LEFT, "path": "sideways"}]}, "Invalid enum value 'sideways'"),
        ({"contracts": [{"id": "3", "client": "1"}, {"id": "4", "client": "1"}]}, "one contract more of Ada"),
        ({"contracts": [{"id": "3", "client": "1", "term_days": 10**9}]}, "term in days must lie between 0 and 365"),
        ({"contracts": [{"id": "3", "client": "1", "late_fee": "NaN"}]}, "late fee"),
        ({"settings": [{"id": "settings", "bars": {"S01.nonsense": 3}}]}, "no bar “S01.nonsense”"),
        ({"settings": [{"id": "settings", "bars": {"S03.window": 10**8}}]}, "from 1 to 3,650"),
    ],
)  # fmt: skip
def test_what_could_not_have_been_entered_does_not_come_in(tables, why):
    found = plan(_with(**BILLED | tables))
    (refused,) = found.refused
    rows = [table for table in TABLES for _row in (BILLED | tables).get(table, ())]
    assert rows[refused.row - 1] in tables
    assert why in refused.why
    assert (found.added, len(found.change.puts)) == (found.read - 1, found.read - 1)


def test_what_belongs_to_something_refused_is_refused_with_it():
    found = plan(_with(clients=[ADA], invoices=[{**INVOICE, "client": "7", "amount": EUR}], payments=[PAID]))
    assert whys(found) == [
        (2, "The invoice “1” names a client that is not on the desk (7)."),
        (3, "The payment of €100.00 names an invoice of another client (2)."),
    ]
    alone = plan(_with(clients=[{**ADA, "currency": "EURO"}], projects=[{"id": "2", "client": "1", "name": "x"}]))
    assert whys(alone) == [
        (1, "The client “Ada” is in “EURO”, which is no currency."),
        (2, "The project “x” belongs to the client “Ada”, which can't come in."),
    ]


def test_a_long_chain_below_something_refused_is_refused_at_once():
    chain = [{**MET, "id": str(at), "corrects": str(at - 1)} for at in range(5001, 8000)]
    assert len(plan(_with(clients=[ADA], incidents=chain)).refused) == len(chain)


def test_what_is_on_the_desk_already_counts_too():
    desk = Book().client("Ada").invoice("100").records
    (client,), (invoice,) = desk.all(Client), desk.all(Invoice)
    paid = {**PAID, "client": client.id, "invoice": invoice.id}
    assert plan(_with(payments=[paid]), desk).refused == ()
    yen = {**paid, "amount": {"amount": "50", "currency": "JPY"}}
    assert "is in JPY" in plan(_with(payments=[yen]), desk).refused[0].why


def test_an_id_twice_is_refused():
    assert whys(plan(_with(clients=[ADA, {**ADA, "name": "Bo"}]))) == [
        (2, "The client “Bo” has the same id as one before it.")
    ]


def test_a_client_of_a_known_name_with_another_id_is_refused():
    ((_, why),) = whys(plan(_with(clients=[ADA]), Records.of_all([Client(id="9", name="ADA")])))
    assert why == "A client called “Ada” is on the desk already, under another id."


def test_a_preview_shows_the_first_of_each_kind():
    desk = Book().client("Ada").invoice(number="7").paid(3).records
    puts = tuple(record for records in everything(desk) for record in records)
    tables = {sample.table: sample.rows[0] for sample in preview(puts, desk)}
    assert tables["clients"][0] == "Ada"
    assert tables["invoices"][:3] == ("Ada", "7", "€100.00")
    assert tables["payments"][1] == "7"
    assert all(len(sample.heads) == len(sample.rows[0]) for sample in preview(puts, desk))


def _violations(value: Any, shape: dict[str, Any], definitions: dict[str, Any], where: str = "") -> Any:
    """What a JSON Schema of the kind that we write finds wrong with a value."""
    if "$ref" in shape:
        yield from _violations(value, definitions[shape["$ref"].rpartition("/")[2]], definitions, where)
    if "anyOf" in shape and all(list(_violations(value, each, definitions)) for each in shape["anyOf"]):
        yield f"{where}: none of {shape['anyOf']}"
    for rule, holds in _RULES.items():
        if rule in shape and not holds(value, shape[rule]):
            yield f"{where}: {value!r} breaks {rule} {shape[rule]}"
    if isinstance(value, dict):
        yield from _object_violations(value, shape, definitions, where)
    if isinstance(value, list) and shape.get("items"):
        for at, item in enumerate(value):
            yield from _violations(item, shape["items"], definitions, f"{where}[{at}]")


def _object_violations(value: dict[str, Any], shape: dict[str, Any], definitions: dict[str, Any], where: str) -> Any:
    known, others = shape.get("properties", {}), shape.get("additionalProperties", True)
    for name in shape.get("required", []):
        if name not in value:
            yield f"{where}.{name} is missing"
    for name, item in value.items():
        if name in known:
            yield from _violations(item, known[name], definitions, f"{where}.{name}")
        elif isinstance(others, dict):
            yield from _violations(item, others, definitions, f"{where}.{name}")
        elif not others:
            yield f"{where}.{name} is unknown"


_RULES = {
    "type": lambda value, name: isinstance(value, _TYPES[name]),
    "enum": lambda value, words: value in words,
    "const": lambda value, only: value == only,
    "pattern": lambda value, pattern: re.search(pattern, value),
}
_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}


def test_a_text_about_clientdesk_is_not_taken_for_one_of_our_lists():
    text = b"# ClientDesk\n\nSee which clients pay, which don't, and why.\n\nIt is free.\n\nPython, pip, git: enough.\n"
    with pytest.raises(Refused, match=r"^This is no list of clients, invoices or payments that ClientDesk knows\."):
        plan(text)
