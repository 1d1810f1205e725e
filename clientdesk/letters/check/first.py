"""Letters for which it is too soon, or that are for somebody else (L, G1, G3). Rule: the one that fits is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.letters.check.problem import Problem
from clientdesk.letters.thread import thread_for
from clientdesk.model.client import Stage
from clientdesk.model.journal import Matter
from clientdesk.model.letter_kinds import FINAL_NOTICE, FOLLOW_UP, LAST_CHECK_IN, LATE_NOTICES
from clientdesk.model.money import totals
from clientdesk.playbook.dunning.claim import court_doubts, court_for
from clientdesk.playbook.dunning.first_word import kinder_than, named_kinder
from clientdesk.playbook.law import is_abroad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.letters.check.sight import Sight


_WAY = "F9, or `clientdesk settings set --court`, keeps it."


def first_word(sight: Sight) -> Iterator[Problem]:
    """A notice about invoices of which nothing was ever written to them."""
    if kinder := named_kinder(kinder_than(sight.picture, sight.draft.kind, sight.about)):
        what = sight.about[0].invoice.number if len(sight.about) == 1 else "these invoices"
        yield Problem("first-word", 0, "", f"Nothing was written to them about {what} yet: {kinder}.")


def not_a_prospect(sight: Sight) -> Iterator[Problem]:
    """A last check-in, which thanks a prospect for asking, to a client with whom nothing is negotiated (G1)."""
    if sight.draft.kind != LAST_CHECK_IN or sight.client.stage is Stage.PROSPECT:
        return
    thread = thread_for(sight.picture, LAST_CHECK_IN, sight.draft.written.project or "")
    if thread is None or thread.stage is not Matter.NEGOTIATING:
        why = f"{LAST_CHECK_IN} is for who has not decided yet, and takes leave: for work under way write {FOLLOW_UP}."
        yield Problem("prospect", 0, "", why)


def no_court(sight: Sight) -> Iterator[Problem]:
    """A final notice while no court is known for the claim, and the person's own named to who is abroad (G3)."""
    own, court = sight.records.settings.court.name, court_for(sight.records, sight.client).name
    is_named = own != court and sight.has(own) and sight.draft.kind in LATE_NOTICES
    if not is_named and (sight.draft.kind != FINAL_NOTICE or court):
        return
    claimed = totals(each.to_pay for each in sight.about)
    doubts = "; ".join(court_doubts(sight.records, sight.client, claimed, sight.today))
    if is_named:
        yield Problem("court", 0, "", f"It names {own}, and {doubts}. Leave the court out.")
    elif is_abroad(sight.records.settings, sight.client.country):
        yield Problem("court", 0, "", f"It says “a civil claim” and names no court: {doubts}.")
    else:
        yield Problem("court", 0, "", f"It can't say where you would bring the claim: {doubts}. {_WAY}")
