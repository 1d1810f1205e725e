"""What there is to do, in a row of the agenda. Rule: the sum and the invoice's number are the last to be cut.

They are what nobody can guess from the rest. What the mark before the words says already is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clientdesk.tui.safe_text import width
from clientdesk.tui.step_words import and_was, briefly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.model.records import Records
    from clientdesk.playbook.step import Step

_KIND_WORD, _KINDLY = ", with a kind word about ", ", kindly "
_MONEY = re.compile(
    rf"(?P<what>[^:]+): (?P<sum>\S.*?\d on [^,(]*[^,( ])(?P<besides>{_KIND_WORD}.*?)?(?P<waits> \(.*\))?"
)
"""`30-day late notice: $670 on RR-15, with a kind word about RR-16 (paused)`: what to do, the sum and on what, more."""
_SHORTER = (" late notice", " notice")


class _Words(NamedTuple):
    """Words for a row, and how many cells of them are to be seen."""

    text: str
    needed: int


def in_row(records: Records, step: Step, today: date, cells: int) -> str:
    """What there is to do, whether it was put off, and whether its letter is written: the fullest words for some cells.

    Where none fit whole, the fullest that show the sum and what it is on: these come first where nothing else helps.
    """
    ways = [each._replace(text=and_was(each.text, records, step, today)) for each in _ways(briefly(step))]
    whole = (each.text for each in ways if width(each.text) <= cells)
    seen = (each.text for each in ways if each.needed < cells)
    return next(whole, None) or next(seen, ways[-1].text)


def _ways(words: str) -> Iterator[_Words]:
    """The words, then with ever less of what is needed least before the sum."""
    yield _Words(words, width(words))
    found = _MONEY.fullmatch(words)
    if found is None:
        return
    what, of, besides, waits = found["what"], found["sum"], found["besides"] or "", found["waits"] or ""
    short, kindly = what.replace(*_SHORTER), besides.replace(_KIND_WORD, _KINDLY)
    for head, more in ((what, besides), (what, kindly), (short, kindly)):
        yield _Words(f"{head}: {of}{more}{waits}", width(f"{head}: {of}{more}"))
    for head in (what, short):
        yield _Words(f"{head}: {of}{kindly}{waits}", width(f"{head}: {of}"))
    yield _Words(f"{of}: {what[:1].lower()}{what[1:]}{kindly}{waits}", 0)
