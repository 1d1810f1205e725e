"""The moves of an exit: start, answer, skip, change the path, finish, close, cancel.

Rule: a move returns a `Change` or raises Refused with a sentence that says which gate and when it opens; nothing is
ever half done, and going back is no move at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date

from clientdesk.model.change import Change
from clientdesk.model.client import Client, Stage
from clientdesk.model.errors import NotFound, Refused
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.names import clean
from clientdesk.model.record import new_id
from clientdesk.model.records import Records
from clientdesk.playbook.exit import commit
from clientdesk.playbook.exit.case import Case, open_exit
from clientdesk.playbook.exit.gates import Gated, shut_gate
from clientdesk.playbook.exit.keeping import keep
from clientdesk.playbook.exit.meanwhile import meanwhile
from clientdesk.playbook.exit.paths import PATHS, Path
from clientdesk.playbook.exit.progress import before, closed_page, is_open, of_step, open_questions, progress
from clientdesk.playbook.exit.proposal import propose
from clientdesk.playbook.exit.question import SIGN_ID, Page, Question, Unread, read
from clientdesk.playbook.exit.steps import STEPS, pages, questions, step_named


def latest_exit(records: Records, client_id: str) -> Exit:
    """The client's exit under way, else the last one; raises NotFound."""
    every = records.of(Exit, client_id)
    if not every:
        raise NotFound(f"No exit with {records.get(Client, client_id).name} was ever started.")
    return open_exit(records, client_id) or every[-1]


def start(
    records: Records,
    client_id: str,
    today: date,
    path: ExitPath | None = None,
    reason: str = "",
    because: str = "",
) -> Change:
    """Begin an exit: on the path the records speak for, or on another one.

    `reason` is why (a sign's id, or words), and the path is proposed from it; `because` is why this path, needed for
    leave now where the records don't speak for it: nobody leaves at once in anger (X01).
    """
    client, reason, because = may_start(records, client_id), _sign_or_words(reason), clean(because)
    proposal = propose(records, client_id, today, reason)
    chosen = path or proposal.path
    if chosen is not proposal.path and chosen is ExitPath.LEAVE_NOW and not because:
        raise Refused("Nothing on this desk says that you must leave at once. If you must, say why.")
    _may_take(client, client.stage, chosen)
    begun = Exit(
        id=new_id(), client=client_id, path=chosen, started=today, reason=reason or proposal.sign,
        path_because=because, stage_before=Stage.ACTIVE if client.stage is Stage.EXITING else client.stage,
    )  # fmt: skip
    return Change(f"Started leaving {client.name}", (begun, client.but(stage=Stage.EXITING)))


def may_start(records: Records, client_id: str) -> Client:
    """The client, where an exit may begin; raises Refused where one is under way, or their work is over."""
    client = records.get(Client, client_id)
    if open_exit(records, client_id):
        raise Refused(f"An exit with {client.name} is under way already. Go on with it, or cancel it first.")
    if client.stage is Stage.ENDED:
        raise Refused(f"Your work with {client.name} has ended already.")
    return client


def answer(case: Case, step: str, values: Mapping[str, str]) -> Change:
    """Answer some of a step's questions, in any order; the step is done when nothing in it is open."""
    _may_answer(case, step_named(step).name)
    answered = _complete(_take(case, step, values), step)
    left = open_questions(answered, step)
    if not values and left:
        raise Unread(left[0].key, f"{STEPS[step].title} still asks: {left[0].prompt}")
    return _saved(answered, f"Answered {STEPS[step].title}", step)


def answer_page(case: Case, step: str, page_key: str, values: Mapping[str, str]) -> Change:
    """Answer one page; what is not given takes its default. On the step's last page the step is done.

    Raises Unread for the first question shown and left open; one that only this answer brings up is not refused: the
    page is then to be shown again.
    """
    _may_answer(case, step)
    page = page_of(case, step, page_key)
    _may_open(case, page)
    answered = _take(case, step, _of_page(page, values), {question.key for question in page.questions})
    answered = _with_defaults(answered, step, page.questions)
    left = [question for question in _still_shown(answered, step, page) if is_open(answered, step, question)]
    if left:
        raise Unread(left[0].key, left[0].asks_for_one)
    if pages(answered, step)[-1].key == page_key:
        answered = _complete(answered, step)
    return _saved(answered, f"Answered {STEPS[step].title}: {page.heading}", step)


