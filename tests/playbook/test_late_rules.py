"""Late fees (R02, M): which rule holds for an invoice, and when there is none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from late_kit import fee, gbp, owes, rule, why

from clientdesk.model.client import ClientKind
from clientdesk.model.invoice import Waiver
from clientdesk.model.way import Deed, Hint, Way


@pytest.mark.parametrize(
    ("country", "id_"),
    [
        ("GB", "uk"), ("GB-SCT", "uk"), ("United Kingdom", "uk"), ("DE", "eu-de"), ("DE-BY", "eu-de"),
        ("Germany", "eu-de"), ("EL", "eu-gr"), ("TR", ""), ("", ""), ("US", ""), ("PL", ""),
    ],
)  # fmt: skip
def test_m_the_statute_is_the_one_of_the_desks_country(country, id_):
    assert rule(owes(country)) == id_


def test_m_the_contract_comes_before_the_statute_and_the_chosen_rule_before_both():
    book = owes().contract(late_fee=Decimal(5))
    assert rule(book) == "contract"
    assert rule(book.with_client(late_rule="eu-de")) == "eu-de"
    assert rule(book.with_client(late_rule="contract")) == "contract"
    assert rule(book.with_client(late_rule="none")) == ""
    assert why(book) == "For Acme late interest is set to none."


def test_m_a_rule_that_no_rate_is_known_for_is_no_basis():
    book = owes(client={"late_rule": "tr"})
    assert rule(book) == ""
    assert why(book) == Hint("No rate is known for tr. Add one with ", Way(Deed.RATE, ("tr",)))


def test_m_who_goes_by_the_contract_has_no_statute_behind_it():
    assert rule(owes(client={"late_rule": "contract"})) == ""


def test_c09_an_invoice_from_before_the_contract_goes_by_the_statute():
    book = owes(issued=date(2026, 1, 31)).contract(late_fee=Decimal(5), signed=date(2026, 2, 1))
    assert fee(book).rule.id == "uk"
    assert fee(book.with_client(late_rule="contract")) is None
    bound = owes(issued=date(2026, 2, 1)).contract(late_fee=Decimal(5), signed=date(2026, 2, 1))
    assert fee(bound).rule.id == "contract"


@pytest.mark.parametrize("chosen", ["", "uk"])
def test_m_a_statute_is_never_for_a_consumer(chosen):
    book = owes(client={"kind": ClientKind.CONSUMER, "late_rule": chosen})
    assert fee(book) is None
    assert why(book).startswith("Acme is a consumer")
    agreed = owes(client={"kind": ClientKind.CONSUMER}).contract(late_fee=Decimal(5))
    assert fee(agreed).rule.id == "contract"


def test_m_without_a_basis_there_is_none_and_it_says_what_would_be_one():
    book = owes("TR")
    assert fee(book) is None
    told = why(book)
    assert "no contract names one (C09), and no statute of Türkiye, your country, is known here. " in told.before
    assert told.before.endswith("Put a rate into the contract, enter the rate of Türkiye with ")
    assert told.way == Way(Deed.RATE, ("tr",))
    assert told.after.startswith(", or, where another country's law holds between you, choose it as the client's")


def test_m_without_a_basis_it_names_the_law_of_the_clients_own_country():
    told = why(owes("TR", client={"country": "DE"}))
    assert "or, where Germany: § 288 (2) BGB (eu-de) holds between you, choose it" in told.after


def test_m_a_country_is_asked_for_only_where_none_is_set():
    assert "and your country is not set. Set it, " in why(owes(""))


# When there is none


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"disputed": True}, "is disputed"),
        ({"due": date(2026, 5, 1)}, "is not late"),
        ({"due": date(2026, 6, 1)}, "is not late"),
        ({"payable": False}, "no fault of theirs"),
        ({"issued": date(2026, 4, 1)}, "no fault of theirs"),
    ],
    ids=str,
)
def test_m_never_on_what_is_disputed_not_late_or_late_through_no_fault_of_theirs(fields, words):
    book = owes(**fields)
    assert fee(book) is None
    assert words in why(book)


def test_m_days_by_which_it_was_sent_late_are_not_theirs():
    found = fee(owes(issued=date(2026, 1, 31), sent=date(2026, 2, 10)))
    assert (found.days, found.since) == (50, date(2026, 3, 13))


def test_r02_what_was_waived_is_not_asked_for_from_that_day():
    book = owes()
    book.add(Waiver, invoice=book.invoice_id, amount=gbp("78.20"), on=date(2026, 4, 20))
    assert fee(book, date(2026, 4, 19))
    assert fee(book, date(2026, 4, 20)) is None
    assert why(book) == "You waived the late fee on A-1."
