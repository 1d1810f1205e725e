"""What a person typed, as it stands in a letter. Rule: one full stop, one bullet, no gap, whatever was typed."""

from __future__ import annotations

import re

from clientdesk.model.names import clean

_BULLETS = "-–—•*· "
_STOPS = re.compile(r"[ .]*\.$")


def inline(text: str | None) -> str:
    """The end of a sentence: one line without its full stop; empty when nothing was typed."""
    return clean(text or "").rstrip(" .")


def lines(text: str | None) -> tuple[str, ...]:
    """What was typed one a line, each without a bullet of its own; empty lines are left out."""
    cleaned = (clean(each).lstrip(_BULLETS) for each in (text or "").split("\n"))
    return tuple(_STOPS.sub(".", line) for line in cleaned if line.strip(" ."))
