"""What ends a step that no letter ends: a claim, a fee, a dispute, credit. Rule: what can be chosen is all there is.

The program goes to no court. Who has gone there says until when nothing is asked for, and the money waits.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from clientdesk.ledger.moves import entered
from clientdesk.model.change import Change
from clientdesk.model.days import shown
from clientdesk.model.entry.disputing import disputing
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice
from clientdesk.playbook.dunning.late_fee import fees_left
from clientdesk.playbook.dunning.notice import planned_notices
from clientdesk.playbook.step import Source, Step
from clientdesk.playbook.step_behind import about

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from clientdesk.model.records import Records
    from clientdesk.playbook.picture import Picture


class End(StrEnum):
    """A way to end a step, by what it leads to."""

    PAUSE = "pause"
    """The claim is in: nothing is asked for until a day."""
    PAYMENT = "payment"
    DISPUTE = "dispute"
    WRITE_OFF = "write-off"
    INVOICE = "invoice"
    WAIVE = "waive"
    SETTLED = "settled"
    """The dispute is over: it is asked for again."""
    CREDIT = "credit"
    USE = "use"
    """Their credit covers it: it is used on the invoice, and no money has to come for it."""


OF_A_CLAIM = (End.PAUSE, End.PAYMENT, End.DISPUTE, End.WRITE_OFF)
OF_A_DISPUTE = (End.SETTLED, End.CREDIT, End.PAYMENT, End.WRITE_OFF)
OF_CREDIT = (End.USE,)
OF_A_FEE = (End.INVOICE, End.PAYMENT, End.WAIVE)


def ends_of(step: Step) -> tuple[End, ...]:
    """The ways to end a step, the likeliest first; none where a letter, a call or a tick ends it."""
    if step.claims:
        return OF_A_CLAIM
    return {Source.FEE: OF_A_FEE, Source.DISPUTE: OF_A_DISPUTE, Source.CREDIT: OF_CREDIT}.get(step.source, ())


def invoices_of(picture: Picture, step: Step) -> tuple[Invoice, ...]:
    """The invoices that such a step is about."""
    if step.source is Source.FEE:
        return tuple(each.standing.invoice for each in fees_left(picture))
    if step.source is Source.DISPUTE:
        return (picture.records.get(Invoice, step.record),)
    return tuple(picture.records.get(Invoice, each) for each in about(picture, step)[0])


def paid_for(picture: Picture) -> tuple[Invoice, ...]:
    """The overdue invoices that the client's credit covers, the oldest first (G4)."""
    if not any(picture.account.credit.values()):
        return ()
    paid = (each for each in planned_notices(picture) if each.source is Source.CREDIT)
    return tuple(one.invoice for each in paid for one in each.about)


def paused(picture: Picture, step: Step, until: date) -> Change:
    """The claim is in: all that it is about waits until a day; raises Refused for one that is not to come."""
    if until <= picture.today:
        raise Refused(f"{shown(until)} is not to come. Name the day on which to look at it again.", "until")
    label = f"The claim is in, paused until {shown(until, picture.today)}"
    return _all(picture, step, label, lambda each: each.but(paused_until=until))


def disputed(picture: Picture, step: Step) -> Change:
    """They dispute the claim: none of it is asked for any more."""
    return _all(picture, step, "Disputed", lambda each: disputing(each, picture.today, disputed=True))


def settled(picture: Picture, step: Step) -> Change:
    """The dispute is settled: what is still open is the client's to pay again."""
    return _all(picture, step, "Settled", lambda each: disputing(each, picture.today, disputed=False))


def _all(picture: Picture, step: Step, label: str, ended: Callable[[Invoice], Invoice]) -> Change:
    records: Records = picture.records
    invoices = invoices_of(picture, step)
    puts = (each for one in invoices for each in entered(records, ended(one), picture.today).puts)
    return Change(f"{label}: {', '.join(each.number for each in invoices)} of {step.client.name}", tuple(puts))
