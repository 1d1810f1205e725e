"""Keeping a client after all: remedies with a day to look again, and the client back where they were (X01, X03).

Rule: who is kept is where they were before; paused where a pause runs, or is tried now (R04). What is tried passes the
door that it passes anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clientdesk.ledger.moves import entered
from clientdesk.model.change import Change
from clientdesk.model.days import shown as shown_day
from clientdesk.model.entry.trying import stage_to_go_back_to
from clientdesk.model.exit import Exit, Outcome
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.record import Record, derived_id
from clientdesk.model.records import Records
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.drafts import planned


def kept_words(case: Case) -> str:
    """The act of keeping, for its button."""
    name, again = case.client.name, _look_again(case)
    return f"Keep {name} and look again on {shown_day(again)}" if again else f"Keep {name}, who pays for every extra"


def keep(case: Case) -> Change:
    """They are kept: what is tried now, or that they pay every extra, and the client is back where they were.

    What was only planned of the end goes.
    Raises Refused for a remedy that the desk would not begin today, such as a pause of who owes nothing (R04).
    """
    tried, drafts = tuple(_tried(case)), planned(case)
    puts = (*over(case, Outcome.KEPT, tried), *tried, *drafts.puts)
    return Change(f"Kept {case.client.name}", puts, drafts.removes)


def over(case: Case, outcome: Outcome, tried: tuple[Remedy, ...] = ()) -> tuple[Exit, Record]:
    """The exit at its end without an end of the work, and the client back where they were."""
    records = case.records.after(Change("", tried))
    stage = stage_to_go_back_to(records, case.client.id, case.exit.stage_before)
    return case.exit.but(outcome=outcome, ended=case.today), case.client.but(stage=stage)


def _tried(case: Case) -> Iterator[Remedy]:
    if _kept_in(case) == "":
        if case.pricing and case.pricing.settled is None:
            yield case.pricing.but(outcome=RemedyOutcome.WORKED, decided=case.today)
        return
    for kind in filter(None, (case.said(_kept_in(case), "remedies") or "").split(",")):
        tried = Remedy(
            id=derived_id(case.exit.id, kind), client=case.client.id, kind=kind, on=case.today,
            review=_look_again(case),
        )  # fmt: skip
        yield from (each for each in entered(_before(case), tried).puts if isinstance(each, Remedy))


def _before(case: Case) -> Records:
    """The desk with the client where they were before the exit."""
    return case.records.after(Change("", (case.client.but(stage=case.exit.stage_before),)))


def _kept_in(case: Case) -> str:
    """The step in which it was decided to keep them; empty where they are kept because they pay (R07)."""
    if case.said("reflect", "keeping") == "keep":
        return "reflect"
    return "meet" if case.said("meet", "then") == "keep" else ""


def _look_again(case: Case) -> date | None:
    return case.day(_kept_in(case), "look-again") if _kept_in(case) else None
