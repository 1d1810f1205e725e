"""What a letter says of the invoices besides those that it is about (G4). Rule: of each what is true of it, kindly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientdesk.letters.came_in import received
from clientdesk.model.money import totals
from clientdesk.playbook.after_dispute import settled_on
from clientdesk.playbook.dunning.sent import is_new, last_letter_on

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.money import Money
    from clientdesk.playbook.picture import Picture


def told_of(picture: Picture, kind: str, besides: Collection[Standing]) -> dict[str, Any]:
    """Whether they were never asked for, or not since a dispute; else the last letter's day, where it is one for all.

    Of several of which different things are true, none is said. And what came on them since they were last told of.
    """
    settled = [settled_on(picture, each) for each in besides]
    new = [is_new(picture, each) for each in besides]
    last = [last_letter_on(picture, kind, (each,)) for each in besides]
    days = {on if on and (end is None or on >= end) else None for on, end in zip(last, settled, strict=True)}
    return {
        "besides_new": all(new) and not any(settled),
        "besides_settled": bool(besides) and all(new) and all(settled),
        "besides_asked_on": days.pop() if len(days) == 1 and not any(new) else None,
        "besides_came": totals(came for one, on in zip(besides, last, strict=True) for came in _came(picture, one, on)),
    }


def _came(picture: Picture, standing: Standing, since: date | None) -> Iterator[Money]:
    """What came in on an invoice after a day, as far as the days are known; all of it where there is no such day."""
    for each in received(picture.records, standing):
        if since is None or (each.on and each.on > since):
            yield each.amount
