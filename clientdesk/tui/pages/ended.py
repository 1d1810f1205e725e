"""A client's exits on the overview: each with its start, path, how it ended and when (X08).

Rule: every exit there was is told, the newest first; a cancelled one too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clientdesk.model.days import shown
from clientdesk.model.exit import Exit
from clientdesk.tui.card import MUTED, PLAIN
from clientdesk.tui.pages.words import head, line
from clientdesk.tui.safe_text import safe

if TYPE_CHECKING:
    from clientdesk.playbook.exit.past import Past
    from clientdesk.playbook.overview import Overview
    from clientdesk.tui.card import Piece


def exits(row: Overview, width: int) -> Iterator[Piece]:
    """The section, with its heading; nothing for a client without an exit."""
    picture = row.picture
    if not picture.records.of(Exit, row.client.id):
        return
    from clientdesk.playbook.exit.past import history

    every = history(picture.records, row.client.id, picture.today)
    if every:
        yield head("How it ended" if row.has_ended else "Exits")
    for past in reversed(every):
        yield from _exit(past, width)


def _exit(past: Past, width: int) -> Iterator[Piece]:
    when = f" on {shown(past.acted)}" if past.acted else ""
    yield line(f"{past.standing}{when}", width), PLAIN
    yield line(f"  the {past.path} path, begun on {shown(past.exit.started)}", width), MUTED
    yield from ((line(f"  {safe(told)}", width), MUTED) for told in (_why(past), past.became) if told)


def _why(past: Past) -> str:
    return f"why: {past.reason}" if past.reason else ""
