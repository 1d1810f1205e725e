"""The first month after a due date (G3): ask, then the silence playbook's steps, then the invoice again with the fee.

Rule: the invoice goes out again once asking had no effect, or when two weeks went by without anyone asking.
"""

from __future__ import annotations

from datetime import date, timedelta

from clientdesk.ledger.standing import Standing
from clientdesk.model.letter_kinds import INVOICE_AGAIN
from clientdesk.playbook.after_dispute import counted_from
from clientdesk.playbook.dunning.how import of_a_request
from clientdesk.playbook.dunning.plan import Plan
from clientdesk.playbook.dunning.sent import asked_on, heard_on
from clientdesk.playbook.ladder import AGAIN_AFTER
from clientdesk.playbook.late_fee.chargeable import late_fee
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.silence import Move, follow_ups, look_into_it_on

CALL_WITHIN = 7
"""Days from the Monday on which a call is due, after which the invoice goes out again without one."""


def first_steps(picture: Picture, oldest: Standing) -> Plan:
    """What comes before the late notices: the request, or the invoice again with the late fee (L06)."""
    due = counted_from(picture, oldest) or picture.today
    without_effect = [each.on for each in follow_ups(picture) if each.move is Move.AGAIN]
    if without_effect:
        return _again(picture, oldest, min(without_effect))
    asked, heard = asked_on(picture, oldest), heard_on(picture, oldest)
    if heard and not any(on > heard for on in asked):
        return _again(picture, oldest, heard + timedelta(days=AGAIN_AFTER))
    if asked:
        first = min(on for on in asked if heard is None or on > heard)
        return _again(picture, oldest, look_into_it_on(first) + timedelta(days=CALL_WITHIN))
    if (picture.today - due).days >= AGAIN_AFTER:
        return _again(picture, oldest, due + timedelta(days=AGAIN_AFTER))
    return Plan(due + timedelta(days=1), None, "Ask for payment", how=of_a_request(picture), asks=True)


def _again(picture: Picture, oldest: Standing, on: date) -> Plan:
    """The invoice once more; the fee is named where there is one to ask for (R02)."""
    fee = ", with the late fee" if late_fee(picture.records, oldest) else ""
    return Plan(on, INVOICE_AGAIN, f"Send the invoice again{fee}", brief="Invoice again")
