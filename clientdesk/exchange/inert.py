"""Spreadsheet formulas in text cells. Rule: what `inert` does, `restored` undoes exactly, touching nothing else."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def inert(text: str) -> str:
    """A text cell that no spreadsheet runs: an apostrophe before `=`, `+`, `-`, `@`, a tab or a line break in front."""
    return f"'{text}" if _FORMULA.match(text) else text


def restored(cell: str) -> str:
    """The text that `inert` was given; a cell such as `'t Hooft` stays as it is."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell, 1) else cell
