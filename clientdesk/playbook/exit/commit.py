"""What an exit's end puts on the desk: letters to send, tasks with dates, the outcome, the client's stage (X06, X08).

Rule: the only place where an exit's answers become other records; ids are derived, so the same end is the same desk.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from clientdesk.model.change import Change
from clientdesk.model.client import Client, Stage
from clientdesk.model.days import counted
from clientdesk.model.days import shown as shown_day
from clientdesk.model.entry.trying import stage_to_go_back_to
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Outcome
from clientdesk.model.invoice import CreditNote
from clientdesk.model.journal import Letter, Remedy, RemedyOutcome, Task
from clientdesk.model.letter_kinds import EXTRAS_PRICED, HAND_OVER, REFERRAL
from clientdesk.model.money import Money
from clientdesk.model.project import Contract, Document, Project, new_contract
from clientdesk.model.record import Record, derived_id
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit import close_down, projects, refer
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.close_down import gaps, items
from clientdesk.playbook.exit.drafts import never_priced, own_letters, planned
from clientdesk.playbook.exit.gates import Gate, Gated
from clientdesk.playbook.exit.keeping import kept_words, over
from clientdesk.playbook.exit.notice import given, last_day, last_working_day
from clientdesk.playbook.exit.progress import Status, effective, of_step
from clientdesk.playbook.exit.settlement import given_up, settlement
from clientdesk.playbook.exit.steps import STEPS, questions
from clientdesk.playbook.exit.writing import Written, as_letter, as_task


def act_words(case: Case) -> str:
    """The act's name, for its button: `Save the notice and end the contract on 28 Feb 2027`."""
    name = case.client.name
    if case.keeps:
        return kept_words(case)
    if case.exit.saved:
        return f"Close the exit with {name}"
    on = "today" if last_day(case) <= case.today else f"on {shown_day(last_day(case))}"
    if case.leaves:
        return f"Let {name} go {on}"
    if "notice" in case.skips:
        without = ", without a notice" if case.was_skipped("notice") else ""
        return f"End {projects.names(case) or f'the work with {name}'} {on}{without}"
    return case.path.act.format(what=projects.names(case) or "the contract", on=on)


def end(case: Case) -> Change:
    """The end: letters as drafts, tasks in the agenda, the outcome; the client is exiting until the last day.

    A price that was not sent is nobody's to hear any more: the task to send it goes. Its draft stays, for it may have
    gone out unmarked (R07).
    """
    over = last_day(case) <= case.today
    finished = case.exit.but(
        answers=frozen(case),
        saved=case.today,
        last_day=last_day(case),
        outcome=_outcome(case),
        ended=case.today if over else None,
    )
    counts = case.having(case.exit.but(answers=finished.answers))
    ending: list[Record] = [*letters(counts), *tasks(counts), *_register(counts), *_projects(counts)]
    ending += [*_credited(counts), *_priced_out(counts), *_said_yes(counts)]
    puts = (finished, _client(case.having(finished), is_over=over), *ending)
    return Change(_label(counts), puts, tuple(_unpriced(case)))


def _outcome(case: Case) -> Outcome:
    """How it ends (X08)."""
    if case.leaves:
        return Outcome.LEFT
    if case.ending_projects:
        return Outcome.PARTLY
    is_without = "notice" in case.skips and case.path.outcome is Outcome.NOTICE
    return Outcome.AT_ONCE if is_without else case.path.outcome


def _label(case: Case) -> str:
    name, on = case.client.name, shown_day(last_day(case))
    if case.leaves:
        return f"Let {name} go on {on}: they left by themselves"
    if case.path.outcome is Outcome.LET_GO:
        return f"Declined the work for {name}"
    part = projects.names(case)
    return f"Ended {part} for {name} on {on}" if part else f"Ended the contract with {name} on {on}"


def close(case: Case) -> Change:
    """After the last day: the client is a former one, or goes on with the rest. Raises Gated before it."""
    day = last_day(case)
    if case.today < day:
        what = projects.names(case) or f"The contract with {case.client.name}"
        why = f"{what} runs until {shown_day(day)}; the exit closes on that day."
        raise Gated(Gate("last-day", is_open=False, words=shown_day(day), why=why, opens=day))
    puts = (case.exit.but(ended=case.today), _client(case, is_over=True))
    return Change(f"Closed the exit with {case.client.name}", puts)


def _client(case: Case, *, is_over: bool) -> Client:
    """The client at the end: a former one, or back where they were where a part goes on; exiting until the last day."""
    if not is_over:
        return case.client.but(stage=Stage.EXITING)
    if case.exit.outcome is not Outcome.PARTLY:
        return case.client.but(stage=Stage.ENDED)
    stage = stage_to_go_back_to(case.records, case.client.id, case.exit.stage_before)
    return case.client.but(stage=stage)


def cancel(case: Case, because: str) -> Change:
    """Broken off: what was only planned goes, a client who had notice stays one; what was sent, or done, stays.

    After the end was saved, projects go on and pricing out runs again, as before it.
    """
    drafts = planned(case)
    ended, client = over(case, Outcome.CANCELLED)
    ended = ended.but(path_because=because or ended.path_because, last_day=None)
    puts = (ended, client, *drafts.puts, *_going_on(case))
    return Change(f"Cancelled the exit with {case.client.name}", puts, (*drafts.removes, *never_priced(case)))


