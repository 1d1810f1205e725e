"""The exit wizard's screen: what each key does, and that a page is saved before the next one shows.

Rule: going back never validates and never discards; what is typed is a draft until its page is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual import on, work

from clientdesk.model.client import Client
from clientdesk.model.entry.sending import open_again, ticked_off
from clientdesk.model.errors import ClientDeskError
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.machine import cancel, finish, skip
from clientdesk.playbook.exit.places import CHECK, END, LIST, Place
from clientdesk.playbook.exit.question import Unread
from clientdesk.playbook.exit.steps import STEPS, step_on
from clientdesk.tui.screens.exit import drafts, walk
from clientdesk.tui.screens.exit.ask import AskWhy
from clientdesk.tui.screens.exit.base import PlaceScreen
from clientdesk.tui.screens.exit.check import CheckAnswers
from clientdesk.tui.screens.exit.decision import Decision
from clientdesk.tui.screens.exit.ending import Ending
from clientdesk.tui.screens.exit.rows import Rows
from clientdesk.tui.screens.exit.tasks import FINISH, TaskList
from clientdesk.tui.screens.letter import COPIED

if TYPE_CHECKING:
    from clientdesk.model.change import Change
    from clientdesk.playbook.exit.turning import Turn


_ONCE_MORE = "To put yours over it, do it once more."


class ExitScreen(PlaceScreen):
    """The exit of one client, from where it stands."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that mean nothing here are neither shown nor work."""
        body, under_way = self._body, self._case is not None and not self._case.exit.ended
        means: dict[str, Callable[[], bool | None]] = {
            "go_on": lambda: self._can_go_on,
            "next": lambda: isinstance(body, Decision | CheckAnswers),
            "payment": lambda: self._waits_for_money,
            "incident": lambda: self._place.page == "trail",
            "skip": lambda: bool(self._skippable),
            "path": lambda: under_way and self._place == LIST,
            "cancel": lambda: under_way and self._place != END,
            "copy": lambda: isinstance(body, Decision | Ending) and bool(body.letter),
            "proposed": lambda: isinstance(body, Decision) and bool(body.answers),
        }
        return means[action]() if action in means else super().check_action(action, parameters)

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

    @work
    async def action_payment(self) -> None:
        """Record a payment; what waits for it opens by itself."""
        await self.desk_app.add("payment", self._client_id)

    @work
    async def action_incident(self) -> None:
        """Log an incident for the paper trail."""
        await self.desk_app.add("incident", self._client_id)

    def action_to_act(self) -> None:
        """Lead to the button that names the act."""
        if isinstance(self._body, CheckAnswers):
            self._body.to_act()

    def action_copy(self) -> None:
        """Copy the letter."""
        if isinstance(self._body, Decision | Ending) and self._body.letter:
            self.app.copy_to_clipboard(self._body.letter)
            self.desk_app.say(COPIED)

    @work
    async def action_read(self) -> None:
        """Read the letter under the cursor again."""
        if isinstance(self._body, Ending) and self._body.chosen:
            await self.desk_app.read(self._body.chosen)

    @work
    async def action_tick(self) -> None:
        """Tick off the task under the cursor, or open it again; of one that sends a letter it is said how it went."""
        task = self._body.chosen_task if isinstance(self._body, Ending) else None
        if task is None or self._case is None:
            return
        self._todo_at, records, today = task.id, self._case.records, self.session.today
        if task.letter is None or not await self.desk_app.tick(task):
            await self._saved(open_again(records, task) if task.done else ticked_off(records, task, today))

    @on(Rows.Opened, "#todo")
    def _ticked(self) -> None:
        self.action_tick()

    def action_scroll(self, pages: int) -> None:
        """Scroll the page."""
        if self._body:
            self._body.query_one(".main").scroll_relative(y=pages * max(1, self.size.height - 8), animate=False)

    @on(Rows.Opened, "#steps, #answers")
    def _clicked(self) -> None:
        self.action_go_on()

    async def _go_on(self) -> None:
        match self._body:
            case TaskList() as tasks if tasks.can_open:
                await self._show(CHECK if tasks.step == FINISH else self._opened(tasks.step))
            case TaskList() as tasks:
                tasks.tell_why()
            case CheckAnswers() as check if check.place and not check.is_acting:
                self._return_to = check.at
                await self._show(check.place)
            case Ending() as ending:
                if not ending.to_act():
                    self.dismiss()
            case Decision() as decision:
                if not decision.take() and not decision.turn_to_the_end():
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
            if not turn.change.puts or await self._saved(turn.change):
                decision.half_typed.take()
                await self.desk_app.keeper.forget_draft(decision.draft)
                await self._show(self._onward(turn.place))

    def _turned(self, decision: Decision) -> Turn:
        if self._case is None:
            self._reason = decision.typed.get("reason", self._reason)
            typed = {"reason": self._reason} | decision.typed
            return walk.started(self.session.records, self._client_id, self.session.today, self._place, typed)
        return walk.turned(self._case, self._place, decision.typed)

    def _onward(self, place: Place) -> Place:
        """The next place; those who came from the check page go back there, once nothing is open."""
        case = self._read()
        ready = bool(self._return_to) and place != self._place and case is not None and bool(view.state(case).act)
        return CHECK if ready else place

    async def _go_back(self) -> None:
        place = walk.back(self._case, self._place, from_check=bool(self._return_to))
        if isinstance(self._body, Decision):
            self._body.half_typed.take()
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
            await drafts.forget_all(self.desk_app.keeper, self._owner)
            await self._show(END)

    @property
    def _can_go_on(self) -> bool:
        """Not on the button that acts, where only Enter counts."""
        return not (isinstance(self._body, CheckAnswers | Ending) and self._body.is_acting)

    @property
    def _waits_for_money(self) -> bool:
        tasks = self._body
        return isinstance(tasks, TaskList) and tasks.waits_for_money

    @property
    def _skippable(self) -> str:
        """The step that can be skipped from here: the page's, or the one under the cursor; else empty."""
        case = self._case
        if case is None or case.exit.saved or case.exit.ended:
            return ""
        step = self._body.step if isinstance(self._body, TaskList) else self._place.step
        return step if step in STEPS and step not in case.skips else ""

    async def _skip(self) -> None:
        step = self._skippable
        if not step or self._case is None:
            return
        title = step_on(self._case.path, step).title
        why = await self.app.push_screen_wait(
            AskWhy(f"Skip {title}", "Why do you skip it? The reason is kept with the exit.", act=f"Skip {title}")
        )
        self._case = self._read()  # another window may have saved while the question was there
        if why is None or self._case is None:
            return
        try:
            change = skip(self._case, step, why)
        except ClientDeskError as error:
            self.desk_app.say(error.told, failed=True)
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
        self._case = self._read()  # another window may have saved while the question was there
        if self._case is None:
            return
        change = cancel(self._case)
        if await self._saved(change):
            await drafts.forget_all(self.desk_app.keeper, self._owner)
            self.desk_app.say(self.session.saved_words(change.label))
            self.dismiss()

    async def _propose(self) -> None:
        if isinstance(self._body, Decision):
            await self.desk_app.keeper.forget_draft(drafts.key_of(self._owner, self._place))
            await self._show(self._place, self._body.proposals)

    async def _saved(self, change: Change) -> bool:
        """Save; a failed save says so on the page, with everything typed still there."""
        since = self._case.records if self._case else self.session.records
        outcome = await self.desk_app.keeper.save(change, since)
        told = f"{outcome.told} {_ONCE_MORE}" if outcome.theirs else outcome.told
        if outcome.is_saved:
            return True
        if isinstance(self._body, Decision):
            self._body.tell(told, failed=True)
        else:
            self.desk_app.say(told, failed=True)
        return False

    # Drafts

    @on(Decision.Typed)
    def _typed(self, event: Decision.Typed) -> None:
        self.run_worker(self._keep(event.draft, event.typed), group="drafts")

    async def _keep(self, key: str, typed: Mapping[str, str]) -> None:
        if self._client_id in self.session.records.by_id(Client):
            await drafts.keep(self.desk_app.keeper, key, typed, self._draft_title)

    async def on_unmount(self) -> None:
        """Whatever ends the wizard, the last keys are kept too."""
        if isinstance(self._body, Decision) and (typed := self._body.half_typed.take()) is not None:
            await self._keep(self._body.draft, typed)
