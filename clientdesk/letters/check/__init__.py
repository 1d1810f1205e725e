"""The letter check (L): what is wrong with a draft, line by line. Rule: it tells, and blocks only what can't be sent.

Required facts that are missing, and amounts and invoices that are not the ledger's, block, and so does a letter without
words; everything else is a warning. A rule is a function that yields problems, and an entry in one of the two tables:
on the words alone, or beside the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from clientdesk.letters.check.days import no_day
from clientdesk.letters.check.draft import Draft
from clientdesk.letters.check.leftovers import empty, labels, nobody_greeted, placeholder
from clientdesk.letters.check.length import too_long
from clientdesk.letters.check.problem import Problem
from clientdesk.letters.check.reasons import one_reason
from clientdesk.letters.check.tone import blame, emotion, threat, word_fire

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.letters.check.sight import Sight
    from clientdesk.letters.render import LetterText
    from clientdesk.model.client import Client
    from clientdesk.model.records import Records

__all__ = ["RULES", "Problem", "check", "check_words"]

ON_WORDS: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    empty, no_day, placeholder, nobody_greeted, blame, threat, one_reason, word_fire, labels, emotion, too_long,
)  # fmt: skip
"""Rules that need nothing but the letter."""

RULES = (
    "empty", "missing", "amount", "no-invoice", "paid", "deadline", "past-day", "no-day", "late-fee", "enclosure",
    "warning", "invoices", "prospect", "no-work", "breach", "court", "placeholder", "blame", "threat", "one-reason",
    "word-fire", "labels", "emotion", "too-long", "other-client", "as-of", "again", "too-early", "first-word",
)  # fmt: skip
"""Every rule there is, what blocks first."""


def check(records: Records, client: Client, written: LetterText, today: date) -> tuple[Problem, ...]:
    """What is wrong with a letter to a client that goes out on a day, in the order of its lines (L).

    Its figures are measured by the day that it states, or on which it was kept.
    """
    from clientdesk.letters.check.as_of import of_its_day
    from clientdesk.letters.check.missing import first_of_each
    from clientdesk.letters.check.sight import Sight

    sight = Sight(records, client, written, today)
    found = of_its_day(sight, [*_on_desk(sight)], lambda day: [*_on_desk(Sight(records, client, written, day))])
    return _in_order([*first_of_each(found), *_on_words(sight.draft)])


def check_words(written: LetterText) -> tuple[Problem, ...]:
    """What is wrong with the words of a letter, whoever it goes to, in the order of its lines (L)."""
    return _in_order(_on_words(Draft(written)))


def _on_words(draft: Draft) -> Iterator[Problem]:
    return (problem for rule in ON_WORDS for problem in rule(draft))


def _on_desk(sight: Sight) -> Iterator[Problem]:
    from clientdesk.letters.check.days import deadline, past_day
    from clientdesk.letters.check.first import first_word, no_court
    from clientdesk.letters.check.missing import missing
    from clientdesk.letters.check.money import amount, enclosure, late_fee, paid
    from clientdesk.letters.check.others import other_client
    from clientdesk.letters.check.repeat import again, too_early
    from clientdesk.letters.check.silent import may_be_a_breach, no_work, not_a_prospect, too_soon
    from clientdesk.letters.check.strangers import no_invoice, unnamed_sum
    from clientdesk.letters.check.ticks import invoices, not_due, not_for_it
    from clientdesk.letters.check.unexplained import unexplained
    from clientdesk.letters.check.warned import warned

    rules = (
        missing, amount, paid, deadline, past_day, late_fee, enclosure, invoices, not_due, not_a_prospect, no_court,
        again, too_early, not_for_it, first_word, warned, no_invoice, unnamed_sum, no_work, too_soon, may_be_a_breach,
        unexplained, other_client,
    )  # fmt: skip
    return (problem for rule in rules for problem in rule(sight))


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each once, by line; on a line as `RULES` has them."""
    once = dict.fromkeys(problems)
    return tuple(sorted(once, key=lambda each: (each.line, RULES.index(each.rule))))
