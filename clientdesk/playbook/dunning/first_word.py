"""The first word about overdue money (G3). Rule: its step goes by age; where that one is firm, the kinder are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.letter_kinds import AT_30_DAYS, FOR_MONEY, INVOICE_AGAIN
from clientdesk.playbook.dunning.ladder import level
from clientdesk.playbook.dunning.sent import is_new

if TYPE_CHECKING:
    from collections.abc import Collection

    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.picture import Picture

KINDER = (INVOICE_AGAIN, AT_30_DAYS)
"""The letters for a first word, the kindest first."""


def kinder_than(picture: Picture, kind: str | None, about: Collection[Standing]) -> tuple[str, ...]:
    """The letters to choose instead of a kind, where nothing was ever written about some invoices; none elsewhere."""
    is_firm = kind in FOR_MONEY and level(kind) > max(map(level, KINDER))
    return KINDER if is_firm and about and all(is_new(picture, each) for each in about) else ()


def named_kinder(kinds: tuple[str, ...]) -> str:
    """Them in a sentence: `L06 or L07 is the gentler choice`; empty for none."""
    return f"{' or '.join(kinds)} is the gentler choice" if kinds else ""
