"""What a look at a desk brings up: values beside the records, never errors."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Doubt(StrEnum):
    """What is the matter."""

    DAMAGED = "damaged"
    MISSING = "missing"
    AMOUNT = "amount"
    CURRENCY = "currency"
    TWICE = "twice"
    HISTORY = "history"
    OPEN_TO_OTHERS = "open to others"
    LEFT_BEHIND = "left behind"


class Finding(Struct, frozen=True):
    """One thing found: what is the matter, where (a file, or `table/id`), and a sentence for the person."""

    doubt: Doubt
    where: str
    sentence: str
