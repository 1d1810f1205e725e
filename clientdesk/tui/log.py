"""A client's log: everything with a day, the newest first. Rule: one line a record, its words made from the record.

An entry that was corrected stays, right below its correction (P).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from clientdesk.letters.names import sent_by
from clientdesk.model.days import shown
from clientdesk.model.entry.journal import CARRIERS
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import CreditNote, Invoice, Payment, Promise, Waiver, WriteOff
from clientdesk.model.journal import Attachment, Channel, Direction, Incident, Letter, Message, Remedy, Task
from clientdesk.model.project import Extra, Project
from clientdesk.model.record import Owned
from clientdesk.model.records import Records
from clientdesk.model.remedies import named
from clientdesk.model.signs import SIGNS


@dataclass(frozen=True, slots=True)
class Line:
    """A record in the log: its day (None sorts last), what kind of thing it is, and its words.

    `is_corrected`: a later entry stands in for it.
    """

    record: Owned
    on: date | None
    kind: str
    words: str
    is_corrected: bool = False


def log(records: Records, client_id: str) -> list[Line]:
    """A client's log, the newest first; invoices and the contract have tabs of their own."""
    lines = [
        Line(record, day(record), kind, words(records, record))
        for record_type, kind, day, words in _KINDS
        for record in records.of(record_type, client_id)
    ]
    return _with_corrected(sorted(lines, key=lambda line: line.on or date.min, reverse=True))


def _with_corrected(lines: list[Line]) -> list[Line]:
    """The lines with each entry that was corrected moved below what corrects it, and marked."""
    there = {line.record.id: line for line in lines}
    below: dict[str, str] = {}
    for line in lines:
        if isinstance(line.record, Incident) and line.record.corrects in there:
            below.setdefault(line.record.corrects, line.record.id)
    found = {line.record.id: line for line in lines if line.record.id not in below}
    over = {correction: corrected for corrected, correction in below.items()}
    ordered = {each.record.id: each for line in found.values() for each in _and_below(line, there, over)}
    return [*ordered.values(), *(line for line in lines if line.record.id not in ordered)]


def _and_below(line: Line, there: dict[str, Line], over: dict[str, str]) -> Iterator[Line]:
    """A line, and under it what it corrects, and what that corrected."""
    yield line
    while line.record.id in over:
        line = there[over[line.record.id]]
        words = f"↳ corrected: {line.words.removeprefix(_CORRECTION)}"
        yield replace(line, kind="corrected", words=words, is_corrected=True)


_CORRECTION = "correction: "
_WHO = {Direction.OUT: ("→", "you"), Direction.IN: ("←", "they"), Direction.SPOKE: ("↔", "you")}


def _message(_records: Records, message: Message) -> str:
    arrow, who = _WHO[message.direction]
    waits = " (asks for an answer)" if message.awaits_reply else ""
    return f"{arrow} {_did(message, who)}: {message.subject or message.text or 'no subject'}{waits}"


def _did(message: Message, who: str) -> str:
    """What was done: written, or said by one or by both."""
    if not message.is_talk:
        return f"{who} wrote on paper" if message.channel is Channel.LETTER else f"{who} wrote"
    if message.channel is Channel.MEETING:
        return "you met"
    return "you spoke" if message.is_mine and message.is_theirs else f"{who} called"


def _incident(_records: Records, incident: Incident) -> str:
    sign = SIGNS.get(incident.sign)
    corrected = _CORRECTION if incident.corrects else ""
    said = f"“{incident.said}”" if incident.said else incident.words
    told = f" · told by {incident.reported_by}" if incident.reported_by else ""
    return f"{corrected}{incident.sign} {sign.words if sign else ''}{f': {said}' if said else ''}{told}"


def _attachment(records: Records, attachment: Attachment) -> str:
    found = (records.by_id(kind).get(attachment.to or "") for kind in CARRIERS)
    goes_with = next((f" · with {_short(each)}" for each in found if each), "")
    return f"{attachment.name}{goes_with}{' · ' * bool(attachment.note)}{attachment.note}"


