"""The form for a letter that went out, and how. Rule: what was sent keeps its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial

from clientdesk.letters.names import BY, named
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.entry import sending
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Channel, Letter
from clientdesk.model.records import Records
from clientdesk.tui.forms import files
from clientdesk.tui.forms.field import NO, Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import day

_ANYWAY = "anyway"
_WAY = "Mend it first, or say below that it went out like this all the same."


def sent(records: Records, letter: Letter, today: date) -> Form:
    """On which day it went out, by which channel, under which number, and the files that prove it.

    Of a letter that was sent before, what was said is changed. What the check holds against a draft is told; where that
    blocks, it has to be said that it went out all the same (L).
    """
    every = tuple(_fields(letter, today, cache(partial(_odd, records, letter))))
    blocked = cache(partial(_blocked, records, letter))
    say = sending.corrected if letter.sent else sending.sent

    def now(answers: Answers) -> Iterator[Field]:
        why = blocked(_day(answers, today))
        for each in every:
            if each.key != _ANYWAY:
                yield each
            elif why:
                yield replace(each, help=f"✖ {why}")

    def build(answers: Answers) -> Change:
        if _ANYWAY in answers.fields and not answers.yes(_ANYWAY):
            raise Refused(f"{answers.fields[_ANYWAY].help.removeprefix('✖ ')} {_WAY}", _ANYWAY)
        said = answers.values("on", "channel", "tracking")
        return say(records, letter, said.pop("on"), today, **said)

    whose = records.get(Client, letter.client).name
    return Form(
        key=f"sent {letter.id}",
        title=f"{named(letter.kind)} · {whose} · {'how it went out' if letter.sent else 'went out'}",
        fields=every,
        build=build,
        button="Save how it went out" if letter.sent else "It went out",
        now=now,
    )


def _fields(letter: Letter, today: date, odd: Callable[[date], str]) -> Iterator[Field]:
    yield Field("on", "It went out on", Kind.DATE, day(letter.sent or today), required=True,
                doubt=lambda answers: odd(on) if (on := answers.day("on")) else "")  # fmt: skip
    yield Field("channel", "How", Kind.CHOICE, letter.channel or Channel.EMAIL, required=True,
                choices=_channels(letter), enum=Channel)  # fmt: skip
    yield Field("tracking", "Tracking number", start=letter.tracking, help="of a registered letter")
    yield files.field()
    yield Field(_ANYWAY, "All the same", Kind.YES_NO, NO)


def _channels(letter: Letter) -> tuple[tuple[str, str], ...]:
    """How a letter can go out, what was chosen for it first."""
    planned = sorted(BY, key=lambda each: each is not letter.channel)
    return tuple((each.value, BY[each]) for each in planned)


def _day(answers: Answers, otherwise: date) -> date:
    """The day typed, where it can be read."""
    try:
        return answers.day("on") or otherwise
    except Refused:
        return otherwise


def _odd(records: Records, letter: Letter, on: date) -> str:
    """What is odd about this letter on the day it went out: its time, and what the check finds."""
    from clientdesk.letters.check.gate import odd
    from clientdesk.playbook.exit.unsent import late

    return " ".join(filter(None, (late(records, letter, on), *odd(_as_kept(records, letter), letter, on))))


def _blocked(records: Records, letter: Letter, on: date) -> str:
    """What keeps a draft from going out on a day; empty where nothing does."""
    from clientdesk.letters.check.gate import check_can_go

    try:
        check_can_go(_as_kept(records, letter), letter, on, "")
    except Refused as error:
        return error.sentence.strip()
    return ""


def _as_kept(records: Records, letter: Letter) -> Records:
    """The records with the draft among them, which may be written, and not kept yet."""
    return records if letter.id in records.by_id(Letter) else records.after(Change("", (letter,)))
