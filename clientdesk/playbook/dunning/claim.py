"""After the final notice (G3): small claims court. Rule: not before the deadline is over that the notice named.

What is said of a court is the person's own settings'; where it may not hold any more, that is said too. A client abroad
is for their court to hear only where the contract names the courts (C03).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.ledger.standing import Standing
from clientdesk.model.country import is_same, name_of
from clientdesk.model.days import shown
from clientdesk.model.letter_kinds import FINAL_NOTICE
from clientdesk.model.money import Money, Totals, totals
from clientdesk.model.settings import Court
from clientdesk.playbook.dunning.deadline import latest_deadline
from clientdesk.playbook.dunning.plan import Plan
from clientdesk.playbook.dunning.sent import asked_by_letter
from clientdesk.playbook.law import STALE_AFTER, across_the_border, is_abroad, small_claims
from clientdesk.playbook.picture import Picture

if TYPE_CHECKING:
    from clientdesk.model.client import Client
    from clientdesk.model.records import Records
    from clientdesk.model.settings import Settings

DONE = "When the claim is in, pause the invoice or mark it as disputed; when you let it go, write it off."
"""What ends the step."""


def to_claim(picture: Picture, final: list[Standing], day: date) -> list[Standing]:
    """Of what had a final notice, that whose deadline is over by a day; before any is, that whose is over first."""
    deadlines = [deadline_of(picture, each) for each in final]
    last = max(min(deadlines), day - timedelta(days=1))
    return [each for each, deadline in zip(final, deadlines, strict=True) if deadline <= last]


def claim(picture: Picture, final: list[Standing], day: date) -> Plan:
    """The step after a final notice's deadline; the day after it at the earliest."""
    on = min(deadline_of(picture, each) for each in final) + timedelta(days=1)
    doubts = court_doubts(picture.records, picture.client, totals(each.to_pay for each in final), max(day, on))
    where = court_for(picture.records, picture.client).name
    words = f"Take it to small claims: {where}" if where else "Take the step that the final notice named"
    return Plan(on, None, words, note="; ".join(doubts), how=DONE, claims=True)


def deadline_of(picture: Picture, standing: Standing) -> date:
    """The last day that the first final notice about an invoice left: a second one puts off nothing.

    It is the latest possible where it was not written down.
    """
    letter = next(each for each in asked_by_letter(picture, standing) if each.kind == FINAL_NOTICE)
    return letter.deadline or latest_deadline(picture.records, picture.client, letter.sent or picture.today)


def court_for(records: Records, client: Client) -> Court:
    """The court that would hear a claim against a client: the person's own, or none that is known here (G3).

    None is known for a client abroad, unless the contract names the courts (C03), and not those of their country.
    """
    settings = records.settings
    if not is_abroad(settings, client.country):
        return settings.court
    contract = records.contract(client.id)
    agreed = contract.courts if contract else ""
    return settings.court if agreed and not is_same(agreed, client.country) else Court()


def court_doubts(records: Records, client: Client, claimed: Totals, today: date) -> list[str]:
    """What to look at before going to court (G3).

    That the client is abroad, that none is named, that the claim is above its limit, a limit looked up too long ago.
    """
    settings, court = records.settings, court_for(records, client)
    if court != settings.court or (not court.name and is_abroad(settings, client.country)):
        return [_ask_which(settings, client)]
    if not court.name:
        return [f"name the court in your settings{_start(settings, today)}"]
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


def _ask_which(settings: Settings, client: Client) -> str:
    """That a client is abroad: `Acme is in Germany: ask which court hears a claim against them`."""
    where = name_of(client.country) or client.country
    both = across_the_border(settings, client.country)
    europe = f"; perhaps by the {both.court} (up to {both.limit.shown(whole=True)})" if both else ""
    return f"{client.name} is abroad ({where}): ask which court hears a claim against them{europe}"


def _start(settings: Settings, today: date) -> str:
    """What is known of courts in the person's country, to start from: `, perhaps the County Court (up to £10,000)`."""
    known = small_claims(settings, today)
    return f", perhaps {known.court} (up to {known.limit.shown(whole=True)})" if known else ""
