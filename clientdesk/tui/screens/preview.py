"""What an import would do, to look at before it is saved. Rule: every refused row is told with its number and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from clientdesk.exchange.preview import preview
from clientdesk.model.days import counted
from clientdesk.tui.card import BAD, HEAD, MUTED, PLAIN, Piece
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.pane import Pane
from clientdesk.tui.safe_text import clip, safe, safe_text
from clientdesk.tui.screens.left_once import LeftOnce

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.exchange.outcome import ImportPlan
    from clientdesk.model.records import Records

_MOST_REFUSED = 50


class Preview(LeftOnce, ModalScreen[bool]):
    """Shows a plan; True when it is to be saved."""

    CSS_PATH = "preview.tcss"
    AUTO_FOCUS = "Pane"
    BINDINGS = bindings(Where.PREVIEW)

    def __init__(self, name: str, plan: ImportPlan, records: Records) -> None:
        super().__init__()
        self._name, self._plan = name, plan
        self._after = records.after(plan.change)

    def compose(self) -> ComposeResult:
        """Figures, the first rows, the refused ones, and the two buttons."""
        with Vertical(id="preview"):
            yield Static(safe_text(f"Import {self._name}"), id="preview-title")
            yield Pane(classes="-clipped")
            with Horizontal(id="preview-buttons"):
                yield Button("Leave it (Esc)", compact=True, action="screen.answer(False)")
                yield Button(self._act, variant="primary", compact=True, action="screen.answer(True)")

    def on_mount(self) -> None:
        """Lay the text out."""
        self.query_one(Pane).show(Content.assemble(*self._pieces()))

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001  Textual's actions take positions
        """Answer; there is nothing to take in when every row was refused."""
        self.dismiss(answer and bool(self._plan.change.puts))

    @property
    def _act(self) -> str:
        return f"Take in {counted(self._plan.added, 'row')} (Enter)"

    def _pieces(self) -> Iterator[Piece]:
        plan = self._plan
        yield f"{plan.kind}: {counted(plan.read, 'row')} read", HEAD
        yield f"\n {plan.added:,} new · {plan.unchanged:,} on the desk already · {len(plan.refused):,} refused", PLAIN
        for note in plan.notes:
            yield f"\n {safe(note)}", MUTED
        yield from self._refused()
        for sample in preview(plan.change.puts, self._after):
            yield f"\n\n{counted(sample.coming, sample.table.replace('_', ' ').removesuffix('s'))}", HEAD
            for row in sample.rows:
                yield f"\n  {'  '.join(clip(safe(cell), 28) for cell in row if cell)}", PLAIN
            yield "\n  …" if sample.coming > len(sample.rows) else "", MUTED

    def _refused(self) -> Iterator[Piece]:
        if self._plan.refused:
            yield "\n\nRefused, and left out", HEAD
        for row in self._plan.refused[:_MOST_REFUSED]:
            yield f"\n  ✖ line {row.row:,}: {safe(row.why)}", BAD
        if len(self._plan.refused) > _MOST_REFUSED:
            yield f"\n  and {len(self._plan.refused) - _MOST_REFUSED:,} more", MUTED
