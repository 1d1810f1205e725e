"""What was given away, in words for a page and for the end of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.cli import words
from clientdesk.cli.as_json import number
from clientdesk.model.days import counted

if TYPE_CHECKING:
    from clientdesk.ledger.scope import Given


def given_words(given: Given) -> str:
    """`4 extras, 14.5 h, £797.50`; empty where nothing was given away."""
    if not given.extras:
        return ""
    hours = f", {number(given.hours)} h" if given.hours else ""
    worth = f", {words.money(given.worth)}" if given.worth else ""
    return f"{counted(len(given.extras), 'extra')}{hours}{worth}{without_price(given.unpriced)}"


def without_price(number: int) -> str:
    """What is still to be priced, as the end of a sentence."""
    return f", {number} without a price" if number else ""
