"""Which courts a contract names (C03), as people write it: `Leeds`, `the courts of England`. Rule: in doubt, others.

Every word has to be one of the person's own court or country; a word that is neither may be another court's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clientdesk.model.country import Country, country_in, is_code, key

if TYPE_CHECKING:
    from clientdesk.model.settings import Settings

_LONGEST = 5
"""Words that a country's name has at the most, as people write it in a contract."""
_SAY_NOTHING = frozenset(
    "at by for in of on a an and or only sole exclusive exclusively non competent ordinary jurisdiction court courts"
    " tribunal tribunals small claims gericht gerichte von und gerichtsstand tribunaux de des du et la le"
    " les tribunales juzgados los las y mahkeme mahkemesi mahkemeleri ve pengadilan mahkamah di dan".split()
)
"""Words that stand beside a place and name none."""


def is_own(settings: Settings, agreed: str) -> bool:
    """Whether a contract's words for the courts name the person's own court, its place or their country, alone."""
    countries, words = _countries_and_words(agreed)
    own, court = country_in(settings.country), key(settings.court.name)
    if not all(_is_same(each, own) for each in countries) or not set(words) <= set(court.split()):
        return False
    names_court = bool(court) and f" {court} " in f" {key(agreed)} "
    return names_court or bool(countries or words)


def _is_same(one: Country, own: Country) -> bool:
    """Whether a country is the person's own; a part of it is, where theirs is not known to be another one."""
    return one.code == own.code and (not one.part or not own.part or one.part == own.part)


def _countries_and_words(agreed: str) -> tuple[list[Country], list[str]]:
    """The countries that some words name, and the other words that say something."""
    if is_code(agreed.strip()) and (whole := country_in(agreed)).code:
        return [whole], []
    tokens = re.findall(r"[^\s,;:()/]+", agreed)
    countries: list[Country] = []
    words: list[str] = []
    while tokens:
        country, length = next(_read(tokens), (None, 1))
        if country:
            countries.append(country)
        else:
            words += [each for each in key(tokens[0]).split() if each not in _SAY_NOTHING]
        del tokens[:length]
    return countries, words


def _read(tokens: list[str]) -> Iterator[tuple[Country, int]]:
    """The country that tokens begin with, by the most of them, and how many these are.

    Two letters are a country's code only in capitals: `in` is India's, and `at` Austria's.
    """
    for length in range(min(_LONGEST, len(tokens)), 0, -1):
        text = " ".join(tokens[:length])
        head = re.split(r"[-_]", text)[0].replace(".", "")
        country = country_in(text)
        if country.code and (not is_code(head) or head.isupper()):
            yield country, length
