"""What a file leaves open and a person can settle. Rule: the question is one thing, the way to answer it another."""

from __future__ import annotations

from clientdesk.model.errors import Refused


class Unsettled(Refused):
    """A file can't be read until something is said about it; `about` names the field of `Options` that says it.

    `what` is the sentence for a face that asks by itself; `way` is how the command line is told, and ends the sentence.
    """

    def __init__(self, what: str, about: str, way: str) -> None:
        super().__init__(f"{what} {way}", about)
        self.what = what
