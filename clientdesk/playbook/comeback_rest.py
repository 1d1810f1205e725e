"""What becomes of the exits before a coming back: what they left undone goes, and they know its day (X09).

Rule: what was sent, or done, stays; only what was planned for the end goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import counted
from clientdesk.model.exit import Exit
from clientdesk.model.journal import Letter, Task
from clientdesk.playbook.comeback_since import CAME_BACK
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.drafts import TakenBack, planned
from clientdesk.playbook.exit.ended import last_exit

if TYPE_CHECKING:
    from clientdesk.playbook.comeback_terms import Comeback


def left_over(back: Comeback) -> TakenBack:
    """The open tasks and the letters never sent of all their exits, and what lets go of them."""
    over = (each for each in back.records.of(Exit, back.client.id) if each.ended)
    every = [planned(Case(back.records, each, back.today, is_brief=True)) for each in over]
    puts = tuple(record for each in every for record in each.puts)
    return TakenBack(puts, tuple(record for each in every for record in each.removes))


def known_since(back: Comeback) -> tuple[Exit, ...]:
    """Their last exit with the day on which they came back: what was before that was known (X09)."""
    last = last_exit(back.records, back.client.id)
    return (last.but(done=last.done | {CAME_BACK: back.today}),) if last else ()


def left_over_words(back: Comeback) -> str:
    """What goes, as `Gone: 5 things to do from the last exit, 1 letter never sent.`; empty for nothing."""
    removes = left_over(back).removes
    todo, letters = (sum(isinstance(each, kind) for each in removes) for kind in (Task, Letter))
    things = f"{todo} {'thing' if todo == 1 else 'things'} to do from the last exit" if todo else ""
    never = f"{counted(letters, 'letter')} never sent" if letters else ""
    told = ", ".join(filter(None, (things, never)))
    return f"Gone: {told}." if told else ""
