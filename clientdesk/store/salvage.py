"""What can still be read of a torn desk file, with its attached files. Rule: it only reads; finds go into a new desk.

The file is taken for text with rows in it rather than for JSON: a row is `"7": {…}` below a table's name. Rows that
are whole come out, whatever is before, between or after them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from clientdesk.ledger.trail import KINDS, bare
from clientdesk.model.days import counted
from clientdesk.model.doubts import Doubt
from clientdesk.model.errors import Damaged, NotFound, Refused
from clientdesk.model.journal import Attachment
from clientdesk.model.record import Record, new_id
from clientdesk.model.records import TABLES, Records
from clientdesk.store import disk
from clientdesk.store.desk import Desk, utc_now
from clientdesk.store.failures import unreadable
from clientdesk.store.files import Files
from clientdesk.store.findings import Finding
from clientdesk.store.places import Places

_START = re.compile(rf'"(?P<table>meta|history|{"|".join(TABLES)})"\s*:\s*\{{|"(?P<row>\d+)"\s*:\s*(?=\{{)')
_HALF = re.compile("[\ud800-\udfff]")
_read = json.JSONDecoder(parse_constant=lambda name: name).raw_decode


def salvage(file: Path) -> tuple[Records, list[Finding]]:
    """Every record that can be read, and what could not be. Raises Refused when the file can't be opened."""
    try:
        text = disk.read(file)[0].decode("utf-8", "replace")
    except OSError as error:
        raise unreadable(error, file) from error
    found: dict[tuple[str, str], Record] = {}
    findings: list[Finding] = []
    for table, row, fields in _rows(text):
        record, trouble = _record(table, fields)
        if record and found.setdefault((table, record.id), record) != record:
            record, trouble = _renamed(record), "had the id of another and was given a new one"
            found[table, record.id] = record
        if trouble:
            findings.append(Finding(Doubt.DAMAGED, f"{table}/{row}", f"Row {row} of “{table}” {trouble}."))
    return Records.of_all(found.values()), findings


def salvage_to(file: Path, new: Path, now: Callable[[], datetime] = utc_now) -> tuple[Records, list[Finding]]:
    """Salvage a file into a new desk, with the attached files beside it; those that are not there are findings too.

    Raises Refused when there is something at `new` already, or nothing came out; Unsaved when the disk says no.
    """
    if disk.look(Places.of(new).desk):
        raise Refused(f"There is a file at {new} already; salvage writes to a new one.")
    records, findings = salvage(file)
    if not records.count():
        raise Refused(f"Nothing in {file} can be read as a record. A backup may hold more.")
    findings += _copied(records, Files(_home(file)), Files.of(new))
    Desk.open(new, create=True, now=now).become(records, f"Salvaged {counted(records.count(), 'record')}")
    return records, findings


def _home(file: Path) -> Places:
    """The places of the desk that a file is, or is a backup of."""
    places = Places.of(file)
    folder = places.desk.parent.parent
    if not folder.name.removesuffix(".files"):
        return places
    owner = Places(folder.with_name(folder.name.removesuffix(".files")))
    return owner if owner.backups == places.desk.parent else places


def _copied(records: Records, source: Files, target: Files) -> Iterator[Finding]:
    """Copy the attached files that are whole; what is the matter with each of the others."""
    for each in records.all(Attachment):
        if why := _why_not(each, source, target):
            yield Finding(Doubt.MISSING, f"attachments/{each.id}", why)


def _why_not(attachment: Attachment, source: Files, target: Files) -> str:
    """Copy an attached file; why it could not be, with the way out, and nothing when it could."""
    try:
        place = target.path_of(attachment)
    except NotFound as error:
        return error.sentence
    try:
        target.keep(source.sound(attachment))
    except (Damaged, Refused) as error:
        return f"{error.sentence} If you have it elsewhere, copy it to {place}."
    return ""


def _rows(text: str) -> Iterator[tuple[str, str, Any]]:
    """Each row that begins in the text: its table, its doc id, and its fields (None: they can't be read)."""
    table, position = "", 0
    while start := _START.search(text, position):
        position = start.end()
        if start["table"]:
            table = start["table"]
            continue
        try:
            fields, position = _read(text, position)
        except (ValueError, RecursionError):
            fields = None
        if table in TABLES:
            yield table, start["row"], fields


def _record(table: str, fields: Any) -> tuple[Record | None, str]:
    """A row as a record, and what is wrong with it."""
    kind = TABLES[table]
    if not isinstance(fields, dict):
        return None, "is cut off"
    try:
        whole = _without_halves(fields)
        known = {name: value for name, value in whole.items() if name in kind.__struct_fields__}
        record = msgspec.convert(known, kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        return None, f"can't be read ({error})"
    if dropped := sorted(whole.keys() - known.keys()):
        return record, f"came without what this program does not know: {', '.join(dropped)}"
    return record, "" if whole == fields else "held half characters, which are now shown as �"


def _renamed(record: Record) -> Record:
    """A record under a new id; an entry of the paper trail is another one then, and not sealed."""
    renamed = record.but(id=new_id())
    return bare(renamed) if isinstance(renamed, KINDS) else renamed


def _without_halves(value: Any) -> Any:
    """A value whose texts can be written: JSON can name half of a character (a lone surrogate), no file can hold it."""
    if isinstance(value, str):
        return _HALF.sub("�", value)
    if isinstance(value, dict):
        return {_HALF.sub("�", key): _without_halves(each) for key, each in value.items()}
    return [_without_halves(each) for each in value] if isinstance(value, list) else value
