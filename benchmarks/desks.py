"""Desk files of any size, the same every time: what the other scripts measure on. Rule: nothing random, nothing real.

python benchmarks/desks.py FILE CLIENTS INVOICES_EACH
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.money import Money
from clientdesk.store.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.record import Record

TODAY = date(2026, 11, 21)
_FIRST = ("Northwind", "Kedai", "İzmir", "Atelier", "客户", "Riverside", "Batik", "Işık", "Harbour", "Quick")
_SECOND = ("Studio", "Ajans", "Partners", "Seni", "Kliniği", "Labs", "Trading", "Bakery", "Nusantara", "Events")
_CURRENCIES = ("EUR", "GBP", "USD", "MYR", "TRY", "JPY")


def records(clients: int, invoices_each: int) -> Iterator[Record]:
    """Clients with invoices a month apart; nine of ten are paid, after 0 to 59 days."""
    for number in range(clients):
        name = f"{_FIRST[number % 10]} {_SECOND[number // 10 % 10]} {number}"
        yield Client(id=f"c{number:06}", name=name, currency=_CURRENCIES[number % len(_CURRENCIES)])
        for at in range(invoices_each):
            yield from _invoice(number, at)


def _invoice(client: int, at: int) -> Iterator[Record]:
    place = client * 37 + at
    issued = TODAY - timedelta(days=20 + 30 * at + client % 30)
    money = Money(5_000 + place * 7_919 % 500_000, _CURRENCIES[client % len(_CURRENCIES)])
    invoice = Invoice(
        id=f"i{client:06}-{at:03}",
        client=f"c{client:06}",
        number=f"{client}-{at + 1:03}",
        amount=money,
        issued=issued,
        due=issued + timedelta(days=30),
    )
    yield invoice
    paid = issued + timedelta(days=25 + place * 13 % 60)
    if place % 10 and paid <= TODAY:
        yield Payment(id=f"p{client:06}-{at:03}", client=invoice.client, amount=money, invoice=invoice.id, on=paid)


def write(path: Path, clients: int, invoices_each: int) -> int:
    """Write a desk file, if it is not there yet; how many records it holds."""
    fresh = not path.exists()
    desk = Desk.open(path, create=True)
    if fresh:
        desk.commit(Change("Made a desk to measure on", tuple(records(clients, invoices_each))))
    return desk.records.count()


if __name__ == "__main__":
    file, clients, invoices_each = sys.argv[1:]
    print(write(Path(file), int(clients), int(invoices_each)), "records")
