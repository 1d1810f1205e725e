"""Whatever is entered and deleted at the door, in any order and on any days, money adds up at the end of each day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from itertools import count

from builder import day
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.ledger import moves, paying
from clientdesk.ledger.account import credit
from clientdesk.ledger.course import at, credit_courses
from clientdesk.ledger.standing import standing, standings
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, WriteOff
from clientdesk.model.money import Money
from clientdesk.model.record import Record
from clientdesk.model.records import Records

MOVES = (Payment, CreditNote, WriteOff)
DAYS = range(5)
IDS = count(1)
Entry = tuple[str, int, int, int]


def new_id() -> str:
    return f"new-{next(IDS)}"


def pick(found: list[Record], number: int) -> Record:
    """One of the records that are there; Refused when none is."""
    if not found:
        raise Refused("There is none.")
    return found[number % len(found)]


def change_of(records: Records, entry: Entry) -> Change:
    """What an entry changes: its kind, which record it is about, how much, and on which day."""
    kind, which, euros, offset = entry
    client, amount, on = records.get(Client, "c"), Money(euros * 100, "EUR"), day(offset)
    every = [each for move in MOVES for each in records.all(move)]
    if kind == "invoice":
        return moves.entered(records, Invoice(id=new_id(), client="c", number=new_id(), amount=amount, issued=on))
    if kind == "on account":
        return moves.entered(records, Payment(id=new_id(), client="c", amount=amount, on=on))
    if kind == "refund credit":
        return paying.refund_credit(records, client, amount, on)
    if kind == "delete a move":
        return moves.removed(records, pick(every, which))
    if kind == "edit a move":
        return moves.entered(records, pick(every, which).but(amount=amount, on=on))
    return on_invoice(records, kind, pick(list(records.all(Invoice)), which), amount, on)


def on_invoice(records: Records, kind: str, invoice: Record, amount: Money, on: date) -> Change:
    """The same for what is entered about an invoice."""
    assert isinstance(invoice, Invoice)
    if kind == "credit note":
        note = CreditNote(id=new_id(), client="c", invoice=invoice.id, amount=amount, on=on)
        return moves.entered(records, note)
    if kind == "edit an invoice":
        return moves.entered(records, invoice.but(amount=amount, issued=on))
    if kind == "delete an invoice":
        return moves.removed(records, invoice)
    move = {"pay": paying.pay, "refund": paying.refund, "write off": paying.write_off, "use credit": paying.use_credit}
    return move[kind](records, invoice, amount, on)


KINDS = (
    "invoice", "on account", "refund credit", "delete a move", "edit a move", "edit an invoice", "credit note", "pay",
    "pay", "refund", "write off", "use credit",
)  # fmt: skip
entries = st.lists(
    st.tuples(
        st.sampled_from((*KINDS, *KINDS, "delete an invoice")),
        st.integers(0, 3),
        st.sampled_from([0, 1, 4, 5, 6, 10, 15]),
        st.sampled_from(DAYS),
    ),
    min_size=8,
    max_size=20,
)


def desk_of(told: list[Entry]) -> Records:
    """A client with two invoices, and what of some entries the door let in."""
    records = Records.of_all([Client(id="c", name="Acme")])
    for entry in [("invoice", 0, 10, 0), ("invoice", 0, 5, 2), *told]:
        with suppress(Refused):
            records = records.after(change_of(records, entry))
    return records


def came_in(records: Records, as_of: date) -> int:
    """What the client paid, less what they had back; credit they used is neither."""
    sign = {PaymentKind.PAYMENT: 1, PaymentKind.REFUND: -1, PaymentKind.CREDIT: 0}
    return sum(sign[each.kind] * each.amount.minor for each in records.all(Payment) if each.on and each.on <= as_of)


def held(records: Records, as_of: date) -> int:
    return credit(records, "c", as_of).get("EUR", Money(0, "EUR")).minor


def known_by(records: Records, as_of: date) -> Records:
    """The desk as it was at the end of a day, had nothing later been entered."""
    later = [each for kind in MOVES for each in records.all(kind) if each.on and each.on > as_of]
    return records.after(Change("", removes=tuple(later)))


@settings(max_examples=100, deadline=None)
@given(entries)
def test_money_adds_up_at_the_end_of_every_day(told: list[Entry]) -> None:
    records = desk_of(told)
    for on in map(day, (-1, *DAYS)):
        applied = 0
        for each in standings(records, "c", on):
            asked = each.invoice.amount.minor - each.credited
            assert 0 <= each.open.minor <= asked <= each.invoice.amount.minor
            assert 0 <= each.lost <= each.written_off
            assert each.paid >= 0
            applied += asked - each.open.minor - each.lost
        assert held(records, on) >= 0
        assert came_in(records, on) == applied + held(records, on)
        assert at(credit_courses(records, "c").get("EUR", []), on) == held(records, on)


@settings(max_examples=80, deadline=None)
@given(entries)
def test_yesterday_never_knows_of_today(told: list[Entry]) -> None:
    records = desk_of(told)
    for on in map(day, (-1, *DAYS)):
        then = known_by(records, on)
        assert held(then, on) == held(records, on)
        for invoice in records.all(Invoice):
            assert standing(then, invoice, on) == standing(records, invoice, on)
