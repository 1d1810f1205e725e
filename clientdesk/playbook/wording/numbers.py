"""Invoices in a letter's words, by their numbers. Rule: figures alone are a number only beside a word for one.

Part of a number is none: `2026-1` is not named by `2026-1/2`, nor by `2026-1.2`.
"""

from __future__ import annotations

import re

_CALLED = r"invoices?|invois|faktur|fatura|no\.?|nombor|nomor|#"
"""What stands before an invoice's number, in the languages of the letters."""
_CALLED_AFTER = r"numaralı|no(?:['’]?lu)?"
"""What stands behind it, in Turkish."""
_BEFORE = r"(?<![\w-])(?<!\w[/.])"
_AFTER = r"(?![\w-]|[/.]\w)"


def place_of(text: str, number: str) -> tuple[int, int] | None:
    """From where to where a text first names an invoice; None where it does not."""
    said = rf"{re.escape(number)}{_AFTER}"
    called = rf"(?<!\w)(?:{_CALLED})(?:(?<=[.#])|\s){said}|{_BEFORE}{said}\s(?:{_CALLED_AFTER})(?!\w)"
    found = re.search(called if number.isdigit() else _BEFORE + said, text, re.IGNORECASE)
    return found.span() if found else None
