"""`clientdesk export` and `schema`. Rule: a file is written whole or not at all, and never over the desk's own."""

from __future__ import annotations

from pathlib import Path

import click

from clientdesk.cli.click_session import Session, pass_session
from clientdesk.cli.out_file import check_free
from clientdesk.cli.output import put, put_bytes, put_lines, talk
from clientdesk.cli.types import PATH
from clientdesk.model.days import counted


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
    _tell_files(session)


@click.command()
def schema() -> None:
    """Print the JSON Schema of an exported desk."""
    import msgspec

    from clientdesk.exchange.desk_schema import schema as of_desk

    put_bytes(msgspec.json.format(msgspec.json.encode(of_desk()), indent=2) + b"\n")


def _export_json(session: Session, output: Path) -> None:
    import msgspec

    from clientdesk.exchange.desk_json import export_desk

    check_free(session, output)
    if output.is_dir():
        raise click.UsageError(f"{output} is a folder. Name a file in it.")
    document = msgspec.json.encode(export_desk(session.records))
    _write(output, msgspec.json.format(document, indent=2) + b"\n")
    put(str(output))


def _export_csv(session: Session, folder: Path) -> None:
    from clientdesk.exchange.desk_csv import export_csv
    from clientdesk.exchange.whole_file import write_folder

    files = export_csv(session.records)
    for path in (folder, *(folder / name for name in files)):
        check_free(session, path)
    write_folder(folder, files)
    put_lines(str(folder / name) for name in files)


def _tell_files(session: Session) -> None:
    """Say that attached files are not in what was written, and where they are."""
    from clientdesk.model.journal import Attachment
    from clientdesk.store.places import Places

    if count := len(session.records.by_id(Attachment)):
        talk(
            f"{counted(count, 'attached file')} {'is' if count == 1 else 'are'} not in it, only what they are called:"
            f" copy {Places.of(session.path).attached} along. `clientdesk bundle` has a client's with all the rest."
        )


def _write(path: Path, data: bytes) -> None:
    """Write a file that is whole or not there; a pipe or a device just gets the data."""
    from clientdesk.exchange.whole_file import write_whole

    if path.exists() and not path.is_file():
        path.write_bytes(data)
    else:
        write_whole(path, data)