def skip(case: Case, step: str, reason: str) -> Change:
    """Skip a step; the reason stays with it."""
    _may_move(case)
    title = step_named(step).title
    if step in case.skips and not case.was_skipped(step):
        raise Refused(f"{title} is left out already: {case.skips[step]}")
    if not clean(reason):
        raise Refused(f"Say why you skip {title}; the reason is kept.")
    return _saved(case.having(case.exit.but(skipped=case.exit.skipped | {step: clean(reason)})), f"Skipped {title}")


def change_path(case: Case, path: ExitPath, because: str) -> Change:
    """Take another path, with a reason.

    Answers stay, those of steps that the other path leaves out too; but in the steps it has, only what it asks as well,
    and no letter that was written for another kind of end.
    """
    _may_move(case)
    if not clean(because):
        raise Refused("Say why the path changes; the reason is kept.")
    _may_take(case.client, case.exit.stage_before, path)
    changed = case.having(case.exit.but(path=path, path_because=clean(because)))
    own_letter = changed.letter_kind == case.letter_kind
    said = {step: mine for step, mine in case.exit.answers.items() if step in STEPS}
    answers = {step: _asked_on(changed, step, mine, own_letter=own_letter) for step, mine in said.items()}
    return _saved(changed.having(changed.exit.but(answers=answers)), f"Changed the path to {PATHS[path].words}")


def finish(case: Case) -> Change:
    """Do the act that the check page names: keep them, or save the letters and end the contract; later, close it.

    Raises Gated, or Refused naming what is open.
    """
    if case.exit.ended:
        raise Refused(f"This exit is over: {case.exit.outcome.value if case.exit.outcome else 'ended'}.")
    if case.exit.saved:
        return commit.close(case)
    for state in progress(case):
        if not state.is_settled:
            _may_answer(case, state.step)
            left = f"“{state.open[0].prompt}” is open." if state.open else "Answer it, or skip it with a reason."
            raise Refused(f"{STEPS[state.step].title} is not done: {left}")
    return keep(case) if case.keeps else commit.end(case)


def cancel(case: Case, because: str = "") -> Change:
    """Break an exit off: the client goes back to where they were; letters not sent and tasks not done go away."""
    if case.exit.ended:
        raise Refused("This exit is over; there is nothing to cancel.")
    return commit.cancel(case, clean(because))


def page_of(case: Case, step: str, key: str) -> Page:
    """A step's page by its key; raises NotFound when the step does not ask it (any more)."""
    found = next((page for page in pages(case, step) if page.key == key), None)
    if found is None:
        raise NotFound(f"{STEPS[step].title} has no page “{key}” here.")
    return found


def _still_shown(case: Case, step: str, page: Page) -> list[Question]:
    """A page's questions as they are after an answer: one may no longer be needed (a colleague named: no provider)."""
    shown = {question.key for question in page.questions}
    now = next((each for each in pages(case, step) if each.key == page.key), page)
    return [question for question in now.questions if question.key in shown]


def _asked_on(case: Case, step: str, answers: Mapping[str, str], *, own_letter: bool) -> dict[str, str]:
    """The answers of a step that its path asks for; all of them where the step is left out."""
    asked = set(answers) if step in case.skips else {question.key for question in questions(case, step)}
    lost = set() if own_letter or step != "notice" else {"subject", "letter"}
    return {key: text for key, text in answers.items() if key in asked - lost}


def _sign_or_words(reason: str) -> str:
    text = clean(reason)
    return text.upper() if re.fullmatch(SIGN_ID, text) else text


def may_take(stage: Stage) -> tuple[Path, ...]:
    """The paths that can be taken from a stage: the one for prospects ends no work, so that clients don't have it."""
    is_prospect = stage is Stage.PROSPECT
    return tuple(path for path in PATHS.values() if is_prospect or path.id is not ExitPath.PROSPECT)


