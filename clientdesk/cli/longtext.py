"""Text that is sensitive or long: from standard input or a file. Rule: it never has to pass through an argument.

What stands in an argument is seen in the list of processes and kept in the shell's history.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from clientdesk.cli.types import PATH
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean_lines

MOST = 1_000_000
"""Bytes; more than any mail a person would keep as text."""


class LongText(click.ParamType[str]):
    """A text, or `@FILE` for one that stands in a file, `@-` for standard input; `@@` begins a text with one `@`."""

    name = "TEXT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The text; raises Refused when the file can't be read."""
        if value.startswith("@") and not value.startswith("@@"):
            return given_text(Path(value[1:]))
        return str(value).removeprefix("@")


LONG = LongText()
note_option = click.option("--note", type=LONG, help="Anything else; @FILE reads it from a file.")
text_file_option = click.option(
    "--text-file", type=PATH, metavar="FILE", help="Read the text from a file instead of standard input."
)


def given_text(file: Path | None) -> str:
    """The text from a file, else from standard input when that isn't the keyboard; empty when there is none."""
    if file is not None and str(file) != "-":
        return _decoded(_read(file), str(file))
    if sys.stdin is None or (file is None and sys.stdin.isatty()):
        return ""
    stream: Any = getattr(sys.stdin, "buffer", sys.stdin)
    data = stream.read(MOST + 1)
    return _decoded(data if isinstance(data, bytes) else data.encode(), "standard input")


def asked_text(file: Path | None, prompt: str) -> str:
    """Like `given_text`; at a terminal it asks, on stderr, for lines up to an empty Ctrl+D."""
    if file is None and sys.stdin is not None and sys.stdin.isatty():
        click.echo(f"{prompt} End with Ctrl+D on a line of its own.", err=True)
        return clean_lines(sys.stdin.read(MOST))
    return given_text(file)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MOST + 1)
    except OSError as error:
        raise Refused(f"{file} can't be read: {error.strerror}.") from None


def _decoded(data: bytes, where: str) -> str:
    if len(data) > MOST:
        raise Refused(f"The text from {where} is longer than {MOST:,} bytes. Keep it as a file and note where it is.")
    try:
        return clean_lines(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused(f"The text from {where} is not UTF-8. Save it as UTF-8 and try again.") from None
