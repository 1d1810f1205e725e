"""Countries, as people write them: a code, a name, with a region or without. Rule: whoever reads one asks here.

A country is kept by its code of two letters (ISO 3166-1), and what is no country as it was written. The names stand in
`countries.txt`, so that nothing slow is asked for them: English ones, those in the desk's languages and its
neighbours', and each country's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from clientdesk.model.names import fold

FILE = Path(__file__).with_name("countries.txt")
"""A country a line: its code, and its names, the English one first. `scripts/countries.py` writes it."""

_ALSO = {
    "uk": "GB", "great britain": "GB", "britain": "GB", "ingiltere": "GB", "inggris": "GB", "england": "GB-ENG",
    "england and wales": "GB-ENG", "wales": "GB-WLS", "scotland": "GB-SCT", "northern ireland": "GB-NIR",
    "u s a": "US", "united states of america": "US", "america": "US", "amerika": "US", "abd": "US",
    "el": "GR", "turkey": "TR", "czech republic": "CZ", "holland": "NL", "macedonia": "MK", "russian federation": "RU",
    "uae": "AE", "republic of korea": "KR", "viet nam": "VN", "burma": "MM", "myanmar": "MM", "east timor": "TL",
    "hong kong": "HK", "hongkong": "HK", "macau": "MO", "macao": "MO", "palestine": "PS", "syrian arab republic": "SY",
    "ivory coast": "CI", "cabo verde": "CV", "swaziland": "SZ", "congo": "CG", "dr congo": "CD",
    "st helena ascension and tristan da cunha": "SH", "bonaire sint eustatius and saba": "BQ", "cocos islands": "CC",
    "heard island and mcdonald islands": "HM", "united states minor outlying islands": "UM",
    "united states virgin islands": "VI",
}  # fmt: skip
"""What people write besides, by `key`: codes that only the European Union has, other names, and parts of a country."""


_PARTS = {"GB-ENG": "England", "GB-WLS": "Wales", "GB-SCT": "Scotland", "GB-NIR": "Northern Ireland"}
"""Parts of a country that people know by a name of their own, by what is kept."""


class Country(NamedTuple):
    """A country's code, and a part of it: its code too where this desk knows one, else as it was written."""

    code: str
    part: str = ""

    def __str__(self) -> str:
        """As the desk keeps it: `DE`, `DE-BY`, empty for none."""
        return f"{self.code}-{self.part}" if self.part else self.code


_NONE = Country("")


def country_in(text: str) -> Country:
    """The country that is written as `DE`, `de-BY`, `Germany`, `Almanya`, `England`; one without a code for no country.

    `UK` and `EL` are codes too: the United Kingdom's and Greece's.
    """
    return _read(text.strip())


def is_code(text: str) -> bool:
    """Whether a text is two letters, as a country's code is."""
    return len(text) == len("DE") and text.isascii() and text.isalpha()


def name_of(text: str) -> str:
    """A country's English name, from whatever is written for it; empty for no country."""
    return _english().get(country_in(text).code, "")


def in_full(text: str) -> str:
    """A country as a person reads it, from whatever is kept for it; no country as it is written.

    `Germany`, `Germany, BY`, `England, United Kingdom`.
    """
    country, name = country_in(text), name_of(text)
    if part := _PARTS.get(str(country)):
        return f"{part}, {name}"
    return ", ".join(part for part in (name, country.part) if part) if name else text


def is_same(one: str, other: str) -> bool:
    """Whether two that are written down are one country, whatever their regions; no country is none's."""
    here, there = country_in(one).code, country_in(other).code
    return here == there if here or there else bool(one) and key(one) == key(other)


def key(name: str) -> str:
    """A name as it is compared: without case, accents and signs, without `the`, and `St` for `Saint`."""
    words = re.findall(r"\w+", fold(name.replace("&", " and ").replace(".", "")))
    return " ".join("st" if each == "saint" else each for each in words if each != "the")


@cache
def _read(text: str) -> Country:
    head, _, tail = text.replace("_", "-").partition("-")
    if found := _whole(text):
        return found
    found = _whole(head.strip())
    return Country(found.code, _part(found.code, tail.strip())) if found else _NONE


def _whole(text: str) -> Country | None:
    """A country without more behind it; None for no country."""
    wanted = key(text)
    if wanted in _ALSO:
        code, _, part = _ALSO[wanted].partition("-")
        return Country(code, part)
    if is_code(code := text.replace(".", "")):
        return Country(code.upper()) if code.upper() in _codes() else None
    code = _by_name().get(wanted, "") if len(wanted) > 1 else ""
    return Country(code) if code else None


def _part(code: str, text: str) -> str:
    """A part's code where the desk knows it, or where it is one: no code of a part is longer than three signs."""
    if (named := _whole(text)) and named.code == code and named.part:
        return named.part
    return text.upper() if len(text) <= len("ENG") else text


def _lines() -> list[tuple[str, list[str]]]:
    lines = (line.partition(" ") for line in FILE.read_text(encoding="utf-8").splitlines())
    return [(code, names.split("|")) for code, _, names in lines]


@cache
def _codes() -> frozenset[str]:
    return frozenset(line[:2] for line in FILE.read_text(encoding="utf-8").splitlines())


@cache
def _by_name() -> Mapping[str, str]:
    return {key(name): code for code, names in _lines() for name in names}


@cache
def _english() -> Mapping[str, str]:
    return {code: names[0] for code, names in _lines()}
