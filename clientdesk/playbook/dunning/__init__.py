"""Dunning: what is asked for again, when, and by which letter (G3, G4). Rule: never what is paid, or in dispute.

Every day counts from what was really sent; after weeks away there is one step.
"""

from clientdesk.playbook.dunning.late_fee import fee_steps
from clientdesk.playbook.dunning.notice import planned_notice
from clientdesk.playbook.dunning.overdue import is_asking
from clientdesk.playbook.dunning.pace import one_letter_a_day
from clientdesk.playbook.dunning.steps import dunning_steps
from clientdesk.playbook.dunning.thread import one_thread
from clientdesk.playbook.ladder import FINAL_NOTICE_AFTER, NOTICES

__all__ = [
    "FINAL_NOTICE_AFTER",
    "NOTICES",
    "dunning_steps",
    "fee_steps",
    "is_asking",
    "one_letter_a_day",
    "one_thread",
    "planned_notice",
]
