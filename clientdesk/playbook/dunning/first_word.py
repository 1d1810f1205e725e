"""The first word about overdue money (G3). Rule: it goes out by age, and is never firmer than the first late notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from clientdesk.model.letter_kinds import AT_30_DAYS, FOR_MONEY, INVOICE_AGAIN
from clientdesk.playbook.dunning.ladder import level, level_by_age
from clientdesk.playbook.dunning.sent import is_new

if TYPE_CHECKING:
    from collections.abc import Collection

    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.dunning.plan import Plan
    from clientdesk.playbook.picture import Picture

KINDER = (INVOICE_AGAIN, AT_30_DAYS)
"""The letters for a first word, the kindest first; the last of them is the firmest that it can be."""
FIRMEST = level(KINDER[-1])


def not_too_firm(picture: Picture, plan: Plan, about: Standing) -> Plan:
    """A plan about an invoice; the first late notice, on the same day, where nothing was ever written about it."""
    if level(plan.letter) <= FIRMEST or not is_new(picture, about):
        return plan
    return structs.replace(plan, letter=AT_30_DAYS, words="Send the first late notice")


def why_not_firmer(picture: Picture, kind: str | None, about: Standing) -> str:
    """Why an old invoice is asked for by so kind a letter; empty where its age alone says which one."""
    is_old = level_by_age(about.days_overdue) > FIRMEST
    if kind != AT_30_DAYS or not is_old or not is_new(picture, about):
        return ""
    return f"nothing was ever written about it, so the first word is {kind}, and no firmer one"


def kinder_than(picture: Picture, kind: str | None, about: Collection[Standing]) -> tuple[str, ...]:
    """The letters to choose instead of a kind, where nothing was ever written about some invoices; none elsewhere."""
    is_firm = kind in FOR_MONEY and level(kind) > FIRMEST
    return KINDER if is_firm and about and all(is_new(picture, each) for each in about) else ()


def named_kinder(kinds: tuple[str, ...]) -> str:
    """Them in a sentence: `L06 or L07 is the gentler choice`; empty for none."""
    return f"{' or '.join(kinds)} is the gentler choice" if kinds else ""
