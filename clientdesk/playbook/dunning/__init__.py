"""Dunning: what is asked for again, when, and by which letter (G3, G4). Rule: never what is paid, or in dispute.

Every day counts from what was really sent; after weeks away there is one step.
"""

from clientdesk.playbook.dunning.deadline import DeadlineRange, deadline_range
from clientdesk.playbook.dunning.notice import FINAL_NOTICE_AFTER, NOTICES, Notice, is_asking, next_notice
from clientdesk.playbook.dunning.promises import open_promises, promise_steps
from clientdesk.playbook.dunning.steps import dunning_steps

__all__ = [
    "FINAL_NOTICE_AFTER",
    "NOTICES",
    "DeadlineRange",
    "Notice",
    "deadline_range",
    "dunning_steps",
    "is_asking",
    "next_notice",
    "open_promises",
    "promise_steps",
]
