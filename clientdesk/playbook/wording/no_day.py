"""Days that no calendar has, in a letter's words: `31 November`, `110 November`. Rule: only beside a month's own name.

Where no year is named, the 29th of February is one; the name of a month begins with a capital, in every language here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache

from clientdesk.model.client import Language
from clientdesk.model.names import fold

_LEAP = 2024
_WORD = r"[^\W\d_]+"
_BEFORE = re.compile(
    rf"(?<![\w.,/:’'€$£₺-])(?<![€$£₺] )([0-9]{{1,3}})(?:st|nd|rd|th|\.)?\s(?:of\s)?({_WORD})"
    r"(?:,?\s([0-9]{4})(?!\w))?"
)
_BEHIND = re.compile(rf"(?<!\w)({_WORD})\s([0-9]{{1,3}})(?:st|nd|rd|th)?,\s([0-9]{{4}})(?!\w)")


def impossible_days(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """From where to where a text names a day that is none, in its language or in English."""
    for found in _BEFORE.finditer(text):
        if _is_none(found[1], found[2], found[3], language):
            yield found.start(), found.end() if found[3] else found.end(2)
    for found in _BEHIND.finditer(text):
        if _is_none(found[2], found[1], found[3], language):
            yield found.span()


def _is_none(day: str, named: str, year: str | None, language: Language) -> bool:
    month = _months(language).get(fold(named)) if named[0].isupper() else None
    return month is not None and not 1 <= int(day) <= monthrange(max(1, int(year or _LEAP)), month)[1]


@cache
def _months(language: Language) -> dict[str, int]:
    """The number of each month by its folded name, in a language and in English."""
    from babel.dates import get_month_names

    ways = dict.fromkeys(("en", language.value))
    return {fold(name): month for way in ways for month, name in get_month_names("wide", locale=way).items()}
