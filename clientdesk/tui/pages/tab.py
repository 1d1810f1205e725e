"""What the tabs of the client page have in common. Rule: the row comes down, what is wanted goes up as a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message

from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.pane import Pane
from clientdesk.tui.screens.left_once import TakenAway, is_gone
from clientdesk.tui.widgets.line_list import LineList
from clientdesk.tui.wrapped import Wrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.model.record import Record
    from clientdesk.playbook.overview import Overview
    from clientdesk.tui.app import ClientDesk


class Tab(TakenAway, Vertical):
    """A tab; its list or text has its name as id, the tab itself `tab-` before it."""

    NAME: ClassVar[str]

    class Wanted(Message):
        """Another tab is wanted, at a record."""

        def __init__(self, tab: str, record_id: str) -> None:
            super().__init__()
            self.tab, self.record_id = tab, record_id

    def __init__(self) -> None:
        super().__init__(id=f"tab-{self.NAME}")
        self._row: Overview | None = None

    @staticmethod
    def count(row: Overview) -> int | None:  # noqa: ARG004
        """How many there are of what it lists; it stands beside the name. None for a text."""
        return None

    @property
    def row(self) -> Overview:
        """The client as it was last shown."""
        assert self._row, "nothing is drawn before it is derived"  # noqa: S101
        return self._row

    @property
    def is_list(self) -> bool:
        """Whether it has rows, which can be filtered."""
        return False

    def take_focus(self) -> None:
        """Give what it shows the focus."""
        for body in self.query(f"#{self.NAME}"):
            body.focus()

    @property
    def entry(self) -> Record | None:
        """The record under the cursor."""
        return None

    @property
    def code(self) -> str:
        """The handbook id that the cursor is on; empty where it is on none."""
        return ""

    def can(self, action: str) -> bool:  # noqa: ARG002
        """Whether one of the tab's own commands, which the page carries out, can be given now."""
        return False

    def show(self, row: Overview) -> None:
        """Show a client, unless it is the row that is shown already, or the page was left before it was laid out."""
        if self.is_mounted and not is_gone(self) and row is not self._row:
            self._row = row
            self.derive(row)

    def derive(self, row: Overview) -> None:
        """Show what the row says."""
        raise NotImplementedError

    @property
    def at(self) -> str:
        """The row under the cursor, as `go_to` takes it; empty on a text."""
        return ""

    def go_to(self, record_id: str) -> None:
        """Put the cursor on a record, where there are rows."""


class TextTab(Tab):
    """A tab of text, in two columns where there is room."""

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield Pane(id=self.NAME)


class ListTab(Tab):
    """A tab of rows, by the id of the record behind each. Its list is there before it is mounted: keys may be early."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = self.make_rows()

    def make_rows(self) -> LineList:
        """The list, with the tab's name as its id."""
        raise NotImplementedError

    @property
    def is_list(self) -> bool:
        """Yes."""
        return True

    @property
    def at(self) -> str:
        """The row under the cursor."""
        return self.rows.highlighted or ""

    def go_to(self, record_id: str) -> None:
        """Put the cursor on a record; a filter that hides it is dropped."""
        if record_id not in self.rows.keys:
            self.rows.action_show_all()
        self.rows.highlight(record_id)


class ExplainedTab(ListTab):
    """Rows, and beside or below them what the one under the cursor means."""

    BINDINGS = bindings(Where.EXPLAINED)

    def compose(self) -> ComposeResult:
        """The rows, and a text that the keys of the rows leave alone."""
        yield from self.compose_head()
        with Container(classes="explained"):
            yield self.rows
            with VerticalScroll(classes="told", can_focus=False):
                yield Wrapped()

    def compose_head(self) -> ComposeResult:
        """What stands above both."""
        yield from ()

    def told(self, width: int) -> Content:
        """What the row under the cursor means."""
        raise NotImplementedError

    @on(LineList.Highlighted)
    def tell(self) -> None:
        """Explain the row under the cursor, from the top."""
        self.query_one(".told", VerticalScroll).scroll_home(animate=False)
        self.query_one(".told Wrapped", Wrapped).show(self.told)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The guide has nothing on a row without a handbook id."""
        return action != "look_up" or bool(self.code)

    def action_read_on(self) -> None:
        """Scroll the text on by a page; from its end back to the top."""
        text = self.query_one(".told", VerticalScroll)
        if text.scroll_y >= text.max_scroll_y:
            text.scroll_home(animate=False)
        else:
            text.scroll_page_down(animate=False)

    async def action_look_up(self) -> None:
        """Open the guide at the row's handbook id."""
        await cast("ClientDesk", self.app).show_guide(self.code)
