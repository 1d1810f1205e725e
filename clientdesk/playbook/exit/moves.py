"""What every move of an exit has in common: whether it may be made now, and how it becomes a change.

Rule: nothing is ever half done; what a step does not ask any more counts no longer.
"""

from __future__ import annotations

from clientdesk.model.change import Change
from clientdesk.model.entry.rules import possible_days
from clientdesk.model.errors import Refused
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.gates import Gated, shut_gate
from clientdesk.playbook.exit.meanwhile import meanwhile
from clientdesk.playbook.exit.progress import before, of_step
from clientdesk.playbook.exit.steps import questions, step_on


def may_move(case: Case) -> None:
    """Raise Refused when the exit is over, or its notice saved."""
    if case.exit.ended:
        raise Refused("This exit is over. Undo brings it back, as long as it was the last thing you did.")
    if case.exit.saved:
        raise Refused("The notice is saved. To change it, undo, or cancel the exit.")


def may_answer(case: Case, step: str) -> None:
    """Raises when a step may not be worked on: over, not on the path, behind a gate, or before its turn."""
    may_move(case)
    state = of_step(case, step)
    if state.because and state.by_path:
        raise Refused(f"{step_on(case.path, step).title} is not asked on this path: {state.because}")
    gate = shut_gate(case, step) or before(case, step)
    if gate:
        raise Gated(gate)


def saved(case: Case, label: str, step: str = "") -> Change:
    """The exit as it is now, with what a step's answers put on the desk at once; what it asks no longer is let go."""
    case = _pruned(case, step) if step else case
    puts, removes = meanwhile(case, step)
    return in_years(Change(f"{label} ({case.client.name})", (case.exit, *puts), removes))


def in_years(change: Change) -> Change:
    """The change; raises Refused where a day that follows from the answers is in no year of a desk."""
    for each in change.puts:
        possible_days(each)
    return change


def _pruned(case: Case, step: str) -> Case:
    """The case without answers to what its step does not ask any more: they would go on counting unseen."""
    asked = {question.key for question in questions(case, step)}
    said = {key: text for key, text in case.exit.answers.get(step, {}).items() if key in asked}
    return case.having(case.exit.but(answers=case.exit.answers | {step: said}))
