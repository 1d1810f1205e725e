"""Every remedy and safeguard by its handbook id, case by case, as the signs have them in test_signs_table (R, C).

A remedy: not offered where its sign is below the bar, offered at it and above, not while it runs or once it failed,
again when that has faded, never for another sign, and with its sign as the reason. A safeguard: by its term, by what is
stated, with a contract and without, and with one half of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from builder import TODAY, Book, eur
from msgspec import Struct

from clientdesk.model.client import Contact
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.safeguards import SAFEGUARDS, Safeguard, next_contract, safeguards
from clientdesk.playbook.trying import Try, proposed, tried

WAITING, WORKED, FAILED, _ = RemedyOutcome


class Case(Struct, frozen=True):
    """A remedy's sign, and a client who shows so many of it; `without` has what the sign needs but not the remedy."""

    sign: str
    shows: Callable[[int], Book]
    without: Callable[[], Book] | None = None


def logs(sign: str) -> Callable[[int], Book]:
    def shows(many: int) -> Book:
        book = Book().client()
        for number in range(many):
            book.incident(sign, -9 - number, agreed=True)
        return book

    return shows


def late(many: int) -> Book:
    """So many invoices 20 days late and open; the terms have a late fee."""
    book = Book().client().contract(late_fee=Decimal(8))
    for _ in range(many):
        book.invoice(issued=-60, due=-20)
    return book


def paid_late() -> Book:
    """Late with two, but everything was paid."""
    return Book().client().contract(late_fee=Decimal(8)).invoice(due=-30).paid(-9).invoice(due=-30).paid(-9)


def no_fee() -> Book:
    return Book().client().contract().invoice(due=-20).invoice(due=-20)


REMEDY_CASES = {
    "R01": Case("S01", late, paid_late),
    "R02": Case("S01", late, no_fee),
    "R03": Case("S01", late, paid_late),
    "R04": Case("S01", late, paid_late),
    "R05": Case("S01", late),
    "R06": Case("S14", logs("S14")),
    "R07": Case("S05", logs("S05")),
    "R08": Case("S09", logs("S09")),
    "R09": Case("S18", logs("S18")),
    "R10": Case("S03", logs("S03")),
}


def offered(book: Book, remedy: str) -> list[Try]:
    found = proposed(Picture(book.records, book.client_id, TODAY))
    return [each for each in found.tries if each.remedy.id == remedy]


class TestEveryRemedy:
    def test_has_its_cases(self):
        assert set(REMEDY_CASES) == set(REMEDIES)

    @pytest.mark.parametrize("remedy", REMEDY_CASES)
    def test_is_offered_from_the_bar_of_its_sign_on_and_names_the_sign(self, remedy):
        case = REMEDY_CASES[remedy]
        bar = SIGNS[case.sign].bar
        assert not offered(case.shows(bar - 1), remedy)
        for many in (bar, bar + 1):
            (found,) = offered(case.shows(many), remedy)
            assert (found.remedy, found.sign) == (REMEDIES[remedy], SIGNS[case.sign])

    @pytest.mark.parametrize("remedy", [key for key, case in REMEDY_CASES.items() if case.without])
    def test_is_not_offered_where_it_has_no_basis(self, remedy):
        without = REMEDY_CASES[remedy].without
        assert without
        picture = Picture(without().records, without().client_id, TODAY)
        assert "S01" in {each.sign.id for each in proposed(picture).tries}
        assert not offered(without(), remedy)

    @pytest.mark.parametrize("remedy", REMEDY_CASES)
    @pytest.mark.parametrize(
        ("outcome", "on", "again", "counts"),
        [
            (WAITING, -5, False, True),
            (FAILED, -5, False, True),
            (WORKED, -5, True, True),
            (FAILED, -729, True, False),
            (FAILED, -730, True, False),
        ],
        ids=["running", "failed", "worked", "failed before the sign showed", "faded"],
    )
    def test_is_tried_once_until_that_has_faded(self, remedy, outcome, on, again, counts):
        case = REMEDY_CASES[remedy]
        book = case.shows(SIGNS[case.sign].bar).remedy(remedy, on, outcome)
        assert bool(offered(book, remedy)) is again
        evidence = tried(Picture(book.records, book.client_id, TODAY), SIGNS[case.sign])
        assert [each.kind for each in evidence] == ([remedy] if counts else [])


