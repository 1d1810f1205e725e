"""What an exit's end puts on the desk: letters to send, tasks with dates, the outcome, the client's stage (X06, X08).

Rule: the only place where an exit's answers become other records; ids are derived, so the same end is the same desk.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from clientdesk.model.change import Change
from clientdesk.model.client import Stage
from clientdesk.model.days import counted
from clientdesk.model.days import shown as shown_day
from clientdesk.model.entry.trying import stage_to_go_back_to
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Exit, Outcome
from clientdesk.model.journal import Channel, Letter, Remedy, Task
from clientdesk.model.project import Contract, Document, new_contract
from clientdesk.model.record import Record, derived_id
from clientdesk.playbook.exit import refer
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.close_down import gaps, items
from clientdesk.playbook.exit.gates import Gate, Gated
from clientdesk.playbook.exit.notice import given, last_day, last_working_day
from clientdesk.playbook.exit.progress import Status, effective, of_step
from clientdesk.playbook.exit.settlement import settlement
from clientdesk.playbook.exit.steps import STEPS, questions


def act_words(case: Case) -> str:
    """The act's name, for its button: `Save the notice and end the contract on 28 Feb 2027`."""
    name = case.client.name
    if case.keeps:
        return f"Keep {name} and look again on {shown_day(_look_again(case))}"
    if case.exit.saved:
        return f"Close the exit with {name}"
    on = "today" if last_day(case) <= case.today else f"on {shown_day(last_day(case))}"
    if "notice" in case.skips:
        return f"End the work with {name} {on}, without a notice"
    return f"Save the {'notice' if case.path.notice_days else 'letter'} and end the contract {on}"


def end(case: Case) -> Change:
    """The end: letters as drafts, tasks in the agenda, the outcome; the client is exiting until the last day."""
    over = last_day(case) <= case.today
    outcome = Outcome.AT_ONCE if "notice" in case.skips else case.path.outcome
    finished = case.exit.but(
        answers=frozen(case),
        saved=case.today,
        last_day=last_day(case),
        outcome=outcome,
        ended=case.today if over else None,
    )
    client = case.client.but(stage=Stage.ENDED if over else Stage.EXITING)
    puts: list[Record] = [finished, client, *letters(case), *tasks(case), *_register(case)]
    return Change(f"Ended the contract with {case.client.name} on {shown_day(last_day(case))}", tuple(puts))


def close(case: Case) -> Change:
    """After the last day: the client is a former one. Raises Gated before it."""
    day = last_day(case)
    if case.today < day:
        why = f"The contract with {case.client.name} runs until {shown_day(day)}; the exit closes on that day."
        raise Gated(Gate("last-day", is_open=False, words=shown_day(day), why=why, opens=day))
    puts = (case.exit.but(ended=case.today), case.client.but(stage=Stage.ENDED))
    return Change(f"Closed the exit with {case.client.name}", puts)


def keep(case: Case) -> Change:
    """They are kept: remedies with a day to look again, and the client is back where they were."""
    step, again = _kept_in(case), _look_again(case)
    kinds = (case.said(step, "remedies") or "").split(",")
    remedies = tuple(
        Remedy(id=derived_id(case.exit.id, kind), client=case.client.id, kind=kind, on=case.today, review=again)
        for kind in kinds
    )
    return Change(f"Kept {case.client.name}", (*_over(case, Outcome.KEPT, remedies), *remedies))


def cancel(case: Case, because: str) -> Change:
    """Broken off: unsent letters and open tasks of this exit are removed; what was sent, or done, stays."""
    unsent = [each for each in case.records.of(Letter, case.client.id) if _mine(case, each.exit) and not each.sent]
    undone = [each for each in case.records.of(Task, case.client.id) if _mine(case, each.exit) and not each.done]
    ended, client = _over(case, Outcome.CANCELLED)
    ended = ended.but(path_because=because or ended.path_because, last_day=None)
    return Change(f"Cancelled the exit with {case.client.name}", (ended, client), (*unsent, *undone))


def frozen(case: Case) -> dict[str, dict[str, str]]:
    """Every answer that counts, the desk's own proposals too, as it is on the day of the end."""
    asked = [name for name in STEPS if of_step(case, name).status is Status.DONE]
    return {
        name: {question.key: effective(case, name, question) for question in questions(case, name)} for name in asked
    }


def letters(case: Case) -> Iterator[Letter]:
    """The letters of this end, as drafts to be sent by the person."""
    return (_letter(case, step, kind) for step, kind in _written(case))


