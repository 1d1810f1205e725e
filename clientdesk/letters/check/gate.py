"""Whether a draft can be marked as sent (L). Rule: what really went out can always be recorded, with a word.

Both faces ask here. Only a draft in the desk's keeping is held up; words that were sent, and are given as such, are a
fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clientdesk.letters.check import check
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

_ASKED = frozenset(("blame", "threat", "invoices"))
"""Rules on what can't be taken back, words and what they asked for: a person is asked before they say that it went."""
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
        raise Refused(f"{first.why} {way}", "body")


class Found(NamedTuple):
    """What is odd about a letter, a sentence each: what a person is `asked` about before it is marked, and the rest.

    They are asked about what blocks, insults, threats, and other invoices.
    """

    asked: tuple[str, ...]
    beside: tuple[str, ...]


def found(records: Records, letter: Letter, on: date) -> Found:
    """What is found about a letter that goes out on a day, each thing once; the check is run once for both."""
    problems = problems_of(records, letter, on)
    held_up = (each for each in problems if each.blocks or each.rule in _ASKED)
    asked = dict.fromkeys(_sentences(held_up, frozenset()))
    return Found(tuple(asked), tuple(each for each in _odd(records, letter, on, problems) if each not in asked))


def odd(records: Records, letter: Letter, on: date) -> tuple[str, ...]:
    """What is odd about a letter that goes out on a day, a sentence each; nothing about one that did before.

    An exit's own doubts, another letter of that day, then what the check finds in a draft.
    """
    return _odd(records, letter, on, problems_of(records, letter, on))


def _odd(records: Records, letter: Letter, on: date, problems: Iterable[Problem]) -> tuple[str, ...]:
    if letter.sent:
        return ()
    told = filter(None, (*doubts(records, letter, on), same_day(records, letter, on)))
    rules = _TOLD_ELSEWHERE if letter.exit else frozenset[str]()
    return tuple(dict.fromkeys((*told, *_sentences(problems, rules))))


def _sentences(problems: Iterable[Problem], without: frozenset[str]) -> Iterable[str]:
    return (f"Line {each.line}: {each.why}" if each.line else each.why for each in problems if each.rule not in without)
