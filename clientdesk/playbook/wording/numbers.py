"""Invoices in a letter's words, by their numbers. Rule: figures alone are a number only beside a word for one.

Part of a number is none: `2026-1` is not named by `2026-1/2`, nor by `2026-1.2`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clientdesk.playbook.wording.spans import blank

if TYPE_CHECKING:
    from collections.abc import Iterable

_CALLED = r"invoices?|invois|faktur|fatura|no\.?|nombor|nomor|#"
"""What stands before an invoice's number, in the languages of the letters."""
_CALLED_AFTER = r"numaralı|no(?:['’]?lu)?"
"""What stands behind it, in Turkish."""
_BEFORE = r"(?<![\w-])(?<!\w[/.])"
_AFTER = r"(?![\w-]|[/.]\w)"
_FEE_ON = (
    r"late\s+fee\s+(?:on|for)\s+(?:the\s+)?(?:invoice\s+)?{0}",
    r"{0}\s+numaralı\s+faturanın\s+gecikme\s+(?:bedeli|faizi)",
    r"caj\s+lewat\s+bayar\s+bagi\s+invois\s+{0}",
    r"bunga\s+keterlambatan\s+atas\s+faktur\s+{0}",
)
"""What is said of an invoice where only its late fee is meant, in the languages of the letters."""


def as_fee(text: str, number: str) -> tuple[tuple[int, int], ...]:
    """From where to where a text names an invoice as the one that a late fee is on."""
    said = rf"{_BEFORE}{re.escape(number)}{_AFTER}"
    found = (each for way in _FEE_ON for each in re.finditer(way.format(said), text, re.IGNORECASE))
    return tuple(each.span() for each in found)


def without(text: str, places: Iterable[tuple[int, int]]) -> str:
    """A text in which some places are blank; as long as before."""
    return blank(text, places)


def place_of(text: str, number: str) -> tuple[int, int] | None:
    """From where to where a text first names an invoice; None where it does not."""
    said = rf"{re.escape(number)}{_AFTER}"
    called = rf"(?<!\w)(?:{_CALLED})(?:(?<=[.#])|\s){said}|{_BEFORE}{said}\s(?:{_CALLED_AFTER})(?!\w)"
    found = re.search(called if number.isdigit() else _BEFORE + said, text, re.IGNORECASE)
    return found.span() if found else None
