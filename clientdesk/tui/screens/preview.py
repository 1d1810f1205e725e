"""What an import would do, to look at before it is saved. Rule: all or nothing, unless the person takes less by name.

Every refused row is told with its line and why; where one is refused, Enter takes nothing in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from clientdesk.exchange.preview import preview
from clientdesk.model.days import counted
from clientdesk.tui.card import BAD, HEAD, MUTED, PLAIN, Piece, hanging
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.pane import Pane
from clientdesk.tui.safe_text import fit, safe, safe_text, width
from clientdesk.tui.screens.left_once import LeftOnce
from clientdesk.tui.widgets.columns import GAP, Column, lay_out

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.exchange.outcome import ImportPlan
    from clientdesk.exchange.preview import Sample
    from clientdesk.model.records import Records

_MOST_REFUSED = 50


class Preview(LeftOnce, ModalScreen[bool]):
    """Shows a plan; True when its good rows are to be saved."""

    CSS_PATH = "preview.tcss"
    AUTO_FOCUS = "Pane"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]
    BINDINGS = bindings(Where.PREVIEW)

    def __init__(self, name: str, plan: ImportPlan, records: Records) -> None:
        super().__init__()
        self._name, self._plan = name, plan
        self._after = records.after(plan.change)

    def compose(self) -> ComposeResult:
        """Figures, the first rows, the refused ones, and the buttons."""
        with Vertical(id="preview"):
            yield Static(safe_text(f"Import {self._name}"), id="preview-title")
            yield Pane()
            with Horizontal(id="preview-buttons"):
                yield from self._buttons()

    def on_mount(self) -> None:
        """Lay the text out."""
        self.query_one(Pane).show(lambda cells: Content.assemble(*self._pieces(cells)))

    def action_enter(self) -> None:
        """Take all of it in; nothing where a row is refused."""
        self.action_answer(not self._plan.refused)

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001  Textual's actions take positions
        """Answer; there is nothing to take in when every row was refused."""
        self.dismiss(answer and bool(self._plan.change.puts))

    def _buttons(self) -> Iterator[Button]:
        plan, rows = self._plan, counted(self._plan.added, "row")
        if not plan.refused:
            yield Button("Leave it (Esc)", compact=True, action="screen.answer(False)")
            yield Button(f"Take in {rows} (Enter)", variant="primary", compact=True, action="screen.answer(True)")
            return
        yield Button("Take nothing in (Enter)", variant="primary", compact=True, action="screen.answer(False)")
        if plan.change.puts:
            words = f"Import the {plan.added:,} good, leave {len(plan.refused):,} out (F2)"
            yield Button(words, compact=True, action="screen.answer(True)")

    def _pieces(self, cells: int) -> Iterator[Piece]:
        plan = self._plan
        yield f"{plan.kind}: {counted(plan.read, 'row')} read", HEAD
        yield f"\n {plan.added:,} new · {plan.unchanged:,} on the desk already · {len(plan.refused):,} refused", PLAIN
        for note in plan.notes:
            yield f"\n {hanging(safe(note), cells, 1)}", MUTED
        yield from self._refused(cells)
        for sample in preview(plan.change.puts, self._after):
            yield f"\n\n{counted(sample.coming, sample.table.removesuffix('s'))}", HEAD
            yield from _table(sample, cells - 1)

    def _refused(self, cells: int) -> Iterator[Piece]:
        if self._plan.refused:
            yield f"\n\nRefused: {counted(len(self._plan.refused), 'row')}", HEAD
        for row in self._plan.refused[:_MOST_REFUSED]:
            yield f"\n {hanging(f'✖ line {row.row:,}: {safe(row.why)}', cells, 3)}", BAD
        if len(self._plan.refused) > _MOST_REFUSED:
            yield f"\n   and {len(self._plan.refused) - _MOST_REFUSED:,} more", MUTED


def _table(sample: Sample, cells: int) -> Iterator[Piece]:
    """The first records as a table that fits, without empty columns; in narrow rooms the longest texts are cut."""
    every = [[head.lstrip(">"), *(safe(row[at]) for row in sample.rows)] for at, head in enumerate(sample.heads)]
    kept = [(head, texts) for head, texts in zip(sample.heads, every, strict=True) if any(texts[1:])]
    columns = [Column(head, texts[0], least=width(texts[0]), right=head.startswith(">")) for head, texts in kept]
    slots = lay_out(columns, cells, [max(map(width, texts)) for _head, texts in kept])
    for line in range(len(sample.rows) + 1):
        texts = (fit(kept[slot.index][1][line], slot.width, right=slot.column.right) for slot in slots)
        yield f"\n {(' ' * GAP).join(texts)}", PLAIN if line else MUTED
    if sample.coming > len(sample.rows):
        yield "\n …", MUTED
