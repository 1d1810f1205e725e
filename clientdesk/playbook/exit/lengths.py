"""A notice's length as people type it. Rule: whole units in plain figures; a fraction is refused, not rounded (X04)."""

from __future__ import annotations

import re

from clientdesk.model.errors import Refused
from clientdesk.model.names import clean

_LENGTH = r"([0-9]{1,4}|[1-9],[0-9]{3}) ?(d|days?|w|weeks?|m|months?)"
"""Figures alone, or with a comma before the last three, as a length is shown (`1,000 days`)."""
_UNITS = {"d": "day", "w": "week", "m": "month"}
_DAYS = {"day": 1, "week": 7, "month": 30}
LONGEST_LENGTH = 3650
"""The longest notice, in days, that is taken at its word."""


def length_of(text: str) -> tuple[int, str]:
    """A notice's length as a number and its unit (`day`, `week`, `month`); raises Refused."""
    match = re.fullmatch(_LENGTH, clean(text).lower())
    number = int(match[1].replace(",", "")) if match else 0
    if match is None or number == 0:
        raise Refused(f"“{clean(text)}” is not a length. Write whole days, weeks or months, such as 6 weeks.")
    unit = _UNITS[match[2][0]]
    if number * _DAYS[unit] > LONGEST_LENGTH:
        raise Refused(f"“{clean(text)}” is longer than ten years. A notice is a matter of days, weeks or months.")
    return number, unit
