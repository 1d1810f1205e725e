"""A promise to pay that was broken, as a letter speaks of it (G4). Rule: what was said and when, and no blame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientdesk.playbook.promises import broken_promise

if TYPE_CHECKING:
    from collections.abc import Collection

    from clientdesk.ledger.standing import Standing
    from clientdesk.model.invoice import Promise
    from clientdesk.playbook.picture import Picture


def promised(picture: Picture, about: Collection[Standing]) -> dict[str, Any]:
    """The newest promise for some invoices whose day is over, and their numbers where it was for some of them alone."""
    broken = {each.invoice.number: promise for each in about if (promise := broken_promise(picture, each))}
    last = max(broken.values(), key=lambda each: (each.made, each.pay_by, each.id), default=None)
    some = tuple(number for number, promise in broken.items() if promise == last)
    return {
        "promised_on": last.made if last else None,
        "promised_for": last.pay_by if last else None,
        "promised_in_writing": last is not None and _in_writing(picture, last),
        "promised_about": some if len(some) < len(about) else (),
    }


def _in_writing(picture: Picture, promise: Promise) -> bool:
    """Whether they wrote on the day on which it was made, and did not speak."""
    told = [each for each in picture.messages if each.on == promise.made and each.is_theirs]
    return bool(told) and not any(each.is_talk for each in told)
