"""The way out that a sentence names. Rule: it says what to do; the command or the key that does it is a face's word.

    Hint("No rate is known for tr. Add one with ", Way(Deed.RATE, ("tr",)), ".")

is “… with `clientdesk rates set tr`.” on the command line, and “… with % (late interest rates).” on the screens.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable


class Deed(StrEnum):
    """What there is to do. What it goes by where no face names it, is its value."""

    RATE = "late interest rates"
    """Enter a late interest rate; of the rule whose id is given, if any."""
    SETTING = "settings"
    """Fill in one of the settings, whose option is given."""
    LETTER = "a letter from the desk"
    """Write a letter from the desk: its kind, and the client's name."""
    COLLEAGUE = "its colleagues"
    """Name a colleague in a letter: its kind, and the client's name."""
    ANEW = "from the desk"
    """Write an exit's draft again: its short id."""
    SENT = "a letter of its own"
    """Record words that went out: the letter's kind."""
    WRITE_OFF = "a write-off"
    """Give up what is open on an invoice, whose number is given."""
    READING = "what you say of the file"
    """Say of a file how it is to be read: the option, and what it is given."""


class Way(Struct, frozen=True):
    """A deed, and the words that say on what: a rule's id, a setting."""

    deed: Deed
    words: tuple[str, ...] = ()


class Hint(Struct, frozen=True):
    """A sentence with a way out in it: the text `before` the way and `after` it.

    Text can be added on either side, as to a string. `str` of it reads without a face, as in a log.
    """

    before: str
    way: Way
    after: str = "."

    def by(self, name: Callable[[Way], str]) -> str:
        """The sentence in the words of a face, which names the way."""
        return f"{self.before}{name(self.way)}{self.after}"

    def __str__(self) -> str:
        return self.by(lambda way: way.deed)

    def __add__(self, more: str) -> Hint:
        return Hint(self.before, self.way, self.after + more)

    def __radd__(self, first: str) -> Hint:
        return Hint(first + self.before, self.way, self.after)


Words: TypeAlias = str | Hint
"""What is said to a person, with a way out for a face to name or without one."""
