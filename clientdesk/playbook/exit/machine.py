"""The moves of an exit: start, answer, skip, change the path, finish, close, cancel.

Rule: a move returns a `Change` or raises Refused with a sentence that says which gate and when it opens; nothing is
ever half done, and going back is no move at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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
from clientdesk.playbook.exit.gates import Gate, Gated, shut_gate
from clientdesk.playbook.exit.keeping import keep
from clientdesk.playbook.exit.moves import in_years, may_answer, may_move, saved
from clientdesk.playbook.exit.paths import PATHS, Path
from clientdesk.playbook.exit.progress import (
    Status,
    held_back,
    progress,
)
from clientdesk.playbook.exit.proposal import propose
from clientdesk.playbook.exit.question import LONGEST_ANSWER, SIGN_ID, no_sign
from clientdesk.playbook.exit.steps import STEPS, questions, step_named, step_on


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
    client, reason, because = may_start(records, client_id), _sign_or_words(reason), _short(because)
    proposal = propose(records, client_id, today, reason)
    chosen = path or proposal.path
    if chosen is not proposal.path and chosen is ExitPath.LEAVE_NOW and not because:
        raise Refused("Nothing on this desk says that you must leave at once. If you must, say why.")
    _may_take(client, client.stage, chosen)
    begun = Exit(
        id=new_id(), client=client_id, path=chosen, started=today, reason=reason or proposal.sign,
        path_because=because, stage_before=Stage.ACTIVE if client.stage is Stage.EXITING else client.stage,
    )  # fmt: skip
    doing = "declining" if client.stage is Stage.PROSPECT else "leaving"
    return Change(f"Started {doing} {client.name}", (begun, client.but(stage=Stage.EXITING)))


def may_start(records: Records, client_id: str) -> Client:
    """The client, where an exit may begin; raises Refused where one is under way, or their work is over."""
    client = records.get(Client, client_id)
    if open_exit(records, client_id):
        raise Refused(f"An exit with {client.name} is under way already. Go on with it, or cancel it first.")
    if client.stage is Stage.ENDED:
        raise Refused(f"Your work with {client.name} has ended already.")
    return client


def skip(case: Case, step: str, reason: str) -> Change:
    """Skip a step; the reason stays with it."""
    may_move(case)
    title = step_named(step).title
    if step in case.skips and not case.was_skipped(step):
        raise Refused(f"{title} is left out already: {case.skips[step]}")
    why = _reason(reason, f"Say why you skip {title}; the reason is kept.")
    return saved(case.having(case.exit.but(skipped=case.exit.skipped | {step: why})), f"Skipped {title}")


def change_path(case: Case, path: ExitPath, because: str) -> Change:
    """Take another path, with a reason.

    Answers stay, those of steps that the other path leaves out too; but in the steps it has, only what it asks as well,
    and no letter that was written for another kind of end. A step that is done counts as open again where the other
    path holds it back now.
    """
    may_move(case)
    because = _reason(because, "Say why the path changes; the reason is kept.")
    if path is case.exit.path:
        raise Refused(f"This exit is on the {case.path.words} path already. Choose another one, or go back.")
    _may_take(case.client, case.exit.stage_before, path)
    changed = case.having(case.exit.but(path=path, path_because=because))
    own_letter = changed.letter_kind == case.letter_kind
    said = {step: mine for step, mine in case.exit.answers.items() if step in STEPS}
    answers = {step: _asked_on(changed, step, mine, own_letter=own_letter) for step, mine in said.items()}
    changed = changed.having(changed.exit.but(answers=answers))
    done = {step: on for step, on in case.exit.done.items() if step not in STEPS or not shut_gate(changed, step)}
    return saved(changed.having(changed.exit.but(done=done)), f"Changed the path to {PATHS[path].words}")


def finish(case: Case) -> Change:
    """Do the act that the check page names: keep them, or save the letters and end the contract; later, close it.

    Raises Gated, or Refused naming what is open.
    """
    if case.exit.ended:
        raise Refused(f"This exit is over: {case.exit.outcome.value if case.exit.outcome else 'ended'}.")
    if case.exit.saved:
        return in_years(commit.close(case))
    for state in progress(case):
        if state.status is Status.WAITING:
            raise Gated(Gate(state.step, is_open=False, words=state.waits, why=state.why, opens=state.waiting_until))
        if not state.is_settled:
            may_answer(case, state.step)
            left = f"“{state.open[0].prompt}” is open." if state.open else "Answer it, or skip it with a reason."
            raise Refused(f"{step_on(case.path, state.step).title} is not done: {left}")
    if gate := held_back(case):
        raise Gated(gate)
    return in_years(keep(case) if case.keeps else commit.end(case))


def cancel(case: Case, because: str = "") -> Change:
    """Break an exit off: the client goes back to where they were; letters not sent and tasks not done go away."""
    if case.exit.ended:
        raise Refused("This exit is over; there is nothing to cancel.")
    return commit.cancel(case, _short(because))


def _asked_on(case: Case, step: str, answers: Mapping[str, str], *, own_letter: bool) -> dict[str, str]:
    """The answers of a step that its path asks for; all of them where the step is left out."""
    asked = set(answers) if step in case.skips else {question.key for question in questions(case, step)}
    lost = set() if own_letter or step != "notice" else {"subject", "letter"}
    return {key: text for key, text in answers.items() if key in asked - lost}


def _sign_or_words(reason: str) -> str:
    text = _short(reason)
    if wrong := no_sign(text):
        raise Refused(wrong)
    return text.upper() if re.fullmatch(SIGN_ID, text) else text


def _reason(text: str, missing: str) -> str:
    """A reason as it is kept; raises Refused where there is none."""
    if not clean(text):
        raise Refused(missing)
    return _short(text)


def _short(text: str) -> str:
    """A reason in one line that a person can read; raises Refused for one that is longer."""
    line = clean(text)
    if len(line) > LONGEST_ANSWER:
        raise Refused(f"That is {len(line)} characters; {LONGEST_ANSWER} are enough for a reason.")
    return line


def may_take(stage: Stage) -> tuple[Path, ...]:
    """The paths that can be taken from a stage: the one for prospects ends no work, so that clients don't have it."""
    is_prospect = stage is Stage.PROSPECT
    return tuple(path for path in PATHS.values() if is_prospect or path.id is not ExitPath.PROSPECT)


def _may_take(client: Client, stage: Stage, chosen: ExitPath) -> None:
    if PATHS[chosen] not in may_take(stage):
        raise Refused(f"{client.name} is a client already, and the path for prospects ends no work. Take another.")
