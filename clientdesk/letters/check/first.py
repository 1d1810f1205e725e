"""A first word that is too firm, and a court that is not known (L, G3). Rule: the letter that fits is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.letters.check.problem import Problem
from clientdesk.model.days import shown
from clientdesk.model.letter_kinds import FINAL_NOTICE, LATE_NOTICES
from clientdesk.model.money import totals
from clientdesk.model.way import Deed, Hint, Way
from clientdesk.playbook.after_dispute import settled_on
from clientdesk.playbook.dunning.court import court_doubts, hearing
from clientdesk.playbook.dunning.first_word import kinder_than, named_kinder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.letters.check.sight import Sight


_WAY = Hint("", Way(Deed.SETTING, ("court",)), " keeps it.")


def first_word(sight: Sight) -> Iterator[Problem]:
    """A notice about invoices of which nothing was ever written to them."""
    if kinder := named_kinder(kinder_than(sight.picture, sight.draft.kind, sight.about)):
        what = sight.about[0].invoice.number if len(sight.about) == 1 else "these invoices"
        yield Problem("first-word", 0, "", f"Nothing was written to them about {what} {_since(sight)}: {kinder}.")


def _since(sight: Sight) -> str:
    """`yet`, or since when not, where all of them were in dispute."""
    settled = [settled_on(sight.picture, each) for each in sight.about]
    days = [each for each in settled if each]
    return f"since a dispute was settled on {shown(max(days), sight.today)}" if len(days) == len(settled) else "yet"


def no_court(sight: Sight) -> Iterator[Problem]:
    """A final notice while no court is known for the claim, and the person's own named to who is abroad (G3)."""
    own, (known, ask) = sight.records.settings.court.name, hearing(sight.records, sight.client)
    court = known.name
    is_named = own != court and sight.has(own) and sight.draft.kind in LATE_NOTICES
    if not is_named and (sight.draft.kind != FINAL_NOTICE or court):
        return
    claimed = totals(each.to_pay for each in sight.about)
    doubts = "; ".join(court_doubts(sight.records, sight.client, claimed, sight.today))
    if is_named:
        yield Problem("court", 0, "", f"It names {own}, and {doubts}. Leave the court out.")
    elif ask:
        yield Problem("court", 0, "", f"It says “a civil claim” and names no court: {doubts}.")
    else:
        yield Problem("court", 0, "", f"It can't say where you would bring the claim: {doubts}. " + _WAY)
