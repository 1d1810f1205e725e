"""The desk as the rows of a file fill it.

Rule: a row is looked up against the desk and the rows before it, and puts its records only when all of it has been
read; what the person changed since an import is left alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from clientdesk.exchange.outcome import MatchedRow
from clientdesk.model.client import Client
from clientdesk.model.errors import NotFound
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.money import Money
from clientdesk.model.names import fold
from clientdesk.model.project import Project
from clientdesk.model.record import Record, derived_id

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records

AS_LISTED = "paid, says the invoice list"
"""The reference of a payment that only an invoice list tells of; a payment list knows better."""


class Intake:
    """Records looked up as after the rows so far, and what these rows put and remove."""

    def __init__(self, records: Records, today: date) -> None:
        self.records, self.today = records, today
        self.puts: dict[str, Record] = {}
        self.removes: dict[str, Record] = {}
        self.matched: list[MatchedRow] = []
        self.seen: Counter[tuple[str, ...]] = Counter()
        self.claimed: set[str] = set()
        self.listed: dict[str, tuple[int, Any]] = {}
        self._clients = dict(records.by_id(Client))
        self._names: dict[str, dict[str, None]] = defaultdict(dict)
        self._invoices = dict(records.by_id(Invoice))
        self._numbers: dict[str, list[str]] = defaultdict(list)
        self._numbered: dict[tuple[str, str], str] = {}
        self._projects = {(project.client, fold(project.name)): project.id for project in records.all(Project)}
        self._payment_ids = set(records.by_id(Payment))
        self._payments: dict[str, dict[str, Payment]] = defaultdict(dict)
        for record in (*self._clients.values(), *self._invoices.values(), *records.all(Payment)):
            self._index(record)

    def put(self, record: Record) -> None:
        """Put a record, new or in place of the one with its id."""
        self.removes.pop(record.id, None)
        self.puts[record.id] = record
        self._index(record)

    def client(self, name: str) -> Client | None:
        """The client of a name (folded), or one that came in under it and was renamed since.

        Raises NotFound when several have the name.
        """
        ids = list(self._names.get(fold(name), ()))
        if len(ids) > 1:
            raise NotFound(f"{len(ids)} clients are called “{name}”. Give them different names first.")
        return self._clients.get(ids[0] if ids else client_id(name))

    def invoice(self, client: Client, number: str) -> Invoice | None:
        """A client's invoice of a number."""
        found = self._numbered.get((client.id, fold(number))) or invoice_id(client, number)
        return self._invoices.get(found)

    def invoices_numbered(self, number: str) -> list[Invoice]:
        """Every client's invoice of a number."""
        return [self._invoices[found] for found in self._numbers.get(fold(number), ())]

    def client_of(self, invoice: Invoice) -> Client:
        """The client that an invoice went to."""
        try:
            return self._clients[invoice.client]
        except KeyError:
            raise NotFound(f"Invoice {invoice.number} belongs to a client that is not on the desk.") from None

    def project(self, client: Client, name: str) -> str:
        """The id of a client's project, put when there is none of that name."""
        key = (client.id, fold(name))
        if key not in self._projects:
            project = Project(id=derived_id("project", *key), client=client.id, name=name)
            self._projects[key] = project.id
            self.put(project)
        return self._projects[key]

    def has_payment(self, payment_id: str) -> bool:
        """Whether a payment with this id is on the desk, as it came or as the person has changed it since."""
        return payment_id in self._payment_ids

    def payments(self, target: str) -> list[Payment]:
        """The payments on an invoice (its id), or on a client's account (the client's id)."""
        return list(self._payments.get(target, {}).values())

    def received(self, invoice: Invoice) -> int:
        """What came in on an invoice so far, in minor units of its currency; what went back since does not count."""
        return sum(
            payment.amount.minor
            for payment in self.payments(invoice.id)
            if payment.kind is not PaymentKind.REFUND and payment.amount.currency == invoice.amount.currency
        )

    def as_listed(self, invoice: Invoice) -> list[Payment]:
        """Payments on an invoice that only an invoice list told of."""
        return [
            payment
            for payment in self.payments(invoice.id)
            if payment.reference == AS_LISTED and payment.amount.currency == invoice.amount.currency
        ]

    def put_in_place(self, payment: Payment, listed: list[Payment]) -> Money:
        """Put a payment in the place of listed ones, up to its amount; tells how much gave way.

        Where it has no date of its own it takes that of the first of them.
        """
        left = payment.amount
        for other in listed:
            rest = Money(max(0, other.amount.minor - left.minor), left.currency)
            left = left - (other.amount - rest)
            if rest:
                self.put(other.but(amount=rest))
            else:
                self._remove_payment(other)
        self.put(payment if payment.on or not listed else payment.but(on=listed[0].on))
        return payment.amount - left

    def note(self, row: int, note: str, client: Client, invoice: str = "") -> None:
        """Remember something that the person should know of."""
        self.matched.append(MatchedRow(row=row, note=note, client=client.name, invoice=invoice))

    def _remove_payment(self, payment: Payment) -> None:
        del self._payments[_target(payment)][payment.id]
        if self.puts.pop(payment.id, None) is None or payment.id in self.records.by_id(Payment):
            self.removes[payment.id] = payment

    def _index(self, record: Record) -> None:
        if isinstance(record, Client):
            self._clients[record.id] = record
            self._names[fold(record.name)][record.id] = None
        elif isinstance(record, Invoice):
            self._invoices[record.id] = record
            self._numbers[fold(record.number)].append(record.id)
            self._numbered.setdefault((record.client, fold(record.number)), record.id)
        elif isinstance(record, Payment):
            self._payment_ids.add(record.id)
            self._payments[_target(record)][record.id] = record


def client_id(name: str) -> str:
    """The id of a client that came in under a name."""
    return derived_id("client", fold(name))


def invoice_id(client: Client, number: str) -> str:
    """The id of an invoice that came in for a client under a number."""
    return derived_id("invoice", client.id, fold(number))


def _target(payment: Payment) -> str:
    return payment.invoice or payment.client
