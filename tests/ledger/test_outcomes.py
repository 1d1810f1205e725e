"""What came of a remedy moves the client with it (R04, R07)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day
from moves_kit import after, the_invoice

from clientdesk.ledger.moves import entered
from clientdesk.ledger.outcomes import put_off, settled
from clientdesk.ledger.paying import pay
from clientdesk.model.client import Client, Stage
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Remedy, RemedyOutcome


@pytest.mark.parametrize(
    ("kind", "outcome", "label", "stage"),
    [
        ("R04", RemedyOutcome.WORKED, "R04 worked with Acme", Stage.ACTIVE),
        ("R04", RemedyOutcome.FAILED, "R04 did not help with Acme", Stage.PAUSED),
        ("R07", RemedyOutcome.LEFT, "Acme left rather than pay for every extra (R07)", Stage.ENDED),
    ],
)
def test_what_came_of_a_remedy_moves_the_client_with_it(book: Book, kind, outcome, label, stage) -> None:
    remedy = Remedy(id="r", client=book.client_id, kind=kind, on=day(-10))
    records = after(book.records, entered(book.records, remedy))
    records = after(records, pay(records, the_invoice(book), None, TODAY))
    change = settled(records, remedy, outcome, TODAY)
    assert change.label == label
    after_it = after(records, change)
    assert after_it.get(Client, book.client_id).stage is stage
    assert after_it.get(Remedy, remedy.id).decided == TODAY


def test_a_remedy_that_is_still_waited_for_is_looked_at_later(book: Book) -> None:
    records = book.remedy("R06", -10, RemedyOutcome.FAILED, decided=TODAY).records
    (remedy,) = records.all(Remedy)
    change = put_off(records, remedy, day(14))
    assert change.puts == (remedy.but(outcome=RemedyOutcome.WAITING, decided=None, review=day(14)),)
    with pytest.raises(Refused):
        put_off(records, remedy, day(-11))
