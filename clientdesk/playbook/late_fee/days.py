"""From when lateness on an invoice costs the client, and why it does not (R02, M). Rule: their own days, all of them.

Whoever is judged by S01 is let off what a bank may have kept, and a due date that stood only in the contract; a debt is
owed all the same. What is no lateness of theirs costs nothing: no way to pay, no day agreed, an invoice that was late.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.ledger.spared import Spared, spared
from clientdesk.model.days import counted, days_later
from clientdesk.model.invoice import Waiver
from clientdesk.playbook.after_dispute import in_dispute, own_days_until
from clientdesk.playbook.excuses import Excuse, excuses

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.model.records import Records

SPARED = {
    Spared.DISPUTED: "is disputed",
    Spared.WRITTEN_OFF: "was written off",
    Spared.CREDITED: "was credited",
    Spared.GIVEN_BACK: "was paid, and you gave it back",
}
"""Why nobody is asked for the fee on an invoice, to follow its number."""


def last_free_day(records: Records, standing: Standing) -> date | None:
    """The last day that costs nothing: the due date, later by the days that an invoice went out late.

    None where no later day is the client's own, or nobody is asked for what is late. Of the later days those in dispute
    cost nothing either.
    """
    due, late = standing.due, standing.days_late or 0
    if due is None or standing.invoice.fee_for or _not_theirs(records, standing):
        return None
    if not own_days_until(standing, days_later(due, late)):
        return None
    return days_later(due, standing.invoice.days_sent_late)


def is_waived(records: Records, standing: Standing) -> bool:
    """Whether the person had let the fee on an invoice go by the standing's day."""
    return any(each.on <= standing.as_of for each in records.on_invoice(Waiver, standing.invoice.id))


def why_spared(records: Records, standing: Standing) -> str:
    """Why no late fee is asked for on an invoice by any rule, in a sentence; empty where one may be."""
    number = standing.invoice.number
    if standing.invoice.fee_for:
        return f"{number} is a late fee itself, so there is no late fee on it."
    if is_waived(records, standing) and not standing.is_disputed:
        return f"You waived the late fee on {number}."
    if ended := spared(standing):
        return f"{number} {SPARED[ended]}: no late fee is asked for on it."
    if why := _not_late(standing):
        return f"{number} {why}, so there is no late fee on it."
    if last_free_day(records, standing) is None:
        why = _not_theirs(records, standing) or _not_own(standing)
        late = "is" if standing.balance > 0 else "was"
        return f"{number} {late} late through no fault of theirs, so there is no late fee on it: {why}."
    return ""


def _not_own(standing: Standing) -> str:
    """Which of its days late are not the client's, to follow a colon: `you sent it 3 days late`."""
    late = standing.invoice.days_sent_late
    own = f"you sent it {counted(late, 'day')} late" if late else ""
    return ", and ".join(filter(None, (own, "it was in dispute" if in_dispute(standing) else "")))


def _not_late(standing: Standing) -> str:
    """That an invoice is not late, or that nobody knows, to follow its number; empty where it is."""
    if standing.days_late:
        return ""
    if standing.due is None:
        return "has no due date"
    if standing.balance > 0:
        return "is not late"
    return "was paid in time" if standing.paid_on else "was paid on a day that is not known"


def _not_theirs(records: Records, standing: Standing) -> str:
    """Why no lateness on an invoice is the client's own, to follow a colon; empty where it may be."""
    agreed = records.contract(standing.invoice.client)
    is_due_agreed = agreed is not None and agreed.term_days is not None  # C08
    let_go = {Excuse.SENT_AFTER_DUE, Excuse.TIME_AGAIN, *((Excuse.NO_DUE_DATE,) if is_due_agreed else ())}
    let_go |= set() if standing.is_all_back else {Excuse.GIVEN_BACK}
    found = next((each for each in excuses(standing) if each not in let_go), None)
    return "it names no due date, and no contract does" if found is Excuse.NO_DUE_DATE else found or ""
