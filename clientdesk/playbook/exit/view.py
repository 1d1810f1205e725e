"""What a face shows of an exit: the task list, a page, the check page, the end. Rule: a face only lays this out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from clientdesk.model.client import Client
from clientdesk.model.days import counted, distance
from clientdesk.model.days import shown as shown_day
from clientdesk.model.exit import Outcome
from clientdesk.model.journal import Letter, Remedy, Task
from clientdesk.model.money import shown_totals
from clientdesk.model.settings import Colleague
from clientdesk.model.signs import SIGNS, SignClass
from clientdesk.playbook.exit import projects, reasons
from clientdesk.playbook.exit.answering import page_of
from clientdesk.playbook.exit.card import card
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.commit import act_words, next_terms
from clientdesk.playbook.exit.drafts import own_letters
from clientdesk.playbook.exit.ended import going_on
from clientdesk.playbook.exit.gates import Gate, gates
from clientdesk.playbook.exit.letter import unsigned
from clientdesk.playbook.exit.notice import last_day, last_working_day
from clientdesk.playbook.exit.places import Place, can_enter
from clientdesk.playbook.exit.progress import Progress, Status, current, effective, is_ready, numbered, progress
from clientdesk.playbook.exit.question import Page, shown
from clientdesk.playbook.exit.settlement import Settlement, settlement
from clientdesk.playbook.exit.steps import STEPS, pages
from clientdesk.playbook.exit.unsent import doubts


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
    warnings: tuple[str, ...]

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
    """An answer on the check page, in words, and the place where it is changed (None: the path settles it)."""

    title: str
    prompt: str
    answer: str
    place: Place | None


class Check(Struct, frozen=True):
    """The check page. `act` is the button's words; `warnings` are things to look at, and hold nothing back."""

    rows: tuple[CheckRow, ...]
    act: str
    warnings: tuple[str, ...]


class Final(Struct, frozen=True):
    """The last page: what happened, the letters to send, what comes next, and how to undo.

    `todo` is the checklist by its days, done and open; `next` tells what is open, or when a kept client is looked at
    again. `terms` is what the next contract is to have; `warnings` tells what is odd about letters not sent yet, and
    `to` whom a letter goes to, by its id, where that is not the client.
    """

    headline: str
    letters: tuple[Letter, ...]
    to: dict[str, str]
    warnings: tuple[str, ...]
    happened: tuple[str, ...]
    todo: tuple[Task, ...]
    next: tuple[str, ...]
    terms: tuple[str, ...]
    undo: str


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
    return STEPS[step].title + where


def check(case: Case) -> Check:
    """Every answer with its change, before anything is done that others see."""
    rows = tuple(row for each in progress(case) for row in _check_rows(case, each))
    return Check(rows, act_words(case), warnings(case))


def warnings(case: Case) -> tuple[str, ...]:
    """What is worth a second look: a third time within a year, credit not used, a letter without the last day.

    Once the end is saved: letters that were not sent, or whose figures do not hold any more.
    """
    found = [card(case.records, case.client.id, case.today).recurrence, _red(case)]
    if credit := settlement(case).unused_credit:
        found.append(f"They owe you, and have {shown_totals(credit)} of credit: use it on their invoices first.")
    letter, end = case.said("notice", "letter") or "", last_day(case)
    figures = {figure.lstrip("0") for figure in re.findall(r"[0-9]+", letter)}
    if letter and case.path.notice_days and not {str(end.day), str(end.year)} <= figures:
        found.append(f"Your letter does not name {shown_day(end)}, the day on which the contract ends.")
    if _has_unedited_letter(case):
        found += unsigned(case)
    return (*filter(None, found), *_of_letters(case))


def _of_letters(case: Case) -> list[str]:
    """What is odd about letters that are saved and not sent (G4): that the end comes without them, too."""
    if case.exit.saved is None or case.exit.outcome is Outcome.CANCELLED:
        return []
    waiting = [each for each in own_letters(case) if each.sent is None]
    is_closing = case.today >= last_day(case) and case.today > case.exit.saved
    unsent = [each for each in waiting if each.kind == case.letter_kind and is_closing]
    told = [f"{_named(case, each)} was never marked as sent. Say when it went out, or send it now." for each in unsent]
    return told + [
        f"{_named(case, each)}: {doubt}" for each in waiting for doubt in doubts(case.records, each, case.today)
    ]


