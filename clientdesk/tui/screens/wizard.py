"""What the wizards have in common: one page, and one move, at a time. Rule: going back never loses what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import Container

from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.screens.base import DeskScreen
from clientdesk.tui.screens.left_once import is_gone

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.widget import Widget

    from clientdesk.tui.session import Session


class Wizard(DeskScreen):
    """A client's wizard; `HOLDER` is what its pages are shown in, one after the other."""

    HERE = "clients"
    HOLDER: ClassVar[str] = "#page"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (78, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-short"), (22, "-fair"), (32, "-tall")]
    BINDINGS = bindings(Where.WIZARD)

    def __init__(self, session: Session, client_id: str) -> None:
        super().__init__(session)
        self._client_id = client_id
        self._busy = self._missed = False

    @property
    def client_id(self) -> str | None:
        """Whom it is about."""
        return self._client_id

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A page is no list."""
        return False if action == "filter" else super().check_action(action, parameters)

    @work
    async def action_go_on(self) -> None:
        """Answer the page, or do what its button says, or open what the cursor is on; a notice was read by then."""
        self.app.clear_notifications()
        await self._alone(self._go_on)

    @work
    async def action_back(self) -> None:
        """One page back; what is typed is kept, and a notice was read by then."""
        self.app.clear_notifications()
        await self._alone(self._go_back)

    def action_next(self) -> None:
        """Go to the next field."""
        self.focus_next()

    async def _go_on(self) -> None:
        raise NotImplementedError

    async def _go_back(self) -> None:
        raise NotImplementedError

    async def _alone(self, move: Callable[[], Awaitable[None]]) -> None:
        """One move at a time: a key that comes while a page is saved is no second answer; none once it is left."""
        if self._busy or is_gone(self):
            return
        self._busy = True
        try:
            await move()
        finally:
            self._busy = False
        if self._missed:
            self._missed, self._seen = False, None
            self.look_again()

    async def _put(self, page: Widget) -> bool:
        """Show a page in place of the one before; False where it was left meanwhile."""
        holder = self.query_one(self.HOLDER, Container)
        with self.app.batch_update():
            await holder.remove_children()
            await holder.mount(page)
        return not is_gone(page)
