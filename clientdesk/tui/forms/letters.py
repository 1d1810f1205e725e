"""Forms for a letter of the desk: that it went out, and how; a draft's words. Rule: what was sent keeps its words."""

from __future__ import annotations

from datetime import date

from clientdesk.letters.names import named
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.entry import sending
from clientdesk.model.journal import Channel, Letter
from clientdesk.model.records import Records
from clientdesk.tui.forms import files
from clientdesk.tui.forms.field import Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import choice, day

_TALL = 16
"""Lines of a letter to edit, where there is room."""


def sent(records: Records, letter: Letter, today: date) -> Form:
    """On which day it went out, by which channel, under which number, and the files that prove it."""
    fields = (
        Field("on", "It went out on", Kind.DATE, day(today), required=True),
        choice("channel", "How", Channel, letter.channel or Channel.EMAIL),
        Field("tracking", "Tracking number", start=letter.tracking, help="of a registered letter"),
        files.field(),
    )

    def build(answers: Answers) -> Change:
        said = answers.values("on", "channel", "tracking")
        return sending.sent(records, letter, said.pop("on"), today, **said)

    whose = records.get(Client, letter.client).name
    return Form(f"sent {letter.id}", f"{named(letter.kind)} · {whose} · went out", fields, build, "It went out")


def words(records: Records, letter: Letter, _today: date) -> Form:
    """A draft's subject and text. Raises Refused for one whose words stay, because it was sent before (P)."""
    sending.check_open(letter)
    fields = (
        Field("subject", "Subject", start=letter.subject),
        Field("body", "Text", Kind.LINES, letter.body, required=True, tall=_TALL),
    )
    whose = records.get(Client, letter.client).name
    return Form(
        key=f"letter {letter.id}",
        title=f"{named(letter.kind)} · {whose} · the draft",
        fields=fields,
        build=lambda answers: sending.reworded(records, letter, answers.text("subject"), answers.text("body")),
        button="Save the draft",
    )
