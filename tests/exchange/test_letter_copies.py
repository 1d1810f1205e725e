"""Copies of invoices: attached to them once, and sent along with the letters that ask for them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from builder import TODAY
from letter_kit import book

from clientdesk.exchange.bundle import bundle
from clientdesk.exchange.letter import Copy, copies
from clientdesk.ledger.moves import entered, removed
from clientdesk.model.errors import Damaged, Refused
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Attachment


def attached(desk, name: str, to: str) -> None:
    desk.add(Attachment, name=name, sha256="0" * 64, size=1, on=TODAY, to=to)


def test_a_letter_carries_the_copies_of_its_own_invoices_and_names_those_that_the_desk_has_not(tmp_path: Path):
    desk = book().invoice(number="K-1")
    first = desk.invoice_id
    attached(desk.invoice(number="K-2"), "K-1.pdf", first)
    second = desk.invoice_id
    attached(desk.invoice(number="K-3"), "K-3.pdf", desk.invoice_id)
    (tmp_path / "K-1.pdf").write_bytes(b"%PDF one")
    found, notes = copies(desk.records, (first, second, first), lambda each: tmp_path / each.name)
    assert found == (Copy("K-1.pdf", b"%PDF one"),)
    assert notes == ("Add the copy of invoice K-2 yourself: the desk has none.",)


def test_a_copy_that_is_no_longer_what_was_attached_is_not_sent(tmp_path: Path):
    desk = book().invoice(number="K-1")
    attached(desk, "K-1.pdf", desk.invoice_id)

    def spoiled(each: Attachment) -> Path:
        raise Damaged(f"{each.name} is not as it was attached.")

    found, notes = copies(desk.records, (desk.invoice_id,), spoiled)
    assert found == ()
    assert notes == ("Add the copy of invoice K-1 yourself: K-1.pdf is not as it was attached.",)
    assert copies(desk.records, (desk.invoice_id,), lambda each: tmp_path / each.name)[0] == ()


def test_a_copy_goes_with_an_invoice_of_the_same_client_alone():
    desk = book().invoice(number="K-1")
    record = Attachment(
        id="new", client=desk.client_id, name="K-1.pdf", sha256="0" * 64, size=1, on=TODAY, to=desk.invoice_id
    )
    assert entered(desk.records, record, TODAY).puts == (record,)
    other = desk.client("Other")
    with pytest.raises(Refused, match="a message or an invoice of the same client"):
        entered(other.records, record.but(client=other.client_id), TODAY)


def test_p_a_bundle_says_of_which_invoice_a_file_is_the_copy(tmp_path: Path, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    desk = book().invoice(number="K-1")
    attached(desk, "K-1.pdf", desk.invoice_id)
    made = bundle(desk.records, {}, desk.client_id, TODAY, lambda each: tmp_path / each.name, private=False)
    assert "attached 21 Nov 2026 to the invoice K-1" in made.texts["index.txt"].decode()


def test_p_the_copy_of_an_invoice_that_goes_stays_with_the_client():
    desk = book().invoice(number="K-1")
    attached(desk, "K-1.pdf", desk.invoice_id)
    after = desk.records.after(removed(desk.records, desk.records.get(Invoice, desk.invoice_id)))
    assert [(each.name, each.to) for each in after.of(Attachment, desk.client_id)] == [("K-1.pdf", None)]
