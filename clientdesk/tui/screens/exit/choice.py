"""Choosing one option, or ticking several. Rule: symbol and words; Space and arrows choose, and Enter is the page's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message

from clientdesk.tui.card import MUTED
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.safe_text import safe, width
from clientdesk.tui.screens.exit.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.playbook.exit.question import Option

_ROOM = 46
"""Options that together take less stand side by side."""
_LONG = 60
"""What takes more, with its why, is set on two lines."""


class Chosen(Message):
    """Another option was chosen, or ticked."""


class OneOf(Rows):
    """One option, or none yet."""

    BINDINGS = bindings(Where.ONE_OF)

    def __init__(self, options: Sequence[Option], value: str) -> None:
        self._value = value if value in {option.value for option in options} else ""
        rows = (Row(option.value, _dot(on=option.value == self._value), *_said(option)) for option in options)
        super().__init__(*rows, at=self._value, inline=_are_short(options))

    @property
    def value(self) -> str:
        """The chosen option's value; empty when none is chosen."""
        return self._value

    def settle(self) -> bool:
        """Without a choice so far, choose what the cursor is on; whether it did."""
        is_first = not self._value
        if is_first:
            self._choose(self.key)
        return is_first

    @on(Rows.Moved)
    @on(Rows.Opened)
    def action_choose(self) -> None:
        """Choose the option under the cursor."""
        self._choose(self.key)

    def _choose(self, value: str) -> None:
        self._value = value
        for row in self.query(Row):
            row.mark(_dot(on=row.key == value))
        self.post_message(Chosen())


class SomeOf(Rows):
    """Some options, none, or all."""

    BINDINGS = bindings(Where.SOME_OF)

    def __init__(self, options: Sequence[Option], value: str) -> None:
        self._ticked = set(value.split(","))
        rows = (Row(option.value, box(on=option.value in self._ticked), *_said(option)) for option in options)
        super().__init__(*rows)

    @property
    def value(self) -> str:
        """The ticked options' values, in their order, joined by commas."""
        return ",".join(key for key in self.keys if key in self._ticked)

    @on(Rows.Opened)
    def action_tick(self) -> None:
        """Tick the row under the cursor, or take the tick away."""
        self._ticked ^= {self.key}
        for row in self.query(Row):
            row.mark(box(on=row.key in self._ticked))
        self.post_message(Chosen())


def _said(option: Option) -> list[Content]:
    """The option, and why beside it, or below it where that is long."""
    words, why = safe(option.words), safe(option.why)
    if width(words) + width(why) > _LONG:
        return [Content(words), Content(why)]
    return [Content.assemble(words, (f"   {why}" if why else "", MUTED))]


def _dot(*, on: bool) -> Content:
    return Content("●" if on else "○")


def box(*, on: bool) -> Content:
    """A box to tick, ticked or not."""
    return Content("[✔]" if on else "[ ]")


def _are_short(options: Sequence[Option]) -> bool:
    return not any(option.why for option in options) and sum(width(safe(each.words)) + 6 for each in options) <= _ROOM