def _written(case: Case) -> list[tuple[str, str]]:
    """The steps that end in a letter, and the letter's kind."""
    kinds = (("notice", case.path.letter), ("refer", refer.LETTER))
    return [(step, kind) for step, kind in kinds if step not in case.skips]


def _letter_id(case: Case, kind: str) -> str:
    return derived_id(case.exit.id, kind)


def _letter(case: Case, step: str, kind: str) -> Letter:
    texts = {question.key: effective(case, step, question) for question in questions(case, step)}
    written = case.draft(kind)
    if not texts["letter"]:
        raise Refused(f"The letter {kind} is empty. Write it, or skip the step with a reason.")
    return Letter(
        id=_letter_id(case, kind), client=case.client.id, kind=kind, written=case.today,
        subject=texts["subject"], body=texts["letter"], exit=case.exit.id,
        language=written.language if written else case.client.language,
        channel=Channel(case.said("notice", "channel") or "email"),
    )  # fmt: skip


def tasks(case: Case) -> Iterator[Task]:
    """What is to be done by when, with the handbook's ids."""
    for number, todo in enumerate((*_to_send(case), *_todo(case))):
        yield Task(
            id=derived_id(case.exit.id, str(number), todo.what), client=case.client.id, exit=case.exit.id,
            what=todo.what, due=todo.due, handbook=todo.handbook, letter=todo.letter,
        )  # fmt: skip


class _Todo(Struct, frozen=True):
    """Something to do, by when, with the handbook's id; `letter` is the letter that it sends."""

    what: str
    due: date
    handbook: str
    letter: str | None = None


def _to_send(case: Case) -> Iterator[_Todo]:
    words = {"notice": f"Send the {'notice' if case.path.notice_days else 'letter'}", "refer": "Send the referral"}
    for step, kind in _written(case):
        yield _Todo(words[step], given(case), STEPS[step].handbook, _letter_id(case, kind))


def _todo(case: Case) -> Iterator[_Todo]:
    if "trail" in case.path.asks.get("review", ()):
        yield _Todo("Complete the paper trail", case.today, "P")
    for line in _lines(case, "review", "duties-left"):
        yield _Todo(line, last_working_day(case), "X02")
    if case.said("review", "undelivered") == "deliver":
        numbers = ", ".join(each.invoice.number for each in settlement(case).undelivered)
        yield _Todo(f"Deliver what they paid for: {numbers}", last_working_day(case), "X02")
    for line in _lines(case, "notice", "deliver"):
        yield _Todo(f"Hand over: {line}", case.day("notice", "hand-over") or last_working_day(case), "X04")
    yield from _close_down(case)


def _close_down(case: Case) -> Iterator[_Todo]:
    if "close-down" in case.skips:
        return
    for item in items(case):
        said = case.said("close-down", item.key)
        due = item.due if said is None else case.day("close-down", item.key)
        if due:
            yield _Todo(item.what, due, "X06")
    if terms := next_terms(case):
        yield _Todo(f"Improve the next contract ({counted(len(terms), 'point')})", last_day(case), "X06")


def next_terms(case: Case) -> tuple[str, ...]:
    """What the next contract is to have, a point each (C)."""
    if "close-down" in case.skips:
        return ()
    said = case.said("close-down", "next-contract")
    return gaps(case) if said is None else tuple(filter(None, said.split("\n")))


def _lines(case: Case, step: str, key: str) -> list[str]:
    return [line for line in (case.said(step, key) or "").split("\n") if line]


def _register(case: Case) -> Iterator[Contract]:
    """The documents that stand in for a contract, kept with the client (X02)."""
    lines = _lines(case, "review", "documents")
    known = case.records.contract(case.client.id)
    if lines:
        kept = known or new_contract(case.client.id)
        by_what = {document.what: document for document in kept.documents}
        yield kept.but(exists=False, documents=tuple(by_what.get(line) or Document(what=line) for line in lines))


def _over(case: Case, outcome: Outcome, tried: tuple[Remedy, ...] = ()) -> tuple[Exit, Record]:
    """The exit at its end, and the client back where they were; paused where a pause runs, or is tried now (R04)."""
    records = case.records.after(Change("", tried))
    stage = stage_to_go_back_to(records, case.client.id, case.exit.stage_before)
    return case.exit.but(outcome=outcome, ended=case.today), case.client.but(stage=stage)


def _kept_in(case: Case) -> str:
    return "reflect" if case.said("reflect", "keeping") == "keep" else "meet"


def _look_again(case: Case) -> date | None:
    return case.day(_kept_in(case), "look-again")


def _mine(case: Case, exit_id: str | None) -> bool:
    return exit_id == case.exit.id
