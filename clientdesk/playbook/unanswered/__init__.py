"""A silence as the faces show it: with the agenda's one step. Rule: silence, dunning and the agenda know nothing of it.

`in_agenda` has the step of a thread, `listing` every thread that waits, and `card` the call.
"""
