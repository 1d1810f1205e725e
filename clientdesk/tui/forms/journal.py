"""Forms for messages and tasks."""

from __future__ import annotations

from datetime import date

from clientdesk.model.journal import Channel, Direction, Matter, Message, Task
from clientdesk.model.records import Records
from clientdesk.tui.forms.field import NO, YES, Field, Form, Kind
from clientdesk.tui.forms.starts import choice, clock, day, of_record, projects

_WHO = ((Direction.OUT, "you wrote, or called"), (Direction.IN, "they wrote, or called"))


def message(records: Records, given: Message, _today: date) -> Form:
    """A mail, call or meeting."""
    return of_record(
        records, given, "message",
        Field("direction", "Who", Kind.CHOICE, given.direction, required=True, choices=_WHO, enum=Direction),
        choice("channel", "How", Channel, given.channel),
        Field("on", "Day", Kind.DATE, day(given.on), required=True),
        Field("at", "Time", Kind.TIME, clock(given.at), "counts when it lies outside your hours"),
        Field("subject", "Subject", start=given.subject),
        Field("awaits_reply", "Asks for an answer", Kind.YES_NO, YES if given.awaits_reply else NO,
              "silence is counted from here"),
        choice("matter", "About", Matter, given.matter, help="decides how silence is followed up"),
        projects(records, given.client, given.project),
        Field("text", "Text", Kind.LINES, given.text),
    )  # fmt: skip


def task(records: Records, given: Task, _today: date) -> Form:
    """Something to do."""
    return of_record(
        records, given, "task",
        Field("what", "What", start=given.what, required=True),
        Field("due", "On", Kind.DATE, day(given.due), required=True),
        Field("done", "Done on", Kind.DATE, day(given.done)),
    )  # fmt: skip
