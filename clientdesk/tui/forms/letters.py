"""The form for a letter that went out, and how. Rule: what was sent keeps its words."""

from __future__ import annotations

from datetime import date

from clientdesk.letters.names import BY, named
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.entry import sending
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Channel, Letter
from clientdesk.model.records import Records
from clientdesk.playbook.dunning.sent import LEVELS
from clientdesk.tui.forms import files
from clientdesk.tui.forms.field import Answers, Field, FieldRefused, Form, Kind
from clientdesk.tui.forms.starts import day

_ANYWAY = "anyway"
_SAY_SO = "If it went out like this all the same, say so here."


def sent(records: Records, letter: Letter, today: date) -> Form:
    """On which day it went out, by which channel, under which number, and the files that prove it.

    Of a letter that was sent before, what was said is changed. A draft that the check holds up is asked about (L).
    """
    fields = (
        Field("on", "It went out on", Kind.DATE, day(letter.sent or today), required=True,
              doubt=lambda answers: _doubted(records, letter, answers)),
        Field("channel", "How", Kind.CHOICE, letter.channel or Channel.EMAIL, required=True,
              choices=_channels(letter), enum=Channel),
        Field("tracking", "Tracking number", start=letter.tracking, help="of a registered letter"),
        files.field(),
        Field(_ANYWAY, "It went out like this all the same", Kind.YES_NO),
    )  # fmt: skip
    say = sending.corrected if letter.sent else sending.sent

    def build(answers: Answers) -> Change:
        said = answers.values("on", "channel", "tracking")
        if why := _held_up(records, letter, answers):
            raise FieldRefused(_ANYWAY, f"{why} {_SAY_SO}")
        return say(records, letter, said.pop("on"), today, **said)

    whose = records.get(Client, letter.client).name
    title = f"{named(letter.kind)} · {whose} · {'how it went out' if letter.sent else 'went out'}"
    return Form(f"sent {letter.id}", title, fields, build, "Save how it went out" if letter.sent else "It went out",
                now=lambda answers: _asked(fields, records, letter, answers))  # fmt: skip


def _asked(fields: tuple[Field, ...], records: Records, letter: Letter, answers: Answers) -> tuple[Field, ...]:
    """The fields; whether it went out all the same only where something holds it up on the day that was typed."""
    return fields if _problem(records, letter, answers) else fields[:-1]


def _held_up(records: Records, letter: Letter, answers: Answers) -> str:
    """What holds it up, unless the person says that it went out like this."""
    why = _problem(records, letter, answers)
    return "" if why and answers.yes(_ANYWAY) else why


def _problem(records: Records, letter: Letter, answers: Answers) -> str:
    """What holds it up on the day that was typed; nothing while that can't be read."""
    from clientdesk.letters.check.gate import check_can_go

    try:
        on = answers.day("on")
        if on:
            check_can_go(records, letter, on, "")
    except FieldRefused:
        return ""
    except Refused as held_up:
        return held_up.sentence.strip()
    return ""


def _channels(letter: Letter) -> tuple[tuple[str, str], ...]:
    """How a letter can go out, what was chosen for it first."""
    planned = sorted(BY, key=lambda each: each is not letter.channel)
    return tuple((each.value, BY[each]) for each in planned)


def _doubted(records: Records, letter: Letter, answers: Answers) -> str:
    """What is odd about this letter on the day it went out: its time, its words, sums and days, no name (L)."""
    from clientdesk.letters.check.gate import odd
    from clientdesk.playbook.exit.unsent import late

    on = answers.day("on")
    if on is None:
        return ""
    return " ".join(filter(None, (late(records, letter, on), *odd(records, letter, on))))