REACHABLE = (Contact(email="a@b.example", phone="1"),)


class Terms(Struct, frozen=True):
    """What makes a safeguard, what denies it, and one half of it with what that lacks."""

    given: dict[str, object] = {}
    denied: dict[str, object] = {}
    half: dict[str, object] = {}
    lacks: str = ""


SAFEGUARD_CASES = {
    "C01": Terms({"deposit_percent": Decimal(1)}, {"deposit_percent": Decimal(0)}),
    "C02": Terms({"silence_days": 1}, {"silence_days": 0}),
    "C03": Terms({"law": "England", "courts": "London"}, half={"law": "England"}, lacks="no courts"),
    "C04": Terms(),
    "C05": Terms(),
    "C06": Terms(),
    "C07": Terms({"revisions": 0, "extra_round": eur("80")}, half={"revisions": 3},
                 lacks="no price for a round above it"),
    "C08": Terms({"term_days": 0}),
    "C09": Terms({"late_fee": Decimal("0.01")}, {"late_fee": Decimal(0)}),
    "C10": Terms({"notice_days": 0}),
    "C11": Terms(),
}  # fmt: skip


def one(book: Book, key: str) -> Safeguard:
    return next(each for each in safeguards(book.records, book.client_id) if each.id == key)


def has_clause(book: Book, key: str) -> bool:
    return key in {each.id for each in next_contract(book.records, book.client_id, TODAY)}


class TestEverySafeguard:
    def test_has_its_cases(self):
        assert list(SAFEGUARD_CASES) == list(SAFEGUARDS)

    @pytest.mark.parametrize("key", SAFEGUARD_CASES)
    def test_is_known_by_its_term_alone(self, key):
        terms = SAFEGUARD_CASES[key]
        blank = None if key != "C06" else False
        assert one(Book().client(), key).on is blank
        assert one(Book().client().contract(), key).on is blank
        if terms.given:
            assert one(Book().client().contract(**terms.given), key).on is True
        if terms.denied:
            assert one(Book().client().contract(**terms.denied), key).on is False

    @pytest.mark.parametrize("key", SAFEGUARD_CASES)
    @pytest.mark.parametrize("stated", [True, False])
    def test_what_is_stated_goes_first_and_only_a_gap_has_a_line_in_the_next_contract(self, key, stated):
        book = Book().client(contacts=REACHABLE).contract(safeguards={key: stated}, **SAFEGUARD_CASES[key].given)
        assert one(book, key).on is stated
        assert has_clause(book, key) is not stated

    @pytest.mark.parametrize("key", SAFEGUARD_CASES)
    def test_is_none_where_there_is_no_contract(self, key):
        book = Book().client(contacts=REACHABLE).contract(exists=False, **SAFEGUARD_CASES[key].given)
        assert one(book, key).on is (key == "C06")

    @pytest.mark.parametrize("key", [key for key, terms in SAFEGUARD_CASES.items() if terms.half])
    def test_half_of_it_is_a_gap_that_says_which_half(self, key):
        terms = SAFEGUARD_CASES[key]
        book = Book().client().contract(**terms.half)
        assert (one(book, key).on, one(book, key).missing) == (None, terms.lacks)
        assert has_clause(book, key)

    @pytest.mark.parametrize(
        ("contact", "on", "lacks"),
        [
            (Contact(), False, "no telephone number and no e-mail address"),
            (Contact(email="a@b.example"), False, "no telephone number"),
            (Contact(phone="1"), False, "no e-mail address"),
            (REACHABLE[0], True, ""),
        ],
    )
    def test_c06_is_known_by_the_contact_itself(self, contact, on, lacks):
        found = one(Book().client(contacts=(contact,)), "C06")
        assert (found.on, found.missing) == (on, lacks)


HERE = Path(__file__)
TEXT = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted(HERE.parents[1].rglob("test_*.py")) if path.name != HERE.name
)
NAMED = set(re.findall(r"\b([SRC]\d\d)\b", TEXT))


@pytest.mark.parametrize("known", [SIGNS, REMEDIES, SAFEGUARDS], ids=["signs", "remedies", "safeguards"])
def test_every_id_is_named_by_a_test_besides_this_one(known):
    assert set(known) - NAMED == set()
