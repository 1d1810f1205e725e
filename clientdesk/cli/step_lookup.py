"""Which step of a client's agenda a person means. Rule: of two that fit none is taken, and each is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import shown
from clientdesk.model.errors import NotFound
from clientdesk.model.names import clean, fold, sentence
from clientdesk.playbook.agenda import agenda

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.client import Client
    from clientdesk.model.records import Records
    from clientdesk.playbook.step import Step

_DIGITS = 3
"""Digits in a step's number; more are taken for the start of a key."""


def find_step(records: Records, client: Client, text: str, today: date) -> Step:
    """The step of a number in the client's agenda, of a key or the start of one, or of a part of its words.

    Without a text the only one. Raises NotFound, naming those there are.
    """
    steps, wanted = agenda(records, today, client_id=client.id), fold(clean(text))
    if not steps:
        raise NotFound(sentence(f"Nothing is due with {client.name}"))
    found = _fitting(steps, wanted) if wanted else steps
    if len(found) == 1:
        return found[0]
    which = f"“{clean(text)}” is {'several steps' if found else 'no step'}" if wanted else "Say which step"
    told = "; ".join(f"{steps.index(each) + 1} {each.what}, {shown(each.date, today)}" for each in found or steps)
    raise NotFound(f"{which} with {client.name}: {told}.")


def _fitting(steps: list[Step], wanted: str) -> list[Step]:
    """By number, then by whole key, then by its start or by words.

    A number beyond the list is the start of no key, unless it is long; and it is never a part of a sum in the words.
    """
    is_number = wanted.isdecimal()
    if is_number and 0 < int(wanted) <= len(steps):
        return [steps[int(wanted) - 1]]
    exact = [step for step in steps if fold(step.key) == wanted]
    if exact or (is_number and len(wanted) <= _DIGITS):
        return exact
    return [
        step for step in steps if fold(step.key).startswith(wanted) or (not is_number and wanted in fold(step.what))
    ]
