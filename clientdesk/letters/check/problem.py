"""One thing that the letter check found. Rule: it names the rule, the line, and the way out."""

from __future__ import annotations

from msgspec import Struct

from clientdesk.model.way import Words


class Problem(Struct, frozen=True):
    """Something wrong with a letter.

    `rule` is the check's name, such as `amount`; `line` counts the body's lines from 1, 0 is the subject or the letter
    as a whole; `text` are the words that it is about, empty where something is missing; `why` is one sentence with the
    way out. `blocks` when the letter can't be marked as sent like this. `what` tells apart what one rule finds in one
    place, and `about` is the id of the record that it is about; both are empty where rule and place say it all.
    """

    rule: str
    line: int
    text: str
    why: Words
    blocks: bool = False
    what: str = ""
    about: str = ""

    @property
    def key(self) -> tuple[str, int, str, str, str]:
        """What it is about, the same from day to day while the figures in its sentence go on."""
        return self.rule, self.line, self.text, self.what, self.about


def in_a_line(problem: Problem) -> Words:
    """Why, behind the line where there is one: `Line 3: “idiot” …`."""
    return f"Line {problem.line}: " + problem.why if problem.line else problem.why
