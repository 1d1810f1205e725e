"""Which court hears a claim (G3, C03). Rule: who is abroad is threatened with no court that may not be the right one.

What is said of a court is the person's own settings'; where it may not hold any more, that is said too.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from clientdesk.model.country import name_of
from clientdesk.model.days import shown
from clientdesk.model.money import Money, Totals
from clientdesk.model.settings import Court
from clientdesk.playbook.dunning.agreed_court import is_own
from clientdesk.playbook.law import STALE_AFTER, across_the_border, is_abroad, small_claims

if TYPE_CHECKING:
    from clientdesk.model.client import Client
    from clientdesk.model.records import Records
    from clientdesk.model.settings import Settings


class Hearing(NamedTuple):
    """The court that would hear a claim; where that has to be asked, none, and `ask` says so, to follow a colon."""

    court: Court
    ask: str = ""


def hearing(records: Records, client: Client) -> Hearing:
    """Who would hear a claim against a client: the person's own court, or one that has to be asked for (G3).

    That has to be asked of a client abroad, unless the contract names the person's own court, its place, or their
    country (C03).
    """
    settings, contract = records.settings, records.contract(client.id)
    agreed = contract.courts if contract else ""
    if not is_abroad(settings, client.country) or is_own(settings, agreed):
        return Hearing(settings.court)
    return Hearing(Court(), _ask_which(settings, client, agreed))


def court_doubts(records: Records, client: Client, claimed: Totals, today: date) -> list[str]:
    """What to look at before going to court (G3).

    That it has to be asked which one, that none is named, that the claim is above its limit, a limit looked up too
    long ago.
    """
    court, ask = hearing(records, client)
    if ask:
        return [ask]
    if not court.name:
        return [f"name the court in your settings{_start(records.settings, today)}"]
    if court.limit is None:
        return ["look up its limit"]
    found = list(filter(None, [_held_against(court, court.limit, claimed)]))
    if court.checked is None or (today - court.checked).days > STALE_AFTER:
        when = f"last looked up on {shown(court.checked)}" if court.checked else "never looked up"
        found.append(f"its limit was {when}: check it")
    return found


def _held_against(court: Court, limit: Money, claimed: Totals) -> str:
    """That a claim is above a court's limit, or that some of it is in a currency which that limit says nothing of."""
    if court.is_exceeded(claimed):
        return f"above its limit of {limit.shown(whole=True)}"
    others = sorted(code for code in claimed if code != limit.currency)
    return f"its limit is in {limit.currency}: ask it how a claim in {' and '.join(others)} counts" if others else ""


def _ask_which(settings: Settings, client: Client, agreed: str) -> str:
    """That a client is abroad: `Acme is abroad (Germany): ask which court hears a claim against them`."""
    where = name_of(client.country) or client.country
    told = f", and the contract names “{agreed}”" if agreed else ""
    both = across_the_border(settings, client.country)
    europe = f"; perhaps by the {both.court} (up to {both.limit.shown(whole=True)})" if both else ""
    return f"{client.name} is abroad ({where}){told}: ask which court hears a claim against them{europe}"


def _start(settings: Settings, today: date) -> str:
    """What is known of courts in the person's country, to start from: `, perhaps the County Court (up to £10,000)`."""
    known = small_claims(settings, today)
    return f", perhaps {known.court} (up to {known.limit.shown(whole=True)})" if known else ""
