"""A line to type into among other things. Rule: a letter draws its line, and never lays out the screen around it."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class StillLine(Input):
    """An Input whose place does not depend on what is typed: Textual's own lays out the whole screen at each letter."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
