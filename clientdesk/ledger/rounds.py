"""Rounds of revision and extras as they are counted, written down and billed (S04, R07). Rule: each is an entry."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.ledger import scope
from clientdesk.ledger.moves import entered
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.days import counted
from clientdesk.model.errors import Refused
from clientdesk.model.project import Extra, Project
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from clientdesk.model.records import Records


def another_round(records: Records, project: Project, today: date) -> Change:
    """One more revision round on a project; above the agreed number it goes into the scope log as well (S04)."""
    after, extra = scope.another_round(records, project, new_id(), today)
    change = entered(records, after)
    rounds = scope.rounds_of(records, after)
    label = f"Counted round {rounds.words if rounds else after.rounds} on {after.name}"
    if extra is None:
        return Change(label, change.puts)
    logged = entered(records.after(change), extra)
    return Change(f"{label}: beyond the agreement", (*change.puts, *logged.puts))


def log_rounds(records: Records, client: Client, on: date) -> Change:
    """Every revision round above the agreed number that is in no log, written down as an extra of a day (S04).

    Of its project's last day where that was before. Nobody knows when they were, so whether they were billed is for the
    person to say, also while pricing out (R07). Raises Refused where there is none.
    """
    extras = [
        scope.round_entry(each.rounds, number, new_id(), min(on, each.rounds.project.ended or on))
        for each in scope.unlogged(records, client.id)
        for number in each.numbers
    ]
    if not extras:
        raise Refused(f"Every round above the agreed number is in the scope log of {client.name} already.")
    puts = tuple(put for extra in extras for put in entered(records, extra).puts)
    return Change(f"Wrote down {counted(len(extras), 'round')} beyond the agreement with {client.name}", puts)


def billed(records: Records, extra: Extra, *, is_billed: bool) -> Change:
    """An extra that goes on the bill after all, or is taken off it again (R07)."""
    turned = extra.but(billed=is_billed)
    off = "Given away" if turned.is_given_away else "Taken off the bill"
    return Change(f"{'Billed' if is_billed else off}: {extra.what}", entered(records, turned).puts)
