"""Numbers of invoices that are nobody's here, and sums of invoices that a letter does not name (L, G4).

Rule: a number is told by the word before it, or by its form, which is that of the client's other numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clientdesk.ledger.account import is_asked_for
from clientdesk.letters.check.money import ASKS
from clientdesk.model.invoice import Invoice
from clientdesk.model.letter_kinds import FOR_MONEY
from clientdesk.playbook.promises import is_held
from clientdesk.playbook.wording.spans import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.ledger.standing import Standing
    from clientdesk.letters.check.problem import Problem
    from clientdesk.letters.check.sight import Sight

_CALLED = re.compile(
    r"(?<!\w)(?:invoice|invois|faktur|fatura)\s(?:(?:no\.?|number|nombor|nomor|#)\s?)?"
    r"(?P<number>(?=[\w/.-]*\d)[A-Z0-9][\w/-]*(?:[.][\w/-]+)*)",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+")
_LEAST = 3
"""Figures of a number that has nothing else in it: `invoice 2 weeks ago` names none."""


def no_invoice(sight: Sight) -> Iterator[Problem]:
    """Invoices that it names and the client has none of: nobody could find what they are asked to pay."""
    known = {each.number.casefold() for each in sight.records.of(Invoice, sight.client.id)}
    said = {number.casefold(): (start, number) for start, number in reversed([*_named(sight)])}
    for folded, (start, number) in said.items():
        if folded not in known:
            why = f"The desk has no invoice {number} of theirs: correct its number, or enter it first."
            place = sight.draft.at(start, start + len(number))
            yield place.problem("no-invoice", why, blocks=sight.draft.kind in ASKS)


def _named(sight: Sight) -> Iterator[tuple[int, str]]:
    """What is named as an invoice, and where; of what is only figures what is neither a day nor a sum."""
    other = [*((each.start, each.end) for each in sight.days), *((each.start, each.end) for each in sight.said_sums)]
    there = Places(other)
    for found in _CALLED.finditer(sight.draft.plain):
        start, number = found.start("number"), found["number"]
        if not there.meet(start, start + len(number)) and (not number.isdigit() or len(number) >= _LEAST):
            yield start, number
    if form := _form(sight):
        yield from ((found.start(), found.group()) for found in form.finditer(sight.draft.plain))


def _form(sight: Sight) -> re.Pattern[str] | None:
    """What the client's numbers look like that have letters in them: `PP-12` any `PP-` and figures."""
    numbers = (each.number for each in sight.records.of(Invoice, sight.client.id))
    forms = {_FIGURES.sub(r"\\d+", re.escape(each)) for each in numbers if re.search(r"[^\W\d_]{2}", each)}
    forms = {each for each in forms if r"\d" in each}
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(sorted(forms))})(?![\w/-])", re.IGNORECASE) if forms else None


def _what_to_do(sight: Sight, unnamed: Standing) -> str:
    """What to do about the sum of an invoice that a letter does not name; nobody is told to name what waits (G4)."""
    if not is_asked_for(unnamed) or is_held(sight.picture, unnamed):
        return "which nobody is asked for now: correct the sum."
    if sight.draft.kind in FOR_MONEY and not unnamed.days_overdue:
        return "which is not overdue: correct the sum."
    return "which it does not name: add that number, or correct the sum."


def unnamed_sum(sight: Sight) -> Iterator[Problem]:
    """What is open on an invoice that it does not name, though it names that sum: theirs to guess what it is for."""
    from clientdesk.letters.check.known import sums_about

    if sight.draft.kind not in ASKS:
        return
    unnamed = [each for each in sight.picture.standings if each.balance > 0 and each not in sight.named]
    of_sum = {each.to_pay: each for each in reversed(unnamed) if each not in (*sight.about, *sight.besides)}
    told = {each.amount for each in sight.said_sums} & of_sum.keys()
    told -= sums_about(sight) if told else frozenset()
    for each in sight.said_sums:
        if each.amount in told:
            told.discard(each.amount)
            of = of_sum[each.amount]
            why = f"{each.amount.shown()} is open on {of.invoice.number}, {_what_to_do(sight, of)}"
            place = sight.draft.at(each.start, each.end)
            yield place.problem("amount", why, what="unnamed", about=of.invoice.id)
