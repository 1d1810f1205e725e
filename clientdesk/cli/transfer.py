"""`clientdesk import`, `export` and `schema`. Rule: an import is planned whole, said, and only then saved in one go."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.output import put, put_bytes, put_lines, talk
from clientdesk.cli.types import PATH, OneOf
from clientdesk.exchange.sources import NAMES
from clientdesk.model.amounts import DecimalSign
from clientdesk.model.days import DateOrder, counted
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean

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


@click.command("import")
@click.argument("file", type=PATH)
@click.option("--as", "kind", type=click.Choice([*NAMES, "desk"]), help="What the file is, where it does not tell.")
@click.option(
    "--map",
    "mapping",
    type=Mapping(),
    multiple=True,
    help="Which field a column (its name or place) is. Can be given again.",
)
@click.option("--date-order", type=OneOf(DateOrder), help="In which order dates are written.")
@click.option("--decimal", type=click.Choice([",", "."]), help="The decimal sign of amounts.")
@click.option("--currency", metavar="CODE", help="The currency of amounts that name none.")
@click.option("--skip-refused", is_flag=True, help="Take the good rows where some are refused.")
@click.option("--dry-run", is_flag=True, help="Show what would come in, and save nothing.")
@json_option
@pass_session
def import_(  # noqa: PLR0913  one argument for each option of the command
    session: Session,
    *,
    file: Path,
    kind: str | None,
    mapping: tuple[tuple[str, str], ...],
    date_order: DateOrder | None,
    decimal: DecimalSign | None,
    currency: str | None,
    skip_refused: bool,
    dry_run: bool,
) -> None:
    """Bring in a list, another program's export, or an exported desk.

    A list is of clients, invoices or payments. The kind of FILE and its columns are found out. All of it comes in or
    nothing, and twice is as good as once. Rows are named by the line of the file that they begin on.
    """
    from clientdesk.exchange.plan import plan_import
    from clientdesk.exchange.reader import Options

    options = Options(
        kind=kind,
        columns=dict(mapping),
        date_order=date_order,
        decimal=decimal,
        currency=currency,
    )
    plan = plan_import(_read(file), session.desk.records, options, session.today)
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
    if written:
        talk(f"{plan.change.label}. Undo with: clientdesk undo")


@click.command()
@click.option("--format", "form", type=click.Choice(["json", "csv"]), default="json", help="json unless you say csv.")
@click.option("-o", "output", type=PATH, metavar="PATH", help="A file; for CSV a folder.")
@pass_session
def export(session: Session, *, form: str, output: Path | None) -> None:
    """Write out everything on the desk.

    JSON comes back with `import`, every record as it was. CSV is one file for each kind of record, in a folder.
    """
    to_stdout = output is None or str(output) == "-"
    if form == "csv" and to_stdout:
        raise click.UsageError("CSV is several files: name a folder for them with -o.")
    if output is None or to_stdout:
        from clientdesk.cli.as_json import put_json
        from clientdesk.exchange.desk_json import export_desk

        put_json(export_desk(session.records))
    elif form == "csv":
        _export_csv(session, output)
    else:
        _export_json(session, output)


@click.command()
def schema() -> None:
    """Print the JSON Schema of an exported desk."""
    import msgspec

    from clientdesk.exchange.desk_schema import schema as of_desk

    put_bytes(msgspec.json.format(msgspec.json.encode(of_desk()), indent=2) + b"\n")


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


def _export_json(session: Session, output: Path) -> None:
    import msgspec

    from clientdesk.exchange.desk_json import export_desk

    _check_not_ours(session, output)
    if output.is_dir():
        raise click.UsageError(f"{output} is a folder. Name a file in it.")
    document = msgspec.json.encode(export_desk(session.records))
    _write(output, msgspec.json.format(document, indent=2) + b"\n")
    put(str(output))


def _export_csv(session: Session, folder: Path) -> None:
    from clientdesk.exchange.desk_csv import export_csv
    from clientdesk.store import disk

    _check_not_ours(session, folder)
    files = export_csv(session.records)
    disk.make_folders(folder)
    for name, data in files.items():
        _write(folder / name, data)
    put_lines(str(folder / name) for name in files)


def _check_not_ours(session: Session, output: Path) -> None:
    """Raise Refused for the desk file and for what lies in the folder that belongs to it: backups, the lock."""
    from clientdesk.store.places import Places

    places, target = Places.of(session.path), output.resolve()
    if target == places.desk:
        raise Refused("That is the desk file itself. Name another file to export to.")
    if target.is_relative_to(places.folder):
        raise Refused(f"{places.folder} is for the desk's own files. Export to another place.")


def _write(path: Path, data: bytes) -> None:
    """Write a file that is whole or not there, and for this account alone; a pipe or a device just gets the data."""
    from clientdesk.store import disk

    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = path.resolve()
    if not target.parent.is_dir():
        raise Refused(f"There is no folder {target.parent}.")
    disk.replace(target, target.with_name(f".{target.name}.part"), data)
