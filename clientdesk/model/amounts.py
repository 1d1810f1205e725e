"""Amounts as people and files write them. Rule: a reading that could be two amounts is refused, not guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from clientdesk.model.currency import CODES, SYMBOLS, digits
from clientdesk.model.errors import Refused
from clientdesk.model.money import Money

DecimalSign = Literal[",", "."]

_FIGURES = re.compile(r"\d[\d., '\u2019\u00a0\u202f]*|[.,]\d+")
_SPACES = re.compile(r"[ \u2019\u00a0\u202f]")
_BY_SYMBOL = {symbol: code for code, symbol in SYMBOLS.items()} | {"TL": "TRY", "Rp.": "IDR", "US$": "USD"}
_LONGEST_FIRST = sorted(_BY_SYMBOL, key=len, reverse=True)
LARGEST = 10**15
"""Amounts of more minor units than this are taken for a slip of the hand."""


def parse_amount(text: str, currency: str, decimal: DecimalSign | None = None) -> Money:
    """The amount in a text such as `1,234.50`, `1.234,50 €`, `(400.00)`, `$13.50 ` or `-5`.

    A currency named in the text must be `currency`. Without a `decimal` sign given, the sign is read from the text: of
    two kinds the last is decimal; of one kind it is decimal unless it groups thousands, and three figures after it
    group thousands where the currency has fewer than three digits. Raises Refused when it is no amount, ambiguous, or
    finer than the currency's smallest unit.
    """
    body = text.strip()
    match = _FIGURES.search(body)
    if match is None:
        raise _refused(text, "is not an amount", currency)
    around = body[: match.start()] + " " + body[match.end() :]
    named = named_currency(around)
    if named not in (None, currency):
        raise Refused(f"“{text.strip()}” is in {named}, but {currency} is expected here.")
    _check_rest(text, around, currency)
    figures = _SPACES.sub("'", match.group().strip())
    value = Decimal(_normal(text, figures, currency, decimal))
    money = Money.from_decimal(value, currency)
    if abs(money.minor) > LARGEST:
        raise _refused(text, "is larger than any invoice", currency)
    if money.decimal != value:
        raise _refused(text, f"is finer than {currency} allows", currency)
    return -money if _is_negative(body) else money


def named_currency(text: str) -> str | None:
    """The ISO code of the currency that a text names by code or symbol (`RM 1,200` → MYR); None when it names none.

    A bare `$` or `¥` is taken for USD and JPY.
    """
    for word in re.findall(r"[A-Z]{3}", text):
        if word in CODES:
            return str(word)
    return next((_BY_SYMBOL[symbol] for symbol in _LONGEST_FIRST if symbol in text), None)


def _check_rest(text: str, around: str, currency: str) -> None:
    if not around.strip():
        return
    rest = re.sub(r"[A-Z]{3}", "", around)
    for symbol in _LONGEST_FIRST:
        rest = rest.replace(symbol, "")
    if re.sub(r"[\s()+\-\u2212.,]", "", rest):
        raise _refused(text, "is not an amount", currency)


def _is_negative(body: str) -> bool:
    return (body.startswith("(") and body.endswith(")")) or "-" in body or "\u2212" in body


def _normal(text: str, figures: str, currency: str, decimal: DecimalSign | None) -> str:
    """Figures with grouping removed and a point as the decimal sign."""
    figures = figures.rstrip(".,'")
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
        raise _refused(text, "could be two amounts", currency)
    return signs[0]


def _refused(text: str, why: str, currency: str) -> Refused:
    example = {0: "1200", 3: "1200.500"}.get(digits(currency), "1200.50")
    return Refused(f"“{text.strip()}” {why}. Write it like {example}.")
