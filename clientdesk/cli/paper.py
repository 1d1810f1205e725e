"""The paper of a PDF that a command writes. Rule: what is asked for and can't be had is wrong usage, never ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from clientdesk.cli.types import OneOf
from clientdesk.exchange.paper_size import PaperSize

if TYPE_CHECKING:
    from pathlib import Path

paper_option = click.option("--paper", type=OneOf(PaperSize), help="Of a .pdf; the one of your country when left out.")


def check_paper(output: Path | None, paper: PaperSize | None) -> None:
    """Raise UsageError for a paper where no PDF is written."""
    if paper and (output is None or output.suffix.lower() != ".pdf"):
        raise click.UsageError("--paper is for a PDF: name one with -o FILE.pdf.")
