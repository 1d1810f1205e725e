"""Late fees at the end (X02, M): what could be charged, by what. Rule: they are worked out in `late_interest` alone.

A fee that a statute gives is asked for in full, its compensation included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.playbook.late_interest import LateFee, fee_on, rule_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.ledger.late_rule import Rule
    from clientdesk.ledger.standing import Standing
    from clientdesk.model.records import Records

__all__ = ["LateFee", "late_fees", "late_rule"]


def late_rule(records: Records, client_id: str) -> Rule | None:
    """What a client's late fees go by; None where there is no basis for any."""
    return rule_for(records, client_id)


def late_fees(records: Records, client_id: str, late: Iterable[Standing]) -> tuple[LateFee, ...]:
    """The fees on some invoices of a client, those of nothing left out; an invoice that was paid late has one too."""
    return tuple(fee for each in late if each.invoice.client == client_id and (fee := fee_on(records, each)))
