"""An exit as scripts and a terminal see it. Rule: it only lays out what `playbook.exit.view` says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from clientdesk.cli.as_json import money_list, plain
from clientdesk.cli.spelled import spelled
from clientdesk.model.days import shown as shown_day
from clientdesk.model.naming import short
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.exit import reasons, view
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.ended import going_on
from clientdesk.playbook.exit.figures import Figure
from clientdesk.playbook.exit.final import final
from clientdesk.playbook.exit.letter import lacks_a_name
from clientdesk.playbook.exit.question import Kind, Question, shown
from clientdesk.playbook.exit.settlement import Settlement
from clientdesk.playbook.exit.steps import questions

if TYPE_CHECKING:
    from clientdesk.cli.session import Session
    from clientdesk.playbook.late_fee.whole import LateFee


def exit_object(session: Session, case: Case) -> dict[str, Any]:
    """What `exit show --json` gives."""
    state = view.state(case)
    return {
        "id": case.exit.id,
        "client": state.client.name,
        "client_id": state.client.id,
        "path": case.exit.path.value,
        "reason": reasons.for_oneself(_reason(case)),
        "reason_sign": _reason(case) if _reason(case) in SIGNS else None,
        "step": state.step,
        "steps": [_step(case, row) for row in state.rows],
        "settlement": _settlement(state.settlement),
        "last_day": plain(state.last_day),
        "last_working_day": plain(state.last_working_day),
        "outcome": plain(state.outcome),
        "started": plain(case.exit.started),
        "saved": plain(case.exit.saved),
        "ended": plain(case.exit.ended),
        "act": state.act or None,
        "warnings": [spelled(session, each) for each in state.warnings],
    }


def exit_lines(session: Session, case: Case) -> Iterator[str]:
    """The task list, a step a line, and what comes next."""
    state = view.state(case)
    headline = going_on(case.exit, case.today) or state.headline
    yield f"{state.client.name}: the {state.path} way out · {headline}"
    if reason := reasons.for_oneself(_reason(case)):
        yield f"  Why: {reason}"
    if case.exit.path_because:
        yield f"  Path: {case.exit.path_because}"
    for row in state.asked:
        number = f"{row.number}" if row.number else " "
        yield f"  {row.state.symbol} {number} {row.title:<11}{row.state.brief}"
    yield from (f"  – {each}" for each in state.left_out)
    if state.last_day and any(row.step == "notice" and row.state.is_settled for row in state.rows):
        yield f"  The contract ends on {shown_day(state.last_day)}."
    yield from (f"  ! {spelled(session, each)}" for each in state.warnings)
    yield from _open_lines(case, next((row for row in state.rows if row.step == state.step), None))


def _reason(case: Case) -> str:
    """The person's own reason; what the client hears where no other is known."""
    return case.exit.reason or case.reason


def end_lines(session: Session, case: Case) -> Iterator[str]:
    """The end: what happened, the letters in full, what comes next, and the command that undoes it."""
    last = final(case)
    runs = going_on(case.exit, case.today)
    yield f"{case.client.name}: {runs}" if runs else last.headline
    yield from (f"  {line}" for line in last.happened)
    yield from letter_lines(case)
    yield ""
    yield from (f"  ! {spelled(session, each)}" for each in last.warnings if not lacks_a_name(each))
    yield from (f"  {line}" for line in last.next)
    if last.terms:
        yield f"  For your next contract: {', '.join(last.terms)}."
    yield f"To take it back: {session.command('undo')}"


def letter_lines(case: Case) -> Iterator[str]:
    """The letters that this exit has written, in full."""
    for letter in final(case).letters:
        state = f"sent on {shown_day(letter.sent)}" if letter.sent else "draft, not sent"
        yield ""
        yield f"  {short(letter)} · {letter.kind} · {state} · {letter.subject}"
        yield from (f"  | {line}" for line in letter.body.split("\n"))


def _open_lines(case: Case, row: view.Row | None) -> Iterator[str]:
    """What the step to go on with still asks, by the keys that `exit answer` takes, and what it proposes."""
    if row is None:
        return
    left = [each for each in questions(case, row.step) if each in row.state.open or _is_proposed(case, row.step, each)]
    if left:
        yield f"  {row.title} asks:"
    for question in left:
        yield from _question_lines(question, is_open=question in row.state.open)


def _asked(case: Case, row: view.Row) -> tuple[Question, ...]:
    """A step's questions, with what is proposed, as long as they can be answered."""
    return () if row.state.by_path or case.exit.saved or case.exit.ended else questions(case, row.step)


def _is_proposed(case: Case, step: str, question: Question) -> bool:
    return bool(question.default) and case.said(step, question.key) is None


def _question_lines(question: Question, *, is_open: bool) -> Iterator[str]:
    stands = shown(question, question.default or "")
    taken = (f" (proposed: {stands})" if is_open else f" [{stands}]") if question.default else ""
    yield f"    {question.key}: {question.prompt}{taken}"
    if question.kind is Kind.YES_NO:
        yield "      yes, no"
    yield from (f"      {': '.join(dict.fromkeys((each.value, each.words)))}" for each in question.options)
    if question.options and question.free:
        yield "      or words of your own"


def _step(case: Case, row: view.Row) -> dict[str, Any]:
    state = row.state
    return {
        "name": row.step,
        "handbook": row.handbook,
        "status": state.status.value,
        "waiting_until": plain(state.waiting_until),
        "waiting_for": state.waits or None,
        "skipped_because": state.because or None,
        "open_questions": [question_object(question) for question in state.open],
        "questions": [question_object(each) for each in _asked(case, row)],
        "answers": row.answers,
    }


def question_object(question: Question) -> dict[str, Any]:
    """A question for a script: what to answer it with."""
    return {
        "key": question.key,
        "prompt": question.prompt,
        "kind": question.kind.value,
        "options": [option.value for option in question.options],
        "default": question.default,
    }


def _settlement(sums: Settlement) -> dict[str, Any]:
    return {
        "owed": money_list(sums.owed),
        "overdue": money_list(sums.overdue),
        "disputed": money_list(sums.disputed),
        "credit": money_list(sums.credit),
        "paid_not_delivered": money_list(sums.paid_not_delivered),
        "refund": money_list(sums.refund),
        "late_fees": [_late_fee(fee) for fee in sums.late_fees],
        "late_fees_charged": money_list(sums.fees),
        "figures": [_figure(figure) for figure in sums.figures],
    }


def _late_fee(fee: LateFee) -> dict[str, Any]:
    return {
        "invoice": fee.invoice.number,
        "amount": plain(fee.total),
        "interest": plain(fee.interest),
        "compensation": plain(fee.compensation),
        "days": fee.days,
        "basis": fee.basis,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "key": figure.key,
        "words": figure.words,
        "part_of": figure.part_of or None,
        "counted": figure.counted,
        "totals": money_list(figure.totals),
        "sources": [{"text": each.text, "amount": plain(each.amount)} for each in figure.sources],
    }
