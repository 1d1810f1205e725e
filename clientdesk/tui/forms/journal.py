"""Forms for messages and tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from clientdesk.model.journal import ON_PAPER, Channel, Direction, Matter, Message, Task
from clientdesk.model.records import Records
from clientdesk.tui.forms.field import NO, YES, Field, Form, Kind
from clientdesk.tui.forms.starts import choice, clock, day, of_record, projects

_WHO = (
    (Direction.OUT, "you wrote, or called"),
    (Direction.IN, "they wrote, or called"),
    (Direction.SPOKE, "we spoke"),
)
_WAITS = {Direction.OUT: "silence is counted from here", Direction.SPOKE: "where they still owe you an answer"}
"""What it means that something asks for an answer; of theirs nothing is counted."""


def message(records: Records, given: Message, _today: date) -> Form:
    """A mail, call or meeting; whoever wrote or spoke with the person has answered."""
    form = of_record(
        records, given, "message",
        Field("direction", "Who", Kind.CHOICE, given.direction, required=True, choices=_WHO, enum=Direction),
        choice("channel", "How", Channel, given.channel),
        Field("on", "Day", Kind.DATE, day(given.on), required=True),
        Field("at", "Time", Kind.TIME, clock(given.at), "counts when it lies outside your hours"),
        Field("subject", "Subject", start=given.subject),
        Field("awaits_reply", "Asks for an answer", Kind.YES_NO, YES if given.awaits_reply else NO,
              _WAITS.get(given.direction, "")),
        choice("matter", "About", Matter, given.matter, help="decides how silence is followed up"),
        projects(records, given.client, given.project),
        Field("text", "Text", Kind.LINES, given.text),
    )  # fmt: skip
    return replace(form, now=lambda answers: _asked(form.fields, given, answers.raw("direction")))


def _asked(fields: Iterable[Field], given: Message, who: str) -> Iterator[Field]:
    """The fields, for who it was: what is theirs asks for no answer, unless it was noted so, and a talk is a call."""
    is_call = who == Direction.SPOKE and given.channel in ON_PAPER
    for each in fields:
        if each.key == "awaits_reply":
            start = YES if given.awaits_reply and who == given.direction else NO
            yield replace(each, start=start, help=_WAITS.get(Direction(who), ""))
        elif each.key == "channel" and is_call:
            yield replace(each, start=Channel.CALL)
        else:
            yield each


def task(records: Records, given: Task, _today: date) -> Form:
    """Something to do."""
    return of_record(
        records, given, "task",
        Field("what", "What", start=given.what, required=True),
        Field("due", "On", Kind.DATE, day(given.due), required=True),
        Field("done", "Done on", Kind.DATE, day(given.done)),
    )  # fmt: skip
