"""`clientdesk attach`, `attachment`: files of the paper trail (P). Rule: a file is kept before its record is saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.listing import add_list
from clientdesk.cli.longtext import note_option
from clientdesk.cli.lookup import find, find_client
from clientdesk.cli.out_file import check_free
from clientdesk.cli.output import put, put_bytes, put_lines, talk
from clientdesk.cli.saved import save
from clientdesk.cli.types import DAY, PATH
from clientdesk.cli.words import day
from clientdesk.ledger.attaching import check_files, with_files
from clientdesk.model.change import Change
from clientdesk.model.days import counted
from clientdesk.model.entry.journal import CARRIERS
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Attachment
from clientdesk.model.naming import described, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.model.record import Record
    from clientdesk.model.records import Records

file_option = click.option(
    "--file", "files", type=PATH, multiple=True, metavar="FILE", help="Attach a file; can be given again."
)


@click.command()
@click.argument("client", metavar="CLIENT")
@click.argument("file", type=PATH, metavar="FILE")
@click.option(
    "--to", metavar="ENTRY", help="The incident, letter or message it goes with, or the invoice it is the copy of."
)
@click.option("--on", type=DAY, help="The day it is of; today without it.")
@note_option
@json_option
@pass_session
def attach(session: Session, client: str, file: Path, to: str | None, on: date | None, note: str | None) -> None:
    """Attach a file to a client, or to one of their entries.

    A copy is kept beside the desk as it is now; the file itself can go.
    """
    records = session.desk.records
    owner = find_client(records, client)
    carrier = _carrier(records, owner.id, to)
    save(session, attached(session, Change(""), (file,), owner.id, carrier, on or session.today, note or ""))


def attached(
    session: Session, change: Change, files: Sequence[Path], client_id: str, to: str | None, on: date, note: str = ""
) -> Change:
    """A change with files attached to what it puts, or to a record of before; the files are beside the desk then.

    All is checked before the first is kept. Where the change is not saved, `Session.commit` lets go of them.
    """
    records, paths = session.desk.records, [file.expanduser() for file in files]
    like = Attachment(id="", client=client_id, name="", sha256="", size=0, on=on, to=to, note=note)
    check_files(records, change, paths, like, session.today)
    return with_files(records, change, session.desk.files.keep_all(paths), like, session.today)


@click.group()
def attachment() -> None:
    """List attached files, get them out again, or tidy up."""


@attachment.command("save")
@click.argument("attachment", metavar="ID")
@click.option("-o", "output", type=PATH, metavar="FILE", help="The new file; - for standard output.", required=True)
@pass_session
def save_file(session: Session, attachment: str, output: Path) -> None:
    """Write a copy of an attached file.

    Its content is compared with its hash first.
    """
    from clientdesk.exchange.whole_file import copy_whole
    from clientdesk.store.files import Files

    source = Files.of(session.path).sound(find_attachment(session.records, attachment))
    if str(output) == "-":
        put_bytes(source.read_bytes())
        return
    check_free(session, output)
    copy_whole(source, output)
    put(str(output))


@attachment.command()
@json_option
@pass_session
def tidy(session: Session) -> None:
    """Remove attached files that nothing refers to any more.

    That is nothing on the desk, in its history or in its backups. A file of the last hour is left alone.
    """
    gone = session.existing.tidy()
    session.answer(lambda: gone, lambda: put_lines(map(str, gone)))
    talk(f"{counted(len(gone), 'file')} removed.")


def find_attachment(records: Records, text: str) -> Attachment:
    """The attached file that a text names by id or by name; raises NotFound with the candidates."""
    return find(records.all(Attachment), text, "attachment", lambda each: each.name)


def _carrier(records: Records, client_id: str, text: str | None) -> str | None:
    """The id of the entry that a file goes with; None where none was named."""
    found = [each for kind in CARRIERS for each in records.of(kind, client_id)]
    return find(found, text, "entry", _named).id if text else None


def _named(record: Record) -> str:
    """What an entry is named by: an invoice by its number too."""
    return record.number if isinstance(record, Invoice) else record.id


def _cells(records: Records, each: Attachment) -> tuple[str, ...]:
    carriers = (records.by_id(kind).get(each.to or "") for kind in CARRIERS)
    goes_with = next((f"{described(found)} ({short(found)})" for found in carriers if found), "")
    return day(each.on), each.name, f"{each.size:,}", goes_with, each.note


add_list(attachment, Attachment, (">On", "File", ">Bytes", "With", "~Note"), _cells, "attachments")
