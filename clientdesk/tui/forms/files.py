"""Files in a form: the field that names them, the form that attaches them (P). Rule: a path is only looked at here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.entry.journal import CARRIERS
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Attachment
from clientdesk.model.record import Record
from clientdesk.model.records import Records
from clientdesk.tui.forms.field import Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import day
from clientdesk.tui.log import log

FILES = "files"
"""The field's key."""
_LONGEST = 48
"""Characters of an entry's words in the choice of what a file goes with."""


def field(*, required: bool = False) -> Field:
    """Where files are named, a path a line."""
    told = "a path a line, F3 finds one; copies are kept beside the desk"
    return Field(FILES, "Files", Kind.LINES, "", told, required, rule=_check)


def attaching(records: Records, client_id: str, today: date, at: Record | None) -> Form:
    """Files for a client, or for one of their entries; `at` is the record under the cursor."""
    entries = tuple(_entries(records, client_id))
    here = next((words for key, words in entries if at and key == at.id), "")

    def build(answers: Answers) -> Change:
        blank = Attachment(id="", client=client_id, name="", sha256="", size=0, on=today)
        answers.text(FILES)
        return Change("Attached", (blank.but(**answers.values("to", "on", "note")),))

    return Form(
        key=f"new attachment {client_id}",
        title=f"Attach a file · {records.get(Client, client_id).name}",
        fields=(
            field(required=True),
            Field("to", "Goes with", Kind.PICK, here, "an incident, a letter, a message, an invoice:"
                  " a part of its words", choices=entries),
            Field("on", "Day", Kind.DATE, day(today), required=True),
            Field("note", "Note", Kind.LINES, help="yours, and private"),
        ),
        build=build,
        button="Attach",
        does="attach",
    )  # fmt: skip


def paths_of(typed: str) -> list[Path]:
    """The files that were named."""
    return [Path(each.strip()).expanduser() for each in typed.splitlines() if each.strip()]


def _entries(records: Records, client_id: str) -> Iterator[tuple[str, str]]:
    """What a file can go with, the newest first."""
    for line in log(records, client_id):
        if isinstance(line.record, CARRIERS):
            told = line.words if len(line.words) <= _LONGEST else f"{line.words[:_LONGEST]}…"
            yield line.record.id, f"{shown(line.on) if line.on else ''} {line.kind}: {told}"
    for invoice in sorted(records.of(Invoice, client_id), key=lambda each: each.issued or date.min, reverse=True):
        yield invoice.id, f"{shown(invoice.issued)} invoice: {invoice.number}"


def _check(typed: str) -> None:
    """Raise Refused for a path where there is no file."""
    for path in typed.splitlines():
        if path.strip() and not _is_file(path):
            raise Refused(f"There is no file “{path.strip()}”. Write its whole path, or press F3.")


def _is_file(path: str) -> bool:
    try:
        return all(each.is_file() for each in paths_of(path))
    except (OSError, ValueError, RuntimeError):
        return False
