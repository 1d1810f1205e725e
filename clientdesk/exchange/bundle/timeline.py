"""What happened with a client, day by day. Rule: one table of kinds, and each says what is told of it to others."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.exchange.bundle.words import DONE, SENT, about, counterpart, incident_words
from clientdesk.exchange.paper import Block, Heading, Line, Quote
from clientdesk.ledger.disputed import disputes
from clientdesk.model.days import WEEKDAYS, shown
from clientdesk.model.exit import STEP_NAMES, Exit, Outcome
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, Promise, WriteOff
from clientdesk.model.journal import Message, Remedy
from clientdesk.model.project import Extra
from clientdesk.model.remedies import named
from clientdesk.playbook.exit.paths import PATHS
from clientdesk.playbook.exit.steps import step_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.exchange.bundle.private import Trail

_PAID = {
    PaymentKind.PAYMENT: "Payment of {}",
    PaymentKind.REFUND: "Refund of {}",
    PaymentKind.CREDIT: "{} of their credit used",
}
_HOW = {"meeting": " face to face", "video": " by video", "call": " by telephone"}
"""How a talk was held, by the answer."""
_STAYED = {Outcome.KEPT, Outcome.CANCELLED}


class Event(Struct, frozen=True):
    """Something that happened on a day, None where nobody knows which; `said` are somebody's own words."""

    on: date | None
    what: str
    said: str = ""
    at: time | None = None


def timeline(trail: Trail) -> Iterator[Block]:
    """The days on which anything happened, oldest first, up to today."""
    day: date | str | None = ""
    for event in events(trail):
        if event.on != day:
            day = event.on
            day_words = f"{WEEKDAYS[event.on.weekday()]} {shown(event.on)}" if event.on else "On a day not known"
            yield Heading(day_words, 3)
        yield Line(f"{event.at:%H:%M}  {event.what}" if event.at else event.what)
        if event.said:
            yield Quote(event.said)


def events(trail: Trail) -> list[Event]:
    """What happened, oldest first; what lies ahead is not in it."""
    kinds = (_invoices, _money, _messages, _letters, _incidents, _remedies, _exits, _extras)
    found = (event for kind in kinds for event in kind(trail) if event.on is None or event.on <= trail.today)
    return sorted(found, key=lambda event: (event.on or date.min, event.at or time.min))


def _invoices(trail: Trail) -> Iterator[Event]:
    for each in trail.records.of(Invoice, trail.client_id):
        due = trail.records.due_by_terms(each.client, each.issued) if each.due is None else each.due
        yield Event(each.issued, f"Invoice {each.number}: {each.amount.shown()}{f', due {shown(due)}' if due else ''}")
        if each.sent and each.sent != each.issued:
            yield Event(each.sent, f"Invoice {each.number} went out")
        for since, settled in disputes(each, trail.today):
            yield Event(since, f"Invoice {each.number} disputed")
            if settled:
                yield Event(settled, f"The dispute about invoice {each.number} was settled")


def _money(trail: Trail) -> Iterator[Event]:
    records, client = trail.records, trail.client_id
    for paid in records.of(Payment, client):
        reference = f", reference {paid.reference}" if paid.reference else ""
        what = _PAID[paid.kind].format(paid.amount.shown())
        yield Event(paid.on, f"{what} {about(records, paid.invoice)}{reference}")
    for note in records.of(CreditNote, client):
        name = f"Credit note{' ' * bool(note.number)}{note.number}"
        yield Event(note.on, f"{name} of {note.amount.shown()} {about(records, note.invoice)}")
    for off in records.of(WriteOff, client):
        yield Event(off.on, f"{off.amount.shown()} written off {about(records, off.invoice)}")
    for word in records.of(Promise, client):
        what = word.amount.shown() if word.amount else "what is open"
        yield Event(word.made, f"Promise to pay {what} {about(records, word.invoice)} by {shown(word.pay_by)}")


def _messages(trail: Trail) -> Iterator[Event]:
    for each in trail.records.of(Message, trail.client_id):
        waits = ", asks for an answer" if each.awaits_reply else ""
        subject = f": {each.subject}" if each.subject else ""
        who = counterpart(trail.records, each)
        yield Event(each.on, f"{each.channel.capitalize()} {who}{subject}{waits}", each.text, each.at)


def _letters(trail: Trail) -> Iterator[Event]:
    for each in trail.letters:
        subject = f": {each.subject}" if each.subject else ""
        if each.sent:
            tracking = f", tracking number {each.tracking}" if each.tracking else ""
            yield Event(each.sent, f"Letter sent{SENT[each.channel]}{subject}{tracking}")
        else:
            yield Event(each.written, f"DRAFT of a letter, not sent{subject}")


def _incidents(trail: Trail) -> Iterator[Event]:
    told = {each.id: each for each in trail.incidents}
    for each in told.values():
        yield Event(each.on, incident_words(each, told), each.said)


def _remedies(trail: Trail) -> Iterator[Event]:
    for each in trail.records.of(Remedy, trail.client_id):
        if each.kind in DONE:
            yield Event(each.on, DONE[each.kind])
        if trail.private and each.settled:
            yield Event(each.settled, f"JUDGEMENT (mine, private): {named(each.kind)}: {each.outcome.words}")


def _exits(trail: Trail) -> Iterator[Event]:
    for each in trail.records.of(Exit, trail.client_id):
        yield from _talk(each, private=trail.private)
        if each.saved and each.last_day and each.outcome not in _STAYED:
            is_part = each.outcome is Outcome.PARTLY or each.answers.get("review", {}).get("projects")
            yield Event(each.last_day, f"The last day of {'a part of ' if is_part else ''}the work together")
        if trail.private:
            yield from _steps(each)


def _talk(exit_: Exit, *, private: bool) -> Iterator[Event]:
    """The talk that was held, and in whose words what they said; of one that was only planned nobody else knows."""
    said = exit_.answers.get("meet", {})
    try:
        on = date.fromisoformat(said.get("on", ""))
    except ValueError:
        return
    held, how = said.get("held"), _HOW.get(said.get("channel", ""), "")
    if "meet" in exit_.skipped:
        return
    if held == "yes":
        offered = f"Offered: {said['offer']}" if said.get("offer") else ""
        yield Event(on, f"Talk held{how}. They said:" if said.get("said") else f"Talk held{how}",
                    "\n".join(filter(None, (said.get("said"), offered))))  # fmt: skip
    elif held == "no" and private:
        yield Event(on, f"PRIVATE: a talk{how} was planned for this day, and was not held", said.get("instead", ""))


def _steps(exit_: Exit) -> Iterator[Event]:
    """The exit as the person walked it, for their own eyes."""
    yield Event(exit_.started, f"PRIVATE: exit begun, the path: {PATHS[exit_.path].words}")
    for step in STEP_NAMES:
        if step in exit_.done:
            yield Event(exit_.done[step], f"PRIVATE: exit, step done: {step_on(PATHS[exit_.path], step).title}")
    if exit_.saved:
        yield Event(exit_.saved, "PRIVATE: exit, the end was decided")
    if exit_.ended:
        yield Event(exit_.ended, f"PRIVATE: exit over{f', {exit_.outcome}' if exit_.outcome else ''}")


def _extras(trail: Trail) -> Iterator[Event]:
    for each in trail.records.of(Extra, trail.client_id) if trail.private else ():
        yield Event(each.on, f"Asked for: {each.what} ({each.state.words})")
