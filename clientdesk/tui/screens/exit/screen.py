"""The exit wizard's screen: it goes from place to place and has each page saved before the next one shows.

Rule: going back never validates and never discards; what is typed is a draft until its page is saved.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Container
from textual.widgets import Static

from clientdesk.model.client import Client
from clientdesk.model.errors import ClientDeskError
from clientdesk.playbook.exit import CHECK, END, LIST, STEPS, Place, Unread, cancel, finish, skip, view
from clientdesk.tui import commands
from clientdesk.tui.keeper import TITLE
from clientdesk.tui.screens.base import DeskScreen
from clientdesk.tui.screens.exit import texts, walk
from clientdesk.tui.screens.exit.ask import AskWhy
from clientdesk.tui.screens.exit.check import CheckAnswers
from clientdesk.tui.screens.exit.decision import Decision
from clientdesk.tui.screens.exit.ending import Ending
from clientdesk.tui.screens.exit.rows import Rows
from clientdesk.tui.screens.exit.tasks import FINISH, TaskList, first

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from clientdesk.model.change import Change
    from clientdesk.playbook.exit import Case, Turn
    from clientdesk.tui.session import Book, Session

Body = Decision | TaskList | CheckAnswers | Ending
_KEPT = "Half-typed before, and kept. F4 takes the desk's own words instead."
_PROPOSED = "As the desk proposes it. Nothing is saved before you go on."


class ExitScreen(DeskScreen):
    """The exit of one client, from where it stands."""

    HERE = "clients"
    CSS_PATH = "exit.tcss"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (78, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-short"), (32, "-tall")]
    BINDINGS = commands.bindings(commands.Place.EXIT)

    def __init__(self, session: Session, client_id: str) -> None:
        super().__init__(session)
        self._client_id = client_id
        self._place = LIST
        self._exit_id = ""
        self._case: Case | None = None
        self._body: Body | None = None
        self._return_to = ""
        self._busy = self._missed = False

    def compose_body(self) -> ComposeResult:
        """Who is left, the way so far, and the page."""
        yield Static(id="exit-head")
        yield Static(id="exit-way")
        yield Container(id="exit-body")

    @property
    def client_id(self) -> str | None:
        """Who is left."""
        return self._client_id

    def derive(self, book: Book) -> None:
        """The desk changed: a page that still holds stays as it is typed; everything else is shown anew."""
        if self._client_id not in book.records.by_id(Client):
            self.dismiss()
        elif self._busy:
            self._missed = True
        else:
            self._catch_up()

    @work
    async def _catch_up(self) -> None:
        case = self._read()
        place = walk.settled(case, self._place)
        if isinstance(self._body, Decision) and place == self._place and place.page:
            self._case = case
            self._show_head()
            return
        if self._place.step and not self._place.page and place == LIST:
            self.desk_app.say(f"{STEPS[self._place.step].title} is open now.")
        await self._alone(lambda: self._show(place))

    def _read(self) -> Case | None:
        return walk.case_of(self.session.records, self._client_id, self.session.today, self._exit_id)

    async def _alone(self, move: Callable[[], Awaitable[None]]) -> None:
        """One move at a time: a key that comes while a page is being saved is not a second answer."""
        if self._busy:
            return
        self._busy = True
        try:
            await move()
        finally:
            self._busy = False
        if self._missed:
            self._seen = None
            self.look_again()

    # Showing a place

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
        holder = self.query_one("#exit-body", Container)
        with self.app.batch_update():
            await holder.remove_children()
            await holder.mount(body)
        self._body = body
        self._show_head()
        body.aim()
        self.refresh_bindings()

    def _show_head(self) -> None:
        records, case = self.session.records, self._case
        self.query_one("#exit-head", Static).update(texts.head(records.get(Client, self._client_id), case))
        state = view.state(case) if case else None
        self.query_one("#exit-way", Static).update(texts.crumbs(state, self._place.step))

    async def _body_of(self, place: Place, typed: Mapping[str, str] | None) -> Body:
        case, beside = self._case, self._beside()
        if case is None or place.step or place == walk.PATH:
            return await self._decision(place, typed)
        state = view.state(case)
        if place == END:
            act = state.act if state.last_day and state.last_day <= self.session.today else ""
            return Ending(view.final(case), act, beside)
        if place == CHECK:
            return CheckAnswers(view.check(case), self._return_to)
        return TaskList(case, state, first(state), beside)

    async def _decision(self, place: Place, typed: Mapping[str, str] | None) -> Decision:
        session, case = self.session, self._case
        shown = walk.page_at(session.records, self._client_id, session.today, case, place)
        kept = typed if typed is not None else await self.desk_app.keeper.draft(self._draft_key(place))
        told = _PROPOSED if typed is not None else _KEPT if kept else ""
        button = "Continue" if case else f"Start leaving {session.records.get(Client, self._client_id).name}"
        aside = () if shown.page.notes and case else self._beside()
        draft = self._draft_key(place)
        return Decision(shown, session.today, kept, draft=draft, told=told, button=button, aside=aside)

    def _beside(self) -> list[Widget]:
        session = self.session
        return list(texts.history(session.records, session.book, self._client_id, session.today))

    # Moves

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Keys that mean nothing here are neither shown nor work."""
        body, under_way = self._body, self._case is not None and not self._case.exit.ended
        means = {
            "filter": False,
            "skip": bool(self._skippable),
            "path": under_way and self._place == LIST,
            "cancel": under_way,
            "copy": isinstance(body, Decision | Ending) and bool(body.letter),
            "proposed": isinstance(body, Decision) and bool(body.answers),
        }
        return means.get(action, True)

    @work
    async def action_go_on(self) -> None:
        """Answer the page, or open what the cursor is on."""
        await self._alone(self._go_on)

    @work
    async def action_back(self) -> None:
        """One page back; what is typed is kept."""
        await self._alone(self._go_back)

    @work
    async def action_finish(self) -> None:
        """Do the act that the button names."""
        await self._alone(self._finish)

    @work
    async def action_skip(self) -> None:
        """Skip the step, with a reason."""
        await self._alone(self._skip)

    @work
    async def action_cancel(self) -> None:
        """Break the exit off, after asking."""
        await self._alone(self._cancel)

    @work
    async def action_path(self) -> None:
        """Take another path."""
        await self._alone(lambda: self._show(walk.PATH))

    @work
    async def action_proposed(self) -> None:
        """Put the desk's proposals into the page again."""
        await self._alone(self._propose)

    def action_copy(self) -> None:
        """Copy the letter."""
        if isinstance(self._body, Decision | Ending) and self._body.letter:
            self.app.copy_to_clipboard(self._body.letter)
            self.desk_app.say("Copied, where your terminal allows it. Paste it into your mail program.")

    def action_scroll(self, pages: int) -> None:
        """Scroll the page."""
        if self._body:
            self._body.query_one(".main").scroll_relative(y=pages * max(1, self.size.height - 8), animate=False)

    @on(Rows.Opened, "#steps, #answers")
    def _clicked(self) -> None:
        self.action_go_on()

    async def _go_on(self) -> None:
        match self._body:
            case TaskList() as tasks:
                await self._show(CHECK if tasks.step == FINISH else self._opened(tasks.step))
            case CheckAnswers() as check if check.place:
                self._return_to = check.at
                await self._show(check.place)
            case Ending():
                self.dismiss()
            case Decision() as decision:
                decision.take()
                await self._turn(decision)

    def _opened(self, step: str) -> Place:
        return walk.opened(self._case, step) if self._case else LIST

    async def _turn(self, decision: Decision) -> None:
        """Save the page, then show the next one; what can't be saved stays on its page."""
        try:
            turn = self._turned(decision)
        except Unread as error:
            decision.refuse(error.key, error.sentence)
        except ClientDeskError as error:
            decision.tell(error.sentence, failed=True)
        else:
            if turn is None:
                await self._show(LIST)
            elif await self._saved(turn.change):
                decision.hush()
                await self.desk_app.keeper.forget_draft(decision.draft)
                await self._show(self._onward(turn.place))

    def _turned(self, decision: Decision) -> Turn | None:
        if self._case is None:
            return walk.started(self.session.records, self._client_id, self.session.today, decision.typed)
        return walk.turned(self._case, self._place, decision.typed)

    def _onward(self, place: Place) -> Place:
        """The next place; those who came from the check page go back there, once nothing is open."""
        case = self._read()
        ready = bool(self._return_to) and place != self._place and case is not None and bool(view.state(case).act)
        return CHECK if ready else place

    async def _go_back(self) -> None:
        place = walk.back(self._case, self._place, from_check=bool(self._return_to))
        if isinstance(self._body, Decision):
            self._body.hush()
            await self._keep(self._body.draft, self._body.changed)
        if place is None:
            self.dismiss()
        else:
            await self._show(place)

    async def _finish(self) -> None:
        if self._case is None or not isinstance(self._body, CheckAnswers | Ending):
            return
        try:
            change = finish(self._case)
        except ClientDeskError as error:
            self._body.tell(error.sentence, failed=True)
            return
        if await self._saved(change):
            await self._forget_drafts()
            await self._show(END)

    @property
    def _skippable(self) -> str:
        """The step that can be skipped from here: the page's, or the one under the cursor; else empty."""
        case = self._case
        if case is None or case.exit.saved or case.exit.ended:
            return ""
        step = self._body.step if isinstance(self._body, TaskList) and self._body.is_mounted else self._place.step
        return step if step in STEPS and step not in case.skips else ""

    async def _skip(self) -> None:
        step = self._skippable
        if not step or self._case is None:
            return
        title = STEPS[step].title
        why = await self.app.push_screen_wait(
            AskWhy(f"Skip {title}", "Why do you skip it? The reason is kept with the exit.", act=f"Skip {title}")
        )
        if why is None:
            return
        try:
            change = skip(self._case, step, why)
        except ClientDeskError as error:
            self.desk_app.say(error.sentence, failed=True)
        else:
            if await self._saved(change):
                await self._show(CHECK)

    async def _cancel(self) -> None:
        from clientdesk.tui.screens.dialog import Confirm

        if self._case is None:
            return
        name = self._case.client.name
        question = (
            f"Break off the exit with {name}? They go back to where they were; letters not sent and tasks not done"
            " go away. Undo (u) brings it back."
        )
        if not await self.app.push_screen_wait(Confirm("Cancel the exit", question, yes="Cancel the exit", no="Go on")):
            return
        change = cancel(self._case)
        if await self._saved(change):
            await self._forget_drafts()
            self.desk_app.say(f"{change.label}. Saved.")
            self.dismiss()

    async def _propose(self) -> None:
        if isinstance(self._body, Decision):
            await self.desk_app.keeper.forget_draft(self._draft_key(self._place))
            await self._show(self._place, self._body.proposals)

    async def _saved(self, change: Change) -> bool:
        """Save; a failed save says so on the page, with everything typed still there."""
        problem = await self.desk_app.keeper.save(change)
        if problem and self._body and not isinstance(self._body, TaskList):
            self._body.tell(f"Not saved: {problem}", failed=True)
        elif problem:
            self.desk_app.say(f"Not saved: {problem}", failed=True)
        return not problem

    # Drafts

    def _draft_key(self, place: Place) -> str:
        return f"exit:{self._exit_id or self._client_id}:{place.step}:{place.page}"

    @on(Decision.Typed)
    def _typed(self, event: Decision.Typed) -> None:
        self.run_worker(self._keep(event.draft, event.typed), group="drafts")

    async def _keep(self, key: str, typed: Mapping[str, str]) -> None:
        keeper = self.desk_app.keeper
        if typed:
            where = STEPS[self._place.step].title if self._place.step else "the path"
            name = self.session.records.get(Client, self._client_id).name
            await keeper.keep_draft(key, {**typed, TITLE: f"Leaving {name}: {where}"})
        else:
            await keeper.forget_draft(key)

    async def _forget_drafts(self) -> None:
        for name, step in STEPS.items():
            for page in step.pages:
                await self.desk_app.keeper.forget_draft(self._draft_key(Place(name, page)))

    async def on_unmount(self) -> None:
        """Whatever ends the wizard, the last keys are kept too."""
        if isinstance(self._body, Decision) and self._body.unreported is not None:
            await self._keep(self._body.draft, self._body.unreported)
