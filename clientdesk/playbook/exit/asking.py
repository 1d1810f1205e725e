"""What an end leaves to be asked for (X06, X07). Rule: what was overdue on its day, with the figure of today.

What falls due after the end is none of it: the agenda asks for that as of any client.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import shown as shown_day
from clientdesk.model.exit import Exit
from clientdesk.model.money import said_totals, totals
from clientdesk.playbook.exit.settlement import asked_for, settlement

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.journal import Task
    from clientdesk.model.money import Money, Totals
    from clientdesk.model.records import Records
    from clientdesk.playbook.exit.case import Case

ASK = "Ask for what is owed"
"""The task's words; how much it is, is said with the day."""


def was_late(standing: Standing, end: date) -> bool:
    """Whether an invoice was due before the day of an end: the exit's task asks for it."""
    return standing.due is not None and standing.due < end


def ask_words(case: Case, end: date) -> str:
    """What is left to ask for: `Ask for what is owed: £4,050, and the late fee of £39.12 until 22 Nov 2026`.

    Of what was late on the day of the end, as it stands on the case's day; empty where nothing is left of it.
    """
    sums = settlement(case)
    late = {each.invoice.id for each in case.picture.standings if was_late(each, end)}
    invoices = totals(each.to_pay for each in asked_for(case) if each.invoice.id in late)
    fees = totals(fee.total for fee in sums.late_fees if sums.fees and fee.invoice.id in late)
    owed = _less(invoices.values(), sums.in_hand)
    left = _less([*invoices.values(), *fees.values()], sums.in_hand)
    of_fees = {code: min(fee, left[code]) for code, fee in fees.items() if code in left}
    sum_owed = f"what is owed: {' and '.join(each.shown(whole=True) for each in owed.values())}" if owed else ""
    fee = f"the late fee of {said_totals(of_fees)} until {shown_day(case.today)}" if of_fees else ""
    return f"Ask for {', and '.join(filter(None, (sum_owed, fee)))}" if left else ""


def words_today(records: Records, task: Task, today: date) -> str:
    """The words of a task to ask for money with the figure of a day; none once all is paid (G4)."""
    from clientdesk.playbook.exit.sums import before_the_end

    exit_ = records.by_id(Exit).get(task.exit or "")
    if exit_ is None or exit_.last_day is None:
        return task.what
    left = ask_words(before_the_end(records, exit_, today), exit_.last_day)
    return task.what if left and not task.what.startswith(ASK) else left


def asked_until(records: Records, tasks: Iterable[Task]) -> date | None:
    """The day of the last end that left one of some tasks; None without one."""
    ends = (records.by_id(Exit).get(each.exit or "") for each in tasks)
    return max((each.last_day for each in ends if each and each.last_day), default=None)


def _less(amounts: Iterable[Money], in_hand: Totals) -> Totals:
    left = totals([*amounts, *(-money for money in in_hand.values())])
    return {code: money for code, money in left.items() if money.minor > 0}
