"""What a letter says of extras: what was included until now, and what it costs from which day (L12, R07)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientdesk.ledger.scope import draft_lines
from clientdesk.letters.wording import inline
from clientdesk.playbook.exit.pricing import prices

if TYPE_CHECKING:
    from clientdesk.playbook.exit.case import Case

MOST = 12
"""So many extras are listed, the latest; a longer list reads like a bill."""


def extras(case: Case) -> dict[str, Any]:
    """The extras that were included until now, neutrally; the prices, typed or of the desk; the day they begin."""
    given = draft_lines(case.records, case.client.id, case.today)
    return {
        "included": tuple(inline(each.extra.what) for each in given[-MOST:] if inline(each.extra.what)),
        "included_more": max(0, len(given) - MOST),
        "price": inline(case.said("meet", "price")),
        "prices": tuple(prices(case)),
        "billed_from": max(case.day("meet", "from") or (case.pricing.on if case.pricing else case.today), case.today),
    }