def _may_take(client: Client, stage: Stage, chosen: ExitPath) -> None:
    if PATHS[chosen] not in may_take(stage):
        raise Refused(f"{client.name} is a client already, and the path for prospects ends no work. Take another.")


def _may_move(case: Case) -> None:
    if case.exit.ended:
        raise Refused("This exit is over. Undo brings it back, as long as it was the last thing you did.")
    if case.exit.saved:
        raise Refused("The notice is saved. To change it, undo, or cancel the exit.")


def _may_answer(case: Case, step: str) -> None:
    """Raises when a step may not be worked on: over, not on the path, behind a gate, or before its turn."""
    _may_move(case)
    state = of_step(case, step)
    if state.because and state.by_path:
        raise Refused(f"{STEPS[step].title} is not asked on this path: {state.because}")
    gate = shut_gate(case, step) or before(case, step)
    if gate:
        raise Gated(gate)


def _may_open(case: Case, page: Page) -> None:
    gate = closed_page(case, page)
    if gate:
        raise Gated(gate)


def _take(case: Case, step: str, values: Mapping[str, str], shown: Collection[str] = ()) -> Case:
    """The case with answers read and kept, in the pages' order: an answer may bring up the next question.

    What was `shown` beside an answer that takes it away again (the talk was not held: what did they say?) is let go.
    """
    skipped = {name: why for name, why in case.exit.skipped.items() if name != step}
    case = case.having(case.exit.but(skipped=skipped))
    rest = dict(values)
    while rest := _still_asked(case, step, rest, shown):
        page, question = _next_asked(case, step, rest)
        _may_open(case, page)
        said = _keep(case, step, question, read(question, rest.pop(question.key), case.today))
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
    raise Refused(f"{STEPS[step].title} does not ask for “{next(iter(rest))}”. It asks for {keys}.")


def _of_page(page: Page, values: Mapping[str, str]) -> dict[str, str]:
    """Values in the page's order; unknown keys go last and are refused by `_take`."""
    return {q.key: values[q.key] for q in page.questions if q.key in values} | dict(values)


def _keep(case: Case, step: str, question: Question, text: str) -> Case:
    """One answer kept; equal to a default that is worked out, it goes on following it."""
    mine = dict(case.exit.answers.get(step, {}))
    if question.derived and text == (question.default or ""):
        mine.pop(question.key, None)
    else:
        mine[question.key] = text
    return case.having(case.exit.but(answers=case.exit.answers | {step: mine}))


def _pruned(case: Case, step: str) -> Case:
    """The case without answers to what its step does not ask any more: they would go on counting unseen."""
    asked = {question.key for question in questions(case, step)}
    said = {key: text for key, text in case.exit.answers.get(step, {}).items() if key in asked}
    return case.having(case.exit.but(answers=case.exit.answers | {step: said}))


def _with_defaults(case: Case, step: str, asked: tuple[Question, ...]) -> Case:
    for question in asked:
        if case.said(step, question.key) is None and not question.derived:
            now = _as_now(case, step, question) if question.follows else question
            case = _keep(case, step, now, now.default or "")
    return case


def _as_now(case: Case, step: str, question: Question) -> Question:
    """A question as the answers so far make it: the words for the talk name the reason that is taken beside them."""
    return next((each for each in questions(case, step) if each.key == question.key), question)


def _complete(case: Case, step: str) -> Case:
    """The case with a step marked as done, when nothing in it is open."""
    if open_questions(case, step):
        return case
    case = _with_defaults(case, step, questions(case, step))
    if open_questions(case, step):
        return case
    return case.having(case.exit.but(done=case.exit.done | {step: case.today}))


def _saved(case: Case, label: str, step: str = "") -> Change:
    """The exit as it is now, with what a step's answers put on the desk at once; what it asks no longer is let go."""
    case = _pruned(case, step) if step else case
    puts, removes = meanwhile(case, step)
    return Change(f"{label} ({case.client.name})", (case.exit, *puts), removes)
