"""The door to a desk: what is entered, changed or taken out by hand, also by the rules that need the arithmetic.

Rule: both faces enter and remove records here and nowhere else; money that moves is checked against the ledger on the
day it moves and on every day after it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.ledger import scope
from clientdesk.ledger.account import overdue
from clientdesk.ledger.course import at, credit_courses, received, shortfall
from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.days import counted, shown
from clientdesk.model.entry import enter, rules
from clientdesk.model.entry.trying import as_it_begins
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, WriteOff
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.money import Money, shown_totals
from clientdesk.model.project import Extra, Project
from clientdesk.model.record import new_id
from clientdesk.model.remedies import PAUSE

if TYPE_CHECKING:
    from clientdesk.model.record import Record
    from clientdesk.model.records import Records


def entered(records: Records, record: Record, today: date | None = None) -> Change:
    """The change that puts a record, new or in place of the one with its id; the record itself comes first in it.

    Raises Refused with one sentence when a rule says no: a write-off of more than is open, a refund of more than had
    come in by then, a change that takes away what has gone back or been used as credit since (M), a pause of who owes
    nothing (R04), or, for whoever gives `today`, what only a later day could know. Raises NotFound when the record
    belongs to nothing on this desk.
    """
    if today:
        _check_days(records, record, today)
    if isinstance(record, Remedy):
        record = as_it_begins(records, record)
    change = enter.entered(records, record)
    if isinstance(record, WriteOff):
        _check_write_off(records, record)
    if isinstance(record, Remedy):
        _check_pause(records, record)
    _check_received(records, change)
    _check_credit(records, change)
    return change


def by_now(change: Change, today: date) -> Change:
    """A change of money that moved; raises Refused for a day that is still ahead."""
    for each in change.puts:
        rules.not_ahead(each, today)
    return change


def removed(records: Records, record: Record) -> Change:
    """The change that takes a record out with everything below it.

    Raises Refused for an entry of the log (P), and where what has gone back or been used as credit would go too (M).
    """
    change = enter.removed(records, record)
    _check_received(records, change)
    _check_credit(records, change)
    return change


def pay(records: Records, invoice: Invoice, amount: Money | None, on: date, reference: str = "") -> Change:
    """A payment that came in on `on`; without an amount all that was open then. More than that becomes credit (M)."""
    amount = _still_open(records, invoice, on) if amount is None else amount
    change = entered(
        records,
        Payment(id=new_id(), client=invoice.client, invoice=invoice.id, amount=amount, on=on, reference=reference),
    )
    surplus = standing(records.after(change), invoice, on).surplus
    if not surplus:
        return change
    return Change(f"{change.label}; {surplus.shown()} too much, kept as credit", change.puts)


def use_credit(records: Records, invoice: Invoice, amount: Money | None, on: date) -> Change:
    """The client's credit used on an invoice; without an amount as much as there is and as is open."""
    left = _free_credit(records, invoice.client, invoice.amount.currency, on)
    wanted = min(left, _still_open(records, invoice, on)) if amount is None else amount
    is_too_much = wanted.currency == left.currency and wanted.minor > left.minor
    if is_too_much or (amount is None and wanted.minor <= 0):
        raise Refused(f"The client's credit is {left.shown()}, so no more than that can be used.", "amount")
    return entered(
        records,
        Payment(id=new_id(), client=invoice.client, invoice=invoice.id, amount=wanted, on=on, kind=PaymentKind.CREDIT),
    )


def refund_credit(records: Records, client: Client, amount: Money, on: date, reference: str = "") -> Change:
    """Credit paid back to the client."""
    held = _free_credit(records, client.id, amount.currency, on)
    if amount.minor > held.minor:
        raise Refused(f"The credit of {client.name} is {held.shown()}, so no more than that can go back.", "amount")
    return entered(
        records,
        Payment(id=new_id(), client=client.id, amount=amount, on=on, kind=PaymentKind.REFUND, reference=reference),
    )


