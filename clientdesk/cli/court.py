"""The court and the deadlines of `clientdesk settings` (G3). Rule: what the law says stays what the person entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.amount import amount_of
from clientdesk.cli.types import DAY_OR_NONE, INT_OR_NONE
from clientdesk.model.country import in_full
from clientdesk.model.days import counted
from clientdesk.model.errors import Refused
from clientdesk.playbook import law

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.money import Money
    from clientdesk.model.settings import Court, Settings

COURT_OPTIONS = (
    click.option("--court", help="The small claims court that you would go to."),
    click.option("--court-limit", metavar="AMOUNT", help="Up to which amount it decides; or none."),
    click.option("--court-source", help="Where that limit stands."),
    click.option("--court-checked", type=DAY_OR_NONE, help="When you looked it up; today when left out."),
    click.option("--usual-court", is_flag=True, default=None, help="The court that your country is known to have."),
    click.option("--deadline-days", type=int, help="What a final notice leaves, 5 to 30 days."),
    click.option("--legal-minimum-days", type=INT_OR_NONE,
                 help="What the law wants it to leave at the least; none goes by your country."),
)  # fmt: skip
_FACTS = {"court": "name", "court_limit": "limit", "court_source": "source", "court_checked": "checked"}


def court_given(settings: Settings, fields: dict[str, Any], today: date) -> Court:
    """The court with what was given of it, which is taken out of the fields.

    Raises Refused where the usual one is asked for and none is known.
    """
    usual = fields.pop("usual_court", None)
    start = _usual(settings.but(country=fields.get("country", settings.country)), today) if usual else settings.court
    facts = {name: fields.pop(key) for key, name in _FACTS.items() if key in fields}
    if facts.get("limit") is not None:
        facts["limit"] = _limit(facts["limit"], fields.get("currency") or settings.currency)
    return law.with_facts(start, today, **facts)


def court_shown(settings: Settings) -> str:
    """The person's court; where none is named, the one that their country is known to have, to start from."""
    if settings.court.name or settings.court.limit:
        return law.court_words(settings.court)
    known = law.small_claims(settings, law.CHECKED)
    return f"not named yet; in {known.place} {law.court_words(known.as_settings)}: --usual-court" if known else ""


def minimum_shown(settings: Settings) -> str:
    """The law's minimum; where it is the country's own, so it says."""
    if settings.legal_minimum_days is not None:
        return counted(settings.legal_minimum_days, "day")
    found = [each for each in law.WAITS if each.place == law.place_of(settings.country)]
    return "; ".join(f"{each.days} days for {each.whom}, by {each.basis}" for each in found)


def _limit(text: str, usual: str) -> Money | None:
    return None if text == "none" else amount_of(text, None, usual)


def _usual(settings: Settings, today: date) -> Court:
    known = law.small_claims(settings, today)
    if known is None:
        where = in_full(settings.country) or "your country: name it with --country"
        raise Refused(f"No small claims court is known for {where}. Name it with --court.")
    return known.as_settings
