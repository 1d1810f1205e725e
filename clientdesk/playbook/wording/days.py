"""Days in a letter's words: `28 February 2027`, `28 Şubat 2027`. Rule: a day without its year is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from clientdesk.model.client import Language
from clientdesk.model.days import YEARS
from clientdesk.model.names import fold
from clientdesk.playbook.wording.phrases import AHEAD

_NAMED = r"[0-9]{1,2}(?:st|nd|rd|th|\.)?\s(?:of\s)?[^\W\d_]+,?\s[0-9]{4}"
_NAMED_FIRST = r"[^\W\d_]{3,}\s[0-9]{1,2},\s[0-9]{4}"
_FIGURES = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}"
_DAY = re.compile(rf"(?<![\w.-])(?:{_NAMED}|{_NAMED_FIRST}|{_FIGURES})(?![\w-])")
_PARTS = re.compile(r"[0-9]+|[^\W\d_]+")
_NO_MONTH = {"st", "nd", "rd", "th", "of"}


class Said(Struct, frozen=True):
    """A day that a text names: its words, and from where to where they stand.

    `follows` only where it lies ahead, as the phrase around it says.
    """

    day: date
    words: str
    start: int
    end: int
    follows: bool = False


def days_in(text: str, language: Language) -> tuple[Said, ...]:
    """The days that a text names in full, in its language or in English; one that no calendar has is left out."""
    found = ((each, _read(each.group(), language)) for each in _DAY.finditer(fold(text)))
    return tuple(Said(day, text[at.start() : at.end()], at.start(), at.end()) for at, day in found if day)


def ahead(text: str, language: Language) -> tuple[Said, ...]:
    """The days that lay ahead when a text was written, each with the words around it, in their order."""
    folded = fold(text)
    found = {said.start: said for said in _ahead(text, folded, language)}
    return tuple(found[at] for at in sorted(found))


def _ahead(text: str, folded: str, language: Language) -> Iterator[Said]:
    """Those of the last phrase first, so that of two at one place the first one stays."""
    for pattern, follows in reversed(_phrases(language)):
        for each in pattern.finditer(folded):
            if day := _read(each["day"], language):
                yield Said(day, text[each.start() : each.end()], each.start(), each.end(), follows)


@cache
def _phrases(language: Language) -> tuple[tuple[re.Pattern[str], bool], ...]:
    day, gap = rf"(?P<day>{_NAMED})", r"\s"
    found = ((each.words.replace(" ", gap).replace("{day}", day), each.follows) for each in AHEAD[language])
    return tuple((re.compile(rf"(?<!\w){words}(?!\w)"), follows) for words, follows in found)


def _read(folded: str, language: Language) -> date | None:
    """The day of a text that looks like one; None where it is none."""
    parts = [each for each in _PARTS.findall(folded) if each not in _NO_MONTH]
    if folded[0].isdigit() and parts[1].isdigit():
        year, month, day = parts if len(parts[0]) == 4 else reversed(parts)
        return _date(year, int(month), day)
    named = next(each for each in parts if not each.isdigit())
    day, year = (each for each in parts if each.isdigit())
    return _date(year, _month(named, language), day)


def _date(year: str, month: int, day: str) -> date | None:
    try:
        found = date(int(year), month, int(day))
    except ValueError:
        return None
    return found if found.year in YEARS else None


def _month(named: str, language: Language) -> int:
    """The number of a month by its name, or the first three letters of it and more; 0 where it is none."""
    known = _months(language)
    longer = (month for name, month in known.items() if len(named) > 2 and name.startswith(named))
    return known.get(named) or next(longer, 0)


@cache
def _months(language: Language) -> dict[str, int]:
    """The number of each month by its folded names, short and long, the language's own before the English ones."""
    from babel.dates import get_month_names

    names: dict[str, int] = {}
    for way in ("en", language.value):
        for width in ("abbreviated", "wide"):
            for context in ("format", "stand-alone"):
                found = get_month_names(width, context, locale=way)
                names |= {fold(name).strip("."): month for month, name in found.items()}
    return names
