"""What everything is compared with: Header, Footer and a DataTable, and nothing of ours.

python benchmarks/bare.py ROWS [--filter]    (`--filter`: with a stock Input above that filters the rows)
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import DataTable, Footer, Header, Input

if TYPE_CHECKING:
    from textual.app import ComposeResult

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
FILTERED = "--filter" in sys.argv


class Bare(App[None]):
    """A table of made-up invoices."""

    def compose(self) -> ComposeResult:
        """Nothing but stock widgets."""
        yield Header()
        if FILTERED:
            yield Input()
        yield DataTable(cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        table.add_columns("Id", "Client", "Due", "Status", "Amount")
        self.fill("")
        (self.query_one(Input) if FILTERED else table).focus()

    def fill(self, wanted: str) -> None:
        """Show the rows whose client has this in its name."""
        rows = (
            (f"INV-{i:05}", f"Riverside {i % 20}", "2025-01-31", "open", f"{i * 17 % 9999}.00") for i in range(ROWS)
        )
        table = self.query_one(DataTable)
        table.clear()
        table.add_rows(row for row in rows if wanted in row[1].lower())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter at every key."""
        self.fill(event.value.lower())


Bare().run()
