"""Values as JSON: the one place that decides how money, days and records look to a script.

Rule: one document, UTF-8; money is `{"amount": "1234.50", "currency": "EUR"}`, several in order of currency code; days
are ISO text; what a terminal would obey is escaped, so that the document is safe to look at.
"""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from clientdesk.cli.output import put_bytes
from clientdesk.model.money import Money, Totals

if TYPE_CHECKING:
    from msgspec import Struct

_STEERING = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def plain(value: Any) -> Any:
    """A value of the model as what JSON knows: records become objects with all their fields."""
    if value is None or type(value) in (str, int, bool, float):
        return value
    for kind, turn in _TURNS:
        if isinstance(value, kind):
            return turn(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def number(value: Decimal) -> str:
    """A number as people write it, `14.5` and `100`: no nought at its end, no power of ten."""
    return f"{value.normalize():f}"


def money_list(sums: Totals) -> list[dict[str, str]]:
    """Totals as a list in order of currency code, zeros left out."""
    return [_money(sums[code]) for code in sorted(sums) if sums[code]]


def share(value: Fraction | None) -> float | None:
    """A share of one, to four digits."""
    return None if value is None else round(float(value), 4)


def put_json(value: Any) -> None:
    """Write a value to stdout as one JSON document."""
    text = msgspec.json.format(msgspec.json.encode(plain(value)), indent=2).decode()
    put_bytes(_STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", text).encode() + b"\n")


def _money(money: Money) -> dict[str, str]:
    return {"amount": money.plain(), "currency": money.currency}


def _fields(struct: Struct) -> dict[str, Any]:
    return {name: plain(getattr(struct, name)) for name in struct.__struct_fields__}


_TURNS: tuple[tuple[type | tuple[type, ...], Any], ...] = (
    (Enum, lambda value: value.value),
    (str, str),
    (Money, _money),
    (msgspec.Struct, _fields),
    ((date, time), lambda value: value.isoformat()),
    (Decimal, number),
    (Path, str),
    (Fraction, share),
    (dict, lambda value: {str(plain(key)): plain(each) for key, each in value.items()}),
    ((list, tuple), lambda value: [plain(each) for each in value]),
)
