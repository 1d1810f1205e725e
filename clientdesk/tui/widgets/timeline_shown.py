"""Which invoices the timeline shows: all in an order, those that a filter finds, those of some days.

Rule: it is a value. What takes a pass over every invoice is done once, in whichever thread asks first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from clientdesk.model.client import Client
from clientdesk.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from clientdesk.model.invoice import Invoice
    from clientdesk.model.records import Records

Span = tuple[int, int]
"""First and last day of an invoice's line, as ordinals, both inclusive."""
ANY_DAY: Span = (0, 1 << 30)
"""For an invoice of which no day is known."""


@dataclass(frozen=True, eq=False, repr=False)
class Rows:
    """Invoices in the order of their rows, and the days that each lived in; no spans while those are not known.

    `banded` are the clients on a ground of their own: every other one.
    """

    records: Records
    invoices: Sequence[Invoice]
    spans: Sequence[Span] = ()
    banded: AbstractSet[str] = frozenset()

    def matching(self, wanted: str) -> Rows:
        """Those with some folded text in their client's name or their number."""
        if not wanted:
            return self
        found = [wanted in text for text in self.folded]
        return Rows(self.records, list(compress(self.invoices, found)), list(compress(self.spans, found)))

    def between(self, first: int, last: int) -> Sequence[Invoice]:
        """Those with something to see from one day to before another (ordinals); all while spans are not known."""
        if not self.spans:
            return self.invoices
        pairs = zip(self.invoices, self.spans, strict=True)
        return [invoice for invoice, (starts, ends) in pairs if starts < last and ends >= first]

    @cached_property
    def folded(self) -> Sequence[str]:
        """What a filter looks at: name and number in small letters without accents."""
        names = {client.id: fold(client.name) for client in self.records.all(Client)}
        return [f"{names[each.client]}\n{fold(each.number)}" for each in self.invoices]
