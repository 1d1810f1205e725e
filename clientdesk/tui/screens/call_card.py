"""The call card: what to look at, what to say, where else to look (G2). Rule: it returns a wish, and saves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, cast

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from clientdesk.tui.card import HEAD, hanging
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.pane import Pane
from clientdesk.tui.safe_text import safe, safe_text
from clientdesk.tui.screens.left_once import LeftOnce
from clientdesk.tui.widgets.acts import Act, Acts
from clientdesk.tui.wrapped import Wrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.playbook.unanswered.card import CallCard
    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.card import Piece

Wish = Literal["record", "promise", "stage", "leave"]

_CHANGES = " · a changes what it is about"
_COPIED = "Copied, where your terminal allows it: {}"


class CallCardView(LeftOnce, ModalScreen[Wish | None]):
    """The card of a call; it returns what is to be written down: the call, a promise, what it is about, or the end."""

    CSS_PATH = "call_card.tcss"
    AUTO_FOCUS = "Pane"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (78, "-wide")]
    BINDINGS = bindings(Where.CALL)

    def __init__(self, card: CallCard, *, is_the_end: bool = False, has_stage: bool = False) -> None:
        super().__init__()
        self._card, self._is_the_end, self._has_stage = card, is_the_end, has_stage

    def compose(self) -> ComposeResult:
        """Who is called and why, the card, and what can be done."""
        with Vertical(id="call"):
            yield Static(safe_text(self._card.title), id="call-title")
            yield Wrapped(id="call-facts")
            yield Pane()
            yield Acts([*self._acts()], "call-buttons")

    def _acts(self) -> Iterator[Act]:
        if self._card.phone:
            yield Act("Copy (c)", "screen.copy", spare=1)
        yield Act("Write down… (s)", "screen.record", variant="primary")
        if self._card.owed:
            yield Act("Promise… (F7)", "screen.promise")
        if self._is_the_end:
            yield Act("Leave… (x)", "screen.part")
        yield Act("Close (Esc)", "screen.leave")

    def on_mount(self) -> None:
        """Lay the text out."""
        why = self._card.because
        facts = safe(f"{why[:1].upper()}{why[1:]}{_CHANGES * self._has_stage}")
        self.query_one("#call-facts", Wrapped).show(lambda cells: Content(hanging(facts, cells, 0)))
        self.query_one(Pane).show(lambda cells: Content.assemble(*self._pieces(cells)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """A number is copied where there is one; what is owed is promised; the way out is where the playbook ends."""
        can = {
            "copy": bool(self._card.phone),
            "promise": bool(self._card.owed),
            "stage": self._has_stage,
            "part": self._is_the_end,
        }
        return can.get(action, True)

    def action_copy(self) -> None:
        """Copy the number to call first."""
        self.app.copy_to_clipboard(self._card.phone)
        cast("ClientDesk", self.app).say(_COPIED.format(self._card.phone))

    def action_record(self) -> None:
        """Write the call down."""
        self.dismiss("record")

    def action_promise(self) -> None:
        """Write a promise to pay down."""
        self.dismiss("promise")

    def action_stage(self) -> None:
        """Say what the silence is about."""
        self.dismiss("stage")

    def action_part(self) -> None:
        """Leave the client."""
        self.dismiss("leave")

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss(None)

    def _pieces(self, cells: int) -> Iterator[Piece]:
        for at, section in enumerate(self._card.sections):
            yield ("\n\n" if at else "") + section.title, HEAD
            for text in section.lines:
                yield f"\n {hanging(safe(text), cells, 1)}", ""
