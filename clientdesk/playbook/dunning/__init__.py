"""Dunning: what is asked for again, when, and by which letter (G3, G4). Rule: never what is paid, or in dispute.

Every day counts from what was really sent; after weeks away there is one step.
"""

from clientdesk.playbook.dunning.deadline import DeadlineRange, deadline_range
from clientdesk.playbook.dunning.notice import FINAL_NOTICE_AFTER, NOTICES, Notice, is_asking, next_notice
from clientdesk.playbook.dunning.pace import one_letter_a_day
from clientdesk.playbook.dunning.promises import Hold, hold_of, is_held, open_promises, promise_steps
from clientdesk.playbook.dunning.steps import dunning_steps
from clientdesk.playbook.dunning.thread import one_thread
from clientdesk.playbook.dunning.told import in_words, next_about, notice_about, waiting

__all__ = [
    "FINAL_NOTICE_AFTER",
    "NOTICES",
    "DeadlineRange",
    "Hold",
    "Notice",
    "deadline_range",
    "dunning_steps",
    "hold_of",
    "in_words",
    "is_asking",
    "is_held",
    "next_about",
    "next_notice",
    "notice_about",
    "one_letter_a_day",
    "one_thread",
    "open_promises",
    "promise_steps",
    "waiting",
]
