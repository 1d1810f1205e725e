"""What a file leaves open and a person can settle. Rule: the question is one thing, the way to answer it another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.errors import Refused
from clientdesk.model.way import Deed, Hint, Way

if TYPE_CHECKING:
    from clientdesk.model.way import Words


class Unsettled(Refused):
    """A file can't be read until something is said about it; `about` names the field of `Options` that says it.

    `what` is the sentence for a face that asks by itself; `way` is how it is said otherwise.
    """

    def __init__(self, what: str, about: str, way: Words) -> None:
        super().__init__(f"{what} " + way, about)
        self.what = what


def say_which(*option: str) -> Hint:
    """The way out: to say which, by an option and perhaps what it is given."""
    return Hint("Say which: ", Way(Deed.READING, option))
