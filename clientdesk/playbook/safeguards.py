"""The safeguards C01–C11: which of them a client's contract has. Rule: one safeguard, one entry."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from clientdesk.model.client import Client
from clientdesk.model.project import Contract
from clientdesk.model.records import Records


class SafeguardKind(Struct, frozen=True):
    """A safeguard: `name` for a list, `told` for the guide; `term` tells from the contract whether it is there."""

    id: str
    name: str
    told: str
    term: Callable[[Contract], bool | None]


def _only_stated(_contract: Contract) -> bool | None:
    return None


_ALL = (
    SafeguardKind("C01", "deposit before work", "Half for a first job, 25–30% after; not refundable.",
                  lambda c: None if c.deposit_percent is None else c.deposit_percent > 0),
    SafeguardKind("C02", "silence ends or suspends the work",
                  "After so many days without an answer; work done is billed.",
                  lambda c: None if c.silence_days is None else c.silence_days > 0),
    SafeguardKind("C03", "governing law and your courts", "The law that holds, and the courts of your own city.",
                  lambda c: bool(c.law and c.courts) or None),
    SafeguardKind("C04", "ownership passes when all is paid",
                  "Until then it is yours; their own material stays theirs.", _only_stated),
    SafeguardKind("C05", "portfolio licence", "You may show the work as yours.", _only_stated),
    SafeguardKind("C06", "full contact data", "Names, addresses and the telephone above all.", _only_stated),
    SafeguardKind("C07", "number of revisions", "How many rounds are in the price, and the rate above it.",
                  lambda c: None if c.revisions is None else True),
    SafeguardKind("C08", "payment term on every invoice", "A term, a due date and a way to pay.",
                  lambda c: None if c.term_days is None else True),
    SafeguardKind("C09", "late fee", "What is added when a payment is late.",
                  lambda c: None if c.late_fee is None else c.late_fee > 0),
    SafeguardKind("C10", "notice period", "How long before the end it must be said.",
                  lambda c: None if c.notice_days is None else True),
    SafeguardKind("C11", "confidentiality", "What is shared stays between you.", _only_stated),
)  # fmt: skip

SAFEGUARDS: dict[str, SafeguardKind] = {each.id: each for each in _ALL}
"""Every safeguard by its id, in the handbook's order."""


class Safeguard(Struct, frozen=True):
    """One safeguard of one client; `on=None` when nobody has said."""

    id: str
    name: str
    on: bool | None
    what: str


def safeguards(records: Records, client_id: str) -> list[Safeguard]:
    """A client's safeguards in order; what is stated on the contract goes before what its terms imply."""
    contract = records.contract(client_id)
    client = records.get(Client, client_id)
    return [Safeguard(kind.id, kind.name, _is_on(kind, contract, client), kind.told) for kind in _ALL]


def _is_on(kind: SafeguardKind, contract: Contract | None, client: Client) -> bool | None:
    if contract and kind.id in contract.safeguards:
        return contract.safeguards[kind.id]
    if kind.id == "C06":
        return bool(client.contact.phone and client.contact.email)
    if contract is None:
        return None
    return kind.term(contract) if contract.exists else False
