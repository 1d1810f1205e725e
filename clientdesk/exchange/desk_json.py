"""A desk as one JSON document, out and in. Rule: what goes out comes back as the same records, every field of them.

    {"clientdesk": {"schema": 1}, "clients": [{…}, …], … a list for each table …, "settings": [{…}]}

Records stand in the order of their tables, and in these as they were added. Money is
`{"amount": "1234.50", "currency": "EUR"}`. History, backups and drafts stay with the desk file, and so do
attached files: of these only the records come along, and whoever takes them in is told.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from clientdesk.exchange.outcome import ImportPlan, MatchedRow, RefusedRow
from clientdesk.ledger.doubts import Doubts
from clientdesk.ledger.trail import KINDS, is_as_written
from clientdesk.model.amounts import LARGEST
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.currency import is_known
from clientdesk.model.days import counted
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Attachment
from clientdesk.model.money import Money
from clientdesk.model.names import clean, fold
from clientdesk.model.naming import described, noun, references, with_article
from clientdesk.model.record import Record
from clientdesk.model.records import TABLES, Records

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "desk"
"""What this kind of file is called (`--as desk`)."""
SCHEMA = 1
"""The version of the document's form."""
_Key = tuple[str, str]


def export_desk(records: Records) -> dict[str, Any]:
    """Everything on a desk as plain data."""
    tables = {name: [_row(record) for record in records.all(kind)] for name, kind in TABLES.items()}
    return {"clientdesk": {"schema": SCHEMA}, **tables}


def is_json(data: bytes) -> bool:
    """Whether a file looks like JSON rather than a table."""
    return data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"["))


def plan_desk(data: bytes, records: Records) -> ImportPlan:
    """What importing an exported desk would do. A record whose id is on the desk stays as it is there.

    Rows are counted through the whole document from 1. Raises Refused when it is not an exported desk.
    """
    intake = _Intake(records)
    for row, (table, fields) in enumerate(_rows(_document(data)), 1):
        intake.take(row, table, fields)
    intake.refuse_what_cannot_be()
    return ImportPlan(
        kind=NAME,
        read=intake.read,
        added=len(intake.puts),
        unchanged=intake.read - len(intake.puts) - len(intake.refused),
        refused=tuple(sorted(intake.refused, key=lambda refused: refused.row)),
        matched=tuple(intake.matched),
        change=Change(f"Imported {counted(len(intake.puts), 'record')} of a desk", tuple(intake.puts.values())),
        notes=tuple(_notes(intake)),
    )


def _notes(intake: _Intake) -> Iterator[str]:
    """What else is to be done: the files of the attachments that come in are not in the document."""
    if count := sum(isinstance(each, Attachment) for each in intake.puts.values()):
        yield (
            f"It names {counted(count, 'attached file')} and holds none. Copy what lies in"
            " desk.json.files/attached beside the desk it came from to the same place beside this one; `check` tells"
            " what is missing."
        )


