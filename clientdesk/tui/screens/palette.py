"""Find a command, a client, an invoice or a page of the guide by a few letters.

Rule: folded search of our own; Turkish letters must work. Every word typed must be found; what begins
with the first one comes first, and what only has more words for them last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Input

from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice
from clientdesk.model.names import fold
from clientdesk.model.records import Records
from clientdesk.tui.screens.finder import Finder
from clientdesk.tui.screens.left_once import is_gone
from clientdesk.tui.widgets.columns import Column
from clientdesk.tui.widgets.line_list import Cell, Fragment, LineList
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.widgets.still_line import StillLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.tui.command import Command

MOST = 50
"""Hits that are shown; nobody reads more."""
_LARGE = 5_000
"""Records from which on a thread reads the names."""


class Goal(Enum):
    """What a hit is."""

    COMMAND = "command"
    CLIENT = "client"
    INVOICE = "invoice"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that can be found: `target` is the id of a command, a record or a page."""

    goal: Goal
    target: str
    title: str
    note: str = ""


def everything(
    commands: Iterable[tuple[Command, str]], records: Records, pages: Iterable[tuple[str, str]] = ()
) -> list[tuple[str, Hit]]:
    """All hits, each with its folded title; commands come with key and more words, pages of the guide with their id."""
    clients = records.by_id(Client)
    named = [
        (fold(f"{command.title} {command.also}"), Hit(Goal.COMMAND, command.id, command.title.rstrip("…"), key))
        for command, key in commands
    ]
    hits = [Hit(Goal.CLIENT, each.id, each.name, "client") for each in clients.values()]
    hits += [
        Hit(Goal.INVOICE, each.id, f"{each.number} {clients[each.client].name}", each.amount.shown())
        for each in records.all(Invoice)
        if each.client in clients
    ]
    hits += [Hit(Goal.PAGE, code, f"{code} {title}", "guide") for code, title in pages]
    return [*named, *((fold(hit.title), hit) for hit in hits)]


def found(hits: Sequence[tuple[str, Hit]], typed: str) -> list[Hit]:
    """The hits in whose title every typed word is found, the best first; at most `MOST`."""
    words = fold(typed).split()
    matching = [(folded, hit) for folded, hit in hits if all(word in folded for word in words)]
    if words:
        matching.sort(
            key=lambda each: (
                not _is_named(each[1], words), not each[0].startswith(words[0]), f" {words[0]}" not in f" {each[0]}",
            )
        )  # fmt: skip
    return [hit for _folded, hit in matching[:MOST]]


def _is_named(hit: Hit, words: Sequence[str]) -> bool:
    """Whether a hit has the words in its title; a command may have them besides."""
    return hit.goal is not Goal.COMMAND or all(word in fold(hit.title) for word in words)


class Palette(Finder[Hit]):
    """Returns what was chosen; None for Esc."""

    CSS_PATH = "palette.tcss"

    def __init__(
        self, commands: Sequence[tuple[Command, str]], records: Records, pages: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__()
        self._offered = commands, records, pages
        self._is_large = records.count() >= _LARGE
        self._hits: list[tuple[str, Hit]] = []
        self._shown: list[Hit] = []

    def compose(self) -> ComposeResult:
        """What is typed, and what answers to it."""
        columns = (Column("title", "Find", 20, share=1), Column("note", "", 12, right=True))
        with Vertical(id="palette"):
            yield StillLine(placeholder="a command, a client, an invoice, a sign of the guide …", id="palette-typed")
            yield LineList(columns, self._cells, empty="Nothing answers to that.", id="palette-hits")

    def on_mount(self) -> None:
        """Commands at once; clients and invoices of a large desk when a thread has read their names."""
        commands, records, pages = self._offered
        self._hits = everything(commands, Records() if self._is_large else records, pages)
        self.look_for("")
        if self._is_large:
            self.run_worker(self._read_names, group="names", thread=True)

    def _read_names(self) -> None:
        hits = everything(*self._offered)
        self.app.call_from_thread(self._have, hits)

    def _have(self, hits: list[tuple[str, Hit]]) -> None:
        self._hits = hits
        if not is_gone(self):
            self.look_for(self.query_one(Input).value)

    def answering(self, typed: str) -> list[str]:
        """The hits that answer, by their place."""
        self._shown = found(self._hits, typed)
        return [str(at) for at in range(len(self._shown))]

    def chosen(self, key: str) -> Hit:
        """The hit at a place."""
        return self._shown[int(key)]

    def _cells(self, key: str) -> list[Cell]:
        hit = self._shown[int(key)]
        note = f"{hit.note} "  # keeps off the scroll bar
        return [hit.title, Fragment(note, Tone.ACCENT if hit.goal is Goal.COMMAND else Tone.MUTED)]