def refund(records: Records, invoice: Invoice, amount: Money, on: date, reference: str = "") -> Change:
    """What came in on an invoice paid back; never what came in too much and was used as credit since."""
    back = Payment(
        id=new_id(), client=invoice.client, invoice=invoice.id, amount=amount, on=on, kind=PaymentKind.REFUND,
        reference=reference,
    )  # fmt: skip
    change = enter.entered(records, back)
    _check_received(records, change)
    before, now = (_free_credit(each, invoice.client, amount.currency, on) for each in (records, records.after(change)))
    missing = min(before.minor, 0) - now.minor
    if missing > 0:
        most = amount - Money(missing, amount.currency)
        raise Refused(
            f"What came in too much on invoice {invoice.number} has been used as credit or paid back since:"
            f" {most.shown()} can go back at most.",
            "amount",
        )
    return change


def write_off(records: Records, invoice: Invoice, amount: Money | None, on: date, reason: str = "") -> Change:
    """An open rest given up as lost; without an amount all of it."""
    lost = _still_open(records, invoice, on) if amount is None else amount
    return entered(
        records, WriteOff(id=new_id(), client=invoice.client, invoice=invoice.id, amount=lost, on=on, reason=reason)
    )


def another_round(records: Records, project: Project, today: date) -> Change:
    """One more revision round on a project; above the agreed number it goes into the scope log as well (S04)."""
    after, extra = scope.another_round(records, project, new_id(), today)
    change = entered(records, after)
    rounds = scope.rounds_of(records, after)
    label = f"Counted round {rounds.words if rounds else after.rounds} on {after.name}"
    if extra is None:
        return Change(label, change.puts)
    logged = entered(records.after(change), extra)
    return Change(f"{label}: beyond the agreement", (*change.puts, *logged.puts))


def log_rounds(records: Records, client: Client, on: date) -> Change:
    """Every revision round above the agreed number that is in no log, written down as an extra of a day (S04).

    Of its project's last day where that was before. Nobody knows when they were, so whether they were billed is for the
    person to say, also while pricing out (R07). Raises Refused where there is none.
    """
    extras = [
        scope.round_entry(each.rounds, number, new_id(), min(on, each.rounds.project.ended or on))
        for each in scope.unlogged(records, client.id)
        for number in each.numbers
    ]
    if not extras:
        raise Refused(f"Every round above the agreed number is in the scope log of {client.name} already.")
    puts = tuple(put for extra in extras for put in entered(records, extra).puts)
    return Change(f"Wrote down {counted(len(extras), 'round')} beyond the agreement with {client.name}", puts)


def billed(records: Records, extra: Extra, *, is_billed: bool) -> Change:
    """An extra that goes on the bill after all, or is taken off it again (R07)."""
    turned = extra.but(billed=is_billed)
    off = "Given away" if turned.is_given_away else "Taken off the bill"
    return Change(f"{'Billed' if is_billed else off}: {extra.what}", entered(records, turned).puts)


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


def _check_pause(records: Records, given: Remedy) -> None:
    """Raise Refused for a pause of who owed nothing when it began, and for one that worked while they still do."""
    before = records.by_id(Remedy).get(given.id)
    is_begun = before is not None and before.kind == PAUSE
    if given.kind != PAUSE or (is_begun and before and before.outcome is given.outcome):
        return
    if given.outcome is RemedyOutcome.WAITING and not is_begun and not overdue(records, given.client, given.on):
        raise Refused(
            "Nothing of theirs is overdue, so there is nothing to wait for. Change their stage to pause for another"
            " reason.",
            "kind",
        )
    if given.outcome is RemedyOutcome.WORKED and given.decided:
        left = overdue(records, given.client, given.decided)
        if left:
            raise Refused(
                f"{shown_totals(left)} is still overdue. Record the payment first, or say that it did not help.",
                "outcome",
            )


