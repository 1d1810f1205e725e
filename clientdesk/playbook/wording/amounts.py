"""Sums in a letter's words, read as its language writes them. Rule: what can't be read whole is not read in part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache

from msgspec import Struct

from clientdesk.model.amounts import LARGEST
from clientdesk.model.client import Language
from clientdesk.model.currency import LOCAL_SIGNS, SYMBOLS, digits
from clientdesk.model.money import Money
from clientdesk.model.names import fold
from clientdesk.playbook.wording.phrases import OWING, RATE

_FIGURES = r"(?<![0-9][\s'’])[0-9](?:[0-9.,]*[0-9])?(?![\s'’]?[0-9])"
"""A sum's figures; those in groups with gaps, `1 250`, are not read, rather than read in part."""
_MOST_FIGURES = 24
"""Characters of a sum with its groups; a row of more is no sum, and not worth reading."""
_RATE = re.compile(RATE)
_SENTENCE = re.compile(r"(?:\b(?:Rp|No|Nr)\.|[^.!?\n]|[.!?](?!\s|$))+")
_OTHER_SIGNS = {"TRY": ("TL", "lira"), "IDR": ("Rp.",), "USD": ("US$",)}


class Named(Struct, frozen=True):
    """A sum that a text names from `start` to `end`; `is_owed` where its sentence speaks of what is owed.

    `is_misread` where the text's own language reads it as another: `4.350` is four thousand in none that has a point.
    """

    amount: Money
    is_owed: bool
    start: int = 0
    end: int = 0
    is_misread: bool = False


def named(text: str, currencies: Iterable[str], language: Language) -> tuple[Named, ...]:
    """The sums in some currencies that a text names, read as its language writes them; prices of an hour left out.

    Where two currencies are written alike, such as `$`, the first of them is meant.
    """
    signs = _signs_of(tuple(currencies), language)
    if not signs or not re.search("[0-9]", text):
        return ()
    folded, sums = fold(text), _pattern(tuple(signs))
    return tuple(
        Named(amount, is_owed, found.start(), found.end(), _is_misread(_figures(found), amount, language))
        for sentence in _SENTENCE.finditer(text)
        if (there := [*sums.finditer(text, *sentence.span())])
        for is_owed in [_owing(language).search(folded, *sentence.span()) is not None]
        for found in there
        if not _RATE.match(folded, found.end()) and (amount := _read(_figures(found), _code(found, signs), language))
    )


def _figures(found: re.Match[str]) -> str:
    return found["first"] or found["last"]


def _code(found: re.Match[str], signs: dict[str, str]) -> str:
    return signs[(found["before"] or found["after"]).casefold()]


@cache
def _owing(language: Language) -> re.Pattern[str]:
    """In its own words, or in English: a person may have written in another language than was planned."""
    return re.compile("|".join(rf"\b(?:{OWING[each]})" for each in dict.fromkeys((language, Language.ENGLISH))))


@cache
def _pattern(signs: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    return re.compile(
        rf"(?<![\w$])(?P<before>{either})\s?(?P<first>{_FIGURES})"
        rf"|(?<![\w.,])(?P<last>{_FIGURES})\s?(?P<after>{either})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _signs_of(currencies: tuple[str, ...], language: Language) -> dict[str, str]:
    """What each currency is written as, small, and its code; the first one that is written so."""
    written = ((sign.casefold(), code) for code in reversed(currencies) for sign in _signs(code, language))
    return dict(written)


def _signs(code: str, language: Language) -> Iterator[str]:
    from babel.numbers import get_currency_name, get_currency_symbol

    for way in ("en_GB", language.value):
        yield get_currency_symbol(code, locale=way)
        yield from (get_currency_name(code, count=count, locale=way) for count in (1, 2))
    yield from (code, *(table[code] for table in (SYMBOLS, LOCAL_SIGNS) if code in table), *_OTHER_SIGNS.get(code, ()))


@lru_cache(maxsize=1024)
def _read(figures: str, code: str, language: Language) -> Money | None:
    """The sum as the letter's language writes it, else as another does: `1.250,00` is no English figure.

    None for what can't be money: more figures than any amount has.
    """
    from babel.numbers import NumberFormatError, parse_decimal

    if len(figures) > _MOST_FIGURES:
        return None
    for way in (language.value, "en", "de"):
        try:
            value: Decimal = parse_decimal(figures, locale=way, strict=True)
        except NumberFormatError:
            continue
        if -int(value.as_tuple().exponent) <= digits(code):
            money = Money.from_decimal(value, code)
            return money if money.minor <= LARGEST else None
    return None


@lru_cache(maxsize=1024)
def _is_misread(figures: str, amount: Money, language: Language) -> bool:
    """Whether figures are another sum to who reads them as the letter's language writes them."""
    from babel.numbers import NumberFormatError, parse_decimal

    try:
        return bool(parse_decimal(figures, locale=language.value, strict=True) != amount.decimal)
    except NumberFormatError:
        return False
