"""What came of a remedy, or that it is waited for. Rule: an outcome is an entry, and a client's stage follows it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.ledger.moves import entered
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.journal import Remedy, RemedyOutcome

if TYPE_CHECKING:
    from clientdesk.model.records import Records


def settled(records: Records, remedy: Remedy, outcome: RemedyOutcome, on: date) -> Change:
    """What came of a remedy, clear since `on`; the client's stage follows (R04, R07).

    Raises Refused as `entered`, and for a remedy that begins only after that day.
    """
    change = entered(records, remedy.but(outcome=outcome, decided=on))
    name = records.get(Client, remedy.client).name
    labels = {
        RemedyOutcome.WORKED: f"{remedy.kind} worked with {name}",
        RemedyOutcome.FAILED: f"{remedy.kind} did not help with {name}",
        RemedyOutcome.LEFT: f"{name} left rather than pay for every extra ({remedy.kind})",
    }
    return Change(labels.get(outcome, change.label), change.puts, change.removes)


def put_off(records: Records, remedy: Remedy, review: date) -> Change:
    """A remedy that is waited for until a later day."""
    change = entered(records, remedy.but(outcome=RemedyOutcome.WAITING, decided=None, review=review))
    name = records.get(Client, remedy.client).name
    return Change(f"{remedy.kind} with {name}: look again on {shown(review)}", change.puts, change.removes)
