"""A look at a desk and everything beside it. Rule: nothing is changed, and everything found is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from clientdesk.model.client import Client
from clientdesk.model.currency import is_known
from clientdesk.model.errors import Damaged, Refused
from clientdesk.model.exit import Exit
from clientdesk.model.money import Money
from clientdesk.model.naming import described, references
from clientdesk.model.project import Contract
from clientdesk.model.record import Record
from clientdesk.model.records import KINDS, TABLES, Records
from clientdesk.store import backups, disk
from clientdesk.store.contents import Contents
from clientdesk.store.failures import reason
from clientdesk.store.findings import Doubt, Finding
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
        findings += [*_in_records(contents.records), *_in_history(contents)]
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
    for kind in KINDS:
        for record in records.all(kind):
            yield from _dangling(record, records)
            yield from _money(record, records)
    yield from _twice(records)


def _dangling(record: Record, records: Records) -> Iterator[Finding]:
    for table, key in references(record):
        if key not in records.by_id(TABLES[table]):
            other = TABLES[table].__name__.lower()
            article = "an" if other[0] in "aeiou" else "a"
            yield _finding(Doubt.MISSING, record, f"names {article} {other} that is not on the desk ({key})")


def _money(record: Record, records: Records) -> Iterator[Finding]:
    amounts = {field: value for field in record.__struct_fields__ if isinstance(value := getattr(record, field), Money)}
    codes = {money.currency for money in amounts.values()} | {getattr(record, "currency", "EUR")}
    for code in sorted(codes):
        if not is_known(code):
            yield _finding(Doubt.CURRENCY, record, f"is in “{code}”, which is no currency")
    amount = amounts.get("amount")
    if amount and amount.minor < 0:
        yield _finding(Doubt.AMOUNT, record, "has an amount below zero")
    for table, key in references(record):
        other = getattr(records.by_id(TABLES[table]).get(key), "amount", None)
        if table == "invoices" and amount and other and other.currency != amount.currency:
            yield _finding(Doubt.CURRENCY, record, f"is in {amount.currency}, its invoice in {other.currency}")


def _twice(records: Records) -> Iterator[Finding]:
    contracts = Counter(contract.client for contract in records.all(Contract))
    exits = Counter(found.client for found in records.all(Exit) if found.ended is None)
    for counts, thing in ((contracts, "contract"), (exits, "open exit")):
        for client, count in counts.items():
            owner = records.by_id(Client).get(client)
            if count > 1 and owner:
                yield _finding(Doubt.TWICE, owner, f"has more than one {thing}")


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


def _open_to_others(places: Places) -> Iterator[Finding]:
    inside = [places.folder, places.backups, places.drafts]
    files = [folder / name for folder in inside for name in disk.names(folder)]
    for path in dict.fromkeys((places.desk, *inside, *files)):
        if disk.look(path) and disk.mode(path) & 0o077:
            words = f"Other accounts of this computer may look into {path}; `chmod go= {path}` closes it."
            yield Finding(Doubt.OPEN_TO_OTHERS, str(path), words)


def _finding(doubt: Doubt, record: Record, what: str) -> Finding:
    thing = described(record)
    return Finding(doubt, f"{record.table}/{record.id}", f"{thing[0].upper()}{thing[1:]} {what}.")
