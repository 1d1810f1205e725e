"""Safeguards C01–C11: on, off, or not said; what goes into the next contract; the deposit by history."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day, eur

from clientdesk.model.client import Contact, Stage
from clientdesk.playbook.safeguards import SAFEGUARDS, deposit_for, next_contract, safeguards

TERMS = {
    "C01": ({"deposit_percent": Decimal(1)}, {"deposit_percent": Decimal(0)}),
    "C02": ({"silence_days": 1}, {"silence_days": 0}),
    "C03": ({"law": "England", "courts": "London"}, None),
    "C07": ({"revisions": 0, "extra_round": eur("80")}, None),
    "C08": ({"term_days": 0}, None),
    "C09": ({"late_fee": Decimal(1)}, {"late_fee": Decimal(0)}),
    "C10": ({"notice_days": 0}, None),
}
"""The safeguards that a term gives, and the term with which the contract says that there is none."""
REACHABLE = (Contact(email="a@b.example", phone="1"),)


def told(book: Book) -> dict[str, bool | None]:
    return {each.id: each.on for each in safeguards(book.records, book.client_id)}


def clauses(book: Book) -> dict[str, str]:
    return {each.id: each.text for each in next_contract(book.records, book.client_id, TODAY)}


def deposit(book: Book) -> str:
    return deposit_for(book.records, book.client_id, TODAY).words


def test_all_eleven_are_asked_and_nothing_is_known_without_a_contract():
    assert list(SAFEGUARDS) == [f"C{number:02}" for number in range(1, 12)]
    assert told(Book().client()) == dict.fromkeys(SAFEGUARDS) | {"C06": False}


@pytest.mark.parametrize("key", sorted(SAFEGUARDS))
def test_each_is_on_by_its_term_or_else_only_when_it_is_stated(key):
    blank = Book().client().contract()
    assert told(blank)[key] is (False if key == "C06" else None)
    if key in TERMS:
        given, denied = TERMS[key]
        assert [each for each, on in told(Book().client().contract(**given)).items() if on] == [key]
        assert denied is None or told(Book().client().contract(**denied))[key] is False
    assert told(Book().client().contract(safeguards={key: True}))[key] is True


@pytest.mark.parametrize("key", sorted(SAFEGUARDS))
def test_what_is_stated_goes_before_what_is_implied(key):
    given, _ = TERMS.get(key, ({}, None))
    book = Book().client(contacts=REACHABLE).contract(safeguards={key: False}, **given)
    assert told(book)[key] is False


@pytest.mark.parametrize("key", sorted(SAFEGUARDS))
def test_a_gap_has_its_line_in_the_next_contract_and_what_is_there_has_none(key):
    assert list(clauses(Book().client())) == list(SAFEGUARDS)
    assert key in clauses(Book().client().contract(safeguards={key: False}))
    assert key not in clauses(Book().client().contract(safeguards={key: True}))
    assert "{" not in clauses(Book().client())[key]


@pytest.mark.parametrize(
    ("key", "half", "missing"),
    [
        ("C03", {"law": "England"}, "no courts"),
        ("C03", {"courts": "London"}, "no law"),
        ("C07", {"revisions": 3}, "no price for a round above it"),
        ("C07", {"extra_round": eur("80")}, "no number of rounds"),
    ],
)
def test_half_a_safeguard_is_none_and_says_which_half_is_missing(key, half, missing):
    book = Book().client().contract(**half)
    (found,) = (each for each in safeguards(book.records, book.client_id) if each.id == key)
    assert (found.on, found.missing) == (None, missing)
    book = Book().client().contract(safeguards={key: True}, **half)
    assert [each.missing for each in safeguards(book.records, book.client_id) if each.id == key] == [""]


def test_a_projects_rate_is_a_price_for_a_round_too():
    assert told(Book().client().contract(revisions=3).project(rate=eur("55")))["C07"] is True
    assert told(Book().client().contract(revisions=3).project())["C07"] is None


def test_no_contract_means_none_of_them_but_the_contact_data():
    without = told(Book().client(contacts=REACHABLE).contract(exists=False, notice_days=30, late_fee=Decimal(8)))
    assert [key for key, on in without.items() if on] == ["C06"]
    assert without["C10"] is False


@pytest.mark.parametrize(
    ("contact", "missing"),
    [
        (Contact(), "no telephone number and no e-mail address"),
        (Contact(email="a@b.example"), "no telephone number"),
        (Contact(phone="1"), "no e-mail address"),
        (REACHABLE[0], ""),
    ],
)
def test_what_is_missing_of_the_contact_data_is_named_the_telephone_first(contact, missing):
    book = Book().client(contacts=(contact,))
    (c06,) = (each for each in safeguards(book.records, book.client_id) if each.id == "C06")
    assert (c06.missing, c06.on) == (missing, not missing)
    assert not any(each.missing for each in safeguards(book.records, book.client_id) if each.id != "C06")


def test_the_lines_take_the_deposit_and_the_term_from_the_desk():
    lines = clauses(Book(term_days=14).client())
    assert "50%" in lines["C01"]
    assert "14 days" in lines["C08"]


def test_the_lines_propose_a_figure_where_the_desk_has_none():
    lines = clauses(Book().client())
    assert lines["C02"].startswith("After 14 days without an answer")
    assert lines["C07"].startswith("3 rounds of revision are in the price")
    assert lines["C10"] == "Either side may end it with a notice of 30 days"


class TestTheDepositByHistory:
    """C01: half of a first job, 25–30% after it, all of it from who owes."""

    def test_half_of_a_first_job(self):
        assert deposit(Book().client()) == "50%"
        assert deposit(Book().client().invoice(due=10)) == "50%"
        assert deposit(Book().client().invoice(due=-30)) == "50%"

    def test_less_after_the_first_payment_in_part_too(self):
        assert deposit(Book().client().invoice(due=-5).paid(-5)) == "25–30%"
        assert deposit(Book().client().invoice(due=-5).paid(None)) == "25–30%"
        assert deposit(Book().client().invoice(due=-5).paid(-5, "1")) == "25–30%"
        assert deposit(Book().client().invoice(due=-5).paid(1)) == "50%"

    @pytest.mark.parametrize(("due", "words"), [(-30, "25–30%"), (-31, "all of it")])
    def test_all_of_it_from_the_31st_day_overdue(self, due, words):
        assert deposit(Book().client().invoice().paid(-30).invoice(due=due)) == words

    def test_all_of_it_after_something_was_never_paid(self):
        book = Book().client().invoice().paid(-30).invoice(due=-9).written_off(-1, "100")
        assert deposit(book) == "all of it"
        full = deposit_for(book.records, book.client_id, TODAY)
        assert (full.least, full.most) == (100, 100)

    def test_what_is_in_dispute_says_nothing(self):
        book = Book().client().invoice().paid(-30).invoice(due=-90, disputed=True)
        assert deposit(book) == "25–30%"
        lost = Book().client().invoice().paid(-30).invoice(due=-90, disputed=True).written_off(-1, "100")
        assert deposit(lost) == "25–30%"

    def test_the_bar_is_that_of_s01(self):
        book = Book(bars={"S01.overdue_days": 10}).client().invoice().paid(-30).invoice(due=-11)
        assert deposit(book) == "all of it"
        assert deposit(Book(bars={"S01.overdue_days": 60}).client().invoice().paid(-30).invoice(due=-50)) == "25–30%"

    @pytest.mark.parametrize(
        "unfair", [{"payable": False}, {"due": None}, {"sent": day(-10)}, {"sent": day(-85)}], ids=str
    )
    def test_nor_does_lateness_of_ones_own_making(self, unfair):
        book = Book().client().invoice().paid(-30).invoice(**{"issued": -90, "due": -32} | unfair)
        assert deposit(book) == "25–30%"

    def test_what_was_given_up_fades(self):
        def lost(due: int) -> Book:
            return Book().client().invoice().paid(-30).invoice(issued=-800, due=due).written_off(-600, "100")

        assert (deposit(lost(-729)), deposit(lost(-730))) == ("all of it", "25–30%")

    def test_who_comes_back_after_an_end_starts_with_half(self):
        assert deposit(Book().client(stage=Stage.ENDED).invoice().paid(-30)) == "50%"
        assert deposit(Book().client(stage=Stage.ENDED).invoice(due=-90)) == "50%"

    def test_each_says_why(self):
        whys = {
            deposit_for(book.records, book.client_id, TODAY).why
            for book in (
                Book().client(),
                Book().client().invoice().paid(-30),
                Book().client().invoice(issued=-120, due=-90),
                Book().client().invoice(due=-9).written_off(-1, "100"),
                Book().client().invoice(due=-20).paid(-1).invoice(due=-20).paid(-1),
                Book().client(stage=Stage.ENDED),
            )
        }
        assert whys == {
            "it is the first job",
            "they have paid before",
            "an invoice is 90 days overdue",
            "an invoice was never paid",
            "they pay late",
            "they are coming back",
        }
