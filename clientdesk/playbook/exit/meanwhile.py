"""What an answered page puts on the desk before the end: letters on the way, what is tried, who has said yes.

Rule: drafts and notes only, which follow the answers until they are sent, or edited; nobody hears of anything by them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clientdesk.model.exit import Exit
from clientdesk.model.journal import Letter, Remedy, Task
from clientdesk.model.record import Record, derived_id
from clientdesk.model.remedies import PRICE_OUT
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit import refer
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.progress import effective
from clientdesk.playbook.exit.steps import questions
from clientdesk.playbook.exit.writing import Written, as_letter, as_task

_KINDS = {"meet": ("L12", "L21"), "refer": ("L19",)}
"""The letters that a step's answers write at once."""


def meanwhile(case: Case, step: str) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """The records that a step's answers put on the desk, and those they take away again."""
    if step not in _KINDS or step in case.skips:
        return (), ()
    wanted, before = _wanted(case, step), {each.id: each for each in _drafts(_as_saved(case), step)}
    here = case.records.by_id(Letter)
    letters = [as_letter(case, each) for each in wanted]
    puts = [each for each in letters if _follows(here.get(each.id), before.get(each.id))]
    tasks = [as_task(case, each) for each in wanted if as_task(case, each).id not in case.records.by_id(Task)]
    notes = _NOTES[step](case)
    return (*puts, *tasks, *notes), tuple(_unwanted(case, step, {each.id for each in letters}))


def _drafts(case: Case, step: str) -> Iterator[Letter]:
    return (as_letter(case, each) for each in _wanted(case, step))


def _as_saved(case: Case) -> Case:
    return case.having(case.records.get(Exit, case.exit.id))


def _follows(here: Letter | None, before: Letter | None) -> bool:
    """Whether a draft is put: it is new, or still what the answers had made of it."""
    if here is None:
        return True
    return here.sent is None and before is not None and (here.subject, here.body) == (before.subject, before.body)


def _unwanted(case: Case, step: str, wanted: set[str]) -> Iterator[Record]:
    """Drafts of this step that its answers no longer ask for, with the tasks to send them."""
    mine = (each for each in case.records.of(Letter, case.client.id) if each.exit == case.exit.id and not each.sent)
    gone = {each.id: each for each in mine if each.kind in _KINDS[step] and each.id not in wanted}
    yield from gone.values()
    yield from (each for each in case.records.of(Task, case.client.id) if each.letter in gone and not each.done)


def _wanted(case: Case, step: str) -> list[Written]:
    return [each for each in _LETTERS[step](case) if each.body]


def _of_meet(case: Case) -> Iterator[Written]:
    asked = case.path.asks.get("meet", ())
    if "price-letter" in asked and case.said("meet", "price"):
        yield _edited(case, "L12", "Send what extras cost from now on", PRICE_OUT)
    if "confirm" in asked and case.said("meet", "held") == "yes" and case.said("meet", "confirm") == "yes":
        yield _edited(case, "L21", "Confirm the talk in writing", "X03")


def _edited(case: Case, kind: str, task: str, handbook: str) -> Written:
    """The letter of the step Meet, as it is written or was edited there."""
    texts = {question.key: effective(case, "meet", question) for question in questions(case, "meet")}
    subject, body = texts.get("subject", ""), texts.get("letter", "")
    return Written(kind, subject, body, task, case.today, handbook, case.draft(kind))


def _of_refer(case: Case) -> Iterator[Written]:
    for each in refer.asked(case):
        written = case.draft(refer.REQUEST, each)
        if written:
            task = f"Ask {each.name} whether you may name them"
            yield Written(
                refer.REQUEST, written.subject, written.body, task, case.today, "X05", written, colleague=each
            )


def _tried(case: Case) -> Iterator[Remedy]:
    """Pricing them out, as a remedy that runs until its day to look again (R07)."""
    review = case.day("meet", "look-again")
    if "price" not in case.path.asks.get("meet", ()) or not case.said("meet", "price") or review is None:
        return
    if case.pricing is None:
        key = derived_id(case.exit.id, PRICE_OUT)
        yield Remedy(id=key, client=case.client.id, kind=PRICE_OUT, on=case.today, review=review)
    elif case.pricing.settled is None and case.pricing.review != review:
        yield case.pricing.but(review=review)


def _said_yes(case: Case) -> Iterator[Colleague]:
    """Colleagues who agreed to be named: from now on they can be (X05)."""
    for each in refer.said_yes(case):
        if not each.agreed:
            yield each.but(agreed=True, asked=each.asked or case.today)


_LETTERS: dict[str, Callable[[Case], Iterator[Written]]] = {"meet": _of_meet, "refer": _of_refer}
_NOTES: dict[str, Callable[[Case], Iterator[Record]]] = {"meet": _tried, "refer": _said_yes}
