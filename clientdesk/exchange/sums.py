"""Amounts of a file. Rule: one decimal sign for a column, and a currency that the file or the person names.

A bare `$` is the currency stated where that one is a kind of dollar, else US dollars; likewise `¥` and yuan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clientdesk.exchange.unsettled import Unsettled, say_which
from clientdesk.model.amounts import DecimalSign, named_currency, parse_amount
from clientdesk.model.currency import LOCAL_SIGNS, is_known
from clientdesk.model.entry.rules import currency as known_currency
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.model.money import Money

_PLAIN = frozenset("0123456789., '-()\u00a0\u202f")
_AROUND = re.compile(r"(\d*)[.,](\d*)")
_LEADING_ZERO = re.compile(r"(?<!\d)0[.,]")
_LONGEST = 60


def currency_in(text: str) -> str | None:
    """The currency that an amount's text names; None for figures alone."""
    return None if _PLAIN.issuperset(text) else named_currency(text)


def code(text: str) -> str:
    """The currency that a cell of a currency column names, by code or sign. Raises Refused when it is none."""
    named = None if is_known(text.upper()) else named_currency(text)
    return named or known_currency(text)


def fits(text: str, currency: str) -> bool:
    """Whether an amount's text may be in a currency: it names that one, or none, or carries its country's own sign."""
    named = currency_in(text)
    return named in (None, currency) or without_sign(text, currency) != text


def without_sign(text: str, currency: str) -> str:
    """The text without a sign that only in this currency's country stands for it (`$5` in CAD)."""
    if currency not in LOCAL_SIGNS:
        return text
    sign = re.escape(LOCAL_SIGNS[currency])
    rest = re.sub(rf"(?<![^\W\d_]){sign}(?![^\W\d_])", "", text, count=1)
    return rest if currency_in(rest) in (None, currency) else text


def amount(text: str, currency: str, decimal: DecimalSign | None) -> Money:
    """The amount in a cell. Raises Refused when it is none, or in another currency."""
    if len(text) > _LONGEST:
        raise Refused(f"“{clean(text)[:_LONGEST]}…” is not an amount.")
    return parse_amount(without_sign(text, currency), currency, decimal)


def settle_decimal(cells: Iterable[tuple[int, str]]) -> DecimalSign | None:
    """The decimal sign that a column's cells agree on, from `(line, text)`; None where none of them settles it.

    Raises Refused when cells contradict each other.
    """
    seen: dict[DecimalSign, tuple[int, str]] = {}
    for line, text in cells:
        if (sign := _decimal_sign(text)) and sign not in seen:
            seen[sign] = (line, text)
    if len(seen) == 2:
        (first, one), (second, other) = seen.values()
        pair = f"“{one}” (line {first}) and “{other}” (line {second})"
        what = f"The amounts {pair} use different decimal signs."
        raise Unsettled(what, "decimal", say_which("decimal", "SIGN"))
    return next(iter(seen), None)


def _decimal_sign(text: str) -> DecimalSign | None:
    """The decimal sign that a text can only be read with; None when it settles nothing."""
    comma, point = text.rfind(","), text.rfind(".")
    if comma < 0 and point < 0:
        return None
    last: DecimalSign = "," if comma > point else "."
    other: DecimalSign = "." if last == "," else ","
    if comma >= 0 and point >= 0:
        return last
    if text.count(last) > 1:
        return other
    head, tail = (len(group) for group in _AROUND.findall(text)[0])
    could_group = tail == 3 and 1 <= head <= 3 and not _LEADING_ZERO.search(text)
    return None if could_group or not tail else last
