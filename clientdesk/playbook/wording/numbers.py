"""Invoices in a letter's words, by their numbers. Rule: figures alone are a number only beside a word for one."""

from __future__ import annotations

import re

_CALLED = r"invoices?|invois|faktur|fatura|no\.?|nombor|nomor|#"
"""What stands before an invoice's number, in the languages of the letters."""
_CALLED_AFTER = r"numaralı|no(?:['’]?lu)?"
"""What stands behind it, in Turkish."""


def place_of(text: str, number: str) -> tuple[int, int] | None:
    """From where to where a text first names an invoice; None where it does not."""
    said = rf"(?<![\w-]){re.escape(number)}(?![\w-])"
    called = rf"(?<!\w)(?:{_CALLED}) ?{said}|{said} (?:{_CALLED_AFTER})(?!\w)"
    found = re.search(called if number.isdigit() else said, text, re.IGNORECASE)
    return found.span() if found else None
