"""What the tests of the paper trail share: entries, a desk with some, and a hand that edits the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from store_kit import client

from clientdesk.ledger.moves import entered
from clientdesk.model.change import Change
from clientdesk.model.doubts import Doubt
from clientdesk.model.entry.sending import marked
from clientdesk.model.journal import Attachment, Incident, Letter
from clientdesk.model.record import Record, new_id
from clientdesk.store.check import check
from clientdesk.store.desk import Desk

ADA, BO = client("Ada"), client("Bo")
DAY = date(2026, 11, 3)
Tables = dict[str, dict[str, dict[str, Any]]]


def incident(said: str = "No.", whose: str = ADA.id, on: date = DAY, **fields: Any) -> Incident:
    return Incident(id=new_id(), client=whose, sign="S11", on=on, said=said, **fields)


def letter(**fields: Any) -> Letter:
    return Letter(id=new_id(), client=ADA.id, kind="L07", written=DAY, body="Please pay.", **fields)


def attachment(sha256: str = "0" * 64, **fields: Any) -> Attachment:
    return Attachment(id=new_id(), client=ADA.id, name="mail.eml", sha256=sha256, size=3, on=DAY, **fields)


def begun(path: Path) -> Desk:
    desk = Desk.open(path, create=True)
    desk.commit(Change("Began", (ADA, BO)))
    return desk


def log(desk: Desk, record: Record) -> Record:
    """Enter a record by the door; it as it is on the desk."""
    desk.commit(entered(desk.records, record))
    return desk.records.get(type(record), record.id)


def put(desk: Desk, record: Record) -> None:
    desk.commit(Change("Put", (record,)))


def mark(desk: Desk, letter_id: str, on: date | None) -> Letter:
    desk.commit(marked(desk.records, desk.records.get(Letter, letter_id), on))
    return desk.records.get(Letter, letter_id)


def edit(path: Path, edit: Callable[[Tables], object]) -> None:
    """Change the desk file around the program."""
    tables: Tables = json.loads(path.read_bytes())
    edit(tables)
    path.write_text(json.dumps(tables))


def complaints(path: Path) -> list[str]:
    """What `check` says of the paper trails."""
    return [found.sentence for found in check(path) if found.doubt is Doubt.TRAIL]
