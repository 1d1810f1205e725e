"""A page of the guide as plain data. Rule: it knows no style and no width; whoever shows it has those."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

_CODE = re.compile(r"\b(?:[CRSX]\d\d|L\d\db?|G\d)\b")


class Part(Struct, frozen=True):
    """A part of a page: its head, a text whose paragraphs an empty line parts, and lines of a code and its words."""

    head: str = ""
    text: str = ""
    lines: tuple[tuple[str, str], ...] = ()

    @property
    def told(self) -> str:
        """All of it as text."""
        rows = "\n".join(f"  {code}  {words}" for code, words in self.lines)
        head = self.head and f"{self.head}:{' ' if self.text else ''}"
        return "\n".join(each for each in (f"{head}{self.text}", rows) if each)


class Entry(Struct, frozen=True):
    """A page: its id (the handbook's, a symbol or a word), its chapter, its title, its parts.

    `name` is what the command line calls it.
    """

    id: str
    chapter: str
    title: str
    parts: tuple[Part, ...]
    name: str = ""

    @property
    def told(self) -> str:
        """All that it says, as text."""
        return "\n\n".join(part.told for part in self.parts)

    @property
    def named(self) -> frozenset[str]:
        """The handbook's ids that it names, its own left out."""
        return frozenset(_CODE.findall(self.told)) - {self.id}


def written(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts that say something."""
    return tuple(part for part in parts if part.text or part.lines)
