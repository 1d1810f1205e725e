"""How far an exit has come: each step's status, what is still open, and what holds it back.

Rule: nothing here is stored; it follows from the exit, the records and the day, so waiting ends by itself.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from msgspec import Struct

from clientdesk.model.days import shown as shown_day
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.gates import GUARDED, Gate, gates
from clientdesk.playbook.exit.moved import STEP as NOTICE
from clientdesk.playbook.exit.moved import moved, too_early
from clientdesk.playbook.exit.paths import COOLING
from clientdesk.playbook.exit.question import SIGN_ID, Kind, Page, Question, Unread, read
from clientdesk.playbook.exit.steps import STEPS, pages, step_on

UNNUMBERED = "close-down"
"""The step that follows the end and is not counted in “step 2 of 5”."""


class Status(StrEnum):
    """A step's status."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    DONE = "done"
    SKIPPED = "skipped"
    WAITING = "waiting"


_SYMBOLS = dict(zip(Status, "○◐✔–◔", strict=True))


class Progress(Struct, frozen=True):
    """One step today. `waits` finish “waiting until”, `waiting_until` is the day where it is known.

    `open` are the questions that need an answer from the person; `by_path` tells that nobody had to skip it; `is_plan`
    that what was answered is still to be done (the close-down, until the exit is over). `news` is what has become of
    its answers while days went by, in sentences.
    """

    step: str
    status: Status
    waits: str = ""
    waiting_until: date | None = None
    why: str = ""
    because: str = ""
    by_path: bool = False
    is_plan: bool = False
    open: tuple[Question, ...] = ()
    news: str = ""

    @property
    def symbol(self) -> str:
        """The mark beside the words, the same on every face; what is only planned is not ticked off."""
        return _SYMBOLS[Status.IN_PROGRESS if self.is_plan else self.status]

    @property
    def words(self) -> str:
        """The status as a person reads it, and what has become of its answers: `done. The last day has moved …`."""
        return f"{self.brief}. {self.news}" if self.news else self.brief

    @property
    def brief(self) -> str:
        """The status alone: `waiting until 24 Nov 2026`, `skipped: no time`, `open again`."""
        if self.status is Status.WAITING:
            return f"waiting until {self.waits}"
        if self.news and self.status is Status.IN_PROGRESS:
            return "open again"
        if self.is_plan:
            return "planned"
        return f"skipped: {self.because}" if self.status is Status.SKIPPED else self.status.value

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do in it."""
        return self.status in (Status.DONE, Status.SKIPPED)


def progress(case: Case) -> tuple[Progress, ...]:
    """Every step in order, the path's skipped ones too."""
    return tuple(of_step(case, name) for name in STEPS)


def of_step(case: Case, step: str) -> Progress:
    """One step's progress, worked out once for a case."""
    return case.once(f"progress {step}", lambda: _of_step(case, step))


def _of_step(case: Case, step: str) -> Progress:
    if step in case.skips:
        return Progress(step, Status.SKIPPED, because=case.skips[step], by_path=not case.was_skipped(step))
    if case.keeps and step not in _until_kept(case):
        return Progress(step, Status.SKIPPED, because="You keep them.", by_path=True)
    if case.exit.saved or case.exit.ended:
        return _frozen(case, step)
    gate = _holds(case, step)
    if gate:
        return Progress(step, Status.WAITING, gate.words, gate.opens, gate.why, open=open_questions(case, step))
    return _by_answers(case, step)


def open_questions(case: Case, step: str) -> tuple[Question, ...]:
    """A step's questions without an answer, or with one that no longer holds; what has a default is not open."""
    return tuple(
        question
        for page in pages(case, step)
        for question in page.questions
        if is_open(case, step, question) or (question.required and closed_page(case, page))
    )


def is_open(case: Case, step: str, question: Question) -> bool:
    """Whether a question needs the person."""
    said = kept(case, step, question)
    if not said:
        is_proposed = said is None and question.default and not question.decide
        return question.required and not is_proposed
    try:
        return read(question, said, case.today) == ""
    except Unread:
        return True


def effective(case: Case, step: str, question: Question) -> str:
    """The answer that counts: the person's, else the desk's proposal, else nothing."""
    said = kept(case, step, question)
    return (question.default or "") if said is None else said


def kept(case: Case, step: str, question: Question) -> str | None:
    """An answer as `Case.said` has it; a day that can't be read counts as unanswered, a sign not shown any more too."""
    said = case.said(step, question.key)
    if said and question.free and re.fullmatch(SIGN_ID, said) and said not in {each.value for each in question.options}:
        return ""
    is_no_day = bool(said) and question.kind is Kind.DATE and case.day(step, question.key) is None
    return None if is_no_day else said


