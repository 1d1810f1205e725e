"""A desk as CSV files, one for each table, for a spreadsheet. Rule: no cell is run by a spreadsheet.

UTF-8 with its mark, commas, dates as `2026-11-21`, amounts as `1234.50` with the currency in a column of its own.
Clients, projects and invoices stand by name or number, with their ids beside them; what has parts has a column for
each, and what is no single value is JSON. The first column says which list a row is of. Lists of clients, invoices and
payments can be imported again (`desk-csv`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from enum import StrEnum
from io import StringIO
from typing import Any

import msgspec

from clientdesk.exchange.inert import inert
from clientdesk.model.client import Client, Contact
from clientdesk.model.invoice import Invoice
from clientdesk.model.money import Money
from clientdesk.model.project import Project
from clientdesk.model.record import Record
from clientdesk.model.records import TABLES, Records

MARK = "clientdesk"
"""The first column's heading."""
_NAMED: dict[str, tuple[type[Record], str]] = {
    "client": (Client, "name"),
    "invoice": (Invoice, "number"),
    "fee_for": (Invoice, "number"),
    "project": (Project, "name"),
}


def export_csv(records: Records) -> dict[str, bytes]:
    """The files by name (`clients.csv`), those of empty tables left out."""
    return {f"{name}.csv": _file(records, kind) for name, kind in TABLES.items() if records.by_id(kind)}


def _file(records: Records, kind: type[Record]) -> bytes:
    rows = [dict(_cells(records, record)) for record in records.all(kind)]
    heading = list(dict.fromkeys(name for row in rows for name in row))
    text = StringIO(newline="")
    writer = csv.DictWriter(text, heading, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _cells(records: Records, record: Record) -> Iterator[tuple[str, str]]:
    """The cells of one record by column."""
    yield MARK, record.table
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if field == "contacts":
            yield from _contacts(value)
        elif field in _NAMED:
            yield field, inert(_name(records, field, value))
            yield f"{field}_id", inert(value or "")
        else:
            yield from _columns(field, value)


def _columns(field: str, value: Any) -> Iterator[tuple[str, str]]:
    """A value's column; of one that has parts a column each, and its name in its own: `court`, `court_limit`."""
    if isinstance(value, Money):
        yield field, value.plain()
        yield "currency" if field == "amount" else f"{field}_currency", value.currency
    elif isinstance(value, msgspec.Struct):
        for part in value.__struct_fields__:
            yield from _columns(field if part == "name" else f"{field}_{part}", getattr(value, part))
    else:
        yield field, _cell(value)


def _contacts(contacts: tuple[Contact, ...]) -> Iterator[tuple[str, str]]:
    first, *others = contacts or (Contact(),)
    yield "contact", inert(first.name)
    yield "role", inert(first.role)
    yield "email", inert(first.email)
    yield "phone", inert(first.phone)
    yield "further_contacts", _cell(others)


def _name(records: Records, field: str, record_id: str | None) -> str:
    kind, name = _NAMED[field]
    record = records.by_id(kind).get(record_id or "")
    return getattr(record, name, "")


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case StrEnum() | str():
            return inert(str(value))
        case dict() | list() | tuple():
            return inert(msgspec.json.encode(value).decode()) if value else ""
        case _:
            return str(value)
