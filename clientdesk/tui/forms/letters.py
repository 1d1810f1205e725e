"""The form for a letter that went out, and how. Rule: what was sent keeps its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial

from clientdesk.letters.names import BY
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.entry import sending
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Channel, Letter
from clientdesk.model.records import Records
from clientdesk.tui.forms import files
from clientdesk.tui.forms.field import NO, YES, Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import day

_ANYWAY = "anyway"
_WAY = "Mend it, or tick this."
UNCHECKED = "ClientDesk made a mistake over this letter, so it is not checked: read it once more yourself."


def sent(records: Records, letter: Letter, today: date) -> Form:
    """On which day it went out, by which channel, under which number, and the files that prove it.

    Of a letter that was sent before, what was said is changed. What the check holds against a draft is told, each thing
    once; where it blocks, insults or threatens, it has to be said that it went out like this all the same (L).
    """
    every = tuple(_fields(letter, today, cache(partial(_odd, records, letter))))
    asked = cache(partial(_asked, records, letter))
    say = sending.corrected if letter.sent else sending.sent

    def now(answers: Answers) -> Iterator[Field]:
        why = asked(_day(answers, today))
        for each in every:
            if each.key != _ANYWAY:
                yield each
            elif why:
                yield replace(each, help=why, rule=partial(_all_the_same, why))

    def build(answers: Answers) -> Change:
        said = answers.values("on", "channel", "tracking")
        return say(records, letter, said.pop("on"), today, **said)

    whose = records.get(Client, letter.client).name
    return Form(
        key=f"sent {letter.id}",
        title=f"How {letter.kind} went out · {whose}",
        fields=every,
        build=build,
        button="Save how it went out" if letter.sent else "It went out",
        now=now,
    )


def _fields(letter: Letter, today: date, odd: Callable[[date], str]) -> Iterator[Field]:
    yield Field("on", "Went out on", Kind.DATE, day(letter.sent or today), required=True,
                doubt=lambda answers: odd(on) if (on := answers.day("on")) else "")  # fmt: skip
    yield Field("channel", "How", Kind.CHOICE, letter.channel or Channel.EMAIL, required=True,
                choices=_channels(letter), enum=Channel)  # fmt: skip
    yield Field("tracking", "Tracking", start=letter.tracking, help="the number of a registered letter")
    yield files.field()
    yield Field(_ANYWAY, "It went out like this all the same", Kind.YES_NO, NO)


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
    """What is odd about this letter on the day it went out: its time, and what the check finds beside."""
    from clientdesk.letters.check.gate import asked_about, odd
    from clientdesk.playbook.exit.unsent import wrong_day

    def found() -> tuple[str, ...]:
        kept = _as_kept(records, letter)
        asked = ("", *asked_about(kept, letter, on))
        return tuple(each for each in (wrong_day(records, letter, on), *odd(kept, letter, on)) if each not in asked)

    told = _told(found)
    return "" if told == _asked(records, letter, on) else told


def _asked(records: Records, letter: Letter, on: date) -> str:
    """What has to be answered for before a draft is said to have gone out on a day; empty where nothing has."""
    from clientdesk.letters.check.gate import asked_about

    return _told(lambda: asked_about(_as_kept(records, letter), letter, on))


def _told(check: Callable[[], tuple[str, ...]]) -> str:
    """What is found, a line each; where the check itself makes a mistake, that it does: what was typed is not lost."""
    try:
        return "\n".join(dict.fromkeys(check()))
    except Exception as error:  # noqa: BLE001  whatever is wrong with the check, the letter did go out
        from clientdesk.tui.crash import crash_file, report

        report(error, crash_file())
        return UNCHECKED


def _all_the_same(why: str, said: str) -> None:
    """Raise Refused until it is said that it went out like this."""
    if said != YES:
        raise Refused(f"{why}\n{_WAY}")


def _as_kept(records: Records, letter: Letter) -> Records:
    """The records with the draft among them, which may be written, and not kept yet."""
    return records if letter.id in records.by_id(Letter) else records.after(Change("", (letter,)))
