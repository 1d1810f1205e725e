"""Messages, incidents, files, remedies and tasks, as they enter the desk.

Rule: what is logged stays as it was logged (P).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clientdesk.model.entry import rules
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import (
    ON_PAPER,
    Attachment,
    Direction,
    Incident,
    Letter,
    Message,
    Remedy,
    RemedyOutcome,
    SilenceStage,
    Snooze,
    Task,
)
from clientdesk.model.names import clean_lines
from clientdesk.model.remedies import PRICE_OUT, REMEDIES
from clientdesk.model.signs import SignClass, loggable

if TYPE_CHECKING:
    from clientdesk.model.records import Records

CARRIERS: tuple[type[Incident | Letter | Message | Invoice], ...] = (Incident, Letter, Message, Invoice)
"""What a file can be attached to; an invoice's is its copy, and goes out with the letters that ask for it (L06–L10)."""
_DIGEST = re.compile("[0-9a-f]{64}")


def message(records: Records, given: Message) -> Message:
    """A message, call or meeting; what they spoke over is nothing that is only written."""
    check_way(given)
    rules.own_client(records, given.client)
    rules.own_project(records, given.client, given.project)
    return given.but(subject=rules.line(given.subject, "The subject"), text=clean_lines(given.text))


def check_way(given: Message) -> None:
    """Raise Refused for a talk over what is only written."""
    if given.direction is Direction.SPOKE and given.channel in ON_PAPER:
        raise Refused("Nobody speaks by e-mail, letter or fax. Say that it was a call, a meeting or a chat.", "channel")


def incident(records: Records, given: Incident) -> Incident:
    """An entry of the log. One that is there already is corrected by another one, and never changed (P)."""
    rules.own_client(records, given.client)
    rules.own_project(records, given.client, given.project)
    if given.id in records.by_id(Incident):
        raise Refused("What is in the log stays as it is. Add a correction instead.")
    if given.corrects is not None:
        _correction(records, given, given.corrects)
    _with_words(given)
    rules.in_order(given.stalled_since, given.stalled_until, "It can't move again before it stalled. Check the days.")
    return given.but(
        sign=loggable(given.sign).id,
        reported_by=rules.line(given.reported_by, "Who told you"),
        fact=clean_lines(given.fact),
        proof=clean_lines(given.proof),
        said=clean_lines(given.said),
        answer=clean_lines(given.answer),
        opinion=clean_lines(given.opinion),
        witness=rules.line(given.witness, "The witness"),
        before="",
        digest="",
        was=(),
    )


def attachment(records: Records, given: Attachment) -> Attachment:
    """A file of the paper trail: its name is data and never a path, what it belongs with is the same client's (P)."""
    rules.own_client(records, given.client)
    if given.id in records.by_id(Attachment):
        raise Refused("An attached file stays as it is. Attach another one instead.")
    check_file(given)
    if given.to is not None and not goes_with(records, given):
        raise Refused("A file goes with an incident, a letter, a message or an invoice of the same client.", "to")
    name = rules.line(re.split(r"[/\\]", given.name)[-1], "The file's name")
    return given.but(
        name=name if name.strip(".") else "file", note=clean_lines(given.note), before="", digest="", was=()
    )


def check_file(given: Attachment) -> None:
    """Raise Refused for a hash that is none, so that it can never lead out of the desk's folder, and for no size."""
    if not _DIGEST.fullmatch(given.sha256) or given.size < 0:
        raise Refused("its hash or its size is none")


def goes_with(records: Records, given: Attachment) -> bool:
    """Whether the record that a file is said to go with is there, and of the same client."""
    found = (records.by_id(kind).get(given.to or "") for kind in CARRIERS)
    return any(each and each.client == given.client for each in found)


def _with_words(given: Incident) -> None:
    """Raise Refused for a red sign without a word: what ends the work at once has to say what happened (P)."""
    is_red = loggable(given.sign).sign_class is SignClass.RED
    if is_red and not any(map(str.strip, (given.said, given.opinion, given.fact))):
        raise Refused("This sign ends the work at once. Write down what happened, in their words or in yours.", "said")


def _correction(records: Records, given: Incident, corrects: str) -> None:
    """Raise Refused for a correction of somebody else's entry, or a second one of the same: it would count twice."""
    if records.get(Incident, corrects).client != given.client:
        raise Refused("A correction belongs to the same client as the entry that it corrects.")
    if any(each.corrects == corrects for each in records.of(Incident, given.client)):
        raise Refused("That entry was corrected already. Correct the correction.")


def remedy(records: Records, given: Remedy) -> Remedy:
    """Something tried, and a day to look again that isn't before it."""
    rules.own_client(records, given.client)
    if given.kind not in REMEDIES:
        raise Refused(f"“{given.kind}” is not a remedy. They are R01 to R10.")
    rules.in_order(given.on, given.review, "The day to look again can't be before the remedy. Check the two days.")
    rules.in_order(given.on, given.decided, "What came of a remedy can't be known before it began. Check the two days.")
    if given.outcome is RemedyOutcome.LEFT and given.kind != PRICE_OUT:
        raise Refused("Only R07, pricing it out, ends with a client who leaves. Say that it failed.", "outcome")
    decided = None if given.outcome is RemedyOutcome.WAITING else given.decided
    return given.but(decided=decided, note=clean_lines(given.note))


def task(records: Records, given: Task) -> Task:
    """Something to do."""
    rules.own_client(records, given.client)
    return given.but(what=rules.filled(given.what, "What there is to do"))


def snooze(records: Records, given: Snooze) -> Snooze:
    """A step of the agenda put off to a later day than its own."""
    rules.own_client(records, given.client)
    if given.until <= given.was:
        raise Refused("A step is put off to a later day than its own. Choose another day.", "until")
    return given


def silence_stage(records: Records, given: SilenceStage) -> SilenceStage:
    """What a silence is about, said of the message or letter that it began with."""
    rules.own_client(records, given.client)
    first = records.by_id(Message).get(given.first) or records.by_id(Letter).get(given.first)
    if first is None or first.client != given.client:
        raise Refused("What that silence began with is not on the desk any more. Look at the agenda.", "first")
    return given
