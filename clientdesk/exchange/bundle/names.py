"""Names of files in a zip. Rule: clean, short and unique, on every system: no path, nothing that steers or reverses."""

from __future__ import annotations

import re
import unicodedata

from clientdesk.model.names import clean

_MOST_BYTES = 90
"""Bytes of a name, its ending included; systems take 255, and some count them differently."""
_UNFIT = re.compile(r'[<>:"/\\|?*\u200c\u200d]')
_DOTS = re.compile(r"\.{2,}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")


class Names:
    """Gives each file of a folder a name of its own."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def give(self, wanted: str, ending: str = "") -> str:
        """A name like the one wanted that no other file has, whatever its case; an ending is put after it."""
        stem, ending = _parts(wanted) if not ending else (_fit(wanted), ending)
        name, number = _joined(stem, ending), 1
        while name.casefold() in self._taken:
            number += 1
            name = _joined(stem, f" ({number}){ending}")
        self._taken.add(name.casefold())
        return name


def _parts(wanted: str) -> tuple[str, str]:
    """A name without its ending, and the ending."""
    name = _fit(wanted)
    found = _ENDING.search(name)
    return (name[: found.start()], found.group()) if found and found.start() else (name, "")


def _fit(text: str) -> str:
    """Text with nothing that a system can't have in a name, and no dot or dash in front."""
    text = _DOTS.sub(".", _UNFIT.sub("_", unicodedata.normalize("NFC", clean(text))))
    name = clean(text).lstrip(".-~ ").rstrip(". ")
    return f"_{name}" if _RESERVED.match(name) else name or "unnamed"


def _joined(stem: str, ending: str) -> str:
    room = _MOST_BYTES - len(ending.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + ending
