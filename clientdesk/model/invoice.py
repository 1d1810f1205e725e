"""Accounts receivable: what was invoiced, paid, credited, written off, and promised. All amounts are above zero."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from clientdesk.model.money import Money
from clientdesk.model.record import Owned


class Dispute(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A dispute that is over: from `since`, the start where nobody wrote it down, until the day before `settled`."""

    since: date | None = None
    settled: date

    def lasted(self, on: date) -> bool:
        """Whether a day is one of it."""
        return (self.since is None or self.since <= on) and on < self.settled


class Invoice(Owned, frozen=True, kw_only=True):
    """An invoice. `due` may lie before `issued` (kept as it came, flagged). `delivered` tells whether the work is out.

    `sent` is the day it really went out when that is not `issued`; `payable` tells whether it said how to pay. Both
    keep lateness of the freelancer's own making apart from the client's. `paused_until` is the first day on which it is
    asked for again, by the person's choice (G4). `disputed` is how it is now; `disputed_on` is the day since which they
    dispute it, or did, where that is known, and `settled_on` the one since which they no longer do; the disputes before
    that one are `earlier_disputes`. `fee_for` is the invoice whose late fee it bills: it bears no late fee
    itself, and tells nothing of how they pay (R02). `came_paid`
    tells that it was made by the payment of that fee, and goes with it.
    """

    table: ClassVar[str] = "invoices"

    number: str
    amount: Money
    issued: date | None = None
    due: date | None = None
    sent: date | None = None
    project: str | None = None
    delivered: bool = True
    disputed: bool = False
    disputed_on: date | None = None
    settled_on: date | None = None
    earlier_disputes: tuple[Dispute, ...] = ()
    deposit: bool = False
    payable: bool = True
    paused_until: date | None = None
    fee_for: str | None = None
    came_paid: bool = False
    note: str = ""

    @property
    def is_due_before_issued(self) -> bool:
        """Whether its due date lies before its issue date, which is the freelancer's slip and not the client's."""
        return bool(self.issued and self.due and self.due < self.issued)

    @property
    def days_sent_late(self) -> int:
        """The days by which the person sent it after its date; they are never the client's."""
        return max(0, (self.sent - self.issued).days) if self.sent and self.issued else 0

    @property
    def settled_disputes(self) -> tuple[Dispute, ...]:
        """The disputes that are over, the newest last."""
        if self.disputed or self.settled_on is None:
            return self.earlier_disputes
        return (*self.earlier_disputes, Dispute(since=self.disputed_on, settled=self.settled_on))

    @property
    def was_disputed(self) -> bool:
        """Whether they ever disputed it, or do."""
        return self.disputed or self.settled_on is not None or bool(self.earlier_disputes)

    def is_disputed(self, on: date) -> bool:
        """Whether they disputed it on a day; a dispute whose first day nobody wrote down was there from the start."""
        goes_on = self.disputed and (self.disputed_on is None or self.disputed_on <= on)
        return goes_on or any(each.lasted(on) for each in self.settled_disputes)


class PaymentKind(StrEnum):
    """Which way the money went."""

    PAYMENT = "payment"
    REFUND = "refund"
    CREDIT = "credit"


class Payment(Owned, frozen=True, kw_only=True):
    """Money that moved. PAYMENT came in, REFUND went back, CREDIT is the client's credit used on an invoice.

    Without an `invoice` it is on account (the client's credit). `on=None`: paid, but the source did not say when; it
    counts from the invoice's first day and never for lateness. `transfer` is the first payment of the transfer that it
    is a part of, where that paid more than one thing; None for that first one.
    """

    table: ClassVar[str] = "payments"

    amount: Money
    invoice: str | None = None
    on: date | None = None
    kind: PaymentKind = PaymentKind.PAYMENT
    reference: str = ""
    transfer: str | None = None


class CreditNote(Owned, frozen=True, kw_only=True):
    """An invoice reduced, because it was too much or the work was not done."""

    table: ClassVar[str] = "credit_notes"

    invoice: str
    amount: Money
    on: date
    number: str = ""
    reason: str = ""


class WriteOff(Owned, frozen=True, kw_only=True):
    """The rest of an invoice given up as lost."""

    table: ClassVar[str] = "write_offs"

    invoice: str
    amount: Money
    on: date
    reason: str = ""


class Promise(Owned, frozen=True, kw_only=True):
    """A client's word to pay by a date (G4). Without an `invoice` it is for all that is overdue."""

    table: ClassVar[str] = "promises"

    made: date
    pay_by: date
    invoice: str | None = None
    amount: Money | None = None
    note: str = ""


class Waiver(Owned, frozen=True, kw_only=True):
    """A late fee that the person let go (R02): none is asked for on that invoice any more, and it is counted.

    `amount` is what it had come to on the day.
    """

    table: ClassVar[str] = "waivers"

    invoice: str
    amount: Money
    on: date
    note: str = ""
