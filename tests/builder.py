"""A desk for a test in a few words: `Book().client().invoice("100.00", due=-10).paid(5)`; days count from TODAY."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from clientdesk.model.client import Client
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, Promise, WriteOff
from clientdesk.model.journal import Direction, Incident, Letter, Message, Remedy, RemedyOutcome, Task
from clientdesk.model.money import Money
from clientdesk.model.project import Contract, Extra, Project
from clientdesk.model.record import Record
from clientdesk.model.records import Records
from clientdesk.model.settings import Settings

TODAY = date(2026, 11, 21)


def day(offset: int) -> date:
    """TODAY and some days."""
    return TODAY + timedelta(days=offset)


def eur(text: str) -> Money:
    """An amount in euro."""
    return Money.from_decimal(Decimal(text), "EUR")


class Book:
    """Records under construction; each method adds one, to the client or invoice added last."""

    def __init__(self, **settings: Any) -> None:
        self.list: list[Record] = [Settings(**settings)]
        self.ids = count(1)
        self.client_id = self.invoice_id = ""

    @property
    def records(self) -> Records:
        return Records.of_all(self.list)

    def records_of(self, client_id: str) -> list[Record]:
        """All that belongs to a client."""
        return [each for each in self.list if getattr(each, "client", "") == client_id]

    def settings(self, **fields: Any) -> Book:
        """Change the settings."""
        self.list[0] = self.list[0].but(**fields)
        return self

    def with_client(self, **fields: Any) -> Book:
        """Change the client added last."""
        self.list = [each.but(**fields) if each.id == self.client_id else each for each in self.list]
        return self

    def add(self, kind: type[Record], /, **fields: Any) -> Book:
        owner = {"client": self.client_id} if "client" in kind.__struct_fields__ else {}
        self.list.append(kind(**{"id": f"{kind.table}-{next(self.ids)}"} | owner | fields))
        return self

    def client(self, name: str = "Acme", **fields: Any) -> Book:
        self.add(Client, name=name, **fields)
        self.client_id = self.list[-1].id
        return self

    def invoice(
        self, amount: str | Money = "100.00", *, issued: int = -60, due: int | None = -30, **fields: Any
    ) -> Book:
        money = amount if isinstance(amount, Money) else eur(amount)
        number = fields.pop("number", f"INV-{next(self.ids)}")
        due_on = None if due is None else day(due)
        self.add(Invoice, number=number, amount=money, issued=day(issued), due=due_on, **fields)
        self.invoice_id = self.list[-1].id
        return self

    def paid(
        self, on: int | None, amount: str | None = None, kind: PaymentKind = PaymentKind.PAYMENT, **fields: Any
    ) -> Book:
        invoice = next(r for r in self.list if r.id == self.invoice_id)
        assert isinstance(invoice, Invoice)
        money = invoice.amount if amount is None else Money.from_decimal(Decimal(amount), invoice.amount.currency)
        where = {"invoice": self.invoice_id} | fields
        return self.add(Payment, amount=money, on=None if on is None else day(on), kind=kind, **where)

    def credited(self, on: int, amount: str) -> Book:
        return self.add(CreditNote, invoice=self.invoice_id, amount=eur(amount), on=day(on))

    def written_off(self, on: int, amount: str) -> Book:
        return self.add(WriteOff, invoice=self.invoice_id, amount=eur(amount), on=day(on))

    def promised(self, made: int, pay_by: int, **fields: Any) -> Book:
        return self.add(Promise, made=day(made), pay_by=day(pay_by), **{"invoice": self.invoice_id} | fields)

    def contract(self, **fields: Any) -> Book:
        return self.add(Contract, **fields)

    def project(self, **fields: Any) -> Book:
        return self.add(Project, **{"name": "Site"} | fields)

    def wrote(self, on: int, *, awaits_reply: bool = True, **fields: Any) -> Book:
        return self.add(Message, on=day(on), direction=Direction.OUT, awaits_reply=awaits_reply, **fields)

    def heard(self, on: int, **fields: Any) -> Book:
        return self.add(Message, on=day(on), direction=Direction.IN, **fields)

    def incident(self, sign: str, on: int = -5, **fields: Any) -> Book:
        return self.add(Incident, sign=sign, on=day(on), **fields)

    def remedy(self, kind: str, on: int, outcome: RemedyOutcome = RemedyOutcome.WAITING, **fields: Any) -> Book:
        return self.add(Remedy, kind=kind, on=day(on), outcome=outcome, **fields)

    def extra(self, on: int, **fields: Any) -> Book:
        return self.add(Extra, what="one more thing", on=day(on), **fields)

    def letter(self, kind: str, sent: int | None) -> Book:
        when = None if sent is None else day(sent)
        return self.add(Letter, kind=kind, written=day(sent or 0), sent=when, body="…", invoices=(self.invoice_id,))

    def task(self, due: int, **fields: Any) -> Book:
        return self.add(Task, what="Send the files", due=day(due), **fields)