def _check_write_off(records: Records, given: WriteOff) -> None:
    """Raise Refused for more than is open without it, from its day on; a smaller one of the same day passes."""
    before = records.by_id(WriteOff).get(given.id)
    if before and before.on == given.on and given.amount.minor <= before.amount.minor:
        return
    without = records.after(Change("", removes=(before,))) if before else records
    invoice = records.get(Invoice, given.invoice)
    left = _least_open(without, invoice, given.on)
    if given.amount.minor > left.minor:
        raise Refused(
            f"Only {left.shown()} is open on invoice {invoice.number}, so no more can be written off.", "amount"
        )


def _check_received(records: Records, change: Change) -> None:
    """Raise Refused for a change after which more would have gone back on an invoice than had come in, on any day."""
    after = records.after(change)
    paid = [each for each in (*change.puts, *change.removes) if isinstance(each, Payment)]
    were = (before for each in paid if (before := records.by_id(Payment).get(each.id)))
    for invoice_id in {each.invoice or "" for each in (*paid, *were)} & after.by_id(Invoice).keys():
        invoice = after.get(Invoice, invoice_id)
        if short := shortfall(received(records, invoice), received(after, invoice)):
            raise _gone_back(change, invoice, *short)


def _gone_back(change: Change, invoice: Invoice, day: date, minor: int) -> Refused:
    """What to say of a change after which by a day so much more had gone back on an invoice than had come in."""
    put, missing = next(iter(change.puts), None), Money(minor, invoice.amount.currency)
    if isinstance(put, Payment) and put.kind is PaymentKind.REFUND and put.amount.minor >= minor:
        came = f"what came in on invoice {invoice.number}{_by(put.on or day)}"
        return Refused(f"Only {(put.amount - missing).shown()} of {came} can go back.", "amount")
    return Refused(
        f"{missing.shown()} more would have gone back on invoice {invoice.number} than came in{_by(day)}."
        " Delete or change the refund first."
    )


def _by(day: date) -> str:
    """Until when, as the end of a clause; nothing for the first day of all, on which undated payments count."""
    return f" by {shown(day)}" if day > date.min else ""


def _check_credit(records: Records, change: Change) -> None:
    """Raise Refused for a change that takes away what has been used as credit, or paid back, since (M)."""
    after = records.after(change)
    money = (each for each in (*change.puts, *change.removes) if isinstance(each, (Invoice, Payment, CreditNote)))
    for client_id in {each.client for each in money} & after.by_id(Client).keys():
        before = credit_courses(records, client_id)
        for code, now in credit_courses(after, client_id).items():
            if short := shortfall(before.get(code, []), now):
                raise Refused(
                    "What came in too much has been used as credit or paid back since:"
                    f" {Money(short[1], code).shown()} of that would be missing. Take that use back first."
                )


def _free_credit(records: Records, client_id: str, currency: str, on: date) -> Money:
    """The credit of a day that is not used later either: the least of that day's and of every day after it."""
    course = credit_courses(records, client_id).get(currency, [])
    return Money(min(at(course, on), *(left for day, left in course if day >= on), at(course, date.max)), currency)


def _check_days(records: Records, record: Record, today: date) -> None:
    """Raise Refused for a day ahead where only a later one could know it, and for a pause set to a day that is over."""
    rules.not_ahead(record, today)
    if isinstance(record, Invoice):
        rules.pause_to_come(records.by_id(Invoice).get(record.id), record, today)


def _still_open(records: Records, invoice: Invoice, on: date) -> Money:
    """What is open on an invoice from a day on; raises Refused when nothing is."""
    left = _least_open(records, invoice, on)
    if not left:
        raise Refused(f"Nothing is open on invoice {invoice.number}. Give the amount if more came in.")
    return left


def _least_open(records: Records, invoice: Invoice, on: date) -> Money:
    """What is open on an invoice at the end of a day and not settled later either: the least of it and what follows."""
    kinds: tuple[type[Payment | CreditNote | WriteOff], ...] = (Payment, CreditNote, WriteOff)
    moved = (move.on for kind in kinds for move in records.on_invoice(kind, invoice.id))
    days = {on, *(day for day in moved if day and day > on)}
    return min(standing(records, invoice, day).open for day in days)
