"""What was agreed: the contract's terms and safeguards in words. Rule: what nobody has said is said to be not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.exchange.paper import Block, Heading, Line, Table
from clientdesk.model.days import shown
from clientdesk.playbook.comeback_since import is_unsigned
from clientdesk.playbook.safeguards import UNSIGNED, safeguards
from clientdesk.playbook.terms import percent, term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.exchange.bundle.private import Trail
    from clientdesk.model.project import Contract
    from clientdesk.playbook.safeguards import Safeguard

_STATE = {True: "yes", False: "no", None: "not known"}


def agreed(trail: Trail) -> Iterator[Block]:
    """When it was signed, each safeguard with its term, and the documents that stand beside or in place of it (C)."""
    contract = trail.records.contract(trail.client_id)
    if contract is None:
        yield Line("Nothing is known of a contract.")
        return
    if contract.exists:
        yield Line(_signed(trail, contract))
        every = safeguards(trail.records, trail.client_id)
        yield Table(("What", "In the contract", "In its words"), tuple(_row(contract, each) for each in every))
        if contract.kill_fee:
            yield Line(f"If they cancel: {percent(contract.kill_fee)} of the price")
    else:
        yield Line("There is no written contract.")
    yield from _documents(trail, contract)


def _signed(trail: Trail, contract: Contract) -> str:
    """When it was signed; what was only proposed to who came back is said to be so (X09)."""
    if is_unsigned(trail.records, trail.client_id):
        return UNSIGNED
    return f"Signed: {shown(contract.signed) if contract.signed else 'the day is not known'}"


def _row(contract: Contract, safeguard: Safeguard) -> tuple[str, ...]:
    name = safeguard.name[:1].upper() + safeguard.name[1:]
    told = "" if safeguard.on is False else term(contract, safeguard.id)
    return name, _state(safeguard, told), "; ".join(filter(None, (told, safeguard.missing)))


def _state(safeguard: Safeguard, told: str) -> str:
    if safeguard.proposed:
        return "proposed"
    return "in part" if told and safeguard.on is None else _STATE[safeguard.on]


def _documents(trail: Trail, contract: Contract) -> Iterator[Block]:
    """Where each lies is the person's own."""
    if contract.documents:
        yield Heading("Documents that say what was agreed")
    for each in contract.documents:
        where = each.where if trail.private else ""
        yield Line(", ".join(filter(None, (each.what, shown(each.on) if each.on else "", where))))
