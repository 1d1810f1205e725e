"""The first word about overdue money (G3). Rule: it goes out by age, and is never firmer than the first late notice.

The first one after a dispute is the invoice again at most, whatever was written before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.letter_kinds import AT_30_DAYS, FINAL_NOTICE, FOR_MONEY, INVOICE_AGAIN
from clientdesk.playbook.after_dispute import settled_on, told_settled
from clientdesk.playbook.asked import level_on
from clientdesk.playbook.dunning.sent import is_new
from clientdesk.playbook.ladder import level

if TYPE_CHECKING:
    from collections.abc import Collection

    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.picture import Picture

KINDER = (INVOICE_AGAIN, AT_30_DAYS)
"""The letters for a first word, the kindest first; the last of them is the firmest that it can be."""


def firmest(picture: Picture, about: Standing) -> str:
    """The firmest letter that the first word about an invoice can be."""
    return INVOICE_AGAIN if settled_on(picture, about) else KINDER[-1]


def firmest_yet(picture: Picture, about: Standing) -> int:
    """The level of the firmest letter that can be next about an invoice, whatever its age: its first word is kind."""
    return level(firmest(picture, about) if is_new(picture, about) else FINAL_NOTICE)


def why_not_firmer(picture: Picture, kind: str | None, about: Standing) -> str:
    """Why an old invoice is asked for by so kind a letter; empty where its age alone says which one."""
    first = firmest(picture, about)
    is_old = level_on(picture, about, about.as_of) > level(first)
    if kind != first or not is_old or not is_new(picture, about):
        return ""
    settled = settled_on(picture, about)
    why = f"{told_settled(settled, picture.today)}" if settled else "nothing was ever written about it"
    return f"{why}, so the first word{' since' if settled else ''} is {kind}, and no firmer one"


def kinder_than(picture: Picture, kind: str | None, about: Collection[Standing]) -> tuple[str, ...]:
    """The letters to choose instead of a kind, where nothing was ever written about some invoices; none elsewhere."""
    if kind not in FOR_MONEY or not about or not all(is_new(picture, each) for each in about):
        return ()
    most = max(level(firmest(picture, each)) for each in about)
    return tuple(each for each in KINDER if level(each) <= most) if level(kind) > most else ()


def named_kinder(kinds: tuple[str, ...]) -> str:
    """Them in a sentence: `L06 or L07 is the gentler choice`; empty for none."""
    return f"{' or '.join(kinds)} is the gentler choice" if kinds else ""
