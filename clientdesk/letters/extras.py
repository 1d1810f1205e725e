"""What a letter says of extras: what was included until now, and what it costs from which day (L12, R07)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clientdesk.ledger.scope import draft_lines, hourly_rate
from clientdesk.letters.wording import inline
from clientdesk.model.money import Money
from clientdesk.model.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.playbook.exit.case import Case

MOST = 12
"""So many extras are listed, the latest; a longer list reads like a bill."""


class Price(Struct, frozen=True):
    """What an hour costs, or a round beyond those agreed; `project` where it is that project's own price."""

    is_round: bool
    amount: Money
    project: str = ""


def extras(case: Case) -> dict[str, Any]:
    """The extras that were included until now, neutrally; the prices, typed or of the desk; the day they begin."""
    client, given = case.client.id, draft_lines(case.records, case.client.id, case.today)
    return {
        "included": tuple(inline(each.extra.what) for each in given[-MOST:] if inline(each.extra.what)),
        "included_more": max(0, len(given) - MOST),
        "price": inline(case.said("meet", "price")),
        "prices": tuple(_prices(case, client)),
        "billed_from": case.day("meet", "from") or (case.pricing.on if case.pricing else case.today),
    }


def _prices(case: Case, client: str) -> Iterator[Price]:
    """An hour's price once where all projects have the same, else per project; then a round's."""
    usual, projects = hourly_rate(case.records, client, None), _under_way(case)
    rates = {each.name: hourly_rate(case.records, client, each.id) for each in projects} or {"": usual}
    own = {name: rate for name, rate in rates.items() if rate}
    if own and len(set(own.values())) == 1:
        yield Price(is_round=False, amount=next(iter(own.values())))
    else:
        yield from (Price(is_round=False, amount=rate, project=name) for name, rate in own.items())
    contract = case.records.contract(client)
    if contract and contract.extra_round:
        yield Price(is_round=True, amount=contract.extra_round)


def _under_way(case: Case) -> list[Project]:
    projects = case.records.of(Project, case.client.id)
    return [each for each in projects if each.ended is None or each.ended >= case.today]
