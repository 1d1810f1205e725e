"""Coming back (X09): the gut check, the terms, and a last look, a page at a time.

Rule: nothing is saved before the last page; what is typed is a draft until then, and a no leaves all as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs
from textual import on, work
from textual.containers import Container

from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.project import Project
from clientdesk.model.record import new_id
from clientdesk.playbook import comeback
from clientdesk.playbook.comeback import CHECK, DECLINED, GUT
from clientdesk.playbook.exit.question import Unread
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.screens.base import DeskScreen
from clientdesk.tui.screens.exit import drafts
from clientdesk.tui.screens.exit.decision import Decision
from clientdesk.tui.screens.left_once import is_gone

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from clientdesk.tui.session import Book, Session

_KEPT = "Half-typed before, and kept."


class ComebackScreen(DeskScreen):
    """An ended client would come back for a new project; Esc goes one page back."""

    HERE = "clients"
    CSS_PATH = ["wizard.tcss", "comeback.tcss"]
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (78, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall")]
    BINDINGS = bindings(Where.COMEBACK)

    def __init__(self, session: Session, client_id: str) -> None:
        super().__init__(session)
        self._client_id = client_id
        owner = session.records.get(Client, client_id)
        new = Project(id=new_id(), client=client_id, name="", billing=owner.billing)
        self._back = comeback.begin(session.records, new, session.today)
        self._at = GUT
        self._body: Decision | None = None
        self._busy = self._missed = False

    def compose_body(self) -> ComposeResult:
        """The page."""
        yield Container(id="page")

    def derive(self, book: Book) -> None:
        """The desk changed: a page stays as it is typed; who is gone, or back already, closes it."""
        self._missed = self._busy
        if self._busy:
            return
        if self._client_id not in book.records.by_id(Client) or not comeback.needs(book.records, self._client_id):
            self.dismiss()
            return
        self._back = structs.replace(self._back, records=book.records)
        if self._body is None:
            self._begin()

    @property
    def client_id(self) -> str | None:
        """Who would come back."""
        return self._client_id

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A page is no list."""
        return False if action == "filter" else super().check_action(action, parameters)

    @work
    async def _begin(self) -> None:
        await self._alone(lambda: self._show(GUT))

    @work
    async def action_go_on(self) -> None:
        """Answer the page, or do what its button says."""
        await self._alone(self._go_on)

    @work
    async def action_back(self) -> None:
        """One page back; what is typed is kept."""
        await self._alone(self._go_back)

    def action_next(self) -> None:
        """Go to the next field."""
        self.focus_next()

    async def _alone(self, move: Callable[[], Awaitable[None]]) -> None:
        """One move at a time: a key that comes while a page is saved is no second answer."""
        if self._busy or is_gone(self):
            return
        self._busy = True
        try:
            await move()
        finally:
            self._busy = False
        if self._missed and not is_gone(self):
            self.derive(self.session.book)

    async def _show(self, at: str) -> None:
        """Show a page, with what was half-typed on it."""
        self._at, is_last = at, at == CHECK
        typed = await self.desk_app.keeper.draft(self._draft(at)) if at != GUT else {}
        button = comeback.act(self._back) if is_last else "Continue"
        told = _KEPT if typed else ""
        shown = comeback.page(self._back, at)
        body = Decision(shown, self.session.today, typed, draft=self._draft(at), told=told, button=button)
        holder = self.query_one("#page", Container)
        with self.app.batch_update():
            await holder.remove_children()
            await holder.mount(body)
        if is_gone(body):  # left meanwhile
            return
        self._body = body
        body.aim()
        self.refresh_bindings()

    async def _go_on(self) -> None:
        decision = self._body
        if decision is None or (self._at != GUT and decision.take()):  # Enter alone never says yes to them
            return
        if self._at == CHECK:
            await self._save(decision)
            return
        try:
            turned = comeback.turn(self._back, self._at, decision.typed)
        except Unread as error:
            decision.refuse(error.key, error.sentence)
            return
        if turned.at == DECLINED:
            await self._over(comeback.DECLINED_WORDS)
            return
        await self._keep(decision)
        self._back = turned.back
        await self._show(turned.at)

    async def _save(self, decision: Decision) -> None:
        try:
            made = comeback.change(self._back)
        except Refused as refused:
            decision.tell(refused.sentence, failed=True)
            return
        outcome = await self.desk_app.keeper.save(made, self._back.records)
        if outcome.is_saved:
            await self._over(self.session.saved_words(made.label))
        else:
            decision.tell(outcome.told, failed=True)

    async def _over(self, told: str) -> None:
        """Nothing half-typed is left of it."""
        if self._body:
            self._body.half_typed.take()
        for at in comeback.PLACES:
            await self.desk_app.keeper.forget_draft(self._draft(at))
        self.desk_app.say(told)
        self.dismiss()

    async def _go_back(self) -> None:
        if self._body:
            await self._keep(self._body)
        earlier = comeback.before(self._back, self._at)
        if earlier is None:
            self.dismiss()
        else:
            await self._show(earlier)

    def _draft(self, at: str) -> str:
        return f"comeback:{self._client_id}:{at}"

    @on(Decision.Typed)
    def _typed(self) -> None:
        if self._body:
            self.run_worker(self._keep(self._body), group="drafts")

    async def _keep(self, page: Decision) -> None:
        """Keep what differs from the proposals, but for the gut check: that is asked anew each time."""
        page.half_typed.take()
        if page.draft == self._draft(GUT):
            return
        typed = {key: text for key, text in page.typed.items() if text != page.proposals.get(key, "")}
        title = f"{self._back.client.name} coming back: {page.draft.rpartition(':')[2]}"
        await drafts.keep(self.desk_app.keeper, page.draft, typed, title)
