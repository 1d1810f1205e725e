"""All records at one moment: never changed, only succeeded, and found by their owners."""

from __future__ import annotations

import pytest
from builder import Book, eur
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model import records as records_module
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import NotFound
from clientdesk.model.invoice import CreditNote, Invoice, Payment
from clientdesk.model.record import derived_id, new_id
from clientdesk.model.records import Records


def _payment(place: int, client: int, invoice: int | None) -> Payment:
    return Payment(
        id=f"p{place}", client=f"c{client}", invoice=None if invoice is None else f"i{invoice}", amount=eur("1")
    )


payments = st.builds(_payment, st.integers(0, 8), st.integers(0, 3), st.one_of(st.none(), st.integers(0, 3)))


@given(st.lists(st.tuples(st.lists(payments, max_size=4), st.lists(payments, max_size=3))), st.booleans())
def test_indexes_kept_in_step_are_those_built_anew(changes, large):
    records = Records()
    before = records_module._REINDEX_AT_MOST
    records_module._REINDEX_AT_MOST = 0 if large else before
    try:
        for puts, removes in changes:
            records.of(Payment, "c0"), records.on_invoice(Payment, "i0")
            records = records.after(Change("x", tuple(puts), tuple(removes)))
    finally:
        records_module._REINDEX_AT_MOST = before
    fresh = Records.of_all(records.all(Payment))
    for number in range(4):
        assert {p.id for p in records.of(Payment, f"c{number}")} == {p.id for p in fresh.of(Payment, f"c{number}")}
        kept = {p.id: p for p in records.on_invoice(Payment, f"i{number}")}
        assert kept == {p.id: p for p in fresh.on_invoice(Payment, f"i{number}")}


def test_a_change_leaves_the_desk_before_it_as_it_was():
    before = Book().client().invoice().records
    invoice = next(iter(before.all(Invoice)))
    assert before.of(Invoice, invoice.client) == (invoice,)
    after = before.after(Change("Corrected", (invoice.but(number="X"),)))
    assert before.get(Invoice, invoice.id).number != "X"
    assert [i.number for i in after.of(Invoice, invoice.client)] == ["X"]
    gone = after.after(Change("Deleted", removes=(invoice,)))
    assert gone.of(Invoice, invoice.client) == ()
    assert after.count() == before.count() == gone.count() + 1


def test_who_is_unchanged_is_known_by_the_records_themselves():
    book = Book().client("Ada").invoice().paid(-3).client("Zoe").invoice()
    before = book.records
    ada, zoe = (client.id for client in before.all(Client))
    (invoice,) = before.of(Invoice, zoe)
    assert before.unchanged(before) == {ada, zoe}
    assert before.after(Change("Corrected", (invoice.but(number="X"),))).unchanged(before) == {ada}
    assert before.after(Change("Deleted", removes=(invoice,))).unchanged(before) == {ada}
    assert before.after(Change("Renamed", (before.get(Client, ada).but(name="Eve"),))).unchanged(before) == {zoe}
    assert before.after(Change("Came", (Client(id="new", name="New"),))).unchanged(before) == {ada, zoe}
    assert before.after(Change("Set", (before.settings.but(name="Mira"),))).unchanged(before) == set()


def test_who_is_unchanged_is_known_whichever_indexes_either_desk_has_built():
    before = Book().client("Ada").invoice().client("Zoe").invoice().records
    ada, zoe = (client.id for client in before.all(Client))
    (invoice,) = Records.of_all(before.all(Invoice)).of(Invoice, zoe)
    after = Records.of_all([*before.all(Client), *before.all(Invoice)]).after(Change("x", (invoice.but(number="X"),)))
    assert after.unchanged(before) == {ada}


def test_removing_what_is_not_there_changes_nothing():
    records = Book().client().records
    records.of(Invoice, "x")
    assert (
        records.after(Change("x", removes=(Invoice(id="?", client="x", number="1", amount=eur("1")),))).count()
        == records.count()
    )


def test_an_unknown_id_is_said():
    with pytest.raises(NotFound, match="The client is not on this desk any more"):
        Records().get(Client, "x")


def test_a_desk_without_settings_has_the_defaults():
    assert Records().settings.term_days == 30
    assert Book(term_days=14).records.settings.term_days == 14


def test_an_id_is_new_or_derived():
    assert new_id() != new_id()
    assert derived_id("a", "b") == derived_id("a", "b") != derived_id("ab", "")


def test_a_missing_record_is_called_as_everywhere():
    with pytest.raises(NotFound, match="The credit note is not on this desk any more"):
        Records().get(CreditNote, "x")
