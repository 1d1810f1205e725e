"""The first month after a due date (G3): ask, then the silence playbook's steps, then the invoice again with the fee.

Rule: the invoice goes out again once asking had no effect, or when two weeks went by without anyone asking.
"""

from __future__ import annotations

from datetime import date, timedelta

from clientdesk.ledger.standing import Standing
from clientdesk.playbook.dunning.plan import Plan
from clientdesk.playbook.dunning.sent import asked_on, heard_on
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.silence import look_into_it_on

AGAIN_AFTER = 14
"""Days after the due date, or after their last answer, after which the invoice goes out again (L06)."""
_CALLED = 3
"""Messages that were sent by then: the request, the follow-up and the call."""


def first_steps(picture: Picture, oldest: Standing, day: date) -> Plan:
    """What comes before the late notices, on a day: the request, or the invoice again with the late fee (L06)."""
    due = oldest.due or day
    asked, heard = asked_on(picture, due), heard_on(picture, due)
    if heard and not any(on > heard for on in asked):
        return _again(picture, oldest, heard + timedelta(days=AGAIN_AFTER))
    if asked:
        return _again(picture, oldest, _no_movement([on for on in asked if heard is None or on > heard]))
    if (day - due).days >= AGAIN_AFTER:
        return _again(picture, oldest, due + timedelta(days=AGAIN_AFTER))
    return Plan(due + timedelta(days=1), None, "Ask for payment", how="By mail or a call: kindly, and with a day.")


def _no_movement(asked: list[date]) -> date:
    """The day after the call; where nobody called, the Monday after the week of the call (G2's days)."""
    call = look_into_it_on(asked[0])
    return max(call, asked[-1]) + timedelta(days=1) if len(asked) >= _CALLED else call + timedelta(days=7)


def _again(picture: Picture, oldest: Standing, on: date) -> Plan:
    """The invoice once more; the fee is named where there is one to ask for (R02)."""
    from clientdesk.playbook.late_interest import late_fee

    fee = ", with the late fee" if late_fee(picture.records, oldest) else ""
    return Plan(on, "L06", f"Send the invoice again{fee}")
