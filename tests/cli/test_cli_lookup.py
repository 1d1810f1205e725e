"""Whom and what a person means."""

from __future__ import annotations

import pytest
from builder import Book
from cli_kit import Cli

from clientdesk.cli.lookup import find_client, find_invoice
from clientdesk.model.errors import NotFound
from clientdesk.model.records import Records


@pytest.fixture
def records() -> Records:
    book = Book().client("İzmir Ajans", id="aaaa-1").invoice(number="A-1", id="11112222")
    book.client("Izmir Ajansı Ltd", id="aaab-2").invoice(number="A-1", id="33334444").invoice(number="A-10")
    return book.client("Ünlü & Co", id="bbbb-3").records


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("aaaa-1", "İzmir Ajans"),
        ("aaaa", "İzmir Ajans"),
        ("AAAB", "Izmir Ajansı Ltd"),
        ("izmir ajans", "İzmir Ajans"),
        ("IZMIR AJANS", "İzmir Ajans"),
        ("ızmır ajansı", "Izmir Ajansı Ltd"),
        ("unlu", "Ünlü & Co"),
        (" ünlü  & co ", "Ünlü & Co"),
        ("b", "Ünlü & Co"),
    ],
)
def test_a_client_is_found_by_id_name_or_start(records: Records, text: str, name: str) -> None:
    assert find_client(records, text).name == name


def test_an_id_goes_before_a_name() -> None:
    book = Book().client("Acme", id="one").client("one", id="two")
    assert find_client(book.records, "one").name == "Acme"


@pytest.mark.parametrize("text", ["izmir", "a", "aaa"])
def test_of_several_the_candidates_are_named(records: Records, text: str) -> None:
    with pytest.raises(NotFound, match=r"could be more than one client: İzmir Ajans \(aaaa-1\), Izmir Ajansı Ltd \("):
        find_client(records, text)


def test_an_invoice_number_that_two_clients_use_needs_the_id(records: Records) -> None:
    with pytest.raises(NotFound, match=r"A-1 of İzmir Ajans \(11112222\), A-1 of Izmir Ajansı Ltd \(33334444\)"):
        find_invoice(records, "a-1")
    assert find_invoice(records, "3333").client == "aaab-2"
    assert find_invoice(records, "A-10").number == "A-10"


def test_what_is_near_is_suggested(records: Records) -> None:
    with pytest.raises(NotFound, match=r"Did you mean Ünlü & Co\?"):
        find_client(records, "ünlu co")


@pytest.fixture
def many() -> Records:
    book = Book()
    for name in ("Ludwig Verlag", "Bradly & Sons", "Riverside Dental", "Rivera Foods", "Kedai Seni", "Café Nord"):
        book.client(name)
    return book.records


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("riversde", "Did you mean Riverside Dental"),
        ("dentl", "Did you mean Riverside Dental?"),
        ("side", "Did you mean Riverside Dental?"),
        ("bradley and sons", "Did you mean Bradly & Sons?"),
        ("nord", "Did you mean Café Nord?"),
        ("x", "See them all: clientdesk clients"),
        ("zzzzz", "See them all: clientdesk clients"),
    ],
)
def test_the_closest_are_named_and_never_just_the_first(many: Records, text: str, said: str) -> None:
    with pytest.raises(NotFound) as found:
        find_client(many, text)
    assert said in found.value.sentence
    assert "Ludwig" not in found.value.sentence


def test_invoices_are_listed_by_their_own_command() -> None:
    book = Book().client()
    for number in range(9):
        book.invoice(number=f"2026-{number}")
    with pytest.raises(NotFound, match=r"There is no invoice “x”\. See them all: clientdesk invoice list"):
        find_invoice(book.records, "x")


def test_an_id_that_was_printed_can_be_given_back(cli: Cli) -> None:
    client = cli("client", "add", "Acme").id
    invoice = cli("invoice", "add", client, "A-1", "5").id
    assert cli("invoice", "show", invoice[:8], "--json").json["client"] == client
