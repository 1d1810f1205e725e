"""The door to a desk: what only a later day could know does not come in."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day
from moves_kit import after

from clientdesk.ledger.moves import entered
from clientdesk.ledger.outcomes import settled
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Incident, Remedy, RemedyOutcome


@pytest.mark.parametrize(
    ("record", "about"),
    [
        (Incident(id="i", client="clients-1", sign="S11", on=day(1), said="…"), "on"),
        (Remedy(id="r", client="clients-1", kind="R04", on=day(1)), "on"),
        (
            Remedy(id="r", client="clients-1", kind="R07", on=TODAY, outcome=RemedyOutcome.LEFT, decided=day(1)),
            "decided",
        ),
    ],
    ids=["incident", "pause", "left"],
)
def test_what_only_a_later_day_could_know_is_refused(book: Book, record, about) -> None:
    with pytest.raises(Refused) as refused:
        entered(book.records, record, TODAY)
    assert refused.value.about == about
    assert entered(book.records, record, day(1)).puts[0] == record


def test_any_other_remedy_may_be_planned_and_comes_to_nothing_before_it_begins(book: Book) -> None:
    planned = Remedy(id="r", client=book.client_id, kind="R06", on=day(9))
    records = after(book.records, entered(book.records, planned, TODAY))
    with pytest.raises(Refused, match="before it began"):
        settled(records, planned, RemedyOutcome.WORKED, TODAY)
