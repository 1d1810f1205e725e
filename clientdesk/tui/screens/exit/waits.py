"""What the task list says of a step: its status as a heading, why it waits, and what can be done meanwhile.

Rule: it is said where the step stands, and nothing has to be opened to read it.
"""

from __future__ import annotations

from datetime import date

from clientdesk.model.days import distance
from clientdesk.model.days import shown as shown_day
from clientdesk.model.journal import Task
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.gates import shut_gate
from clientdesk.playbook.exit.progress import before
from clientdesk.playbook.exit.steps import step_on
from clientdesk.playbook.exit.view import Row, State


def heading(row: Row, today: date) -> str:
    """A step's status as a heading: `Waiting until 24 Nov 2026 · in 3 days`."""
    until = row.state.waiting_until
    when = f" · {distance(until, today)}" if until else ""
    words = row.state.words.partition(":")[0]
    return words[:1].upper() + words[1:] + when


def why(case: Case, row: Row) -> str:
    """Why a step can't be worked on, in a sentence; empty when it can."""
    gate = None if row.can_enter else shut_gate(case, row.step) or before(case, row.step)
    return row.state.because or row.state.why or (gate.why if gate else "")


def closed(case: Case, row: Row) -> str:
    """Why a step can't be opened, and until when: `✖ Refer can't be opened yet. Meet comes first …`."""
    gate = shut_gate(case, row.step) or before(case, row.step)
    until = gate.words if gate else row.state.waits
    told = why(case, row)
    when = f" It waits until {until}." if until and until not in told else ""
    return f"✖ {row.title} can't be opened yet. {told}{when}"


def meanwhile(case: Case, state: State) -> str:
    """What can be done while a step waits."""
    if is_for_money(state):
        return "When they pay, p records it."
    own = (each for each in case.records.of(Task, case.client.id) if each.exit == case.exit.id and each.done is None)
    due = next((each for each in own if each.due <= case.today), None)
    if due:
        return f"Meanwhile: {due.what[:1].lower()}{due.what[1:]}. It is in your agenda."
    if state.step:
        return f"Meanwhile you can go on with {step_on(case.path, state.step).title}."
    return "There is nothing to do until then; you can leave the program, too."


def is_for_money(state: State) -> bool:
    """Whether a payment opens a gate that is shut."""
    return any(gate.is_paid_for and not gate.is_open for gate in state.gates)


def days_under_way(case: Case) -> str:
    """When the exit was begun: `begun 4 days ago, on 17 Nov 2026`."""
    begun = case.exit.started
    return "begun today" if begun == case.today else f"begun {distance(begun, case.today)}, on {shown_day(begun)}"
