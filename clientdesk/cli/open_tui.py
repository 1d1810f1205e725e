"""The one door from the command line to the screens. Rule: nothing of them is loaded before a terminal is there."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.cli.output import talk

if TYPE_CHECKING:
    from clientdesk.cli.session import Session


def show_desk(session: Session) -> int:
    """Show the screens on the person's desk; after it on a sample desk, where they asked for one. The exit code."""
    code = open_tui(session.path, session.given_today, sample=False)
    if code is None:
        from clientdesk.cli.sample_file import look_around

        return look_around(session)
    return code


def open_tui(path: Path, today: date | None, *, sample: bool) -> int | None:
    """Show the screens on a desk and tell their exit code; 2 without a terminal that can show them.

    None when the person asked to look around on a sample desk instead.
    """
    if not can_open():
        return 2
    from clientdesk.tui.app import run

    return run(path, today, sample)


def can_open() -> bool:
    """Whether the screens can be shown here; when not, it says why."""
    streams = (sys.stdin, sys.stdout)
    if not all(stream is not None and stream.isatty() for stream in streams):
        talk("The screens need a terminal. In a script, give a command: clientdesk --help lists them.")
        return False
    if os.environ.get("TERM", "") in ("", "dumb"):
        talk("This terminal can't move its cursor (TERM=dumb), so the screens can't be shown. Commands work as usual.")
        return False
    if sys.stderr is None or not sys.stderr.isatty():
        talk("The screens are drawn on stderr, which is not the terminal here. Start them without 2>.")
        return False
    return True
