"""What a letter says of a price (L13, R10): what is in it, as far as the desk knows. No rival's price is ever named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientdesk.ledger.scope import hourly_rate
from clientdesk.letters.wording import lines
from clientdesk.model.client import Billing
from clientdesk.model.project import Project

if TYPE_CHECKING:
    from clientdesk.playbook.picture import Picture


def priced(picture: Picture, reason: str) -> dict[str, Any]:
    """What the person says is in it, the hour's price where work is billed by the hour, rounds and one beyond them."""
    running = [each for each in picture.records.of(Project, picture.client.id) if each.ended is None]
    project = running[0] if len(running) == 1 else None
    contract = picture.records.contract(picture.client.id)
    by_the_hour = (project.billing if project else picture.client.billing) is Billing.HOURLY
    rounds = (project.revisions if project else None) or (contract.revisions if contract else None)
    rate = hourly_rate(picture.records, picture.client.id, project.id if project else None)
    return {
        "price_holds": lines(reason),
        "rate": rate if by_the_hour else None,
        "revisions": rounds,
        "extra_round": contract.extra_round if contract else None,
    }
