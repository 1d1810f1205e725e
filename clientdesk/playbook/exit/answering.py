"""Answers to an exit's questions, by page or by step, in any order (X01–X06).

Rule: what can't be read is refused at its question, and nothing of the page is kept then.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from clientdesk.model.change import Change
from clientdesk.model.errors import NotFound, Refused
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.gates import Gated
from clientdesk.playbook.exit.moved import LAST_DAY, changes_the_end
from clientdesk.playbook.exit.moved import STEP as NOTICE
from clientdesk.playbook.exit.moves import may_answer, saved
from clientdesk.playbook.exit.progress import closed_page, is_open, open_questions
from clientdesk.playbook.exit.question import Kind, Page, Question, Unread, read
from clientdesk.playbook.exit.steps import pages, questions, step_named, step_on


def answer(case: Case, step: str, values: Mapping[str, str]) -> Change:
    """Answer some of a step's questions, in any order; the step is done when nothing in it is open.

    A day of the notice that is named here is kept as it was, the proposed one too.
    """
    may_answer(case, step_named(step).name)
    asked = questions(case, step)
    shown = {each.key for each in asked}
    taken = _take(case, step, values, shown, as_typed=True) if values else _with_defaults(case, step, asked)
    answered = _settled(case, _complete(taken, step), step, values or {each.key for each in asked})
    left = open_questions(answered, step)
    if not values and left:
        raise Unread(left[0].key, f"{step_on(case.path, step).title} still asks: {left[0].prompt}")
    return saved(answered, f"Answered {step_on(case.path, step).title}", step)


def answer_page(case: Case, step: str, page_key: str, values: Mapping[str, str]) -> Change:
    """Answer one page; what is not given takes its default. On the step's last page the step is done.

    Raises Unread for the first question shown and left open; one that only this answer brings up is not refused: the
    page is then to be shown again.
    """
    may_answer(case, step)
    page = page_of(case, step, page_key)
    _may_open(case, page)
    asked = {question.key for question in page.questions}
    answered = _take(case, step, _of_page(page, values), asked)
    answered = _with_defaults(answered, step, page.questions)
    left = [question for question in _still_shown(answered, step, page) if is_open(answered, step, question)]
    if left:
        raise Unread(left[0].key, left[0].asks_for_one)
    if pages(answered, step)[-1].key == page_key:
        answered = _complete(answered, step)
    answered = _settled(case, answered, step, asked)
    return saved(answered, f"Answered {step_on(case.path, step).title}: {page.heading}", step)


def page_of(case: Case, step: str, key: str) -> Page:
    """A step's page by its key; raises NotFound when the step does not ask it (any more)."""
    found = next((page for page in pages(case, step) if page.key == key), None)
    if found is None:
        raise NotFound(f"{step_on(case.path, step).title} has no page “{key}” here.")
    return found


def _still_shown(case: Case, step: str, page: Page) -> list[Question]:
    """A page's questions as they are after an answer: one may no longer be needed (a colleague named: no provider)."""
    shown = {question.key for question in page.questions}
    now = next((each for each in pages(case, step) if each.key == page.key), page)
    return [question for question in now.questions if question.key in shown]


def _may_open(case: Case, page: Page) -> None:
    gate = closed_page(case, page)
    if gate:
        raise Gated(gate)


def _take(
    case: Case, step: str, values: Mapping[str, str], shown: Collection[str] = (), *, as_typed: bool = False
) -> Case:
    """The case with answers read and kept, in the pages' order: an answer may bring up the next question.

    What was `shown` beside an answer that takes it away again (the talk was not held: what did they say?) is let go.
    """
    skipped = {name: why for name, why in case.exit.skipped.items() if name != step}
    case = case.having(case.exit.but(skipped=skipped))
    rest = dict(values)
    while rest := _still_asked(case, step, rest, shown):
        page, question = _next_asked(case, step, rest)
        _may_open(case, page)
        said = _keep(case, step, question, read(question, rest.pop(question.key), case.today), as_typed=as_typed)
        case = _carried(case, said, step)
    return case


def _still_asked(case: Case, step: str, rest: Mapping[str, str], shown: Collection[str]) -> dict[str, str]:
    gone = set(shown) - {question.key for question in questions(case, step)}
    return {key: text for key, text in rest.items() if key not in gone}


def _carried(before: Case, after: Case, step: str) -> Case:
    """An answer's change carried to what was taken as proposed: words not edited never say what no longer holds."""
    taken = {q.key for q in questions(before, step) if q.follows and q.default == before.said(step, q.key)}
    for question in questions(after, step):
        is_untouched = after.said(step, question.key) == before.said(step, question.key)
        if question.key in taken and is_untouched and question.default:
            after = _keep(after, step, question, question.default)
    return after


def _next_asked(case: Case, step: str, rest: Mapping[str, str]) -> tuple[Page, Question]:
    for page in pages(case, step):
        for question in page.questions:
            if question.key in rest:
                return page, question
    keys = ", ".join(question.key for question in questions(case, step)) or "nothing"
    raise Refused(f"{step_on(case.path, step).title} does not ask for “{next(iter(rest))}”. It asks for {keys}.")


def _of_page(page: Page, values: Mapping[str, str]) -> dict[str, str]:
    """Values in the page's order; unknown keys go last and are refused by `_take`."""
    return {q.key: values[q.key] for q in page.questions if q.key in values} | dict(values)


def _keep(case: Case, step: str, question: Question, text: str, *, as_typed: bool = False) -> Case:
    """One answer kept; equal to a default that is worked out, it goes on following it.

    Kept `as_typed`, a day that may become too early does not: nobody's day moves by itself (X04).
    """
    mine = dict(case.exit.answers.get(step, {}))
    stays = as_typed and question.kind is Kind.DATE and question.earliest is not None
    if question.derived and text == (question.default or "") and not stays:
        mine.pop(question.key, None)
    else:
        mine[question.key] = text
    return case.having(case.exit.but(answers=case.exit.answers | {step: mine}))


def _with_defaults(case: Case, step: str, asked: tuple[Question, ...]) -> Case:
    for question in asked:
        if case.said(step, question.key) is None and not question.derived:
            now = _as_now(case, step, question) if question.follows else question
            case = _keep(case, step, now, now.default or "")
    return case


def _as_now(case: Case, step: str, question: Question) -> Question:
    """A question as the answers so far make it: the words for the talk name the reason that is taken beside them."""
    return next((each for each in questions(case, step) if each.key == question.key), question)


def _settled(before: Case, after: Case, step: str, asked: Collection[str]) -> Case:
    """The case with the day on which the last day was settled: today only where it was asked for, or is another one."""
    first = before.exit.done.get(step)
    if step != NOTICE or first is None:
        return after
    on = before.today if LAST_DAY in asked or changes_the_end(before, after) else first
    return after.having(after.exit.but(done=after.exit.done | {step: on}))


def _complete(case: Case, step: str) -> Case:
    """The case with a step marked as done, when nothing in it is open."""
    if open_questions(case, step):
        return case
    case = _with_defaults(case, step, questions(case, step))
    if open_questions(case, step):
        return case
    return case.having(case.exit.but(done=case.exit.done | {step: case.today}))
