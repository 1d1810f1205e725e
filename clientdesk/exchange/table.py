"""A text as rows of cells. Rule: a row is known by the line of the file where it starts, as an editor counts.

The delimiter is settled by counting where counting is clear, which it nearly always is; else clevercsv looks at the
first lines.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO
from typing import NamedTuple

from msgspec import Struct

from clientdesk.exchange.text import decode
from clientdesk.model.errors import Refused

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 16_000
"""Characters that the delimiter is settled on; clevercsv's time grows faster than its sample."""
_SEP_LINE = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)
_LARGEST_CELL = 131_072  # the limit of the csv module


class Row(NamedTuple):
    """Cells as they stand in the file; `line` counts from 1, titles and headings included."""

    line: int
    cells: tuple[str, ...]


class Dialect(NamedTuple):
    """How cells are set apart."""

    delimiter: str
    quote: str = '"'
    escape: str | None = None


class Table(Struct, frozen=True):
    """Every row of a file that is not blank, with how it was read."""

    rows: tuple[Row, ...]
    encoding: str
    delimiter: str


def read_table(data: bytes) -> Table:
    """The rows of a CSV file in whatever encoding and dialect.

    Raises Refused when it is empty or no text, when a quotation mark is never closed, or a cell has more than 131,072
    characters.
    """
    text, encoding = decode(data)
    dialect = _dialect(text)
    rows = _rows(text, dialect)
    if not rows:
        raise Refused("The file holds no cells.")
    return Table(tuple(rows), encoding, dialect.delimiter)


def _rows(text: str, dialect: Dialect) -> list[Row]:
    reader = csv.reader(
        StringIO(text, newline=""),
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        escapechar=dialect.escape,
        strict=True,
    )
    rows, line = [], 1
    try:
        for cells in reader:
            if any(cell and not cell.isspace() for cell in cells):
                rows.append(Row(line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise Refused(_trouble(str(error), line)) from None
    return rows


def _trouble(error: str, line: int) -> str:
    if "limit" in error:
        return f"Line {line} holds a cell of more than {_LARGEST_CELL:,} characters: a quotation mark may be missing."
    if "end of data" in error:
        return f"Line {line} opens a quotation mark that is never closed."
    return f"Line {line} can't be read: a quotation mark stands where none can."


def _dialect(text: str) -> Dialect:
    if match := _SEP_LINE.match(text):
        return Dialect(match.group(1))
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    clear = [delimiter for delimiter in _DELIMITERS if _is_even(sample, delimiter)]
    return Dialect(clear[0]) if len(clear) == 1 else _sniffed(sample)


def _is_even(sample: str, delimiter: str) -> bool:
    """Whether a delimiter cuts nearly all lines into the same number of cells, at least two."""
    try:
        widths = Counter(len(cells) for cells in csv.reader(StringIO(sample, newline=""), delimiter=delimiter) if cells)
    except csv.Error:
        return False
    (width, count), *_ = widths.most_common(1) or [(0, 0)]
    return width >= 2 and count >= 0.6 * widths.total()


def _sniffed(sample: str) -> Dialect:
    from clevercsv.detect import Detector

    found = Detector().detect(sample, delimiters=list(_DELIMITERS))
    if found is None or found.delimiter not in _DELIMITERS:
        return Dialect(",")
    return Dialect(found.delimiter, found.quotechar or '"', found.escapechar or None)
