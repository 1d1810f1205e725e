"""The keys that work now, and what each does. Rule: made from the bindings in force, so it can't be out of date."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.binding import ActiveBinding, Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from clientdesk.tui.card import ACCENT, HEAD, MUTED, Piece, hanging
from clientdesk.tui.command import Where
from clientdesk.tui.commands import BY_ID, bindings
from clientdesk.tui.pane import Pane
from clientdesk.tui.screens.left_once import LeftOnce

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult

    from clientdesk.tui.command import Command


class HelpScreen(LeftOnce, ModalScreen[None]):
    """Shows the given bindings, in sections."""

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "Pane"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-wide")]
    BINDINGS = bindings(Where.HELP)

    def __init__(self, active: Iterable[ActiveBinding], key_of: Callable[[Binding], str]) -> None:
        super().__init__()
        self._sections = _sections(active, key_of)

    def compose(self) -> ComposeResult:
        """A page of keys."""
        with Vertical(id="help"):
            yield Static("Keys that work here", id="help-title")
            yield Pane()
            yield Static("Esc closes · Ctrl+P finds commands, clients, invoices", id="help-end")

    def on_mount(self) -> None:
        """Lay the sections out in two columns, or in one where they fill no more."""
        left, right = _in_two(self._sections)
        self.query_one(Pane).show(partial(_column, left), partial(_column, right) if right else None)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


_Rows = list[tuple[str, str]]


def _sections(active: Iterable[ActiveBinding], key_of: Callable[[Binding], str]) -> dict[str, _Rows]:
    """Section → rows of (keys, title); the keys of one command are joined."""
    rows: dict[Command, list[str]] = {}
    for each in active:
        command = BY_ID.get(each.binding.id or "")
        if command:
            rows.setdefault(command, []).append(key_of(each.binding))
    sections: dict[str, _Rows] = {}
    for command, keys in rows.items():
        sections.setdefault(command.where.value, []).append((" ".join(dict.fromkeys(keys)), command.title))
    return sections


def _in_two(sections: dict[str, _Rows]) -> tuple[dict[str, _Rows], dict[str, _Rows]]:
    """The sections over two columns of about the same length, the left one first; what works everywhere comes last."""
    columns: tuple[dict[str, _Rows], dict[str, _Rows]] = ({}, {})
    lengths = [0, 0]
    for title, rows in sorted(sections.items(), key=lambda section: -len(section[1])):
        at = 0 if lengths[0] <= lengths[1] else 1
        lengths[at] += len(rows) + 2
        columns[at][title] = rows
    first, last = columns[::-1] if columns[1] and Where.APP.value in columns[0] else columns
    return first, {title: last[title] for title in sorted(last, key=lambda each: each == Where.APP.value)}


def _column(sections: dict[str, _Rows], width: int) -> Content:
    return Content.assemble(*(piece for title, rows in sections.items() for piece in _section(title, rows, width)))


def _section(title: str, rows: _Rows, width: int) -> Iterable[Piece]:
    yield f"{title}\n", HEAD
    for keys, name in rows:
        yield f" {keys:<12}", ACCENT
        yield f" {hanging(name, width, max(14, len(keys) + 2))}\n", ""
    yield "\n", MUTED
