"""The ways about the app: to a view, a client, an invoice, the guide, a dialog. Rule: a page is never opened twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from clientdesk.model.invoice import Invoice
from clientdesk.tui.screens import views
from clientdesk.tui.screens.base import DeskScreen
from clientdesk.tui.terminal_app import TerminalApp

if TYPE_CHECKING:
    from textual.screen import ModalScreen, Screen

    from clientdesk.tui.session import Session

Answer = TypeVar("Answer")


class Ways(TerminalApp, inherit_bindings=False):
    """An app whose screens lead to one another."""

    session: Session

    def action_view(self, view: str) -> None:
        """Go to a view; from a page on top of it, back to the view itself."""
        while len(self.screen_stack) > 1 and isinstance(self.screen, DeskScreen):
            self.pop_screen()
        self.switch_mode(view)

    def open_client(self, client_id: str, tab: str = "overview", record_id: str = "") -> None:
        """Open a client's page, at a record where one is given; turn to it where the page lies on top already."""
        from clientdesk.tui.screens.client import ClientPage

        here = self.screen
        self.open_page(ClientPage(self.session, client_id, tab, record_id))
        if record_id and here is self.screen and isinstance(here, ClientPage):
            here.go_to(tab, record_id)

    def open_invoice(self, invoice_id: str) -> None:
        """Open the page of an invoice's client, at that invoice."""
        self.open_client(self.session.records.get(Invoice, invoice_id).client, "invoices", invoice_id)

    def show_timeline(self, client_id: str) -> None:
        """A client's own timeline, on top of what is shown."""
        self.open_page(views.timeline_of(self.session, client_id))

    async def show_guide(self, code: str) -> None:
        """The guide's page under an id; Esc leads back to where one was."""
        from clientdesk.tui.screens.guide import GuideScreen

        before = self.current_mode
        await self.switch_mode(GuideScreen.HERE)
        while len(self.screen_stack) > 1 and isinstance(self.screen, DeskScreen):
            self.pop_screen()
        if isinstance(self.screen, GuideScreen):
            self.screen.look_up(code, before)

    def show_pareto(self, client_id: str | None) -> None:
        """Trouble against income, a client under the cursor where one is given."""
        self.open_page(views.pareto_of(self.session, client_id))

    def show_exits(self) -> None:
        """The exits of a year, and how they ended."""
        from clientdesk.tui.screens.exits import ExitsScreen

        self.open_page(ExitsScreen(self.session))

    def come_back(self, client_id: str) -> None:
        """The gut check before a client who had ended comes back."""
        from clientdesk.tui.screens.comeback import ComebackScreen

        self.open_page(ComebackScreen(self.session, client_id))

    def leave(self, client_id: str, exit_id: str = "") -> None:
        """The exit wizard, at an exit that is over where one is given and none is under way."""
        from clientdesk.tui.screens.exit import ExitScreen

        self.open_page(ExitScreen(self.session, client_id, exit_id))

    def open_page(self, screen: Screen[None]) -> None:
        """Show a page, but not twice over itself: its key may have come twice before the first was answered."""
        here = self.screen
        if type(here) is not type(screen) or getattr(here, "page_of", None) != getattr(screen, "page_of", None):
            self.push_screen(screen)

    async def ask(self, dialog: ModalScreen[Answer]) -> Answer | None:
        """Show a dialog and wait for its answer; None, too, where one of its kind lies on top already."""
        if type(self.screen) is type(dialog):
            return None
        return await self.push_screen_wait(dialog)
