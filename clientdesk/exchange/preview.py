"""The first records of a plan, for a look before they come in. Rule: rows of text; their layout is the face's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.record import Record
from clientdesk.model.records import KINDS, Records

SHOWN = 5
"""Records of each kind that a preview shows."""


class Sample(NamedTuple):
    """Some records of one kind as a table, and how many come in altogether; a head with `>` is of figures."""

    table: str
    coming: int
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def preview(puts: tuple[Record, ...], records: Records) -> Iterator[Sample]:
    """The first records of each kind that would come in; `records` is the desk as it would be."""
    for kind in KINDS:
        found = [record for record in puts if isinstance(record, kind)]
        if found:
            heads, cells = _COLUMNS.get(kind, _ANY)
            rows = tuple(cells(record, records) for record in found[:SHOWN])
            yield Sample(kind.table.replace("_", " "), len(found), heads, rows)


def _client(client: Client, _records: Records) -> tuple[str, ...]:
    return client.name, client.contact.email, client.contact.phone, client.currency, client.country


def _invoice(invoice: Invoice, records: Records) -> tuple[str, ...]:
    return (
        _name(invoice.client, records),
        invoice.number,
        invoice.amount.shown(),
        shown(invoice.issued),
        shown(invoice.due),
    )


def _payment(payment: Payment, records: Records) -> tuple[str, ...]:
    invoice = records.by_id(Invoice).get(payment.invoice or "")
    number = invoice.number if invoice else payment.reference
    return _name(payment.client, records), number, payment.kind.value, payment.amount.shown(), shown(payment.on)


def _any(record: Record, _records: Records) -> tuple[str, ...]:
    return (str(getattr(record, "name", "") or record.id),)


def _name(client_id: str, records: Records) -> str:
    client = records.by_id(Client).get(client_id)
    return client.name if client else ""


_ANY: tuple[tuple[str, ...], Callable[[Any, Records], tuple[str, ...]]] = (("Record",), _any)
_COLUMNS: dict[type[Record], tuple[tuple[str, ...], Callable[[Any, Records], tuple[str, ...]]]] = {
    Client: (("Client", "E-mail", "Telephone", "Currency", "Country"), _client),
    Invoice: (("Client", "Number", ">Amount", ">Issued", ">Due"), _invoice),
    Payment: (("Client", "Invoice", "Way", ">Amount", ">On"), _payment),
}
