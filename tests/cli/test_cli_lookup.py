"""Whom and what a person means."""

from __future__ import annotations

import pytest
from builder import Book
from cli_kit import Cli

from clientdesk.cli.lookup import (
    find_client,
    find_client_or_invoice,
    find_invoice,
    find_project,
    find_whole_client,
)  # fmt: skip
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


def test_a_project_is_missed_with_the_client_it_was_looked_for_at() -> None:
    book = Book().client("Other").project(name="Foo").client("Acme")
    with pytest.raises(NotFound, match="There is no project “Foo”; Acme has none yet"):
        find_project(book.records, "Foo", book.client_id)


@pytest.fixture
def berta() -> Records:
    book = Book().client("Acme", id="11aa").invoice(number="A-1", id="be001122").invoice(number="7", id="22bb")
    return book.client("Berta", id="33cc").client("be0", id="44dd").client("7 Seas", id="55ee").records


@pytest.mark.parametrize(
    ("text", "found"),
    [("ber", "33cc"), ("a-1", "be001122"), ("be001", "be001122"), ("be0", "44dd"), ("7", "22bb"), ("acme", "11aa")],
)
def test_a_client_or_an_invoice_is_found_by_what_fits_best(berta: Records, text: str, found: str) -> None:
    assert find_client_or_invoice(berta, text).id == found


def test_the_start_of_a_name_that_is_an_id_s_start_too_is_not_guessed(berta: Records) -> None:
    several = r"more than one client or invoice: Berta \(33cc\), be0 \(44dd\), A-1 of Acme \(be001122\)"
    with pytest.raises(NotFound, match=several):
        find_client_or_invoice(berta, "be")
    with pytest.raises(NotFound, match="There is no client or invoice “zz”"):
        find_client_or_invoice(berta, "zz")


@pytest.mark.parametrize("text", ["izmir ajans", "  İZMİR  ajans ", "aaaa-1", "unlu & co"])
def test_p_what_can_not_be_taken_back_takes_a_whole_name_or_an_id(records: Records, text: str) -> None:
    assert find_whole_client(records, text) == find_client(records, text)


@pytest.mark.parametrize("text", ["unlu", "b", "aaaa", "bbbb", "izmir"])
def test_p_what_can_not_be_taken_back_takes_no_start_of_a_name_and_names_the_candidates(
    records: Records, text: str
) -> None:
    with pytest.raises(NotFound, match=r"whole name. Give all of it, or the id: .*\("):
        find_whole_client(records, text)


def test_p_the_start_of_an_id_that_lists_show_is_enough() -> None:
    book = Book().client("Ada", id="adaadaada-1").client("Adaada", id="0123456789")
    assert find_whole_client(book.records, "01234567").name == "Adaada"
    assert find_whole_client(book.records, "ada").name == "Ada"
    with pytest.raises(NotFound, match="whole name"):
        find_whole_client(book.records, "0123456")
