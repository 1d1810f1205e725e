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
from clientdesk.tui.screens.exit import drafts
from clientdesk.tui.screens.exit.decision import Decision
from clientdesk.tui.screens.wizard import Wizard

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from clientdesk.tui.session import Book, Session

_KEPT = "Half-typed before, and kept."


class ComebackScreen(Wizard):
    """An ended client would come back for a new project; Esc goes one page back."""

    CSS_PATH = ["wizard.tcss", "comeback.tcss"]

    def __init__(self, session: Session, client_id: str) -> None:
        super().__init__(session, client_id)
        owner = session.records.get(Client, client_id)
        new = Project(id=new_id(), client=client_id, name="", billing=owner.billing)
        self._back = comeback.begin(session.records, new, session.today)
        self._at = GUT
        self._body: Decision | None = None

    def compose_body(self) -> ComposeResult:
        """The page."""
        yield Container(id=self.HOLDER.removeprefix("#"))

    def derive(self, book: Book) -> None:
        """The desk changed: a page stays as it is typed; who is gone, or back already, closes it."""
        if self._busy:
            self._missed = True
            return
        if self._client_id not in book.records.by_id(Client) or not comeback.needs(book.records, self._client_id):
            self.dismiss()
            return
        self._back = structs.replace(self._back, records=book.records)
        if self._body is None:
            self._begin()

    @work
    async def _begin(self) -> None:
        await self._alone(lambda: self._show(GUT))

    async def _show(self, at: str) -> None:
        """Show a page, with what was half-typed on it."""
        self._at, is_last = at, at == CHECK
        typed = await self.desk_app.keeper.draft(self._draft(at)) if at != GUT else {}
        button = comeback.act(self._back) if is_last else "Continue"
        told = _KEPT if typed else ""
        shown = comeback.page(self._back, at)
        body = Decision(shown, self.session.today, typed, draft=self._draft(at), told=told, button=button)
        if not await self._put(body):
            return
        self._body = body
        body.aim()
        self.refresh_bindings()

    async def _go_on(self) -> None:
        decision = self._body
        if decision is None or decision.take():
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
