"""Write clientdesk/model/countries.txt from Babel: countries and their names. `--check` only compares it (for CI).

Rule: of a name that two countries have, in two languages, it is the one whose language comes first here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages
from written import write_or_check

from clientdesk.model.client import Language
from clientdesk.model.country import FILE, key

WRITTEN = ("en", *(each.value for each in Language if each is not Language.ENGLISH), "de", "fr", "es", "it", "nl", "pt")
"""Languages in which every country's name is known: the desk's own, and some of its neighbours'."""

NO_COUNTRIES = frozenset("EU EZ QO UN XA XB ZZ".split())
"""Codes of two letters that Babel has names for, and that no country has."""


def names() -> Iterator[tuple[str, str]]:
    """Each code with a name of its country: English, the other languages, codes of three letters, and their own."""
    english = {str(code) for code in Locale("en").territories}
    codes = sorted(each for each in english if len(each) == len("DE") and each not in NO_COUNTRIES)
    for language in WRITTEN:
        yield from ((code, in_language(language, code)) for code in codes)
    for longer, stands_for in get_global("territory_aliases").items():
        if len(longer) == len("DEU") and longer.isalpha() and len(stands_for) == 1 and stands_for[0] in codes:
            yield stands_for[0], longer
    for code in codes:
        yield from ((code, name) for each in get_official_languages(code) if (name := in_language(each, code)))


def in_language(language: str, code: str) -> str:
    """A country's name in a language; empty where Babel does not have it."""
    try:
        return str(Locale.parse(language).territories.get(code, ""))
    except UnknownLocaleError:
        return ""


def page() -> str:
    """The file: a country a line, each name once."""
    found: dict[str, list[str]] = {}
    taken: set[str] = set()
    for code, name in names():
        if (wanted := key(name)) and wanted not in taken and "|" not in name:
            taken.add(wanted)
            found.setdefault(code, []).append(name)
    return "".join(f"{code} {'|'.join(found[code])}\n" for code in sorted(found))


if __name__ == "__main__":
    sys.exit(write_or_check(FILE, page()))
