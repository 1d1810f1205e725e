"""Forms for messages, incidents, remedies, tasks and letters."""

from __future__ import annotations

from datetime import date

from clientdesk.ledger.moves import entered
from clientdesk.model.change import Change
from clientdesk.model.journal import Channel, Direction, Incident, Matter, Message, Remedy, RemedyOutcome, Task
from clientdesk.model.record import new_id
from clientdesk.model.records import Records
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import SIGNS
from clientdesk.tui.forms.field import NO, YES, Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import choice, clock, day, of_record, pairs, projects, title

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


def incident(records: Records, given: Incident, today: date) -> Form:
    """What happened; an entry on the desk already is corrected by a new one, never changed (P)."""
    is_there = given.id in records.by_id(Incident)
    record = given.but(id=new_id(), corrects=given.id, on=today) if is_there else given
    signs = pairs((sign.id, sign.words) for sign in SIGNS.values() if sign.logged)
    agreed = {True: "yes", False: "no", None: ""}[given.agreed]
    fields = (
        Field("sign", "What kind", Kind.CHOICE, given.sign, required=True, choices=signs),
        Field("on", "Day", Kind.DATE, day(record.on), required=True),
        Field("said", "What was said", Kind.LINES, given.said, "in their words"),
        Field("answer", "Your answer", Kind.LINES, given.answer),
        choice("channel", "How", Channel, given.channel),
        Field("witness", "Witness", start=given.witness, help="who else was there"),
        projects(records, given.client, given.project),
        Field("agreed", "Agreed before", Kind.CHOICE, agreed, "was what they went back on agreed already? · S16",
              choices=(("yes", "yes"), ("no", "no"))),
        Field("stalled_since", "Stalled since", Kind.DATE, day(given.stalled_since),
              "the day from which nothing moved on their side · S08"),
        Field("opinion", "What you think", Kind.LINES, given.opinion, "private: never in a letter or a bundle"),
    )  # fmt: skip

    def build(answers: Answers) -> Change:
        said = {"yes": True, "no": False}.get(answers.text("agreed"))
        return entered(records, record.but(**answers.values() | {"agreed": said}))

    key = f"correct {given.id}" if is_there else f"new incident {given.client}"
    heading = title(records, record, "correction" if is_there else "incident")
    return Form(key, heading, fields, build, "Log the correction" if is_there else "Log the incident")


def remedy(records: Records, given: Remedy, _today: date) -> Form:
    """Something tried before leaving."""
    kinds = pairs((each.id, each.name) for each in REMEDIES.values())
    return of_record(
        records, given, "remedy",
        Field("kind", "What you try", Kind.CHOICE, given.kind, required=True, choices=kinds),
        Field("on", "From", Kind.DATE, day(given.on), required=True),
        Field("review", "Look again on", Kind.DATE, day(given.review), "shows up in the agenda"),
        choice("outcome", "What came of it", RemedyOutcome, given.outcome),
        Field("note", "Note", Kind.LINES, given.note),
    )  # fmt: skip


def task(records: Records, given: Task, _today: date) -> Form:
    """Something to do."""
    return of_record(
        records, given, "task",
        Field("what", "What", start=given.what, required=True),
        Field("due", "On", Kind.DATE, day(given.due), required=True),
        Field("done", "Done on", Kind.DATE, day(given.done)),
    )  # fmt: skip
