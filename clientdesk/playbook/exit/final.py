"""The last page: what happened, letters, checklist, and undoing (X06, X08). Rule: from the desk as it is now."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from clientdesk.model.days import counted, distance
from clientdesk.model.days import shown as shown_day
from clientdesk.model.exit import Outcome
from clientdesk.model.journal import Letter, Remedy, Task
from clientdesk.model.letter_kinds import EXTRAS_PRICED
from clientdesk.model.way import Words
from clientdesk.playbook.exit import projects
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.commit import next_terms
from clientdesk.playbook.exit.drafts import own_letters
from clientdesk.playbook.exit.ended import going_on
from clientdesk.playbook.exit.second_look import of_letters, whom


class Final(Struct, frozen=True):
    """The last page: what happened, the letters to send, what comes next, and how to undo.

    `todo` is the checklist by its days, done and open; `next` tells what is open, or when a kept client is looked at
    again. `terms` is what the next contract is to have; `warnings` tells what is odd about letters not sent yet, and
    `to` whom a letter goes to, by its id, where that is not the client.
    """

    headline: str
    letters: tuple[Letter, ...]
    to: dict[str, str]
    warnings: tuple[Words, ...]
    happened: tuple[str, ...]
    todo: tuple[Task, ...]
    next: tuple[str, ...]
    terms: tuple[str, ...]
    undo: str


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
        to=whom(case),
        warnings=tuple(of_letters(case)),
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
    drafts = sum(each.sent is None and each.kind != EXTRAS_PRICED for each in letters)
    if drafts:
        told = "is written; you send it" if drafts == 1 else "are written; you send them"
        yield f"{counted(drafts, 'letter')} {told} yourself."
