"""The contract of the client page: safeguards with their gaps, the deposit to ask for, the next contract's clauses."""

from __future__ import annotations

from decimal import Decimal

from builder import TODAY, Book
from comeback_kit import after, back_of, gone, walked

from clientdesk.model.client import Contact
from clientdesk.model.project import Document
from clientdesk.playbook.overview import overview
from clientdesk.playbook.safeguards import SAFEGUARDS
from clientdesk.tui.pages.contract import kept, terms

EVERY = {"safeguards": dict.fromkeys(SAFEGUARDS, True)}


def texts(book: Book) -> tuple[str, str]:
    row = overview(book.records, book.client_id, TODAY)
    return terms(row, 300).plain, kept(row, 300).plain.replace("\N{NO-BREAK SPACE}", " ")


def test_safeguards_are_counted_and_each_gap_says_what_is_missing():
    _, have = texts(Book().client(contacts=(Contact(email="a@b.example"),)).contract(notice_days=30))
    assert have.startswith("Safeguards: 1 of 11")
    assert "✔ C10 notice period" in have
    assert "✖ C06 full contact data  missing\n       no telephone number" in have
    assert "? C03 governing law and your courts  not known" in have


def test_the_deposit_to_ask_for_has_its_reason():
    assert "50%: it is the first job" in texts(Book().client())[0]
    assert "25–30%: they have paid before" in texts(Book().client().invoice().paid(-20))[0]
    assert "all of it: an invoice is 40 days overdue" in texts(Book().client().invoice(due=-40))[0]


def test_each_gap_has_its_clause_for_the_next_contract_and_none_is_said_where_none_is():
    wanted, _ = texts(Book().client())
    assert wanted.split("For the next contract")[1].count("\n C") == 11
    complete, have = texts(Book().client().contract(**EVERY))
    assert "every safeguard is there already" in complete
    assert have.startswith("Safeguards: 11 of 11")


def test_terms_are_told_and_what_stands_in_for_a_contract():
    told, _ = texts(Book().client().contract(late_fee=Decimal("8.0"), revisions=3))
    assert "late fee a year   8%" in told
    assert "F6 changes them" in told
    stands_in, _ = texts(Book().client().contract(exists=False, documents=(Document(what="the brief"),)))
    assert "There is no contract" in stands_in
    assert "· the brief" in stands_in
    assert "F6 writes down" in texts(Book().client())[0]


def test_what_was_only_proposed_to_who_came_back_is_no_safeguard_yet():
    book = gone()
    row = overview(after(walked(back_of(book))), book.client_id, TODAY)
    have = kept(row, 60).plain
    assert have.startswith("Safeguards: 11 of 11, proposed and not signed")
    assert "✔" not in have
