"""The invoices that the words ask for, and those that a letter is kept as asking for (L, G4). Rule: they are the same.

By the second the playbook knows what was asked for, and when; so words of one's own are told where they say otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ledger.account import is_asked_for
from clientdesk.letters.check.problem import Problem
from clientdesk.model.days import shown
from clientdesk.model.letter_kinds import ABOUT_PAYMENT, FOLLOW_UP
from clientdesk.playbook.dunning.fit import told_apart
from clientdesk.playbook.wording.numbers import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.letters.check.sight import Sight

_KINDS = frozenset((*ABOUT_PAYMENT, FOLLOW_UP))


def invoices(sight: Sight) -> Iterator[Problem]:
    """Invoices that the words ask for and the letter is not kept as asking for, and the other way round."""
    kept = (*sight.about, *sight.besides, *sight.early)
    if sight.draft.kind not in _KINDS or not sight.draft.written.invoices:
        return
    for each in sight.named:
        if each not in kept and each.balance > 0 and is_asked_for(each):
            why = f"It asks for {each.invoice.number}, which is not among its invoices: tick that one, or take it out."
            place = sight.draft.at(*(place_of(sight.draft.text, each.invoice.number) or (0, 0)))
            yield place.problem("invoices", why)
    for each in kept if sight.draft.kind == FOLLOW_UP else ():
        if each not in sight.named:
            why = (
                f"It is kept as about {each.invoice.number}, and does not name it: untick that one, or add its number."
            )
            yield Problem("invoices", 0, each.invoice.number, why)


def not_due(sight: Sight) -> Iterator[Problem]:
    """Invoices that it asks for, or is kept as asking for, and that are not due yet (G3)."""
    for each in sight.early:
        what = f"is due on {shown(each.due, sight.today)}" if each.due else "has no due date"
        ticked = each.invoice.id in sight.draft.written.invoices
        ways = ["untick that one"] * ticked + ["take it out of the words"] * (each in sight.named)
        why = f"{each.invoice.number} is not asked for yet, as it {what}: {', and '.join(ways)}."
        place = sight.draft.at(*(place_of(sight.draft.text, each.invoice.number) or (0, 0)))
        yield place.problem("invoices", why, about=each.invoice.id)


def not_for_it(sight: Sight) -> Iterator[Problem]:
    """Invoices that it is kept as asking for with all that it says, beside others that it is right for (G3, G4)."""
    late = [each for each in sight.about if each.days_overdue and each.balance > 0]
    for each in told_apart(sight.picture, sight.draft.kind, late, sight.today).besides:
        why = f"{each.invoice.number} is hardly asked for yet: let it stand apart, kindly, or take it out."
        yield Problem("too-early", 0, each.invoice.number, why)
