"""What waits for an answer, on the overview (G). Rule: each silence says what it is about, and where that is from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clientdesk.model.days import counted, shown
from clientdesk.playbook.silence.steps import project_name
from clientdesk.tui.card import MUTED, PLAIN
from clientdesk.tui.pages.words import head, line
from clientdesk.tui.safe_text import safe

if TYPE_CHECKING:
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.silence import Sent, Thread
    from clientdesk.tui.card import Piece


def silent(picture: Picture, width: int) -> Iterator[Piece]:
    """Each thread that waits: since when, what was sent, which stage and why; nothing where nothing waits."""
    if picture.threads:
        yield head("Waits for an answer (T: the call card)")
    for thread in picture.threads:
        yield line(safe(_since(picture, thread)), width), PLAIN
        yield line(safe(thread.because), width), MUTED
        yield line(safe(" · ".join(_sent(picture, each) for each in thread.sent)), width), MUTED


def _since(picture: Picture, thread: Thread) -> str:
    days = counted((picture.today - thread.since).days, "day")
    name = project_name(picture, thread)
    return f"{f'{name}: ' if name else ''}{days}, since {shown(thread.since, picture.today)}"


def _sent(picture: Picture, sent: Sent) -> str:
    what = sent.kind or (sent.channel.words if sent.channel else sent.table)
    return f"{shown(sent.on, picture.today)} {what}"
