"""Money and silence (G4). Rule: what is about a payment ends with one, or with a promise, however it came.

Never is anything asked for that is disputed, promised or paused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from clientdesk.ledger.account import is_asked_for
from clientdesk.ledger.standing import Standing, due_date
from clientdesk.model.client import Stage
from clientdesk.model.invoice import Invoice, Payment, PaymentKind, Promise
from clientdesk.model.journal import Matter
from clientdesk.playbook.promises import is_held
from clientdesk.playbook.silence.stage import in_scope

if TYPE_CHECKING:
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.silence.threads import Sent


def answered_by_money(picture: Picture, project: str | None, sent: Sequence[Sent]) -> date | None:
    """The last day on which money answered what had been sent by then; None where it did not."""
    if _is_settled(picture, project, sent):
        return picture.today
    moves = _moves(picture, project, sent[0].on)
    return max((on for on, about in moves if _answers(picture, about, on, sent)), default=None)


def to_ask_for(picture: Picture, project: str | None) -> list[Standing] | None:
    """What is open and can be asked for now; None where all that is open is disputed, promised or paused."""
    unpaid = [each for each in in_scope(picture, project) if each.balance > 0]
    asked = [each for each in unpaid if is_asked_for(each) and not is_held(picture, each)]
    return asked if asked or not unpaid else None


def _moves(picture: Picture, project: str | None, since: date) -> Iterator[tuple[date, Invoice | None]]:
    """The days from one until today on which money came, or was promised, and the invoice; None for none."""
    records, client = picture.records, picture.client.id
    came = [(each.on, each.invoice) for each in records.of(Payment, client) if each.kind is not PaymentKind.REFUND]
    promised = [(each.made, each.invoice) for each in records.of(Promise, client)]
    for on, key in (*came, *promised):
        if on is None or not since <= on <= picture.today:
            continue
        about = records.by_id(Invoice).get(key or "")
        if about is None or project is None or about.project in (None, project):
            yield on, about


def _answers(picture: Picture, about: Invoice | None, on: date, sent: Sequence[Sent]) -> bool:
    """Whether money of a day answers what waited then: it was about a payment, by its own words or by the records."""
    said = next((each.matter for each in reversed(sent) if each.matter and each.on <= on), None)
    if said:
        return said is Matter.PAYMENT
    due = due_date(picture.records, about) if about and not about.is_disputed(on) else None
    return picture.client.stage is not Stage.PROSPECT and due is not None and due < on


def _is_settled(picture: Picture, project: str | None, sent: Sequence[Sent]) -> bool:
    """Whether nothing is left to ask for of what was billed by the day on which they were asked, however that came."""
    said = next((each for each in reversed(sent) if each.matter), None)
    if said is None or said.matter is not Matter.PAYMENT:
        return False
    found = in_scope(picture, project)
    billed = [each for each in found if each.invoice.issued is None or each.invoice.issued <= said.on]
    return bool(billed) and all(each.balance <= 0 for each in billed)
