"""What the terminal sends. Rule: a paste is text, whatever is in it: no word of it is lost, none is taken for a key.

Textual looks for keys inside a paste, too. Of one with escape codes in it, such as a coloured log, it drops words, and
plays what it does not understand back as keys, each an edit of its own: minutes for a page, and whatever those keys do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._xterm_parser import BRACKETED_PASTE_END as END
from textual._xterm_parser import BRACKETED_PASTE_START as START
from textual._xterm_parser import XTermParser
from textual.events import Paste

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from textual.message import Message


class Parser(XTermParser):
    """Textual's parser, which sees where a paste begins and ends, and nothing of what lies between."""

    def __init__(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002  as Textual has it
        super().__init__(debug)
        self._before = ""
        """The last that was sent, as long as it may be the beginning of a mark that goes on with the next."""
        self._pasted: list[str] | None = None
        """What was pasted so far; None outside of a paste."""

    def feed(self, data: str) -> Iterable[Message]:
        """The events of some more of what the terminal sends; nothing at all ends it."""
        if not data:
            yield from super().feed(data)
        while data:
            if self._pasted is None:
                data = yield from self._keys(data)
            else:
                data = yield from self._text(data)

    def _keys(self, data: str) -> Generator[Message, None, str]:
        """Give Textual all up to a paste; what follows its mark."""
        seen = self._before + data
        at = seen.find(START)
        end = len(data) if at < 0 else at + len(START) - len(self._before)
        yield from super().feed(data[:end])
        self._before = seen[-len(START) + 1 :] if at < 0 else ""
        self._pasted = None if at < 0 else []
        return data[end:]

    def _text(self, data: str) -> Generator[Message, None, str]:
        """Take all up to the end of a paste as it is; what follows its mark."""
        assert self._pasted is not None  # noqa: S101  it is only asked for inside of one
        seen, most = self._before + data, len(END) - 1
        at = seen.find(END)
        if at < 0:
            self._pasted.append(seen[:-most])
            self._before = seen[-most:]
            return ""
        text = "".join((*self._pasted, seen[:at]))
        self._before, self._pasted = "", None
        for event in super().feed(END):
            yield Paste(text) if isinstance(event, Paste) else event
        return seen[at + len(END) :]
