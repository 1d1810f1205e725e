"""Invoices that a letter asks for: which it names, and those that nobody is asked for (G3, G4)."""

from __future__ import annotations

import pytest
from builder import day
from check_kit import LATE, STEP, found, owing, told, written
from letters_kit import desk
from msgspec.structs import replace

from clientdesk.letters import LetterText
from clientdesk.model.client import Language


def test_g4_what_is_paid_or_in_dispute_is_not_asked_for():
    book = owing()
    text = written(book, "L07")
    paid = [each for each in found(book.paid(0), text) if each.rule == "paid"]
    assert [(each.why, each.blocks) for each in paid] == [("Invoice A-1 is paid: take it out.", True)]
    disputed = owing()
    disputed.list = [each.but(disputed=True) if each.id == disputed.invoice_id else each for each in disputed.list]
    [problem] = [each for each in found(disputed, text) if each.rule == "paid"]
    assert problem.why == "Invoice A-1 is in dispute: settle that first, or take it out."
    assert not problem.blocks


def test_g4_what_is_promised_or_paused_waits_for_its_day():
    promised = owing()
    text = written(promised, "L07")
    promised.promised(-1, 12)
    assert [(each.why, each.blocks) for each in found(promised, text) if each.rule == "paid"] == [
        ("Invoice A-1 is paused until 3 Dec: promised; wait until then, or take it out.", False)
    ]
    assert "paid" not in dict(told(promised, text, day(13)))
    paused = owing()
    paused.list = [each.but(paused_until=day(12)) if each.id == paused.invoice_id else each for each in paused.list]
    assert dict(told(paused, text))["paid"].startswith("Invoice A-1 is paused by you until 3 Dec; wait until then")


@pytest.mark.parametrize("kind", LATE)
def test_g3_each_late_notice_names_the_legal_step(kind):
    book = owing()
    text = written(book, kind)
    unnamed = replace(text, body=text.body.replace("a civil claim", "more").replace("County Court", "us"))
    assert (STEP in dict(told(book, unnamed)).values()) == (kind != "L06")


def test_an_invoice_is_found_where_it_is_named_and_not_in_other_figures():
    book = desk().invoice("20.00", number="12").paid(-5)
    said = "Dear Mira,\n\nAfter 12 normal days, and 12 more:\ninvoice 12 is open.\n\nAda Lovelace"
    text = LetterText("L06", Language.ENGLISH, "Open", said)
    assert [(each.line, each.text) for each in found(book, text) if each.rule == "paid"] == [(4, "invoice 12")]
    other = replace(text, body=said.replace("invoice 12", "this"))
    assert "paid" not in dict(told(book, other))
