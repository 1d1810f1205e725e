"""From a filled-in record to a Change: checked, cleaned, and told in words that read well in the history.

Rule: what is entered or removed by hand passes here. Faces come through `ledger.moves`, which adds its own rules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.days import counted, shown
from clientdesk.model.entry import fees, journal, money, people, rules, work
from clientdesk.model.entry.below import below_of, let_go
from clientdesk.model.entry.disputing import told_taken_out
from clientdesk.model.entry.sending import draft, draft_told, letter_of
from clientdesk.model.entry.trying import NOTHING, Follows, that_follows, without
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, Promise, Waiver, WriteOff
from clientdesk.model.journal import (
    Attachment,
    Direction,
    Incident,
    Letter,
    Message,
    Remedy,
    SilenceStage,
    Snooze,
    Task,
)
from clientdesk.model.money import said_totals, totals
from clientdesk.model.project import Contract, Extra, Project
from clientdesk.model.record import Owned, Record
from clientdesk.model.settings import Colleague, LateRate, Settings

if TYPE_CHECKING:
    from clientdesk.model.records import Records


class _Kind(Struct, frozen=True):
    """How a kind of record is checked, and named in a label; `verb` is for a new one."""

    check: Callable[[Records, Any], Record]
    told: Callable[[Records, Any], str]
    verb: str = "Added"


def entered(records: Records, record: Record) -> Change:
    """The change that puts a record, new or in place of the one with its id; the record itself comes first in it.

    Raises Refused with one sentence when a rule says no, NotFound when it belongs to nothing on this desk.
    """
    kind = _KINDS[type(record)]
    rules.possible_days(record)
    checked = kind.check(records, record)
    verb = "Changed" if record.id in records.by_id(type(record)) else kind.verb
    also = _also(records, checked)
    parts = [each for each in also.puts if isinstance(each, Payment)]
    label = f"{verb} {kind.told(records, checked)}{_with_it(checked, parts, ())}"
    return Change(label, (checked, *also.puts), also.removes)


def removed(records: Records, record: Record) -> Change:
    """The change that takes a record out with everything below it. Raises Refused for the paper trail's entries (P)."""
    _check_stays(record)
    below = tuple(below_of(records, record))
    stays = fees.kept(records, record) if isinstance(record, Invoice) else ()
    label = f"Deleted {_KINDS[type(record)].told(records, record)}{_with_it(record, below, stays)}"
    follows = without(records, record) if isinstance(record, Remedy) else NOTHING
    return Change(
        label, (*let_go(records, (record, *below)), *stays, *follows.puts), (record, *below, *follows.removes)
    )


def _with_it(record: Record, below: Sequence[Record], stays: Sequence[Payment]) -> str:
    """What goes with a record that nobody thinks of, and what stays: a client's records, a late fee, a transfer."""
    if isinstance(record, Client):
        return f" with {counted(len(below), 'record')} of theirs" if below else ""
    fees_ = [f"its late fee, {each.number}: {each.amount.shown()}" for each in below if isinstance(each, Invoice)]
    money = [each for each in below if isinstance(each, Payment)] if isinstance(record, Payment) else []
    rest = [f"the rest of its transfer: {said_totals(totals(each.amount for each in money))}"] if money else []
    held = f"; {said_totals(totals(each.amount for each in stays))} of it stays as credit" if stays else ""
    return f"{' with ' if rest or fees_ else ''}{', '.join(rest or fees_)}{held}"


def _check_stays(record: Record) -> None:
    """Raise Refused for an entry of the paper trail, and for a letter that has been one."""
    if isinstance(record, Incident):
        raise Refused("What is in the log stays there. Add a correction instead; a slip can be undone within a day.")
    if isinstance(record, Attachment):
        raise Refused("An attached file stays with the log; a slip can be undone within a day.")
    if isinstance(record, Letter) and (record.sent or record.was):
        raise Refused("A letter that was sent stays on the paper trail.")


def _also(records: Records, record: Record) -> Follows:
    """What goes the same way: the letter that a task sends, the stage that a remedy brings the client to, a fee."""
    if isinstance(record, Remedy):
        return that_follows(records, record)
    if isinstance(record, Payment):
        return _with_fees(records, record)
    return Follows(letter_of(records, record)) if isinstance(record, Task) else NOTHING


