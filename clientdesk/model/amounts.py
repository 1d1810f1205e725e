"""Amounts as people and files write them. Rule: a reading that could be two amounts is refused, not guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from clientdesk.model.currency import CODES, LOCAL_SIGNS, SYMBOLS, digits
from clientdesk.model.errors import Refused
from clientdesk.model.money import Money

DecimalSign = Literal[",", "."]

_FIGURES = re.compile(r"\d[\d., '\u2019\u00a0\u202f]*|(?<![^\W\d_])[.,]\d+")
_NO_CENTS = re.compile(r"(?<=\d)([.,])[-\u2013\u2014]{1,2}")
"""`5,-` and `5.--`: the dash stands for no cents, and not for a minus."""
_SPACES = re.compile(r"[ \u2019\u00a0\u202f]")
_BY_SYMBOL = {symbol: code for code, symbol in SYMBOLS.items()} | {"TL": "TRY", "Rp.": "IDR", "US$": "USD"}
_NAME = re.compile(
    r"(?<![^\W\d_])[A-Z]{3}(?![^\W\d_])|" + "|".join(map(re.escape, sorted(_BY_SYMBOL, key=len, reverse=True)))
)
_SIGNS = {("", ""), ("-", ""), ("+", ""), ("", "-"), ("(", ")")}
"""What may stand before and after the figures besides a currency."""
LARGEST = 10**15
"""Amounts of more minor units than this are taken for a slip of the hand."""


def parse_amount(text: str, currency: str, decimal: DecimalSign | None = None) -> Money:
    """The amount in a text such as `1,234.50`, `1.234,50 €`, `(400.00)`, `$13.50 ` or `-5`.

    A currency named in the text must be `currency`, and the only one. Without a `decimal` sign given, the sign is read
    from the text: of two kinds the last is decimal; of one kind it is decimal unless it groups thousands, and three
    figures after it group thousands where the currency has fewer than three digits; in one of three digits that could
    be either, unless it is written as the program shows it: `KWD 12.500`. Raises Refused when it is no amount,
    ambiguous, or finer than the currency's smallest unit.
    """
    body = _NO_CENTS.sub(r"\1", text.strip()).replace("\u2212", "-")
    match = _FIGURES.search(body)
    if match is None:
        raise _refused(text, "is not an amount", currency)
    around = body[: match.start()], body[match.end() :]
    _check_names(text, " ".join(around), currency)
    signs = tuple("".join(_NAME.sub("", part).split()) for part in around)
    if signs not in _SIGNS:
        raise _refused(text, "is not an amount", currency)
    figures = _SPACES.sub("'", match.group().strip())
    sign = decimal or _sign_as_shown(around[0], figures, currency)
    value = Decimal(_normal(text, figures, currency, sign))
    money = Money.from_decimal(value, currency)
    if abs(money.minor) > LARGEST:
        raise _refused(text, "is larger than any invoice", currency)
    if money.decimal != value:
        raise _refused(text, f"is finer than {currency} allows", currency)
    return money if signs in {("", ""), ("+", "")} else -money


def named_currency(text: str) -> str | None:
    """The ISO code of the currency that a text names by code or symbol (`RM 1,200` → MYR); None when it names none.

    Of several the first code counts, else the first symbol. A bare `$` or `¥` is taken for USD and JPY.
    """
    symbols = (_BY_SYMBOL[name] for name in _NAME.findall(text) if name in _BY_SYMBOL)
    return named_code(text) or next(symbols, None)


def named_code(text: str) -> str | None:
    """The first ISO code of a currency in a text; None when it names none, or only by a symbol."""
    return next((name for name in _NAME.findall(text) if name in CODES), None)


def _check_names(text: str, around: str, currency: str) -> None:
    """Refuse a currency that is none, a second one, and any but the expected one."""
    names = _NAME.findall(around)
    unknown = next((name for name in names if name not in CODES and name not in _BY_SYMBOL), None)
    if unknown:
        raise Refused(f"“{unknown}” in “{text.strip()}” is no currency. Write a code like {currency}, or none.")
    codes = {name for name in names if name in CODES}
    local = {LOCAL_SIGNS.get(code) for code in codes}
    named = sorted(codes | {_BY_SYMBOL[name] for name in names if name not in codes and name not in local})
    if len(named) > 1:
        raise Refused(f"“{text.strip()}” names {' and '.join(named)}. Write it with one currency, or none.")
    if named not in ([], [currency]):
        raise Refused(f"“{text.strip()}” is in {named[0]}, but {currency} is expected here.")


def _normal(text: str, figures: str, currency: str, decimal: DecimalSign | None) -> str:
    """Figures with grouping removed and a point as the decimal sign."""
    sign = decimal or _decimal_sign(text, figures, currency)
    grouping = "." if sign == "," else ","
    whole, _, fraction = figures.partition(sign) if sign else (figures, "", "")
    groups = whole.replace(grouping, "'").split("'")
    if not (fraction + "0").isdigit() or any(len(group) != 3 for group in groups[1:]):
        raise _refused(text, "is not an amount", currency)
    return f"{''.join(groups) or '0'}.{fraction or '0'}"


def _decimal_sign(text: str, figures: str, currency: str) -> str:
    """Which sign is decimal; empty when there is none."""
    signs = [char for char in figures if char in ".,"]
    if len(set(signs)) == 2:
        return signs[-1]
    if not signs:
        return ""
    tail = len(figures) - figures.rindex(signs[0]) - 1
    head = figures.index(signs[0])
    could_group = tail == 3 and 1 <= head <= 3 and not figures.startswith("0")
    if len(signs) > 1 or (could_group and digits(currency) < 3):
        return "." if signs[0] == "," else ","
    if could_group:
        raise _two_readings(text, figures.partition(signs[0]), currency)
    return signs[0]


def _sign_as_shown(before: str, figures: str, currency: str) -> DecimalSign | None:
    """The point of an amount that stands as `Money.shown` has it: its currency before it, and exactly its digits."""
    fraction = figures.partition(".")[2]
    exact = fraction.isdigit() and len(fraction) == digits(currency)
    return "." if exact and named_currency(before) == currency else None


def _two_readings(text: str, parts: tuple[str, str, str], currency: str) -> Refused:
    head, _, tail = parts
    one, other = (Money.from_decimal(Decimal(value), currency) for value in (f"{head}.{tail}", head + tail))
    return Refused(f"“{text.strip()}” could be two amounts: {one.shown()}, or {other.shown()}. Write it like that.")


def _refused(text: str, why: str, currency: str) -> Refused:
    example = {0: "1200", 3: "1200.500"}.get(digits(currency), "1200.50")
    return Refused(f"“{text.strip()}” {why}. Write it like {example}.")
