"""A letter beside the desk: what it names, and what the desk knows on its day. Rule: it reads, and judges nothing."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from clientdesk.letters.check.draft import Draft
from clientdesk.letters.check.words import pattern, readable
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice
from clientdesk.model.letter_kinds import ABOUT_PAYMENT
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.wording.amounts import named
from clientdesk.playbook.wording.closing import closing
from clientdesk.playbook.wording.days import ahead, days_in
from clientdesk.playbook.wording.numbers import as_fee, place_of, without
from clientdesk.playbook.wording.put_in import put_in

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.ledger.standing import Standing
    from clientdesk.letters.check.draft import Place
    from clientdesk.letters.render import LetterText
    from clientdesk.model.records import Records
    from clientdesk.playbook.exit.case import Case
    from clientdesk.playbook.wording.amounts import Named
    from clientdesk.playbook.wording.days import Said

_SPACES = re.compile(r"\s+")


class Sight:
    """A letter to a client on the day on which it goes out, and all that is known of them at the end of it."""

    def __init__(self, records: Records, client: Client, written: LetterText, today: date) -> None:
        self.records, self.client, self.today = records, client, today
        self.draft = Draft(written, put_in(records, client))

    @cached_property
    def picture(self) -> Picture:
        """The client on that day."""
        return Picture(self.records, self.client.id, self.today)

    @cached_property
    def case(self) -> Case:
        """The exit that a letter of this kind speaks of; where there is none, one that is nowhere kept."""
        from clientdesk.letters.from_desk import exit_for
        from clientdesk.playbook.exit.case import Case

        return Case(self.records, exit_for(self.records, self.client, self.draft.kind, self.today), self.today)

    @cached_property
    def sums(self) -> tuple[Named, ...]:
        """The sums that it names, in the currencies that it may name and in others."""
        return self._sums_in(self.draft.text)

    @cached_property
    def said_sums(self) -> tuple[Named, ...]:
        """Those that its own words name, and no project's name or way to pay."""
        return self._sums_in(self.draft.plain)

    @cached_property
    def days(self) -> tuple[Said, ...]:
        """The days that it names."""
        return days_in(self.draft.text, self.draft.language)

    @cached_property
    def ahead(self) -> tuple[Said, ...]:
        """Those that lay ahead when it was written."""
        return ahead(self.draft.text, self.draft.language)

    @cached_property
    def named(self) -> tuple[Standing, ...]:
        """The client's invoices that it names, but for those of which it only says that a late fee is on them."""
        return tuple(each for each in self.picture.standings if self._names(each))

    @cached_property
    def billed(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Where it says on which invoice the late fee is that an open bill asks for, by that one's id (R02)."""
        bills = (each.invoice for each in self.picture.standings if each.invoice.fee_for and each.balance > 0)
        named = (each for each in bills if place_of(self.draft.text, each.number))
        late = filter(None, map(self.records.late_one, named))
        return {each.id: as_fee(self.draft.text, each.number) for each in late}

    @cached_property
    def fee_words(self) -> tuple[Place, ...]:
        """Where it speaks of a late fee, but for where it says whose fee a bill asks for, or that none is asked for."""
        billed = (place for places in self.billed.values() for place in places)
        spared = (each.span() for each in pattern(self.draft.language, "facts", "spared").finditer(self.draft.read))
        return tuple(self.draft.found(pattern(self.draft.language, "facts", "fee"), but=(*billed, *spared)))

    def _names(self, standing: Standing) -> bool:
        text = without(self.draft.text, self.billed.get(standing.invoice.id, ()))
        return place_of(text, standing.invoice.number) is not None

    @cached_property
    def about(self) -> tuple[Standing, ...]:
        """The invoices that it is about: those it was written for, else the open ones that it names."""
        return tuple(each for each in self._meant if each not in self.early)

    @cached_property
    def early(self) -> tuple[Standing, ...]:
        """Those that would be among them, but that can't be asked for like this, as they are not due yet (G3)."""
        asks = self.draft.kind in ABOUT_PAYMENT
        return tuple(each for each in self._meant if asks and each.balance > 0 and not each.days_overdue)

    @cached_property
    def _meant(self) -> tuple[Standing, ...]:
        ids = self.draft.written.invoices
        return self._of(ids) if ids else tuple(each for each in self.named if each.balance > 0)

    @cached_property
    def besides(self) -> tuple[Standing, ...]:
        """Those that it asks for besides, as they have become due meanwhile (G4)."""
        return self._of(self.draft.written.besides)

    def _of(self, ids: tuple[str, ...]) -> tuple[Standing, ...]:
        return tuple(each for each in self.picture.standings if each.invoice.id in ids)

    def has(self, words: str) -> bool:
        """Whether some words stand in it, whatever their case and the spaces between them."""
        return bool(words.strip()) and _flat(words) in self._flat

    @cached_property
    def _flat(self) -> str:
        return _flat(self.draft.text)

    def has_under(self, words: str) -> bool:
        """Whether some words stand below the closing line; in the last lines where there is none."""
        body = self.draft.body
        found = closing(body, self.draft.language)
        under = body[found[1] :] if found else "\n".join(body.rstrip().split("\n")[-6:])
        return _flat(words) in _flat(under)

    def _sums_in(self, text: str) -> tuple[Named, ...]:
        return named(text, self._currencies, self.draft.language)

    @property
    def _currencies(self) -> tuple[str, ...]:
        """The client's own before others, so that `$` is theirs."""
        own = [self.client.currency, *(each.amount.currency for each in self.records.of(Invoice, self.client.id))]
        return tuple(dict.fromkeys((*own, self.records.settings.currency, *_OFTEN)))


_OFTEN = ("EUR", "USD", "GBP", "TRY", "MYR", "IDR", "JPY", "CHF", "SGD", "AUD", "CAD")
"""Currencies that are told apart in a letter, also where nothing on the desk is in them."""


def _flat(text: str) -> str:
    return _SPACES.sub(" ", readable(text)).strip()
