"""A look at a desk and everything beside it. Rule: nothing is changed, and everything found is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from clientdesk.ledger.doubts import Doubts
from clientdesk.ledger.trail import broken
from clientdesk.model.client import Client
from clientdesk.model.doubts import Doubt
from clientdesk.model.errors import Damaged, Refused
from clientdesk.model.journal import Attachment
from clientdesk.model.naming import described
from clientdesk.model.record import Record
from clientdesk.model.records import KINDS, Records
from clientdesk.store import backups, disk
from clientdesk.store.contents import Contents
from clientdesk.store.failures import reason
from clientdesk.store.files import Files
from clientdesk.store.findings import Finding
from clientdesk.store.glance import loaded, no_desk
from clientdesk.store.history import versions
from clientdesk.store.places import Places
from clientdesk.store.reading import decode


def check(path: Path) -> list[Finding]:
    """Everything doubtful about the desk at a path; empty when all is well.

    Raises NoDesk when there is none, Refused when the file can't be read at all.
    """
    places = Places.of(path)
    contents, findings = _desk(places)
    if contents:
        findings += [*_in_records(contents.records), *_in_trails(contents), *_in_history(contents)]
        findings += _attached(contents.records, Files(places))
    return [*findings, *_in_backups(places), *_left_behind(places), *_open_to_others(places)]


def _desk(places: Places) -> tuple[Contents | None, list[Finding]]:
    try:
        found = loaded(places)
    except Damaged as error:
        return None, [Finding(Doubt.DAMAGED, str(places.desk), error.sentence)]
    if found is None:
        raise no_desk(places)
    return found[0], []


def _opened(path: Path) -> tuple[Contents | None, list[Finding]]:
    try:
        return decode(disk.read(path)[0], path), []
    except OSError as error:
        return None, [Finding(Doubt.DAMAGED, str(path), f"{path} can't be read: {reason(error)}.")]
    except Damaged as error:
        return None, [Finding(Doubt.DAMAGED, str(path), error.sentence)]


def _in_records(records: Records) -> Iterator[Finding]:
    doubts = Doubts(records)
    for kind in KINDS:
        for record in records.all(kind):
            for doubt, what in doubts.of(record):
                yield _finding(doubt, record, what)


def _in_trails(contents: Contents) -> Iterator[Finding]:
    """What was done to the paper trails around the program (P)."""
    clients = contents.records.by_id(Client)
    for client_id in dict.fromkeys((*clients, *contents.trail)):
        whose = clients[client_id].name if client_id in clients else "a client who is gone"
        for what in broken(contents.records, contents.trail, client_id):
            words = f"The paper trail of {whose} was changed outside ClientDesk: {what}."
            yield Finding(Doubt.TRAIL, f"clients/{client_id}", words)


def _attached(records: Records, files: Files) -> Iterator[Finding]:
    """Attached files that are gone, or not as they were attached (P)."""
    for each in records.all(Attachment):
        try:
            files.sound(each)
        except Damaged as error:
            yield Finding(Doubt.TRAIL, f"attachments/{each.id}", error.sentence)
        except Refused as error:
            yield Finding(Doubt.MISSING, f"attachments/{each.id}", error.sentence)


def _in_history(contents: Contents) -> Iterator[Finding]:
    for entry in contents.history:
        try:
            versions(entry)
        except Refused as error:
            yield Finding(Doubt.HISTORY, f"history/{entry.id}", error.sentence)


def _in_backups(places: Places) -> Iterator[Finding]:
    for backup in backups.listed(places.backups):
        if backup.why != "damaged":
            for finding in _opened(backup.path)[1]:
                words = f"The backup {backup.path.name} can't be read; the others are not affected."
                yield Finding(Doubt.DAMAGED, finding.where, words)


def _left_behind(places: Places) -> Iterator[Finding]:
    if disk.look(places.temporary):
        words = f"{places.temporary} was left by a save that was cut off; the next save clears it away."
        yield Finding(Doubt.LEFT_BEHIND, str(places.temporary), words)
    yield from _unused(Files(places))
    for path in (*Files(places).strays(), *backups.strays(places.backups)):
        words = f"{path} is none of ClientDesk's files. It is left alone; move it away if you don't need it there."
        yield Finding(Doubt.LEFT_BEHIND, str(path), words)


def _unused(files: Files) -> Iterator[Finding]:
    """Attached files that nothing refers to; none where a backup can't be opened, for it may refer to them."""
    with suppress(OSError):
        for path in files.unused():
            words = f"Nothing here refers to {path} any more, so that it can be tidied away."
            yield Finding(Doubt.LEFT_BEHIND, str(path), words)


def _open_to_others(places: Places) -> Iterator[Finding]:
    inside = [places.folder, places.backups, places.drafts, places.attached]
    files = [folder / name for folder in inside for name in disk.names(folder)]
    for path in dict.fromkeys((places.desk, *inside, *files)):
        if disk.look(path) and disk.mode(path) & 0o077:
            words = f"Other accounts of this computer may look into {path}; `chmod go= {path}` closes it."
            yield Finding(Doubt.OPEN_TO_OTHERS, str(path), words)


def _finding(doubt: Doubt, record: Record, what: str) -> Finding:
    thing = described(record)
    return Finding(doubt, f"{record.table}/{record.id}", f"{thing[0].upper()}{thing[1:]} {what}.")