def _with_fees(records: Records, payment: Payment) -> Follows:
    """What follows from a payment, with all that is on a late fee that goes by it."""
    follows = fees.that_follows(records, payment)
    below = [each for fee in follows.removes for each in below_of(records, fee) if each.id != payment.id]
    gone = (*follows.removes, *below)
    return Follows((*follows.puts, *let_go(records, gone)), gone)


def _name(records: Records, record: Owned) -> str:
    return records.get(Client, record.client).name


def _invoice(records: Records, record: Payment | CreditNote | WriteOff | Promise | Waiver) -> str:
    found = records.by_id(Invoice).get(record.invoice or "")
    return f"{found.number} of {_name(records, record)}" if found else f"the account of {_name(records, record)}"


def _invoiced(records: Records, record: Invoice) -> str:
    """With its amount where that is new, so that a misread figure is seen, and with a dispute that it loses."""
    before = records.by_id(Invoice).get(record.id)
    amount = "" if before and before.amount == record.amount else f": {record.amount.shown()}"
    return f"invoice {record.number} of {_name(records, record)}{amount}{told_taken_out(before, record)}"


def _payment(records: Records, record: Payment) -> str:
    noun = {PaymentKind.PAYMENT: "a payment", PaymentKind.REFUND: "a refund", PaymentKind.CREDIT: "a use of credit"}
    return f"{noun[record.kind]} of {record.amount.shown()} on {_invoice(records, record)}"


def _message(records: Records, record: Message) -> str:
    way = {Direction.OUT: "to", Direction.IN: "from", Direction.SPOKE: "with"}[record.direction]
    noun = {"email": "an e-mail", "chat": "a chat message"}.get(record.channel, f"a {record.channel}")
    return f"{noun} {way} {_name(records, record)}"


def _incident(records: Records, record: Incident) -> str:
    noun = "a correction" if record.corrects else f"an incident ({record.sign})"
    return f"{noun} with {_name(records, record)}"


_KINDS: dict[type[Record], _Kind] = {
    Client: _Kind(people.client, lambda _, r: r.name),
    Colleague: _Kind(people.colleague, lambda _, r: r.name),
    Settings: _Kind(people.settings, lambda *_: "your settings", "Changed"),
    Project: _Kind(work.project, lambda records, r: f"the project {r.name} of {_name(records, r)}"),
    Contract: _Kind(work.contract, lambda records, r: f"the contract with {_name(records, r)}", "Set"),
    Extra: _Kind(work.extra, lambda records, r: f"an extra for {_name(records, r)}: {r.what}", "Noted"),
    Invoice: _Kind(money.invoice, _invoiced),
    Payment: _Kind(money.payment, _payment, "Recorded"),
    CreditNote: _Kind(
        money.credit_note, lambda records, r: f"a credit note of {r.amount.shown()} on {_invoice(records, r)}"
    ),
    WriteOff: _Kind(
        money.write_off, lambda records, r: f"a write-off of {r.amount.shown()} on {_invoice(records, r)}", "Recorded"
    ),
    Promise: _Kind(
        money.promise, lambda records, r: f"a promise by {_name(records, r)} to pay by {shown(r.pay_by)}", "Noted"
    ),
    Waiver: _Kind(
        money.waiver, lambda records, r: f"the late fee of {r.amount.shown()} on {_invoice(records, r)}", "Waived"
    ),
    Message: _Kind(journal.message, _message, "Recorded"),
    Incident: _Kind(journal.incident, _incident, "Logged"),
    Letter: _Kind(draft, draft_told, "Wrote"),
    Attachment: _Kind(journal.attachment, lambda records, r: f"{r.name} to {_name(records, r)}", "Attached"),
    Remedy: _Kind(journal.remedy, lambda records, r: f"remedy {r.kind} with {_name(records, r)}", "Noted"),
    Task: _Kind(journal.task, lambda records, r: f"a task for {_name(records, r)}: {r.what}"),
    Snooze: _Kind(
        journal.snooze, lambda records, r: f"a step with {_name(records, r)} until {shown(r.until)}", "Put off"
    ),
    SilenceStage: _Kind(
        journal.silence_stage, lambda records, r: f"that a silence of {_name(records, r)} is about {r.matter}", "Noted"
    ),
    LateRate: _Kind(people.late_rate, lambda _, r: f"the late interest rate of {r.rule} from {shown(r.valid_from)}"),
}
