"""A letter as its checks read it: folded, with the line of each word. Rule: what is only a name is no word of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.letters.check.problem import Problem
from clientdesk.letters.check.words import kinds_of, pattern, readable
from clientdesk.model.names import clean
from clientdesk.playbook.wording.closing import closing
from clientdesk.playbook.wording.put_in import BLANK, blanked
from clientdesk.playbook.wording.spans import Places

if TYPE_CHECKING:
    from collections.abc import Collection

    from clientdesk.letters.render import LetterText
    from clientdesk.model.way import Words

_SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?!\s|$)|\n(?![^\S\n]*[\n–•*-]))+")
_MOST_SHOWN = 80


class Place(Struct, frozen=True):
    """Where something stands: the line, and its words as they were written."""

    line: int
    text: str

    def problem(self, rule: str, why: Words, *, blocks: bool = False, what: str = "", about: str = "") -> Problem:
        """It, told as a problem."""
        return Problem(rule, self.line, self.text, why, blocks, what, about)


class Draft:
    """A letter to be checked. `names` are what clients and projects are called: no rule on words looks at them.

    `text` is the subject, a line break, and the body; `line` says where a place in it is. `plain` is the text with
    names blanked out, as long as the text.
    """

    def __init__(self, written: LetterText, names: Iterable[str] = ()) -> None:
        self.written = written
        self.kind, self.language = written.kind, written.language
        self.body = written.body.replace("\r\n", "\n").replace("\r", "\n")
        self.text = f"{clean(written.subject)}\n{self.body}"
        self.plain = blanked(self.text, names)

    @cached_property
    def read(self) -> str:
        """The text as words are searched for in it: folded, names blanked out, as long as the text."""
        return readable(self.plain)

    def is_name(self, start: int, end: int) -> bool:
        """Whether a place is, in whole or in part, only a name."""
        return BLANK in self.plain[start:end]

    @cached_property
    def main_end(self) -> int:
        """Where in the text the closing line begins; its end where there is none."""
        found = closing(self.text, self.language)
        return len(self.text) if found is None else found[0]

    def line(self, at: int) -> int:
        """The line of a place in the text: 0 is the subject, the body's are counted from 1."""
        return bisect_left(self._breaks, at)

    @cached_property
    def _breaks(self) -> list[int]:
        return [each.start() for each in re.finditer("\n", self.text)]

    def at(self, start: int, end: int) -> Place:
        """A place, with its words."""
        shown = clean(self.text[start:end])
        return Place(self.line(start), f"{shown[: _MOST_SHOWN - 1]}…" if len(shown) > _MOST_SHOWN else shown)

    def found(
        self, wanted: re.Pattern[str], *, until: int | None = None, but: Collection[tuple[int, int]] = ()
    ) -> Iterator[Place]:  # fmt: skip
        """Every place where a pattern fits the text that is read; `but` those where it begins are left out."""
        end, left_out = len(self.read) if until is None else until, Places(but)
        spans = (each.span() for each in wanted.finditer(self.read, 0, end) if each.group())
        return (self.at(*span) for span in spans if not left_out.hold(span[0]))

    def says(self, subject: str, kind: str = "words") -> bool:
        """Whether it has a word of a kind."""
        return pattern(self.language, subject, kind).search(self.read) is not None

    def words(self, subject: str, but: Collection[tuple[int, int]] = ()) -> Iterator[tuple[str, Place]]:
        """Every word on a subject, with its kind; those that begin in some places are left out."""
        for kind in kinds_of(self.language, subject):
            yield from ((kind, place) for place in self.found(pattern(self.language, subject, kind), but=but))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """From where to where each sentence of the body goes, the closing and the name left out."""
        start = self._greeted()
        spans = (each.span() for each in _SENTENCE.finditer(self.text, start, max(start, self.main_end)))
        return tuple((start, end) for start, end in spans if re.search(r"\w", self.text[start:end]))

    def _greeted(self) -> int:
        """Where the body begins, the line of the greeting left out: `Dear Dr. Kaya,`."""
        start = self.text.index("\n") + 1
        greeting = re.match(r"\s*[^\n]{1,80}[,:](?=\n)", self.text[start:])
        return start + greeting.end() if greeting else start
