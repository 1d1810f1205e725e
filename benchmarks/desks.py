"""Desk files of any size, the same every time: what the other scripts measure on. Rule: nothing random, nothing real.

python benchmarks/desks.py FILE CLIENTS INVOICES_EACH [--judged]

`--judged` adds what judgement reads: contracts, projects, messages, incidents, the scope log, and remedies.
"""

from __future__ import annotations

import sys
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.journal import Channel, Direction, Incident, Message, Remedy, RemedyOutcome
from clientdesk.model.money import Money
from clientdesk.model.project import Contract, Extra, Project
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import LOGGED
from clientdesk.store.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.record import Record

TODAY = date(2026, 11, 21)
_FIRST = ("Northwind", "Kedai", "İzmir", "Atelier", "客户", "Riverside", "Batik", "Işık", "Harbour", "Quick")
_SECOND = ("Studio", "Ajans", "Partners", "Seni", "Kliniği", "Labs", "Trading", "Bakery", "Nusantara", "Events")
_CURRENCIES = ("EUR", "GBP", "USD", "MYR", "TRY", "JPY")
_SIGNS, _REMEDIES = sorted(LOGGED), list(REMEDIES)


def records(clients: int, invoices_each: int, *, judged: bool = False) -> Iterator[Record]:
    """Clients with invoices a month apart; nine of ten are paid, after 0 to 59 days. `judged`: with a journal too."""
    for number in range(clients):
        name = f"{_FIRST[number % 10]} {_SECOND[number // 10 % 10]} {number}"
        yield Client(id=f"c{number:06}", name=name, currency=_CURRENCIES[number % len(_CURRENCIES)])
        for at in range(invoices_each):
            yield from _invoice(number, at)
        if judged:
            yield from _work(number)
            yield from _journal(number)


def _work(client: int) -> Iterator[Record]:
    """A contract, two projects, and five extras, three of them given away."""
    owner = f"c{client:06}"
    yield Contract(id=f"t{client:06}", client=owner, signed=TODAY - timedelta(days=900), term_days=30, revisions=3)
    for at in range(2):
        started = TODAY - timedelta(days=40 + 300 * at + client % 30)
        yield Project(
            id=f"j{client:06}-{at}", client=owner, name=f"Project {at + 1}", rounds=2 + client % 3,
            hours=Decimal(20 + client % 50), started=started, ended=started + timedelta(days=90) if at else None,
        )  # fmt: skip
    for at in range(5):
        day = TODAY - timedelta(days=9 + 31 * at + client % 13)
        yield Extra(
            id=f"x{client:06}-{at}", client=owner, on=day, what=f"Just one more page, no. {at + 1}",
            project=f"j{client:06}-{min(at // 3, 1)}", hours=Decimal(2), billed=at % 3 == 0,
        )  # fmt: skip


def _journal(client: int) -> Iterator[Record]:
    """Eight messages, every third outside office hours; four incidents of any sign; three remedies, one still open."""
    owner = f"c{client:06}"
    for at in range(8):
        day, inward = TODAY - timedelta(days=3 + 17 * at + client % 11), (client + at) % 2 == 0
        yield Message(
            id=f"m{client:06}-{at}", client=owner, on=day, direction=Direction.IN if inward else Direction.OUT,
            channel=Channel.EMAIL, at=time(21 if at % 3 == 0 else 11), awaits_reply=not inward,
            subject=f"About page {at}",
        )  # fmt: skip
    for at in range(4):
        sign = _SIGNS[(client * 7 + at * 5) % len(_SIGNS)]
        day = TODAY - timedelta(days=20 + 150 * at + client % 40)
        yield Incident(id=f"n{client:06}-{at}", client=owner, sign=sign, on=day, said="Why does that take so long?")
    for at, outcome in enumerate((RemedyOutcome.FAILED, RemedyOutcome.WORKED, RemedyOutcome.WAITING)):
        day = TODAY - timedelta(days=200 - 80 * at)
        kind = _REMEDIES[(client + at) % len(_REMEDIES)]
        yield Remedy(
            id=f"r{client:06}-{at}", client=owner, kind=kind, on=day, review=day + timedelta(days=60), outcome=outcome
        )


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


def write(path: Path, clients: int, invoices_each: int, *, judged: bool = False) -> int:
    """Write a desk file, if it is not there yet; how many records it holds."""
    fresh = not path.exists()
    desk = Desk.open(path, create=True)
    if fresh:
        desk.commit(Change("Made a desk to measure on", tuple(records(clients, invoices_each, judged=judged))))
    return desk.records.count()


if __name__ == "__main__":
    file, clients, invoices_each, *more = sys.argv[1:]
    print(write(Path(file), int(clients), int(invoices_each), judged="--judged" in more), "records")
