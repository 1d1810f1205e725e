"""An import as a value: what a file would do to the desk.

Rule: nothing is written here, and every row is accounted for (`read == added + unchanged + len(refused)`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from clientdesk.exchange import desk_json
from clientdesk.exchange.clients import read_client, settle_client
from clientdesk.exchange.intake import Intake
from clientdesk.exchange.invoices import read_invoice, settle_invoice
from clientdesk.exchange.outcome import ImportPlan, RefusedRow
from clientdesk.exchange.own_invoices import link_fees
from clientdesk.exchange.payments import read_payment, settle_payment
from clientdesk.exchange.reader import Options, Reader
from clientdesk.exchange.sheet import recognise
from clientdesk.exchange.sources import Source
from clientdesk.exchange.table import read_table
from clientdesk.exchange.words import Kind
from clientdesk.model.change import Change
from clientdesk.model.days import counted
from clientdesk.model.errors import Refused
from clientdesk.model.settings import SETTINGS_ID, Settings

if TYPE_CHECKING:
    from clientdesk.exchange.table import Row, Table
    from clientdesk.model.records import Records

Read = Callable[[Intake, Reader, "Row"], Any]
Settle = Callable[[Intake, int, Any], bool]

PLANNERS: dict[Kind, tuple[Read, Settle]] = {
    Kind.CLIENTS: (read_client, settle_client),
    Kind.INVOICES: (read_invoice, settle_invoice),
    Kind.PAYMENTS: (read_payment, settle_payment),
}
"""For each kind of list, what a row says, and what that does to the desk."""

_SAID = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def plan_import(data: bytes, records: Records, options: Options, today: date) -> ImportPlan:
    """What importing a file's bytes would do to a desk.

    Raises Refused when the file as a whole can't be read: no text, unknown columns, ambiguous dates, no currency.
    """
    if options.kind == desk_json.NAME or (options.kind is None and desk_json.is_json(data)):
        return desk_json.plan_desk(data, records)
    table = read_table(data)
    sheet = recognise(table, options.kind, options.columns)
    reader = Reader(sheet, options, today, _desk_currency(records))
    intake = Intake(records, today)
    read, settle = PLANNERS[sheet.source.kind]
    refused: list[RefusedRow] = []
    offered = _read_all(intake, reader, read, refused)
    added = _settle_all(intake, settle, offered, refused)
    link_fees(intake)
    return ImportPlan(
        kind=sheet.source.name,
        read=len(sheet.rows),
        added=added,
        unchanged=len(sheet.rows) - added - len(refused),
        refused=tuple(sorted(refused, key=lambda row: row.row)),
        matched=tuple(intake.matched),
        change=Change(_label(added, sheet.source), tuple(intake.puts.values()), tuple(intake.removes.values())),
        notes=_notes(table, reader),
    )


def _read_all(intake: Intake, reader: Reader, read: Read, refused: list[RefusedRow]) -> list[tuple[int, Any]]:
    offered = []
    for row in reader.sheet.rows:
        try:
            reader.check_width(row)
            offered.append((row.line, read(intake, reader, row)))
        except Refused as error:
            refused.append(RefusedRow(row.line, error.sentence))
    return offered


def _settle_all(intake: Intake, settle: Settle, offered: list[tuple[int, Any]], refused: list[RefusedRow]) -> int:
    added = 0
    for line, what in offered:
        try:
            added += settle(intake, line, what)
        except Refused as error:
            refused.append(RefusedRow(line, error.sentence))
    return added


def _desk_currency(records: Records) -> str | None:
    """The currency that the person's settings name; None while they have none."""
    settings = records.by_id(Settings).get(SETTINGS_ID)
    return settings.currency if settings else None


def _label(added: int, source: Source) -> str:
    thing = source.kind.value.removesuffix("s")
    return f"Imported {counted(added, thing)}" + ("" if source.is_plain else f" from {source.name}")


def _notes(table: Table, reader: Reader) -> tuple[str, ...]:
    """How the file was read, for the preview."""
    sheet = reader.sheet
    cells = _SAID.get(table.delimiter, table.delimiter)
    decimal = {",": ", decimal commas", ".": ", decimal points", None: ""}[reader.decimal]
    currency = f", amounts without a currency in {reader.currency}" if reader.currency else ""
    kind, line = sheet.source.kind.value, sheet.header.line
    head = f"Read as {kind} in {table.encoding}, cells set apart by {cells}, heading on line {line}"
    unused = (f"Nothing is taken from {', '.join(sheet.unused)}.",) if sheet.unused else ()
    return (f"{head}, dates {reader.dates.said}{decimal}{currency}.", *unused)
