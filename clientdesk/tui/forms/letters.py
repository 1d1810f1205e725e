"""The form for a letter that went out, and how. Rule: what was sent keeps its words."""

from __future__ import annotations

from datetime import date

from clientdesk.letters.names import BY, named
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.entry import sending
from clientdesk.model.journal import Channel, Letter
from clientdesk.model.records import Records
from clientdesk.tui.forms import files
from clientdesk.tui.forms.field import Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import day


def sent(records: Records, letter: Letter, today: date) -> Form:
    """On which day it went out, by which channel, under which number, and the files that prove it.

    Of a letter that was sent before, what was said is changed.
    """
    fields = (
        Field("on", "It went out on", Kind.DATE, day(letter.sent or today), required=True,
              doubt=lambda answers: _doubted(records, letter, answers)),
        Field("channel", "How", Kind.CHOICE, letter.channel or Channel.EMAIL, required=True,
              choices=_channels(letter), enum=Channel),
        Field("tracking", "Tracking number", start=letter.tracking, help="of a registered letter"),
        files.field(),
    )  # fmt: skip
    say = sending.corrected if letter.sent else sending.sent

    def build(answers: Answers) -> Change:
        said = answers.values("on", "channel", "tracking")
        return say(records, letter, said.pop("on"), today, **said)

    whose = records.get(Client, letter.client).name
    title = f"{named(letter.kind)} · {whose} · {'how it went out' if letter.sent else 'went out'}"
    return Form(f"sent {letter.id}", title, fields, build, "Save how it went out" if letter.sent else "It went out")


def _channels(letter: Letter) -> tuple[tuple[str, str], ...]:
    """How a letter can go out, what was chosen for it first."""
    planned = sorted(BY, key=lambda each: each is not letter.channel)
    return tuple((each.value, BY[each]) for each in planned)


def _doubted(records: Records, letter: Letter, answers: Answers) -> str:
    """What is odd about this letter on the day it went out: its time, sums and days that do not hold, no name."""
    from clientdesk.playbook.exit.unsent import doubts, late

    on = answers.day("on")
    if on is None:
        return ""
    return " ".join(filter(None, (late(records, letter, on), *doubts(records, letter, on))))
