"""One thing that the letter check found. Rule: it names the rule, the line, and the way out."""

from __future__ import annotations

from msgspec import Struct


class Problem(Struct, frozen=True):
    """Something wrong with a letter.

    `rule` is the check's name, such as `amount`; `line` counts the body's lines from 1, 0 is the subject or the letter
    as a whole; `text` are the words that it is about, empty where something is missing; `why` is one sentence with the
    way out. `blocks` when the letter can't be marked as sent like this.
    """

    rule: str
    line: int
    text: str
    why: str
    blocks: bool = False