class _Intake:
    """The desk as the rows so far fill it."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.read = 0
        self.puts: dict[_Key, Record] = {}
        self.refused: list[RefusedRow] = []
        self.matched: list[MatchedRow] = []
        self._row_of: dict[_Key, int] = {}
        self._names = {fold(client.name): client.id for client in records.all(Client)}

    def take(self, row: int, table: str, fields: Any) -> None:
        """Take one record in, or note why not."""
        self.read += 1
        try:
            record = _record(TABLES[table], fields)
            known = self.records.by_id(TABLES[table]).get(record.id)
            if known is None:
                self._check(record)
                self.puts[table, record.id] = record
                self._row_of[table, record.id] = row
            elif known not in (record, _as_sealed(record, known)):
                self.matched.append(MatchedRow(row=row, note=f"{_called(record)} stays as it is on the desk"))
        except Refused as error:
            self.refused.append(RefusedRow(row, error.sentence))

    def refuse_what_cannot_be(self) -> None:
        """Refuse what could not have been entered on the desk as it would be, and all that belongs to it."""
        doubts = Doubts(self.records.after(Change("", tuple(self.puts.values()))))
        doubtful = {key: what for key, record in self.puts.items() if (what := _doubt(doubts, record))}
        below: dict[_Key, list[_Key]] = defaultdict(list)
        for key, record in self.puts.items():
            for other in references(record):
                below[other].append(key)
        while doubtful:
            key, what = doubtful.popitem()
            if key in self.puts:
                record = self.puts.pop(key)
                self.refused.append(RefusedRow(self._row_of[key], f"{_called(record)} {what}."))
                doubtful |= {each: f"belongs to {described(record)}, which can't come in" for each in below[key]}

    def _check(self, record: Record) -> None:
        if (record.table, record.id) in self.puts:
            raise Refused(f"{_called(record)} has the same id as one before it.")
        if isinstance(record, KINDS) and not is_as_written(record):
            raise Refused(f"{_called(record)} is not as it was written when it was logged.")
        if isinstance(record, Client) and fold(record.name) in self._names:
            raise Refused(f"A client called “{record.name}” is on the desk already, under another id.")


def _as_sealed(record: Record, known: Record) -> Record:
    """A record with the seal of the one that is on the desk, where it was exported without any."""
    if isinstance(record, KINDS) and isinstance(known, KINDS) and not record.digest:
        return record.but(before=known.before, digest=known.digest, was=known.was)
    return record


def _doubt(doubts: Doubts, record: Record) -> str:
    """The first that is doubtful about a record, as the rest of a sentence; empty when nothing is."""
    return next((what for _doubt, what in doubts.of(record)), "")


def _document(data: bytes) -> dict[str, Any]:
    try:
        document = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Refused("The file is no JSON document of one object, so it is no exported desk.") from None
    if "meta" in document and "clients" in document:
        raise Refused("This is a desk file itself. Open it as your desk, or export it and import that.")
    head = document.pop("clientdesk", None)
    schema = head.get("schema") if isinstance(head, dict) else None
    if type(schema) is not int or schema < 1:
        raise Refused("The JSON is no exported desk: it does not begin with what ClientDesk writes there.")
    if schema > SCHEMA:
        raise Refused("The desk was exported by a newer ClientDesk. Update this one to import it.")
    if unknown := document.keys() - TABLES.keys():
        raise Refused(f"The exported desk has a table “{clean(min(unknown))[:40]}” that ClientDesk does not know.")
    return document


def _rows(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for table in TABLES:
        rows = document.get(table, [])
        if not isinstance(rows, list):
            raise Refused(f"“{table}” of the exported desk is no list.")
        for fields in rows:
            yield table, fields


def _row(record: Record) -> dict[str, Any]:
    money = _money_fields(type(record))
    return {
        field: _money_row(value) if field in money and value is not None else msgspec.to_builtins(value)
        for field in record.__struct_fields__
        for value in (getattr(record, field),)
    }


def _money_row(money: Money) -> dict[str, str]:
    return {"amount": money.plain(), "currency": money.currency}


def _record(kind: type[Record], fields: Any) -> Record:
    """One record from its plain data. Raises Refused with what is wrong."""
    if not isinstance(fields, dict):
        raise Refused(f"It is no {noun(kind)}.")
    taken = {field: _money(fields[field]) for field in _money_fields(kind) if fields.get(field) is not None}
    names = {field: clean(fields[field]) for field in ("name", "number") if isinstance(fields.get(field), str)}
    try:
        record = msgspec.convert({**fields, **names, **taken}, kind)
    except msgspec.ValidationError as error:
        raise Refused(f"It is no {noun(kind)}: {clean(str(error))}.") from None
    if not record.id or (isinstance(record, Client) and not record.name):
        raise Refused(f"{with_article(kind).capitalize()} needs an id and a name.")
    return record


def _money(fields: Any) -> Money:
    amount, currency = (fields.get("amount"), fields.get("currency")) if isinstance(fields, dict) else (None, None)
    if isinstance(currency, str) and is_known(currency) and isinstance(amount, str) and len(amount) < 25:
        try:
            money = Money.from_decimal(Decimal(amount), currency)
        except (InvalidOperation, ValueError):
            money = None
        if money is not None and money.plain() == amount and abs(money.minor) <= LARGEST:
            return money
    raise Refused("Its amount is not written like {“amount”: “1234.50”, “currency”: “EUR”}.")


@cache
def _money_fields(kind: type[Record]) -> frozenset[str]:
    """The fields of a kind of record that are money."""
    fields = msgspec.structs.fields(kind)
    return frozenset(field.name for field in fields if field.type is Money or Money in get_args(field.type))


def _called(record: Record) -> str:
    words = described(record)
    return f"{words[0].upper()}{words[1:]}"
