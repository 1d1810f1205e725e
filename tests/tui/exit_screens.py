"""Walking the exit wizard in a test: set what a page asks, go on, look where one is."""

from __future__ import annotations

from typing import Any

from onscreen import TODAY, a_client, an_invoice, until
from textual.pilot import Pilot
from textual.widgets import Button, Static

from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.journal import Incident
from clientdesk.model.project import Contract
from clientdesk.model.record import Record
from clientdesk.model.records import KINDS, Records
from clientdesk.model.settings import Colleague, Settings
from clientdesk.playbook.exit.answering import answer
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.machine import finish, start
from clientdesk.playbook.exit.places import CHECK, Place
from clientdesk.playbook.exit.proposal import propose
from clientdesk.tui.screens.exit import ExitScreen, walk
from clientdesk.tui.screens.exit.answer import Answer
from clientdesk.tui.screens.exit.choice import OneOf, SomeOf
from clientdesk.tui.screens.exit.lines import Line, Lines
from clientdesk.tui.screens.exit.rows import Rows

CLIENT = a_client("Northwind")


def late_payer(**client: Any) -> tuple[Record, ...]:
    """A client with an overdue invoice, a contract of 30 days' notice, and a colleague who would take them."""
    who = CLIENT.but(**client)
    return (
        Settings(name="Ada Lovelace", email="ada@example.org"),
        who,
        an_invoice(who, "N-2", 100_00),
        Contract(id="contract", client=who.id, exists=False),
        Colleague(id="bo", name="Bo Ek", does="web shops", agreed=True),
    )


def threatening() -> tuple[Record, ...]:
    """A client who threatened: the desk proposes to leave now."""
    return *late_payer(), Incident(id="threat", client=CLIENT.id, sign="S11", on=TODAY, said="I'll come to your door")


class Wizard:
    """The wizard on top of a running app."""

    def __init__(self, pilot: Pilot[Any], screen: ExitScreen) -> None:
        self.pilot, self.screen = pilot, screen

    @property
    def app(self) -> Any:
        return self.pilot.app

    @property
    def exit(self) -> Exit:
        """The exit as it is on the disk's desk."""
        return next(iter(self.app.session.desk.records.of(Exit, CLIENT.id)))

    @property
    def text(self) -> str:
        """Everything that the page says."""
        shown = [each for each in self.screen.query(Static) if each.display]
        return "\n".join(str(each.visual) for each in shown)

    @property
    def heading(self) -> str:
        return str(self.screen.query_one("#exit-body .heading", Static).visual)

    async def settle(self) -> Wizard:
        """Wait until nothing is being saved or shown any more."""
        mine = self.screen
        await until(self.pilot, lambda: all(each.is_finished for each in self.app.workers if each.node is mine))
        return self

    async def press(self, *keys: str) -> Wizard:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()
        return self

    async def say(self, **values: str) -> Wizard:
        """Set the answers of the page; underscores stand for hyphens in their keys."""
        for name, value in values.items():
            answer = self.screen.query_one(f"#answer-{name.replace('_', '-')}", Answer)
            for control in answer.query("OneOf, SomeOf, Line, Lines"):
                put(control, value)
        if values:
            await self.pilot.pause()
        return self

    async def go(self, **values: str) -> Wizard:
        """Answer the page and go on."""
        await self.say(**values)
        self.screen.set_focus(None)
        await self.screen.action_go_on().wait()
        return self

    async def go_to(self, heading: str, **values: str) -> Wizard:
        """Go on, page after page, until a heading is reached; what is asked on the way is answered where it is told."""
        while self.heading != heading:
            asked = {each.question.key.replace("-", "_") for each in self.screen.query(Answer)}
            before = self.screen.query_one(".heading")
            await self.go(**{key: text for key, text in values.items() if key in asked})
            assert self.screen.query_one(".heading") is not before, f"“{self.heading}” is not answered"
        return self

    async def act(self) -> Wizard:
        """Press the button that names the act."""
        assert self.screen.query_one(Button).action == "screen.finish"
        await self.screen.action_finish().wait()
        return self

    async def to(self, at: str | Place) -> Wizard:
        """Be at another place, as one would who had walked there."""
        screen, place = self.screen, _place(self.app.session.records, at)
        await screen.run_worker(screen._alone(lambda: screen._show(place))).wait()
        return self

    async def at(self, row: str) -> Wizard:
        """Put the cursor on a row of the task list, or of the check page, and open it."""
        self.screen.query_one("#steps, #answers", Rows).go(row)
        await self.screen.action_go_on().wait()
        return self


def put(control: object, value: str) -> None:
    match control:
        case OneOf():
            control.go(value)
            control.settle()
        case SomeOf():
            for key in value.split(","):
                control.go(key)
                control.action_tick()
        case Line():
            control.value = value
        case Lines():
            control.load_text(value)


async def opened(pilot: Pilot[Any], at: str | Place = "") -> Wizard:
    """The wizard, opened for the client where one would stand who had walked to a place, a step, or the check page."""
    app = pilot.app
    screen = ExitScreen(app.session, CLIENT.id)
    screen._place = _place(app.session.records, at)
    app.open_page(screen)
    wizard = Wizard(pilot, screen)
    await until(pilot, lambda: app.screen is screen and screen.query(".heading"))
    return await wizard.settle()


def _place(held: Records, at: str | Place) -> Place:
    if isinstance(at, Place):
        return at
    return {"": Place(), "finish": CHECK}.get(at) or walk.opened(case_in(held), at)


def case_in(held: Records) -> Case:
    case = walk.case_of(held, CLIENT.id, TODAY)
    assert case is not None
    return case


def answered(*steps: str, records: tuple[Record, ...] | None = None, **review: str) -> tuple[Record, ...]:
    """A desk with an exit on which some steps are answered already: to leave now where it must be, else standard."""
    held = Records.of_all(records or late_payer())
    is_red = propose(held, CLIENT.id, TODAY).path is ExitPath.LEAVE_NOW
    held = held.after(start(held, CLIENT.id, TODAY, ExitPath.LEAVE_NOW if is_red else ExitPath.STANDARD))
    for step in steps:
        told = {} if is_red else ANSWERS[step] | (review if step == "review" else {})
        held = held.after(answer(case_in(held), step, told))
    return _all_of(held)


def with_answers(records: tuple[Record, ...], step: str, **answers: str) -> tuple[Record, ...]:
    """A desk on which some of a step's pages are answered, too; underscores stand for hyphens in their keys."""
    held = Records.of_all(records)
    told = {key.replace("_", "-"): text for key, text in answers.items()}
    return _all_of(held.after(answer(case_in(held), step, told)))


def ended(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """A desk on which the exit's end is saved."""
    held = Records.of_all(records)
    return _all_of(held.after(finish(case_in(held))))


def _all_of(held: Records) -> tuple[Record, ...]:
    return tuple(record for kind in KINDS for record in held.all(kind))


ANSWERS = {
    "reflect": {"keeping": "nothing", "early": "It has been months"},
    "review": {"documents": "the offer of May", "duties": "yes", "order": "now"},
    "meet": {"on": "today", "channel": "call", "reason": "S01", "held": "yes", "then": "go-on"},
    "notice": {},
    "refer": {"colleagues": "bo"},
    "close-down": {},
}
ALL = tuple(ANSWERS)
