"""What a face shows of an exit: the task list, a page, the check page, the end. Rule: a face only lays this out."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from clientdesk.model.client import Client
from clientdesk.model.exit import Outcome
from clientdesk.model.signs import SIGNS
from clientdesk.model.way import Words
from clientdesk.playbook.exit import reasons
from clientdesk.playbook.exit.answering import page_of
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.commit import act_words
from clientdesk.playbook.exit.gates import Gate, gates
from clientdesk.playbook.exit.notice import last_day, last_working_day
from clientdesk.playbook.exit.places import Place, can_enter
from clientdesk.playbook.exit.progress import Progress, Status, current, effective, is_ready, numbered, progress
from clientdesk.playbook.exit.question import Kind, Page, Question, shown
from clientdesk.playbook.exit.second_look import warnings
from clientdesk.playbook.exit.settlement import Settlement, settlement
from clientdesk.playbook.exit.steps import pages, step_on


class Row(Struct, frozen=True):
    """A line of the task list. `number` counts the steps that the path asks for; None for the others."""

    state: Progress
    title: str
    told: str
    handbook: str
    number: int | None
    can_enter: bool
    answers: dict[str, str]

    @property
    def step(self) -> str:
        """The step's name."""
        return self.state.step


class State(Struct, frozen=True):
    """The whole exit today. `step` is the one to go on with; `act` names what can be done now, empty when nothing.

    `reason` is in words; `reason_sign` is the id of the sign that it is, None for one of one's own.
    """

    client: Client
    path: str
    reason: str
    reason_sign: str | None
    rows: tuple[Row, ...]
    step: str | None
    gates: tuple[Gate, ...]
    settlement: Settlement
    last_day: date | None
    last_working_day: date | None
    outcome: Outcome | None
    act: str
    warnings: tuple[Words, ...]

    @property
    def asked(self) -> tuple[Row, ...]:
        """The steps that this exit asks for: the task list shows these and no others (X07)."""
        return tuple(row for row in self.rows if not row.state.by_path)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The steps that are not asked, each with why."""
        return tuple(f"{row.title}: {row.state.because}" for row in self.rows if row.state.by_path)

    @property
    def headline(self) -> str:
        """What comes next, in a few words."""
        if self.outcome:
            return self.outcome.value
        waiting = next((row.state for row in self.rows if row.state.status is Status.WAITING), None)
        shut = next((gate for gate in self.gates if not gate.is_open), None)
        if self.step:
            title = next(row.title for row in self.rows if row.step == self.step)
            return f"next: {title}"
        if waiting or self.act:
            return waiting.words if waiting else self.act
        return f"waiting until {shut.words}" if shut else ""


class PageView(Struct, frozen=True):
    """A page to show: its title (`Review · step 2 of 5`) and the text each question starts from."""

    title: str
    page: Page
    values: dict[str, str]


class CheckRow(Struct, frozen=True):
    """An answer on the check page, in words, and the place where it is changed (None: the path settles it).

    `letter` is all of it, where the answer is one.
    """

    title: str
    prompt: str
    answer: str
    place: Place | None
    letter: str = ""


class Check(Struct, frozen=True):
    """The check page. `act` is the button's words; `warnings` are things to look at, and hold nothing back."""

    rows: tuple[CheckRow, ...]
    act: str
    warnings: tuple[Words, ...]


def state(case: Case) -> State:
    """The exit as the task list and `exit show` give it."""
    reason = case.reason
    known_end = case.exit.last_day or (None if case.exit.ended or case.keeps else last_day(case))
    return State(
        client=case.client,
        path=case.path.words,
        reason=reasons.for_oneself(reason),
        reason_sign=reason if reason in SIGNS else None,
        rows=tuple(_row(case, each) for each in progress(case)),
        step=None if case.exit.saved or case.exit.ended else current(case),
        gates=() if case.exit.saved or case.exit.ended else gates(case),
        settlement=settlement(case),
        last_day=known_end,
        last_working_day=last_working_day(case) if known_end else None,
        outcome=case.exit.outcome,
        act=act_words(case) if can_act(case) else "",
        warnings=warnings(case),
    )


def can_act(case: Case) -> bool:
    """Whether there is something to do at once: the end that the answers lead to, or after it the closing."""
    if case.exit.saved:
        return case.exit.ended is None and case.today >= last_day(case)
    return case.exit.ended is None and is_ready(case)


def page_view(case: Case, place: Place) -> PageView:
    """A page with the answers so far, or the desk's proposals."""
    page = page_of(case, place.step, place.page)
    values = {question.key: effective(case, place.step, question) for question in page.questions}
    return PageView(step_title(case, place.step), page, values)


def step_title(case: Case, step: str) -> str:
    """`Review · step 2 of 5`; the close-down is not counted."""
    counted = numbered(case)
    where = f" · step {counted.index(step) + 1} of {len(counted)}" if step in counted else ""
    return step_on(case.path, step).title + where


def check(case: Case) -> Check:
    """Every answer with its change, before anything is done that others see."""
    rows = tuple(row for each in progress(case) for row in _check_rows(case, each))
    return Check(rows, act_words(case), warnings(case))


def _row(case: Case, each: Progress) -> Row:
    step, counted = step_on(case.path, each.step), numbered(case)
    number = counted.index(each.step) + 1 if each.step in counted else None
    answers = dict(case.exit.answers.get(each.step, {}))
    return Row(each, step.title, step.told, step.handbook, number, can_enter(case, each.step), answers)


def _check_rows(case: Case, each: Progress) -> list[CheckRow]:
    title = step_on(case.path, each.step).title
    if each.status is Status.SKIPPED:
        place = None if each.by_path else Place(each.step, pages(case, each.step)[0].key)
        return [CheckRow(title, "Skipped", each.because, place)]
    return [
        _check_row(title, question, effective(case, each.step, question), Place(each.step, page.key))
        for page in pages(case, each.step)
        for question in page.questions
    ]


def _check_row(title: str, question: Question, said: str, place: Place) -> CheckRow:
    return CheckRow(title, question.prompt, shown(question, said), place, said if question.kind is Kind.LETTER else "")
