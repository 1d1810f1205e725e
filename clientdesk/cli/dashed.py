"""What to say of a word that begins with a dash and is no option. Rule: what it was meant to be, and the way out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

_NUMBER = re.compile(r"-\d[\d.,'’_ ]*%?\D{0,3}")
"""A number below zero, with a sign of its currency or its code."""
_NEVER = {
    "AMOUNT": "An amount is never below zero; a refund, a credit note and a write-off each have a command.",
    "PERCENT": "A percentage is never below zero.",
}
"""What is said of such a number, by what a command takes."""


def below_zero(command: click.Command, option: str, arguments: Sequence[str]) -> str:
    """The sentence about a word that a command took for the option of that name, as the arguments have it."""
    given = next((each for each in arguments if each.startswith(option)), option)
    dashes = f"put -- before it, behind all options: -- {given}"
    never = next((said for kind, said in _NEVER.items() if kind in _takes(command)), "")
    if never and _NUMBER.fullmatch(given):
        others = "" if "NUMBER" not in _takes(command) else f" Where it is an invoice's number, {dashes}."
        return f"{never}{others}"
    return f"“{given}” begins with a dash, as an option does. To give it all the same, {dashes}."


def _takes(command: click.Command) -> set[str]:
    return {(each.metavar or each.name or "").upper() for each in command.params if each.param_type_name == "argument"}
