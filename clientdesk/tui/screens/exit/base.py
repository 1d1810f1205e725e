"""Showing the wizard's places: one body at a time, below the way so far. Rule: what holds is asked of the desk.

A place that the desk, or the day, has closed shows what became of it; a page being typed stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import work
from textual.containers import Container
from textual.widgets import Static

from clientdesk.model.client import Client
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.final import final
from clientdesk.playbook.exit.paths import PATHS
from clientdesk.playbook.exit.places import CHECK, END, LIST, Place
from clientdesk.playbook.exit.proposal import propose
from clientdesk.playbook.exit.steps import step_on
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.screens.dialog import Told
from clientdesk.tui.screens.exit import drafts, texts, walk
from clientdesk.tui.screens.exit.check import CheckAnswers
from clientdesk.tui.screens.exit.decision import Decision
from clientdesk.tui.screens.exit.ending import Ending
from clientdesk.tui.screens.exit.rows import Rows
from clientdesk.tui.screens.exit.tasks import TaskList, first
from clientdesk.tui.screens.left_once import is_gone
from clientdesk.tui.screens.wizard import Wizard

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from clientdesk.playbook.exit.case import Case
    from clientdesk.playbook.exit.view import PageView
    from clientdesk.tui.session import Book, Session

Body = Decision | TaskList | CheckAnswers | Ending
_KEPT = "Half-typed before, and kept. F4 takes the desk's own words instead."
_OVER_THEIRS = (
    "This page was changed elsewhere. It shows how it stands now, with what you typed over it: look before you go on."
)
_PROPOSED = "As the desk proposes it. Nothing is saved before you go on."


class PlaceScreen(Wizard):
    """Where the wizard stands, and what it shows there."""

    HOLDER = "#exit-body"
    CSS_PATH = ["../wizard.tcss", "exit.tcss"]
    BINDINGS = bindings(Where.EXIT)

    def __init__(self, session: Session, client_id: str, exit_id: str = "") -> None:
        super().__init__(session, client_id)
        self._name = session.records.get(Client, client_id).name
        self._place = LIST
        self._exit_id = exit_id
        self._case: Case | None = None
        self._body: Body | None = None
        self._return_to = self._reason = self._todo_at = ""

    def compose_body(self) -> ComposeResult:
        """Who is left, the way so far, and the page."""
        yield Static(id="exit-head")
        yield Static(id="exit-way")
        yield Container(id=self.HOLDER.removeprefix("#"))

    def on_resize(self) -> None:
        """Say on top as much as there is room for."""
        if self._body and self._client_id in self.session.records.by_id(Client):
            self.call_after_refresh(self._show_head)

    def can_view_entire(self, widget: Widget) -> bool:
        """Whether a widget need not be scrolled to: rows that are taller than the page show their cursor's row."""
        is_tall = isinstance(widget, Rows) and widget.size.height >= self.query_one(self.HOLDER).size.height
        return is_tall or super().can_view_entire(widget)

    def derive(self, book: Book) -> None:
        """The desk changed: a page that still holds stays as it is typed; everything else is shown anew."""
        if self._busy:
            self._missed = True
        elif self._client_id not in book.records.by_id(Client):
            self._left_behind()
        else:
            self._catch_up()

    @work
    async def _left_behind(self) -> None:
        """The client is gone: say so before the keys mean something else, and hand out what was typed."""
        self._busy = True
        body = self._body
        if isinstance(body, Decision) and body.is_typed_in:
            body.half_typed.take()
            told = f"{self._name} is no longer on this desk, and their exit with them."
            await self.app.push_screen_wait(Told("The client is gone", told, typed=body.words))
        await drafts.forget_all(self.desk_app.keeper, self._owner)
        self.dismiss()

    @work
    async def _catch_up(self) -> None:
        case = self._read()
        place, body = walk.settled(case, self._place), self._body
        if not isinstance(body, Decision) or place != self._place or not place.page:
            await self._alone(lambda: self._leave_page(case, place))
        elif walk.same(self._view_of(case, place), body.shown):
            self._case = case
            self._show_head()
        else:
            await self._alone(lambda: self._look_again_at(body))

    async def _leave_page(self, case: Case | None, place: Place) -> None:
        """Go where the desk leads now; who was typing is told first."""
        body = self._body
        if isinstance(body, Decision) and body.is_typed_in:
            typed = body.words
            await self.app.push_screen_wait(Told("The desk has changed", walk.why_left(case, self._place), typed=typed))
        await self._show(place)

    async def _look_again_at(self, body: Decision) -> None:
        """Show a page anew that the desk has changed, with what was typed over it; who was typing is told first."""
        if body.is_typed_in:
            body.half_typed.take()
            await drafts.keep(self.desk_app.keeper, body.draft, body.changed, self._draft_title)
            await self.app.push_screen_wait(Told("The desk has changed", _OVER_THEIRS))
        await self._show(self._place)

    def _read(self) -> Case | None:
        return walk.case_of(self.session.records, self._client_id, self.session.today, self._exit_id)

    async def _show(self, place: Place, typed: Mapping[str, str] | None = None) -> None:
        """Show a place, or what has become of it; `typed` is put over what a page starts with."""
        self._missed = False
        self._case = self._read()
        self._place = place = walk.settled(self._case, place)
        if self._case:
            self._exit_id = self._case.exit.id
        if place in (LIST, END):
            self._return_to = ""
        body = await self._body_of(place, typed)
        if is_gone(self):  # left meanwhile
            return
        if isinstance(body, Ending) and isinstance(self._body, Ending) and self._body.take_over(body):
            self._show_head()
            self.refresh_bindings()
            return
        self._body = None  # a key that comes meanwhile is for neither
        if not await self._put(body):
            return
        self._body = body
        self._show_head()
        body.aim()
        self.call_after_refresh(self._see_keys)
        self.refresh_bindings()

    def _see_keys(self) -> None:
        """Bring what the keys are on into view, once it is known where that is."""
        if isinstance(self.focused, Rows):
            self.focused.on_focus()
        elif self.focused is not None:
            self.focused.scroll_visible(animate=False)

    def _show_head(self) -> None:
        """Both lines on top."""
        records, case = self.session.records, self._case
        client = records.get(Client, self._client_id)
        line = self.query_one("#exit-head", Static)
        line.update(texts.head(client, case, line.content_size.width or self.app.size.width))
        if case:
            way = texts.crumbs(view.state(case), self._place.step)
        else:
            way = texts.crumbs_before(PATHS[propose(records, client.id, self.session.today, self._reason).path])
        self.query_one("#exit-way", Static).update(way)

    async def _body_of(self, place: Place, typed: Mapping[str, str] | None) -> Body:
        case, beside = self._case, self._beside()
        if case is None or place.step or place == walk.PATH:
            return await self._decision(place, typed)
        state = view.state(case)
        if place == END:
            act = state.act if state.last_day and state.last_day <= self.session.today else ""
            fresh = self.session.today in (case.exit.saved, case.exit.ended)
            return Ending(final(case), act, beside, self._todo_at, is_fresh=fresh)
        if place == CHECK:
            return CheckAnswers(view.check(case), self._return_to)
        return TaskList(case, state, first(state), beside)

    async def _decision(self, place: Place, typed: Mapping[str, str] | None) -> Decision:
        session, case = self.session, self._case
        shown = self._view_of(case, place)
        draft = drafts.key_of(self._owner, place)
        kept = typed if typed is not None else await self.desk_app.keeper.draft(draft)
        told = _PROPOSED if typed is not None else _KEPT if drafts.is_typed(kept or {}, shown) else ""
        if place == walk.BEGIN and self._reason:
            kept = {"reason": self._reason, **(kept or {})}
        client = session.records.get(Client, self._client_id)
        button = f"Start {texts.leaving(client, case)} {client.name}" if place == walk.WAY else "Continue"
        aside = () if case and shown.page.notes else self._beside()
        return Decision(shown, session.today, kept, draft=draft, told=told, button=button, aside=aside)

    def _view_of(self, case: Case | None, place: Place) -> PageView:
        session = self.session
        if case:
            return walk.page_at(case, place)
        return walk.page_before(session.records, self._client_id, session.today, place, self._reason)

    def _beside(self) -> list[Widget]:
        session = self.session
        return list(texts.history(session.records, session.book, self._client_id, session.today))

    @property
    def _draft_title(self) -> str:
        case, step = self._case, self._place.step
        where = step_on(case.path, step).title if case and step else "the path"
        doing = texts.leaving(self.session.records.get(Client, self._client_id), case)
        return f"{doing.capitalize()} {self._name}: {where}"

    @property
    def _owner(self) -> str:
        return self._exit_id or self._client_id
