"""The facts of the letters of silence, of money and of the talk before an exit (L01–L11, L13), from the desk as it is.

Rule: as in `facts`, what the client may read and nothing else. Every one of these letters knows every one of these
facts; what there is none of is empty, and its sentence is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clientdesk.letters.claims import claimed, claims
from clientdesk.letters.facts import reader
from clientdesk.letters.priced import priced
from clientdesk.letters.promised import promised
from clientdesk.letters.reason import read
from clientdesk.letters.thread import is_about_payment, silence, thread_for
from clientdesk.letters.wording import inline
from clientdesk.model.errors import Refused
from clientdesk.model.letter_kinds import ABOUT_PAYMENT, OF_SILENCE, PRICE_EXPLAINED, WARNING
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.dunning.court import hearing
from clientdesk.playbook.dunning.deadline import deadline_for
from clientdesk.playbook.dunning.fit import told_apart
from clientdesk.playbook.picture import Picture

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.letters.asked import Asked
    from clientdesk.letters.facts import Facts
    from clientdesk.model.money import Totals
    from clientdesk.model.records import Records

CHASING = (*OF_SILENCE, *ABOUT_PAYMENT, WARNING, PRICE_EXPLAINED)
"""Kinds that are written from these facts."""
WARNED_OF = tuple(sign.id for sign in SIGNS.values() if "R08" in sign.try_first)
"""Signs that a warning is given for."""


class Chase:
    """A letter to be written: who reads it, what it is about. Raises Refused where there is nothing to ask for."""

    def __init__(self, records: Records, client_id: str, kind: str, today: date, asked: Asked) -> None:
        self.picture = Picture(records, client_id, today)
        self.kind = kind
        self.thread = thread_for(self.picture, kind, asked.project)
        self.about_payment = bool(asked.invoices) or is_about_payment(self.picture, self.thread)
        found = claimed(self.picture, kind, asked.invoices, about_payment=self.about_payment)
        self.about, self._besides = told_apart(self.picture, kind, found, today)
        self.project = asked.project or (self.thread.project if self.thread and kind in OF_SILENCE else None)
        self.deadline = _deadline(self.picture, kind, asked.deadline)
        self.reason = read(kind, asked.reason)

    @property
    def invoices(self) -> tuple[str, ...]:
        """The ids of the invoices that it is about."""
        return tuple(each.invoice.id for each in self.about)

    @property
    def besides(self) -> tuple[str, ...]:
        """The ids of those that it asks for besides, as they have become due meanwhile (G4)."""
        return tuple(each.invoice.id for each in self._besides)

    @property
    def facts(self) -> Facts:
        """Everything that it may say."""
        picture, settings = self.picture, self.picture.records.settings
        money = claims(picture, self.kind, self.about, self._besides)
        return {
            **reader(picture.records, picture.client, picture.today),
            **silence(picture, self.thread, self.project),
            **money,
            **promised(picture, self.about),
            "about_payment": self.about_payment,
            **priced(picture, self.reason),
            "deadline": self.deadline,
            "reason": inline(self.reason),
            "happened_on": _happened_on(picture),
            "court": _court(picture, money["to_pay"]),
            "payment_details": settings.payment_details.strip(),
            "email": settings.email,
            "phone": settings.phone,
        }


def _deadline(picture: Picture, kind: str, asked: date | None) -> date | None:
    """The day that was asked for; for a final notice else the one that the desk proposes (G3)."""
    if asked is not None and asked <= picture.today:
        raise Refused("A deadline lies after the day of the letter.")
    return asked or deadline_for(picture.records, picture.client, kind, picture.today)


def _happened_on(picture: Picture) -> date | None:
    """The day of the last incident that a warning is given for (R08); its words and its name stay here."""
    return max((each.on for sign in WARNED_OF for each in picture.logged.get(sign, ())), default=None)


def _court(picture: Picture, asked: Totals) -> str:
    """The person's court, without an article (G3).

    Empty where there is none, for a sum above its limit, and for a client abroad, whose court is another one.
    """
    court = hearing(picture.records, picture.client).court
    return "" if court.is_exceeded(asked) else inline(re.sub(r"(?i)^(?:the|an?) ", "", court.name.strip()))