def _named(case: Case, letter: Letter) -> str:
    whom = _to(case).get(letter.id)
    return f"{letter.kind} to {whom}" if whom else f"{letter.kind} “{letter.subject}”"


def _to(case: Case) -> dict[str, str]:
    """The colleagues whom letters go to, by the letter's id."""
    known = case.records.by_id(Colleague)
    return {
        each.id: known[each.colleague].name for each in own_letters(case) if each.colleague and each.colleague in known
    }


def _red(case: Case) -> str:
    """That a sign has come up which leaves nothing to wait for; empty on the path that it asks for (X07)."""
    red = next((each for each in case.findings if each.sign.sign_class is SignClass.RED), None)
    if red is None or not case.path.gates or case.keeps or case.exit.saved:
        return ""
    return f"{case.client.name} {red.sign.words}: you need not wait, nor meet them. The path “leave now” is open."


def _has_unedited_letter(case: Case) -> bool:
    """Whether a letter is still to be saved as the desk writes it, with the name from the settings."""
    if case.keeps or case.exit.saved or case.exit.ended:
        return False
    lettered = (step for step, pages in case.path.asks.items() if "letter" in pages)
    return any(step not in case.skips and not case.said(step, "letter") for step in lettered)


def final(case: Case) -> Final:
    """The page after the act, from what is on the desk now."""
    mine = case.exit.id
    letters = own_letters(case)
    todo = sorted((each for each in case.records.of(Task, case.client.id) if each.exit == mine), key=lambda t: t.due)
    looks = [each for each in case.records.of(Remedy, case.client.id) if each.on == case.exit.ended and each.review]
    following = [f"{shown_day(task.due)}: {task.what}" for task in todo if task.done is None]
    if case.exit.outcome is Outcome.KEPT and looks:
        following = [f"{shown_day(looks[0].review)}: look again, {distance(looks[0].review or case.today, case.today)}"]
    return Final(
        headline=f"{case.client.name}: {_how(case)}",
        letters=letters,
        to=_to(case),
        warnings=tuple(_of_letters(case)),
        happened=tuple(_happened(case, letters)),
        todo=tuple(todo),
        next=tuple(following),
        terms=next_terms(case) if case.exit.last_day else (),
        undo="Undo takes all of it back in one go.",
    )


def _how(case: Case) -> str:
    """How it ends, or ended; a notice that runs is said to run."""
    outcome = case.exit.outcome.value if case.exit.outcome else "under way"
    return going_on(case.exit, case.today) or outcome


def _happened(case: Case, letters: tuple[Letter, ...]) -> Iterator[str]:
    if case.exit.last_day and "review" in case.path.asks:
        ending = projects.names(case) or f"The contract with {case.client.name}"
        yield f"{ending} ends on {shown_day(case.exit.last_day)}."
    drafts = sum(each.sent is None for each in letters)
    if drafts:
        told = "is written; you send it" if drafts == 1 else "are written; you send them"
        yield f"{counted(drafts, 'letter')} {told} yourself."


def _row(case: Case, each: Progress) -> Row:
    step, counted = STEPS[each.step], numbered(case)
    number = counted.index(each.step) + 1 if each.step in counted else None
    answers = dict(case.exit.answers.get(each.step, {}))
    return Row(each, step.title, step.told, step.handbook, number, can_enter(case, each.step), answers)


def _check_rows(case: Case, each: Progress) -> list[CheckRow]:
    title = STEPS[each.step].title
    if each.status is Status.SKIPPED:
        place = None if each.by_path else Place(each.step, pages(case, each.step)[0].key)
        return [CheckRow(title, "Skipped", each.because, place)]
    return [
        CheckRow(
            title, question.prompt, shown(question, effective(case, each.step, question)), Place(each.step, page.key)
        )
        for page in pages(case, each.step)
        for question in page.questions
    ]
