"""The part of the settings about a final notice and the court after it (G3). Rule: what is offered is never filled in.

A limit is in a currency of its own, written beside it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from clientdesk.model.amounts import named_currency, parse_amount
from clientdesk.model.errors import Refused
from clientdesk.model.money import Money
from clientdesk.model.settings import Settings
from clientdesk.playbook import law
from clientdesk.tui.forms.field import Answers, Field, FieldRefused, Kind
from clientdesk.tui.forms.starts import day, number

_EXAMPLE = ("District Court", "5000 EUR", "section 12 of the Courts Act")
_FACTS = {"court_name": "name", "court_limit": "limit", "court_source": "source", "court_checked": "checked"}


def fields(given: Settings, today: date) -> tuple[Field, ...]:
    """What a final notice leaves, and the court; one that the country is known to have is told beside it."""
    known, court = law.small_claims(given, today), given.court
    name, limit, source = (known.court, _amount(known.limit), known.source) if known else _EXAMPLE
    return (
        Field("deadline_days", "Final notice", Kind.NUMBER, number(given.deadline_days),
              "days it leaves to pay, 5 to 30", required=True),
        Field("legal_minimum_days", "By law at least", Kind.NUMBER, number(given.legal_minimum_days), _minimum(given)),
        Field("court_name", "Small claims", start=court.name, help=f"the court you would go to, as {name}"),
        Field("court_limit", "Its limit", start=_amount(court.limit), help=f"with its currency, as {limit}"),
        Field("court_source", "It stands in", start=court.source, help=f"the law or the page, as {source}"),
        Field("court_checked", "Looked up on", Kind.DATE, day(court.checked), "today when left empty"),
    )  # fmt: skip


def read(given: Settings, answers: Answers, today: date) -> dict[str, Any]:
    """All that was typed into the settings, the court as one."""
    said = answers.values()
    facts = {name: said.pop(key) for key, name in _FACTS.items()}
    facts["limit"] = _limit(answers, given)
    return said | {"court": law.with_facts(given.court, today, **facts)}


def _minimum(given: Settings) -> str:
    """What an empty field stands for."""
    found = [each for each in law.WAITS if each.place == law.place_of(given.country)]
    return "; ".join(f"empty: {each.days} for {each.whom}" for each in found) or "days, where your law names some"


def _amount(limit: Money | None) -> str:
    return f"{limit.plain()} {limit.currency}" if limit else ""


def _limit(answers: Answers, given: Settings) -> Money | None:
    typed = answers.text("court_limit")
    try:
        return parse_amount(typed, named_currency(typed) or given.currency) if typed else None
    except Refused as refused:
        raise FieldRefused("court_limit", refused.sentence) from None
