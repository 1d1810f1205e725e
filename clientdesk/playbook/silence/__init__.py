"""Silence: what waits for an answer, how long is too long, and the one next step (G1–G4).

Rule: every date counts from what was really sent; after weeks away there is one step, not five.

`days` has the calendar, `threads` what waits, `stage` where each thread stands, `money` what a payment answers,
`steps` what comes next, `now` what the desk asks of a client.
"""

from clientdesk.playbook.silence.days import FIRST_CHECK_IN, SECOND_AFTER, look_into_it_on, tuesday_after
from clientdesk.playbook.silence.now import (
    follow_up,
    follow_ups,
    over_since,
    silence_of,
    silence_steps,
    silent_days,
    too_long_since,
)
from clientdesk.playbook.silence.steps import FollowUp, Move
from clientdesk.playbook.silence.threads import Sent, Thread

__all__ = [
    "FIRST_CHECK_IN", "SECOND_AFTER", "FollowUp", "Move", "Sent", "Thread", "follow_up", "follow_ups",
    "look_into_it_on", "over_since", "silence_of", "silence_steps", "silent_days", "too_long_since", "tuesday_after",
]  # fmt: skip
