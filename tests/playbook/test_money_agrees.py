"""Whatever was paid, paid back, credited or given up, every room says the same of what is owed (M, G4)."""

from __future__ import annotations

from contextlib import suppress

import pytest
from builder import TODAY, Book, day
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.cli.invoice_page import next_in_words
from clientdesk.ledger import moves, paying
from clientdesk.ledger.account import account, is_asked_for, overdue
from clientdesk.ledger.statement import statement
from clientdesk.letters.claims import claimed
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote, Invoice
from clientdesk.model.money import Money, totals
from clientdesk.model.record import new_id
from clientdesk.model.records import Records
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.dunning.notice import planned_notice
from clientdesk.playbook.late_fee.chargeable import fee_or_why
from clientdesk.playbook.late_fee.whole import LateFee
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.step import OF_MONEY

OFTEN = ("pay", "pay", "refund")
ENTRIES = st.lists(
    st.tuples(
        st.sampled_from((*OFTEN, "credit note", "write off")),
        st.booleans(),
        st.sampled_from((100, 300, 400, 600, 1000)),
        st.integers(-80, -1),
    ),
    max_size=7,
).map(lambda drawn: sorted(drawn, key=lambda each: each[3]))
DISPUTED = st.sampled_from((False, False, False, True))
DOORS = {"pay": paying.pay, "refund": paying.refund, "write off": paying.write_off}


def desk(entries, *, disputed: bool) -> Picture:
    """Two overdue invoices, over 1,000 and 400, and what of some entries their rules let in."""
    book = Book(country="GB").client("Acme", currency="GBP")
    for number, amount in (("A-1", 1000), ("A-2", 400)):
        money = Money(amount * 100, "GBP")
        book.invoice(money, issued=-120, due=-90, number=number, disputed=disputed and number == "A-2")
    records = book.records
    for entry in entries:
        with suppress(Refused):
            records = let_in(records, *entry)
    return Picture(records, book.client_id, TODAY)


def let_in(records: Records, kind: str, is_second: bool, amount: int, on: int) -> Records:
    invoice, money = list(records.all(Invoice))[is_second], Money(amount * 100, "GBP")
    if kind == "credit note":
        note = CreditNote(id=new_id(), client=invoice.client, invoice=invoice.id, amount=money, on=day(on))
        return records.after(moves.entered(records, note))
    return records.after(DOORS[kind](records, invoice, money, day(on)))


@settings(max_examples=80, deadline=None)
@given(ENTRIES, DISPUTED)
def test_every_room_says_the_same_of_what_is_owed(entries, disputed):
    picture = desk(entries, disputed=disputed)
    unpaid = [each for each in picture.standings if each.days_overdue]
    asked = [each for each in unpaid if is_asked_for(each)]
    spared = [each for each in unpaid if not is_asked_for(each)]
    sums_agree(picture, unpaid, asked)
    asked_for_by_all(picture, asked)
    spared_by_all(picture, spared)


def sums_agree(picture: Picture, unpaid, asked) -> None:
    """The account, the statement, and what an invoice says are one sum; what is to be paid is a part of it."""
    own = account(picture.records, picture.client.id, TODAY)
    closing = statement(picture.records, picture.client.id, TODAY)["GBP"].closing
    owed, in_hand = (each.get("GBP", Money.zero("GBP")) for each in (own.owed, own.credit))
    assert own.owed == own.overdue == totals(each.open for each in unpaid)
    assert closing == owed - in_hand
    assert overdue(picture.records, picture.client.id, TODAY) == totals(each.to_pay for each in asked)
    told = statement(picture.records, picture.client.id, TODAY)["GBP"]
    back = totals(each.back for each in unpaid if each.back and not each.is_disputed)
    assert told.given_back == back.get("GBP")
    parts = (*(each.to_pay for each in asked), *back.values(), *filter(None, (told.disputed,)))
    assert owed == totals(parts).get("GBP", Money.zero("GBP"))


def asked_for_by_all(picture: Picture, asked) -> None:
    """What is to be paid has a step in the agenda, words beside the invoice, a late fee, and a letter or why none."""
    steps = [each for each in agenda(picture.records, TODAY) if each.source in OF_MONEY]
    notice = planned_notice(picture)
    assert bool(steps) == bool(asked) == (notice is not None)
    assert not notice or set(numbers(notice.all_of_it)) <= set(numbers(asked))
    for each in asked:
        assert next_in_words(picture, each)
        assert isinstance(fee_or_why(picture.records, each), LateFee)
    if asked:
        assert (in_letter := claimed(picture, "L07", ()))
        assert set(numbers(in_letter)) <= set(numbers(asked))
    else:
        with pytest.raises(Refused, match=r"Nothing is (overdue with|asked of) Acme"):
            claimed(picture, "L07", ())


def spared_by_all(picture: Picture, spared) -> None:
    """What is in dispute or was given back is asked for by none, and each says so.

    A late fee was owed before, where a part of it is kept.
    """
    for each in spared:
        assert next_in_words(picture, each).startswith("nothing")
        why = fee_or_why(picture.records, each)
        if isinstance(why, LateFee) and each.is_given_back and not each.is_all_back:
            continue
        assert isinstance(why, str)
        assert "disputed" in why or "gave it back" in why or (each.is_lost and "written off" in why)


def numbers(standings) -> list[str]:
    return [each.invoice.number for each in standings]
