"""What an answered page puts on the desk before the end: letters on the way, and what is tried.

Rule: drafts and notes only, which follow the answers until they are sent, or edited; nobody hears of anything by them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clientdesk.model.exit import Exit
from clientdesk.model.journal import Letter, Remedy, Task
from clientdesk.model.letter_kinds import EXTRAS_PRICED, REQUEST, TALK_CONFIRMED
from clientdesk.model.record import Record, derived_id
from clientdesk.model.remedies import PRICE_OUT
from clientdesk.playbook.exit import refer
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.drafts import may_go, never_priced, own_letters, without
from clientdesk.playbook.exit.progress import effective
from clientdesk.playbook.exit.steps import questions
from clientdesk.playbook.exit.writing import Written, as_letter, as_task

_WRITTEN_ON = {
    EXTRAS_PRICED: ("meet", "price-letter"),
    TALK_CONFIRMED: ("meet", "confirm"),
    REQUEST: ("refer", "ask"),
}
"""The letters that are written before the end, each with the step and the page that ask for it."""


def meanwhile(case: Case, step: str) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """The records that a step's answers put on the desk, and those that nothing asks for any more.

    After a move that answers no step (`step` empty), only the latter.
    """
    wanted = _wanted(case, step)
    stale = without(case, [each for each in own_letters(case) if _is_stale(case, each, step, wanted)])
    unpriced = () if _asks(case, "meet", "price") else tuple(never_priced(case))
    return (*_put(case, step, wanted), *stale.puts), (*stale.removes, *unpriced)


def _asks(case: Case, step: str, page: str) -> bool:
    return step not in case.skips and page in case.path.asks.get(step, ())


def _put(case: Case, step: str, wanted: list[Written]) -> Iterator[Record]:
    here, before = case.records.by_id(Letter), {each.id: each for each in _drafts(_as_saved(case), step)}
    for each in wanted:
        letter, task = as_letter(case, each), as_task(case, each)
        if _follows(here.get(letter.id), before.get(letter.id)):
            yield letter
        if task.id not in case.records.by_id(Task):
            yield task
    if step == "meet":
        yield from _tried(case)


def _drafts(case: Case, step: str) -> Iterator[Letter]:
    return (as_letter(case, each) for each in _wanted(case, step))


def _as_saved(case: Case) -> Case:
    return case.having(case.records.get(Exit, case.exit.id))


def _follows(here: Letter | None, before: Letter | None) -> bool:
    """Whether a draft is put: it is new, or still what the answers had made of it."""
    if here is None:
        return True
    return may_go(here) and before is not None and (here.subject, here.body) == (before.subject, before.body)


def _is_stale(case: Case, letter: Letter, step: str, wanted: list[Written]) -> bool:
    """Whether a draft is no longer asked for: by this step's answers, by the path, or as its step is left out."""
    if letter.kind not in _WRITTEN_ON or not may_go(letter):
        return False
    asked_in, page = _WRITTEN_ON[letter.kind]
    is_wanted = asked_in != step or letter.id in {as_letter(case, each).id for each in wanted}
    return not is_wanted or not _asks(case, asked_in, page)


def _wanted(case: Case, step: str) -> list[Written]:
    if step not in _LETTERS or step in case.skips:
        return []
    return [each for each in _LETTERS[step](case) if each.body]


def _of_meet(case: Case) -> Iterator[Written]:
    asked = case.path.asks.get("meet", ())
    is_priced = case.said("meet", "price") and case.day("meet", "from") and case.day("meet", "look-again")
    if "price-letter" in asked and is_priced:
        yield _edited(case, EXTRAS_PRICED, "Send what extras cost from now on", PRICE_OUT)
    if "confirm" in asked and case.said("meet", "held") == "yes" and case.said("meet", "confirm") == "yes":
        yield _edited(case, TALK_CONFIRMED, "Confirm the talk in writing", "X03")


def _edited(case: Case, kind: str, task: str, handbook: str) -> Written:
    """The letter of the step Meet, as it is written or was edited there."""
    texts = {question.key: effective(case, "meet", question) for question in questions(case, "meet")}
    subject, body = texts.get("subject", ""), texts.get("letter", "")
    return Written(kind, subject, body, task, case.today, handbook, case.draft(kind))


def _of_refer(case: Case) -> Iterator[Written]:
    for each in refer.asked(case):
        written = case.draft(REQUEST, each)
        if written:
            task = f"Ask {each.name} whether you may name them"
            yield Written(REQUEST, written.subject, written.body, task, case.today, "X05", written, colleague=each)


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


_LETTERS: dict[str, Callable[[Case], Iterator[Written]]] = {"meet": _of_meet, "refer": _of_refer}