def before(case: Case, step: str) -> Gate | None:
    """The step that must be settled first, as a gate; Review alone may go on while Reflect cools off."""
    for earlier in list(STEPS)[: list(STEPS).index(step)]:
        state = of_step(case, earlier)
        cooling = earlier == "reflect" and step == "review" and earlier in case.exit.done and not state.open
        if not state.is_settled and not cooling:
            why = state.why or f"{step_on(case.path, earlier).title} comes first: finish it, or skip it with a reason."
            return Gate("order", is_open=False, words=state.waits, why=why, opens=state.waiting_until)
    return None


def current(case: Case) -> str | None:
    """The step to go on with: the first one that can be worked on; None when all are settled or waiting."""
    for state in progress(case):
        workable = state.status in (Status.NOT_STARTED, Status.IN_PROGRESS)
        if workable and before(case, state.step) is None:
            return state.step
    return None


def is_ready(case: Case) -> bool:
    """Whether every step is settled and no gate is shut, so that the answers can be checked and the act done."""
    return all(state.is_settled for state in progress(case)) and held_back(case) is None


def held_back(case: Case) -> Gate | None:
    """The gate that holds back the end itself, however many steps were skipped; None when none does."""
    if case.keeps or case.leaves or case.exit.saved:
        return None
    return next((gate for gate in gates(case) if not gate.is_open), None)


def numbered(case: Case) -> tuple[str, ...]:
    """The steps that the path asks for and that count in “step 2 of 5”."""
    asked = (name for name in STEPS if name in case.path.asks and name != UNNUMBERED)
    return tuple(name for name in asked if name not in case.skips or case.was_skipped(name))


def closed_page(case: Case, page: Page) -> Gate | None:
    """The gate before a page whose day has not come (the talk's), or whose answer hangs on somebody else."""
    if page.is_closed:
        return Gate("page", is_open=False, words=page.closed_until, why=page.closed_because)
    if page.opens is None or page.opens <= case.today:
        return None
    return Gate("talk", is_open=False, words=shown_day(page.opens), why=page.closed_because, opens=page.opens)


def _until_kept(case: Case) -> tuple[str, ...]:
    """The steps up to the one in which it was decided to keep them."""
    return ("reflect",) if case.said("reflect", "keeping") == "keep" else ("reflect", "review", "meet")


def _frozen(case: Case, step: str) -> Progress:
    if step in case.exit.done:
        return _done(case, step)
    return Progress(step, Status.IN_PROGRESS if case.exit.answers.get(step) else Status.NOT_STARTED)


def _done(case: Case, step: str, news: str = "") -> Progress:
    return Progress(step, Status.DONE, is_plan=step == UNNUMBERED and case.exit.ended is None, news=news)


def _holds(case: Case, step: str) -> Gate | None:
    """The gate a step waits for: Reflect, once answered, for the cooling-off to end; the first contact for the rest."""
    if step == "reflect" and step in case.exit.done and not case.keeps and not open_questions(case, step):
        return next((gate for gate in gates(case) if gate.name == COOLING and not gate.is_open), None)
    if step != next((name for name in GUARDED if name not in case.skips), None):
        return None
    return next((gate for gate in gates(case) if not gate.is_open and gate.name != COOLING), None)


def _by_answers(case: Case, step: str) -> Progress:
    unanswered = open_questions(case, step)
    if step in case.exit.done and not unanswered:
        return _done(case, step, moved(case) if step == NOTICE else "")
    talk = _waits_for_a_page(case, step, unanswered)
    if talk:
        return Progress(step, Status.WAITING, talk.words, talk.opens, talk.why, open=unanswered)
    begun = bool(case.exit.answers.get(step)) or step in case.exit.done
    stale = (too_early(case, each.key, each.earliest) for each in unanswered if step == NOTICE)
    news = " ".join(filter(None, stale))
    return Progress(step, Status.IN_PROGRESS if begun else Status.NOT_STARTED, open=unanswered, news=news)


def _waits_for_a_page(case: Case, step: str, unanswered: tuple[Question, ...]) -> Gate | None:
    """The page's gate, when all that is open lies behind it."""
    for page in pages(case, step):
        gate = closed_page(case, page)
        if gate and unanswered and set(unanswered) <= set(page.questions):
            return gate
    return None
