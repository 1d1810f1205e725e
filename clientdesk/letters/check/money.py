"""Sums, invoices and fees in a letter (L, G4, R02). Rule: nobody is asked for a cent that the ledger does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.late_rule import Doubt
from clientdesk.letters.check.known import known_sums
from clientdesk.letters.fees import fees
from clientdesk.letters.names import ENCLOSING, NEEDS_COLLEAGUE
from clientdesk.model.letter_kinds import ABOUT_PAYMENT, AT_ONCE, EXIT_NOTICES, HAND_OVER
from clientdesk.model.money import said_totals, totals
from clientdesk.model.way import Deed, Hint, Way
from clientdesk.playbook.late_fee.days import SPARED
from clientdesk.playbook.promises import waiting
from clientdesk.playbook.wording.numbers import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.ledger.late_rule import Rule
    from clientdesk.ledger.standing import Standing
    from clientdesk.letters.check.problem import Problem
    from clientdesk.letters.check.sight import Sight

ABOUT_MONEY = frozenset((*ABOUT_PAYMENT, *EXIT_NOTICES, AT_ONCE, HAND_OVER))
"""Kinds whose every sum is between the two; in others a price may be named that is nowhere on the desk."""
ASKS = frozenset(("", *ABOUT_PAYMENT))
"""Kinds that ask for invoices, and letters whose kind nobody knows."""
DOUBTS = {
    Doubt.STALE: "The newest late interest rate is not known here.",
    Doubt.UNCHECKED: "Nobody has checked this late interest rate yet.",
}
"""What is said of a rate in doubt."""


def amount(sight: Sight) -> Iterator[Problem]:
    """Sums that are none of the ledger's on the day; only what is spoken of as owed where prices may be named."""
    if sight.draft.kind in NEEDS_COLLEAGUE:
        return
    is_about_money = sight.draft.kind in ABOUT_MONEY
    said = [each for each in sight.said_sums if each.amount and (is_about_money or each.is_owed)]
    known = known_sums(sight) if said else frozenset()
    left = _left(sight) if any(each.amount not in known for each in said) else ""
    for each in said:
        if each.is_misread:
            words = each.amount.shown()
            place = sight.draft.at(each.start, each.end)
            why = f"“{place.text}” is another sum to who reads the point as this language does: write {words}."
            yield place.problem("amount", why, blocks=is_about_money or not sight.draft.kind, what="misread")
        if each.amount not in known:
            why = f"No {each.amount.shown()} stands between you: {left}. Correct it, or write the letter anew."
            place = sight.draft.at(each.start, each.end)
            yield place.problem("amount", why, blocks=is_about_money or not sight.draft.kind)


def _left(sight: Sight) -> str:
    """What is open, of the invoices that it is about where there are any."""
    group = sight.about or [each for each in sight.picture.standings if each.balance > 0]
    if not group:
        return "nothing is open"
    owed = totals(each.to_pay for each in group)
    charged = totals([*owed.values(), *(each.amount for each in fees(sight.records, group))])
    told = f"{said_totals(owed, whole=False)} is open"
    return told if charged == owed else f"{told}, {said_totals(charged, whole=False)} with the late fee"


def paid(sight: Sight) -> Iterator[Problem]:
    """Invoices that it asks for though they are paid, in dispute, promised or paused (G4)."""
    if sight.draft.kind not in ASKS:
        return
    for each in sight.named:
        if why := _why_not(sight, each):
            place = sight.draft.at(*(place_of(sight.draft.text, each.invoice.number) or (0, 0)))
            yield place.problem("paid", f"Invoice {each.invoice.number} is {why}", blocks=each.balance <= 0)


def _why_not(sight: Sight, standing: Standing) -> str:
    """Why an invoice is not asked for, and the way out; empty where it can be."""
    if standing.balance <= 0:
        return f"{standing.status.words}: take it out."
    if standing.is_disputed:
        return "in dispute: settle that first, or take it out."
    if standing.is_given_back:
        return "open only as what they paid went back: take it out."
    if standing.late_spared:
        return f"the late fee on an invoice that {SPARED[standing.late_spared]}: credit it, or take it out."
    waits = waiting(sight.picture, standing)
    return f"{waits}; wait until then, or take it out." if waits else ""


def late_fee(sight: Sight) -> Iterator[Problem]:
    """A late fee or interest that nothing gives a right to (R02, C09), or at a rate that is in doubt (M)."""
    from clientdesk.playbook.late_fee import chargeable

    if sight.draft.kind not in ABOUT_MONEY | {""}:
        return
    yield from _billed_without_basis(sight)
    late = sight.about or tuple(each for each in sight.picture.standings if each.days_overdue)
    fees = [fee for each in late if (fee := chargeable.late_fee(sight.records, each))]
    told = next((_doubtful(each.rule, each.doubt) for each in fees if each.doubt), None)
    if not sight.fee_words or (fees and told is None):
        return
    if told:
        yield sight.fee_words[0].problem("late-fee", told)
        return
    why = chargeable.why_none(sight.records, late[0]) if late else "Nothing is overdue."
    yield sight.fee_words[0].problem("late-fee", why + " Leave the fee out.")


def _billed_without_basis(sight: Sight) -> Iterator[Problem]:
    """A late fee that it asks for by a bill, and nothing gives a right to all of it (R02)."""
    from clientdesk.playbook.late_fee.chargeable import beyond_fee

    for late in sight.picture.standings:
        places = sight.billed.get(late.invoice.id, ())
        if places and (why := beyond_fee(sight.records, late)):
            yield sight.draft.at(*places[0]).problem("late-fee", why + " Credit the bill for it.")


def _doubtful(rule: Rule, doubt: Doubt) -> Hint:
    """That a rule's rate can't be relied on, and where to enter it."""
    return Hint(f"{DOUBTS[doubt]} Look it up, and enter it: ", Way(Deed.RATE, (rule.id,)))


def enclosure(sight: Sight) -> Iterator[Problem]:
    """That a late notice does not say that a copy of the invoice comes with it (G3)."""
    from clientdesk.letters.check.problem import Problem

    if sight.draft.kind in ENCLOSING and not sight.draft.says("facts", "enclosed"):
        why = "A copy of the invoice goes with it every time: say that it is enclosed, and enclose it."
        yield Problem("enclosure", 0, "", why)
