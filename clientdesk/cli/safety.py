"""The desk's safety: `check`, `backups`, `restore`, `salvage`, `undo`, `redo`, `history`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.output import put, put_lines, talk
from clientdesk.cli.table import put_table
from clientdesk.cli.types import PATH
from clientdesk.cli.words import moment
from clientdesk.model.days import counted
from clientdesk.model.errors import Damaged
from clientdesk.model.names import clean

if TYPE_CHECKING:
    from clientdesk.store.backups import Backup
    from clientdesk.store.findings import Finding
    from clientdesk.store.holding import Held
    from clientdesk.store.restore import Restored


@click.command()
@json_option
@pass_session
@click.pass_context
def check(ctx: click.Context, session: Session) -> None:
    """Look the desk over: the file, its records, its backups. Nothing is changed.

    Exit code 0 when all is well, 4 when the desk file is damaged, else 1 (also when it can't be read).
    """
    from clientdesk.model.doubts import Doubt
    from clientdesk.store.check import check as look_over
    from clientdesk.store.places import Places

    found = look_over(session.path)
    session.answer(lambda: found, lambda: put_lines([each.sentence for each in found] or ["All is well."]))
    if found:
        talk(f"{counted(len(found), 'thing')} to look at. Nothing was changed.")
    desk = str(Places.of(session.path).desk)
    damaged = any(each.doubt is Doubt.DAMAGED and each.where == desk for each in found)
    ctx.exit(Damaged.exit_code if damaged else int(bool(found)))


@click.command()
@json_option
@pass_session
def backups(session: Session) -> None:
    """List the backups, newest first.

    They are of the last 10 saves, one a day for 30 days, and one a month for 12.
    """
    from clientdesk.store.holding import holdings

    found = holdings(session.path)
    session.answer(
        lambda: [_backup(each.backup) | {"records": each.records, "before": each.before} for each in found],
        lambda: put_table(
            (">No.", ">Until", ">Records", "Before", ">Bytes", "File?"),
            [_backup_row(each) for each in found],
            empty="There are no backups yet; every save makes one.",
        ),
    )


@click.command()
@click.argument("number", type=int, metavar="N")
@json_option
@pass_session
def restore(session: Session, number: int) -> None:
    """Bring back backup N; undo takes that back."""
    from clientdesk.store.restore import restore as bring_back

    done = bring_back(session.path, number)
    backup = done.backup
    session.answer(lambda: _backup(backup), lambda: put(str(backup.path)))
    if done.is_same:
        talk(f"The desk is the same already as it was until {moment(backup.at)}; nothing changed.")
        return
    talk(f"The desk is as it was until {moment(backup.at)}.{_way_back(session, done)}")
    if done.broken:
        whose = ", ".join(map(clean, done.broken))
        where = session.command("check")
        talk(f"Paper trails in that backup were changed outside ClientDesk ({whose}). Where: {where}")


@click.command()
@click.argument("file", type=PATH, metavar="FILE")
@click.option("-o", "--output", type=PATH, required=True, metavar="NEW", help="The new file.")
@json_option
@pass_session
def salvage(session: Session, file: Path, output: Path) -> None:
    """Get all that can be read of a damaged desk file into a new one.

    Attached files are copied from beside it, as far as they are there.
    """
    from clientdesk.model.doubts import Doubt
    from clientdesk.store.salvage import salvage_to

    if str(output) == "-":
        raise click.UsageError("A desk is a file, and more beside it: name one with -o.")
    records, findings = salvage_to(file, output)
    session.answer(
        lambda: {"desk": output, "records": records.count(), "findings": findings}, lambda: _salvaged(output, findings)
    )
    rows = sum(each.doubt is Doubt.DAMAGED for each in findings)
    talk(f"{counted(records.count(), 'record')} came out; {counted(rows, 'row')} not, or not as they were.")
    if missing := len(findings) - rows:
        whose = "its record" if missing == 1 else "their records"
        talk(f"{counted(missing, 'attached file')} could not be copied; {whose} came out all the same.")


@click.command()
@json_option
@pass_session
def undo(session: Session) -> None:
    """Undo the last change."""
    _turned(session, "Undone", session.existing.undo())


@click.command()
@json_option
@pass_session
def redo(session: Session) -> None:
    """Make the change that was undone last once more."""
    _turned(session, "Done again", session.existing.redo())


@click.command()
@json_option
@pass_session
def history(session: Session) -> None:
    """List what can be undone, newest first."""
    entries = session.existing.history()
    session.answer(
        lambda: [{"id": e.id, "at": e.at, "label": e.label, "undone": e.undone} for e in entries],
        lambda: put_table(
            (">At", "What", ""),
            [(moment(each.at), each.label, "undone" if each.undone else "") for each in entries],
            empty="Nothing has been changed yet.",
        ),
    )


def _way_back(session: Session, done: Restored) -> str:
    if done.can_undo:
        return f" To take that back: {session.command('undo')}"
    return " What was there is among the backups." if done.aside else ""


def _turned(session: Session, word: str, label: str) -> None:
    session.answer(lambda: {"label": label}, lambda: put(f"{word}: {label}"))


def _salvaged(output: Path, findings: list[Finding]) -> None:
    put(str(output))
    for finding in findings:
        talk(finding.sentence)


def _backup(backup: Backup) -> dict[str, object]:
    return {"number": backup.number, "at": backup.at, "bytes": backup.size, "path": backup.path, "why": backup.why}


def _backup_row(held: Held) -> tuple[str, ...]:
    backup, records = held.backup, "can't be read" if held.records is None else f"{held.records:,}"
    number = str(backup.number or backup.why)
    return number, moment(backup.at), records, clean(held.before), f"{backup.size:,}", str(backup.path)