def _short(record: Incident | Letter | Message | Invoice) -> str:
    """What a file goes with: `S11 of 3 Nov 2026`, `the invoice K-1`."""
    if isinstance(record, Invoice):
        return f"the invoice {record.number}"
    what = record.sign if isinstance(record, Incident) else record.kind if isinstance(record, Letter) else "the message"
    on = record.written if isinstance(record, Letter) else record.on
    return f"{what} of {shown(on)}"


def _remedy(_records: Records, remedy: Remedy) -> str:
    return f"{remedy.kind} {named(remedy.kind)}: {remedy.outcome}{' · ' * bool(remedy.note)}{remedy.note}"


def _letter(_records: Records, letter: Letter) -> str:
    by = f" {sent_by(letter)}".rstrip() if letter.sent else ""
    return f"{letter.kind} {'sent' if letter.sent else 'draft'}{by}: {letter.subject or letter.body}"


def _on_invoice(records: Records, entry: Payment | CreditNote | WriteOff) -> str:
    invoice = records.by_id(Invoice).get(entry.invoice or "")
    about = f" on {invoice.number}" if invoice else " on account"
    note = getattr(entry, "reference", "") or getattr(entry, "reason", "")
    return f"{entry.amount.shown()}{about}{' · ' * bool(note)}{note}"


def _waiver(records: Records, waiver: Waiver) -> str:
    invoice = records.by_id(Invoice).get(waiver.invoice)
    about = f" on {invoice.number}" if invoice else ""
    return f"waived: {waiver.amount.shown()}{about}{' · ' * bool(waiver.note)}{waiver.note}"


def _promise(records: Records, promise: Promise) -> str:
    invoice = records.by_id(Invoice).get(promise.invoice or "")
    about = f"for {invoice.number}" if invoice else "for all that is overdue"
    return f"to pay by {shown(promise.pay_by)} {about}"


def _extra(_records: Records, extra: Extra) -> str:
    what_of_it = "billed" if extra.billed else "asked only" if not extra.done else "agreed" if extra.inside else ""
    return f"{extra.what} ({what_of_it or 'given away'})"


def _task(_records: Records, task: Task) -> str:
    return f"{'✔' if task.done else '○'} {task.what}"


def _exit(_records: Records, each: Exit) -> str:
    end = each.outcome.value if each.outcome else "under way"
    until = f"until {shown(each.last_day)}" if each.last_day and not each.ended else ""
    return ", ".join(filter(None, (f"{each.path} path", end, shown(each.ended) if each.ended else until)))


def _project(_records: Records, project: Project) -> str:
    return f"{project.name} ({project.billing})"


_Kind = tuple[type[Owned], str, Callable[[Any], date | None], Callable[[Records, Any], str]]
_KINDS: tuple[_Kind, ...] = (
    (Message, "message", lambda each: each.on, _message),
    (Incident, "incident", lambda each: each.on, _incident),
    (Attachment, "file", lambda each: each.on, _attachment),
    (Letter, "letter", lambda each: each.sent or each.written, _letter),
    (Remedy, "remedy", lambda each: each.on, _remedy),
    (Payment, "payment", lambda each: each.on, _on_invoice),
    (CreditNote, "credit note", lambda each: each.on, _on_invoice),
    (WriteOff, "write-off", lambda each: each.on, _on_invoice),
    (Waiver, "late fee", lambda each: each.on, _waiver),
    (Promise, "promise", lambda each: each.made, _promise),
    (Extra, "extra work", lambda each: each.on, _extra),
    (Task, "task", lambda each: each.done or each.due, _task),
    (Project, "project", lambda each: each.started, _project),
    (Exit, "exit", lambda each: each.started, _exit),
)
KINDS = tuple(kind for kind, *_ in _KINDS)
"""The kinds of records that stand in the log."""