def _going_on(case: Case) -> Iterator[Record]:
    """Projects and pricing out as they were before the end that is taken back."""
    if case.exit.saved is None:
        return
    yield from (each.but(ended=None) for each in projects.ending(case) if each.ended == case.exit.last_day)
    if case.pricing and case.pricing.decided == case.exit.saved:
        yield case.pricing.but(outcome=RemedyOutcome.WAITING, decided=None)


def _projects(case: Case) -> Iterator[Project]:
    """The projects that end: with the contract, or on an earlier day that they have; never before they began."""
    if "review" not in case.path.asks:
        return
    for each in projects.ending(case):
        day = min(each.ended or last_day(case), last_day(case))
        yield each.but(ended=max(day, each.started or day))


def _credited(case: Case) -> Iterator[CreditNote]:
    """Invoices for work that is given up, credited: nobody is asked to pay it, and what was paid is theirs again."""
    for each in given_up(case):
        left = each.invoice.amount.minor - each.credited
        if left > 0:
            yield CreditNote(
                id=derived_id(case.exit.id, "credit", each.invoice.id), client=case.client.id, invoice=each.invoice.id,
                amount=Money(left, each.invoice.amount.currency), on=case.today, reason="The work is not done.",
            )  # fmt: skip


def _priced_out(case: Case) -> Iterator[Remedy]:
    """What came of pricing out, where this end is what came of it (R07)."""
    if case.pricing and case.pricing.settled is None:
        outcome = RemedyOutcome.LEFT if case.leaves else RemedyOutcome.FAILED
        yield case.pricing.but(outcome=outcome, decided=case.today)


def _unpriced(case: Case) -> Iterator[Task]:
    """The tasks to send a price that can't be answered any more (R07)."""
    prices = {each.id for each in own_letters(case) if each.kind == EXTRAS_PRICED and each.sent is None}
    yield from (each for each in case.records.of(Task, case.client.id) if each.letter in prices and not each.done)


def _said_yes(case: Case) -> Iterator[Colleague]:
    """Colleagues who agreed to be named: from now on it is known of them (X05)."""
    if "refer" not in case.skips:
        yield from (each.but(agreed=True, asked=each.asked or case.today) for each in refer.said_yes(case))


def frozen(case: Case) -> dict[str, dict[str, str]]:
    """Every answer that counts, the desk's own proposals too, as it is on the day of the end."""
    asked = [name for name in STEPS if of_step(case, name).status is Status.DONE]
    return {
        name: {question.key: effective(case, name, question) for question in questions(case, name)} for name in asked
    }


def letters(case: Case) -> Iterator[Letter]:
    """The letters of this end, as drafts to be sent by the person."""
    return (as_letter(case, each) for each in _written(case))


def _written(case: Case) -> Iterator[Written]:
    """The letters that the end writes: what ends it, who could go on, and the hand-over."""
    notice = "notice" if case.path.notice_days else "letter"
    if "notice" not in case.skips:
        yield _of_step(case, "notice", case.letter_kind, f"Send the {notice}", given(case))
    if "refer" not in case.skips:
        yield _of_step(case, "refer", REFERRAL, "Send the referral", given(case))
    if "letter" in case.path.asks["close-down"] and case.said("close-down", "send") == "yes":
        task = "Send the hand-over, with a statement of account"
        yield _of_step(case, "close-down", HAND_OVER, task, last_working_day(case))


def _of_step(case: Case, step: str, kind: str, task: str, due: date) -> Written:
    texts = {question.key: effective(case, step, question) for question in questions(case, step)}
    if not texts["letter"]:
        raise Refused(f"The letter {kind} is empty. Write it, or skip the step with a reason.")
    subject, body = texts["subject"], texts["letter"]
    return Written(kind, subject, body, task, due, STEPS[step].handbook, case.draft(kind))


def tasks(case: Case) -> Iterator[Task]:
    """What is to be done by when, with the handbook's ids."""
    yield from (as_task(case, each) for each in _written(case))
    for number, todo in enumerate(_todo(case)):
        yield Task(
            id=derived_id(case.exit.id, str(number), todo.what), client=case.client.id, exit=case.exit.id,
            what=todo.what, due=todo.due, handbook=todo.handbook,
        )  # fmt: skip


class _Todo(Struct, frozen=True):
    """Something to do, by when, with the handbook's id."""

    what: str
    due: date
    handbook: str


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
        if due := close_down.day_of(case, item):
            yield _Todo(item.what, due, item.handbook)
    if terms := next_terms(case):
        yield _Todo(f"Improve the next contract ({counted(len(terms), 'point')})", last_day(case), "X06")


def next_terms(case: Case) -> tuple[str, ...]:
    """What the next contract is to have, a point each (C)."""
    if "close-down" in case.skips or "next" not in case.path.asks["close-down"]:
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


def _mine(case: Case, exit_id: str | None) -> bool:
    return exit_id == case.exit.id
