"""Amounts given on the command line. Rule: the currency is stated or the record's own, and never guessed from a `$`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clientdesk.model.amounts import parse_amount
from clientdesk.model.currency import is_known
from clientdesk.model.entry.rules import currency as known

if TYPE_CHECKING:
    from clientdesk.model.money import Money


def amount_in(text: str, currency: str) -> Money:
    """An amount that has to be in a currency, which the text may name. Raises Refused."""
    return parse_amount(text, currency)


def amount_of(text: str, given: str | None, usual: str) -> Money:
    """An amount in the currency that was given, else the one whose code the text names, else the usual one."""
    return parse_amount(text, known(given) if given else _named(text) or usual)


def _named(text: str) -> str | None:
    return next((word for word in re.findall(r"[A-Z]{3}", text) if is_known(word)), None)
