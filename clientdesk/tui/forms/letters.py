"""The form for a letter that went out, and how. Rule: what was sent keeps its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import NamedTuple

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
from clientdesk.tui.keyed import IN_A_FORM, keyed

_ANYWAY = "anyway"
_WAY = "Mend it, or tick this."
UNCHECKED = "ClientDesk made a mistake over this letter, so it is not checked: read it once more yourself."


class _Told(NamedTuple):
    """What has to be answered for before a draft is said to have gone out, and what is odd beside; a line each.

    Of what is odd the day has its own, below it; the letter's stands above the fields.
    """

    asked: str
    day: str = ""
    beside: str = ""


def sent(records: Records, letter: Letter, today: date) -> Form:
    """On which day it went out, by which channel, under which number, and the files that prove it.

    Of a letter that was sent before, what was said is changed. What the check holds against a draft is told, each thing
    once; where it blocks, it has to be said that it went out like this all the same (L).
    """
    found = cache(partial(_found, records, letter))
    every = tuple(_fields(letter, today, lambda on: found(on).day))
    say = sending.corrected if letter.sent else sending.sent

    def now(answers: Answers) -> Iterator[Field]:
        why = found(_day(answers, today)).asked
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
        look=lambda answers: found(_day(answers, today)).beside,
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


def _found(records: Records, letter: Letter, on: date) -> _Told:
    """What is found about this letter on the day it went out; where the check itself makes a mistake, that it does.

    What was typed is not lost by it.
    """
    try:
        return _checked(records, letter, on)
    except Exception as error:  # noqa: BLE001  whatever is wrong with the check, the letter did go out
        from clientdesk.tui.crash import crash_file, report

        report(error, crash_file())
        return _Told(UNCHECKED)


def _checked(records: Records, letter: Letter, on: date) -> _Told:
    """What the check finds, and its time, which is told first."""
    from clientdesk.letters.check.gate import found
    from clientdesk.playbook.exit.unsent import wrong_day

    asked, day, beside = found(_as_kept(records, letter), letter, on)
    of_day = dict.fromkeys(each for each in (wrong_day(records, letter, on), *day) if each and each not in asked)
    rest = dict.fromkeys(each for each in beside if each not in of_day)
    return _Told(*("\n".join(keyed(each, IN_A_FORM) for each in some) for some in (asked, of_day, rest)))


def _all_the_same(why: str, said: str) -> None:
    """Raise Refused until it is said that it went out like this."""
    if said != YES:
        raise Refused(f"{why}\n{_WAY}")


def _as_kept(records: Records, letter: Letter) -> Records:
    """The records with the draft among them in these words, which may be written, and not kept yet."""
    held = records.by_id(Letter).get(letter.id)
    return records if held == letter or (held and held.sent) else records.after(Change("", (letter,)))
