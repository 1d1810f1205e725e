"""`clientdesk import`. Rule: what a file holds is planned whole, said, and only then saved in one go."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.output import put, put_lines, talk
from clientdesk.cli.types import PATH, OneOf, with_options
from clientdesk.exchange.sources import NAMES
from clientdesk.model.days import DateOrder, counted
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean, sentence

if TYPE_CHECKING:
    from clientdesk.exchange.outcome import ImportPlan

_MATCHES_SHOWN = 5


class Mapping(click.ParamType[tuple[str, str]]):
    """A column and the field that it is, as `COLUMN=FIELD`."""

    name = "COLUMN=FIELD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """The pair, or a usage error."""
        column, sign, field = str(value).rpartition("=")
        if not sign or not column.strip() or not field.strip():
            self.fail(f"“{value}” is no pair. Write it like “Rechnungs-Nr.=number”.", param, ctx)
        return column, field.strip()


_reading = with_options(
    click.option("--as", "kind", type=click.Choice([*NAMES, "desk"]), help="What the file is, where it does not tell."),
    click.option(
        "--map",
        "columns",
        type=Mapping(),
        multiple=True,
        help="Which field a column (its name or place) is. Can be given again.",
    ),
    click.option("--date-order", type=OneOf(DateOrder), help="In which order dates are written."),
    click.option("--decimal", type=click.Choice([",", "."]), help="The decimal sign of amounts."),
    click.option("--currency", metavar="CODE", help="The currency of amounts that name none."),
)
"""How the file is to be read, by the names that `exchange.reader.Options` has."""


@click.command("import")
@click.argument("file", type=PATH)
@_reading
@click.option("--skip-refused", is_flag=True, help="Take the good rows where some are refused.")
@click.option("--dry-run", is_flag=True, help="Show what would come in, and save nothing.")
@json_option
@pass_session
def import_(session: Session, /, file: Path, *, skip_refused: bool, dry_run: bool, **reading: Any) -> None:
    """Bring in a list, another program's export, or an exported desk.

    A list is of clients, invoices or payments. The kind of FILE and its columns are found out. All of it comes in or
    nothing, and twice is as good as once. Rows are named by the line of the file that they begin on.
    """
    plan = _plan(session, file, reading)
    goes_in = skip_refused or not plan.refused
    written = goes_in and not dry_run and bool(plan.change.puts or plan.change.removes)
    if written:
        session.commit(plan.change)
    if not goes_in:
        count = counted(len(plan.refused), "row")
        talk(f"Nothing was saved: {count} refused. Correct them, or take the rest with --skip-refused.")
    session.answer(lambda: _view(plan, written=written), lambda: _show(session, plan, dry_run=dry_run, written=written))
    if not goes_in:
        click.get_current_context().exit(Refused.exit_code)
    if written and plan.kind == "desk":
        for note in plan.notes:
            talk(note)
    if written:
        talk(f"{sentence(plan.change.label)} Undo with: {session.command('undo')}")


def _plan(session: Session, file: Path, reading: dict[str, Any]) -> ImportPlan:
    from clientdesk.exchange.plan import plan_import
    from clientdesk.exchange.reader import Options

    options = Options(**reading | {"columns": dict(reading["columns"])})
    return plan_import(_read(file), session.desk.records, options, session.today)


def _read(file: Path) -> bytes:
    from clientdesk.exchange.source_file import read_file, read_stream

    if str(file) != "-":
        return read_file(file, str(file))
    return read_stream(sys.stdin.buffer, "What came in") if sys.stdin else b""


def _view(plan: ImportPlan, *, written: bool) -> dict[str, object]:
    return {
        "kind": plan.kind,
        "read": plan.read,
        "added": plan.added,
        "unchanged": plan.unchanged,
        "refused": plan.refused,
        "matched": plan.matched,
        "written": written,
        "notes": plan.notes,
    }


def _show(session: Session, plan: ImportPlan, *, dry_run: bool, written: bool) -> None:
    if dry_run:
        _show_preview(session, plan)
    for matched in plan.matched[:_MATCHES_SHOWN]:
        what = f"invoice {matched.invoice} of {matched.client}" if matched.invoice else matched.client
        put(clean(f"Line {matched.row}, {what}: {matched.note}."))
    if len(plan.matched) > _MATCHES_SHOWN:
        put(f"… and {len(plan.matched) - _MATCHES_SHOWN:,} more such lines; --json lists them all.")
    for refused in plan.refused:
        talk(f"Line {refused.row} is refused: {refused.why}")
    new = "new" if written or not plan.added else "could come in"
    rest = f"{plan.added:,} {new}, {plan.unchanged:,} on the desk already, {len(plan.refused):,} refused"
    put(f"{counted(plan.read, 'row')} of {plan.kind}: {rest}.")


def _show_preview(session: Session, plan: ImportPlan) -> None:
    from clientdesk.cli.table import put_table
    from clientdesk.exchange.preview import preview

    put_lines(map(clean, plan.notes))
    for sample in preview(plan.change.puts, session.desk.records.after(plan.change)):
        put(f"{sample.table.capitalize()}: {sample.coming:,}")
        put_table(sample.heads, sample.rows, empty="")
    put("This was a dry run: nothing was saved.")
