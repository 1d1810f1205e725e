"""The form for a letter that went out in words of the person's own (L). Rule: those are what went out, and are kept.

What is odd about them is said once they are kept; it holds nothing up, as they are a fact.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clientdesk.letters.names import BY
from clientdesk.model.client import Client
from clientdesk.model.entry import sending
from clientdesk.model.journal import Channel, Letter
from clientdesk.tui.forms import files
from clientdesk.tui.forms.field import Field, Form, Kind
from clientdesk.tui.forms.starts import day
from clientdesk.tui.keyed import keyed

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.change import Change
    from clientdesk.model.records import Records
    from clientdesk.tui.forms.field import Answers

_MOST = 2
"""Sentences that are told of what is odd."""
_TALL = 9
"""Lines of the words, where there is room."""


def in_own_words(records: Records, letter: Letter, today: date) -> Form:
    """In which words a letter went out, on which day, by which channel, and the files that prove it.

    `letter` is what is known of it: to whom, of which kind, about what as long as the words name nothing else.
    """
    ways = tuple((each.value, how) for each, how in BY.items())
    fields = (
        Field("body", "Words", Kind.LINES, help="as they went out; paste them here", required=True, tall=_TALL),
        Field("subject", "Subject", help="where it had one"),
        Field("on", "Went out on", Kind.DATE, day(today), required=True),
        Field("channel", "How", Kind.CHOICE, Channel.EMAIL, required=True, choices=ways, enum=Channel),
        Field("tracking", "Tracking", help="the number of a registered letter"),
        files.field(),
    )

    def build(answers: Answers) -> Change:
        on, how = answers.value("on"), answers.values("channel", "tracking")
        return sending.sent(records, _worded(records, letter, answers), on, today, **how)

    return Form(
        key=f"own {letter.kind} {letter.client}",
        title=f"{letter.kind} in words of your own · {records.get(Client, letter.client).name}",
        fields=fields,
        build=build,
        button="It went out",
        after=partial(_odd, records, letter.id),
    )


def _worded(records: Records, letter: Letter, answers: Answers) -> Letter:
    """The letter in the words that were typed, about what those are about."""
    from clientdesk.letters.check.guess import in_own_words as about

    on = answers.value("on")
    return about(records, letter.but(written=on, **answers.values("subject", "body")), on)


def _odd(before: Records, letter_id: str, after: Records) -> str:
    """What is odd about the words that were kept as sent, as much as is read in a moment; empty where nothing is."""
    from clientdesk.letters.check.gate import odd
    from clientdesk.letters.check.own_words import odd_words

    kept = after.by_id(Letter).get(letter_id)
    if kept is None or kept.sent is None:
        return ""
    draft = kept.but(sent=None)
    told = [
        keyed(each) for each in dict.fromkeys((*odd_words(before, draft, kept.sent), *odd(before, draft, kept.sent)))
    ]
    more = f" {len(told) - _MOST} more." if len(told) > _MOST else ""
    return f"What is odd about it: {' '.join(told[:_MOST])}{more}" if told else ""
