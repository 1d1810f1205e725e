"""What is given before the command: the desk and the day. Rule: both roads, `quick` and `commands`, read them here."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from clientdesk.model.days import YEARS
from clientdesk.model.errors import Refused

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
"""`date.fromisoformat` takes more: `20261121` and days of a week."""


def iso_day(text: str) -> date:
    """A day as `2026-11-21` and in no other form; raises Refused."""
    try:
        day = date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise Refused(f"“{text}” is not a day. Write it like 2026-11-21.")
    return near(day)


def near(day: date) -> date:
    """The day; raises Refused when it lies where no desk's days are."""
    if day.year not in YEARS:
        raise Refused(f"{day.isoformat()} is too far away: years run from {YEARS[0]} to {YEARS[-1]}.")
    return day


def file_path(text: str) -> Path:
    """A file's or a folder's path; raises Refused for an empty one, which would be the current folder."""
    if not text:
        raise Refused("Name a file.")
    return Path(text)
