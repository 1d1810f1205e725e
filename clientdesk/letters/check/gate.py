"""Whether a draft can be marked as sent (L). Rule: what really went out can always be recorded, with a word.

Both faces ask here. Only a draft in the desk's keeping is held up; words that were sent, and are given as such, are a
fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clientdesk.letters.check import check
from clientdesk.letters.check.problem import in_a_line
from clientdesk.letters.check.same_day import same_day
from clientdesk.letters.render import text_of
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Letter
from clientdesk.playbook.exit.unsent import doubts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clientdesk.letters.check.problem import Problem
    from clientdesk.model.records import Records
    from clientdesk.model.way import Words

_TOLD_ELSEWHERE = frozenset(("past-day",))
"""Rules that the doubts about an exit's letter tell too, with the way to write it anew."""


def problems_of(records: Records, letter: Letter, on: date) -> tuple[Problem, ...]:
    """What the check finds in a draft that goes out on a day; nothing for what was sent, and for words of one's own.

    Those are the ones that differ from the draft's: who gives them says what was sent.
    """
    held = records.by_id(Letter).get(letter.id)
    if held is None or held.sent or held.was or (held.subject, held.body) != (letter.subject, letter.body):
        return ()
    return check(records, records.get(Client, letter.client), text_of(letter), on)


def check_can_go(records: Records, letter: Letter, on: date, way: str) -> None:
    """Raise Refused for a draft that misses something, or names a sum that is not the ledger's (L).

    `way` is the sentence that says how to record it all the same.
    """
    first = next((each for each in problems_of(records, letter, on) if each.blocks), None)
    if first:
        raise Refused(first.why + f" {way}", "body")


class Found(NamedTuple):
    """What is found about a letter, a sentence each, of the rank that the check gives it.

    A person is `asked` about what blocks before it is marked; the rest is told: of its `day`, and of the letter.
    """

    asked: tuple[Words, ...]
    day: tuple[Words, ...]
    beside: tuple[Words, ...]


def found(records: Records, letter: Letter, on: date) -> Found:
    """What is found about a letter that goes out on a day, each thing once; the check is run once for all of it."""
    problems = problems_of(records, letter, on)
    asked = tuple(dict.fromkeys(_sentences((each for each in problems if each.blocks), frozenset())))
    same = "" if letter.sent else same_day(records, letter, on)
    rest = (each for each in _odd(records, letter, on, problems) if each not in (*asked, same))
    return Found(asked, (same,) if same else (), tuple(rest))


def stale(records: Records, letter: Letter, on: date) -> tuple[Words, ...]:
    """That the figures of a draft are those of another day, where the check finds that."""
    return tuple(each.why for each in problems_of(records, letter, on) if each.rule == "as-of")


def odd(records: Records, letter: Letter, on: date) -> tuple[Words, ...]:
    """What is odd about a letter that goes out on a day, a sentence each; nothing about one that did before.

    An exit's own doubts, another letter of that day, then what the check finds in a draft.
    """
    return _odd(records, letter, on, problems_of(records, letter, on))


def _odd(records: Records, letter: Letter, on: date, problems: Iterable[Problem]) -> tuple[Words, ...]:
    if letter.sent:
        return ()
    told = (each for each in (*doubts(records, letter, on), same_day(records, letter, on)) if each)
    rules = _TOLD_ELSEWHERE if letter.exit else frozenset[str]()
    return tuple(dict.fromkeys((*told, *_sentences(problems, rules))))


def _sentences(problems: Iterable[Problem], without: frozenset[str]) -> Iterable[Words]:
    return (in_a_line(each) for each in problems if each.rule not in without)
