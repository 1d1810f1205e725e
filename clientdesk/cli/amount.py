"""Amounts given on the command line. Rule: the currency is stated or the record's own, and never guessed from a `$`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.amounts import named_code, parse_amount
from clientdesk.model.entry.rules import currency as known

if TYPE_CHECKING:
    from clientdesk.model.money import Money


def amount_of(text: str, given: str | None, usual: str) -> Money:
    """An amount in the currency that was given, else the one whose code the text names, else the usual one."""
    return parse_amount(text, known(given) if given else named_code(text) or usual)
