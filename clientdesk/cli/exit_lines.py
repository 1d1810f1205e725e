"""The exit as a conversation: a page at a time on stderr, answers from standard input.

Rule: each page is saved when it is answered, so that Ctrl+C, Ctrl+D or a cut line loses at most the page being typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from clientdesk.cli.exit_asking import HINT, Back, Quit, Refusals, Skip, ask_line, ask_page, number_in, say
from clientdesk.cli.exit_view import end_lines, exit_lines, exit_object
from clientdesk.cli.spelled import spelled
from clientdesk.letters import exit_letter
from clientdesk.model.errors import Refused
from clientdesk.model.letter_kinds import REQUEST
from clientdesk.playbook.exit import opening, places, turning, view
from clientdesk.playbook.exit.case import Case, open_exit
from clientdesk.playbook.exit.machine import finish, may_start, skip
from clientdesk.playbook.exit.places import CHECK, END, LIST, Place
from clientdesk.playbook.exit.progress import current
from clientdesk.playbook.exit.question import shown
from clientdesk.playbook.exit.steps import questions, step_on

if TYPE_CHECKING:
    from clientdesk.cli.session import Session
    from clientdesk.model.change import Change
    from clientdesk.model.client import Client


def walk_through(session: Session, client: Client) -> None:
    """Walk from where the exit stands, or from its beginning, to its end, a wait, or until the person stops.

    Raises Refused at a cut line.
    """
    case = _under_way(session, client.id)
    if case is None:
        may_start(session.desk.records, client.id)
    say(HINT)
    case = case or _begun(session, client)
    if case is None:
        return
    conversation = _Conversation(session, case)
    try:
        conversation.run()
    except Quit:
        say(_go_on(session, case))
    except (EOFError, KeyboardInterrupt):
        raise Refused(_go_on(session, case)) from None
    session.answer(lambda: exit_object(session, conversation.case), lambda: None)


def _under_way(session: Session, client_id: str) -> Case | None:
    records = session.desk.records
    found = open_exit(records, client_id)
    return Case(records, found, session.today, exit_letter) if found else None


def _begun(session: Session, client: Client) -> Case | None:
    """The exit, begun for the reason and on the path that were answered; None for who thought better of it."""
    refusals = Refusals()
    try:
        while _under_way(session, client.id) is None:
            try:
                session.commit(_why_and_which_way(session, client))
            except Refused as refused:
                refusals.say(refused.sentence)
    except (Back, Skip, Quit):
        say("Nothing has begun.")
        return None
    except (EOFError, KeyboardInterrupt):
        raise Refused("Nothing has begun: why, or which way, was not answered.") from None
    return _under_way(session, client.id)


def _why_and_which_way(session: Session, client: Client) -> Change:
    """The change that begins it, after both pages; from the second one, back leads to the first, as it was typed."""
    records, today = session.desk.records, session.today
    typed: dict[str, str] = {}
    while True:
        first = opening.begin(records, client.id, today)
        typed = typed | ask_page(session, structs.replace(first, values=first.values | typed))
        reason = opening.why(records, client.id, today, typed)
        try:
            way = ask_page(session, opening.way(records, client.id, today, reason))
        except Back:
            continue
        return opening.begun(records, client.id, today, typed | way)


def _go_on(session: Session, case: Case) -> str:
    command = session.command("exit", case.client.name)
    return f"Stopped here; every page you answered is saved. Go on with: {command}"


class _Conversation:
    """Where the conversation is: the case as saved, and the place."""

    def __init__(self, session: Session, case: Case) -> None:
        self.session = session
        self.case = case
        self.place = LIST
        self._refusals = Refusals()

    def run(self) -> None:
        """Go from place to place until there is nothing to do today."""
        say(*exit_lines(self.session, self.case))
        self._go_to_work()
        if self.place == LIST:
            self.place = places.asked_again(self.case)
        while self.place not in (LIST, END):
            if self.place == CHECK:
                self._check()
            else:
                self._page()
            if self.place == LIST:
                self._go_to_work()
        self._say_farewell()

    def _go_to_work(self) -> None:
        """From the task list to what can be done now; it stays there when all waits."""
        case, step = self.case, current(self.case)
        if case.exit.ended:
            self.place = END
        elif view.state(case).act:
            self.place = CHECK
        elif step:
            self.place = places.enter(case, step)

    def _page(self) -> None:
        try:
            typed = ask_page(self.session, view.page_view(self.case, self.place))
            turned = turning.turn(self.case, self.place, typed)
        except Back:
            self._back()
            return
        except Skip:
            self._skip()
            return
        except Refused as refused:
            self._refusals.say(refused.sentence)
            return
        self._commit(turned.change)
        self.place = turned.place

    def _back(self) -> None:
        """To the page before, in the steps before it too; the first page stays."""
        before = places.page_before(self.case, self.place)
        if before is None:
            self._refusals.say("This is the first page. quit leaves the rest for later.")
        self.place = before or self.place

    def _skip(self) -> None:
        say(*_skipping(self.case, self.place.step))
        try:
            reason = _why_skipped()
        except Back:
            return
        try:
            self._commit(skip(self.case, self.place.step, reason))
        except Refused as refused:
            self._refusals.say(refused.sentence)
            return
        self.place = LIST

    def _check(self) -> None:
        """The check page: do the act, change an answer, or leave it for another time."""
        checked = view.check(self.case)
        warned = (f"  ! {spelled(self.session, each)}" for each in checked.warnings)
        say("", "Check your answers", *_numbered(checked), *warned)
        try:
            at = _asked_for_the_act(checked)
        except Back:
            self._back()
            return
        if at:
            self.place = _place_of(checked.rows[at - 1])
        else:
            self._finish()

    def _finish(self) -> None:
        try:
            self._commit(finish(self.case))
        except Refused as refused:
            say(refused.sentence)
        self.place = END

    def _commit(self, change: Change) -> None:
        self.session.commit(change)
        self._refusals = Refusals()
        self.case = self.case.on(self.session.desk.records)

    def _say_farewell(self) -> None:
        if self.case.exit.outcome:
            say("", *end_lines(self.session, self.case))
            return
        say("", *exit_lines(self.session, self.case))
        waits = [row.state.why for row in view.state(self.case).rows if row.state.why]
        say(*waits[:1], *_to_ask(self.session, self.case), _go_on(self.session, self.case))


def _skipping(case: Case, step: str) -> Iterator[str]:
    """Which step would be skipped, and what would be dropped with it."""
    answers = ((question, case.said(step, question.key)) for question in questions(case, step))
    said = [f"  {question.prompt.rstrip('?:')}: {shown(question, text)}" for question, text in answers if text]
    yield f"Skip {step_on(case.path, step).title}?{' What you said in it is dropped:' if said else ''}"
    yield from said


def _why_skipped() -> str:
    told = "A few words for yourself; they are kept with the exit."
    refusals = Refusals()
    while True:
        try:
            return ask_line("Why do you skip it? back does not skip it", told)
        except Skip:
            refusals.say(told)


def _asked_for_the_act(checked: view.Check) -> int:
    """The number of the answer to change; 0 for the act itself. The rows are said once, whatever is typed."""
    asks = f"{checked.act}? yes does it, a number changes that answer, quit leaves it for later"
    told = "Type yes to do it, or Ctrl+C to stop here."
    refusals = Refusals()
    while True:
        try:
            answer = ask_line(asks, told)
        except Skip:
            answer = ""
        if answer.casefold() in ("yes", "y"):
            return 0
        if at := number_in(answer, len(checked.rows)):
            return at
        refusals.say(told)


def _to_ask(session: Session, case: Case) -> Iterator[str]:
    """Whom one may ask while the talk is waited for, with the command that writes the request."""
    if free := places.to_ask(case):
        command = session.command("letter", REQUEST, case.client.name, "--colleague", free[0].name)
        yield f"{places.meanwhile(case)} The request: {command}"


def _place_of(row: view.CheckRow) -> Place:
    return row.place or CHECK


def _numbered(checked: view.Check) -> Iterator[str]:
    for at, row in enumerate(checked.rows, 1):
        yield f"{at:>3} {row.title:<11}{row.prompt}: {row.answer}"
