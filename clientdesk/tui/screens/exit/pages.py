"""The wizard's own page: why a step can't be worked on now. Rule: the same data as the machine's pages."""

from __future__ import annotations

from datetime import date

from clientdesk.model.days import counted, distance
from clientdesk.model.days import shown as shown_day
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.gates import shut_gate
from clientdesk.playbook.exit.progress import before
from clientdesk.playbook.exit.question import Page
from clientdesk.playbook.exit.steps import STEPS
from clientdesk.playbook.exit.view import PageView, Row

_PAID = "When they pay: p on the client's page records it, and this wakes by itself."


def waits(case: Case, step: str) -> PageView:
    """Why a step can't be worked on now: until when it waits, and what can be done meanwhile."""
    state = view.state(case)
    row = next(row for row in state.rows if row.step == step)
    page = Page(step, heading(row, case.today), told=(why(case, row), *meanwhile(state)))
    return PageView(view.step_title(case, step), page, {})


def heading(row: Row, today: date) -> str:
    """A step's status as a heading: `Waiting until 24 Nov 2026 · in 3 days`."""
    until = row.state.waiting_until
    when = f" · {distance(until, today)}" if until else ""
    return _capital(row.state.words.partition(":")[0]) + when


def why(case: Case, row: Row) -> str:
    """Why a step can't be worked on, in a sentence; empty when it can."""
    gate = None if row.can_enter else shut_gate(case, row.step) or before(case, row.step)
    return row.state.because or row.state.why or (gate.why if gate else "")


def meanwhile(state: view.State) -> tuple[str, ...]:
    """What can be done while a step waits."""
    free = [STEPS[state.step].title] if state.step else []
    go_on = f"Meanwhile you can go on with {free[0]}." if free else "There is nothing else to do for now."
    paid = (_PAID,) if any(gate.is_paid_for for gate in state.gates if not gate.is_open) else ()
    return go_on, *paid, "You can leave the program, too: this opens by itself. Nobody hears anything before that."


def days_under_way(case: Case) -> str:
    """How long the exit has been going, today counted: `4 days, since 18 Nov 2026`."""
    day = (case.today - case.exit.started).days + 1
    return f"{counted(day, 'day')}, since {shown_day(case.exit.started)}" if day > 1 else "begun today"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
