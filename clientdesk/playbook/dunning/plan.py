"""A plan: what comes next about an invoice, before promises, pauses and working days. Rule: a value, nothing else."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from clientdesk.model.money import Totals
from clientdesk.playbook.step import Source


class Plan(Struct, frozen=True):
    """A day, the letter to send (None for none), and the words; `note` is what to know of it, `how` how to do it.

    `asks`: it is a message in words of the person's own, as there is no letter for it. `source` is what its step is of.
    `promised` is what they had promised, where that is asked for again. `brief` is the words for where there is little
    room.
    """

    on: date
    letter: str | None
    words: str
    note: str = ""
    how: str = ""
    asks: bool = False
    source: Source = Source.MONEY
    promised: Totals | None = None
    brief: str = ""
