"""X02 Review: what the contract says beside each line, what stands in for it, and what they got for nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import Book, day, eur
from exit_kit import Walk, late_payer

from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.money import Money
from clientdesk.model.project import Contract, Document
from clientdesk.playbook.comeback_since import CAME_BACK
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.places import Place
from clientdesk.playbook.terms import term


def page(book: Book, key: str, path: ExitPath = ExitPath.STANDARD):
    return view.page_view(Walk(book, path, "I must").case, Place("review", key)).page


def beside(book: Book) -> dict[str, str]:
    return {question.key: question.help for question in page(book, "contract").questions}


def test_x02_each_line_of_the_contract_shows_what_it_says():
    full = late_payer().contract(
        notice_days=30, late_fee=Decimal("5.0"), law="England", courts="London", deposit_percent=Decimal(30),
        silence_days=14, revisions=3, extra_round=eur("80"), term_days=14, safeguards={"C04": True, "C11": False},
    )  # fmt: skip
    assert beside(full) == {
        "C01": "30% before work",
        "C02": "after 14 days without an answer",
        "C03": "law of England, courts of London",
        "C04": "in the contract",
        "C05": "nothing is known of it",
        "C06": "no telephone number and no e-mail address",
        "C07": "3 rounds, another one €80",
        "C08": "due within 14 days",
        "C09": "5% a year",
        "C10": "30 days' notice",
        "C11": "not in the contract",
    }


def test_x02_a_contract_that_was_only_proposed_says_that_nobody_signed_it():
    back = late_payer().contract(notice_days=30, safeguards={"C04": True, "C11": False})
    back.add(Exit, path=ExitPath.STANDARD, started=day(-90), ended=day(-30), done={CAME_BACK: day(-1)})
    told = beside(back)
    assert (told["C10"], told["C04"]) == ("proposed: 30 days' notice", "proposed, not signed")
    assert told["C11"] == "not in the contract"
    (note,) = page(back, "contract").notes
    assert note.startswith("Proposed when they came back, and not signed yet: nothing of it is agreed.")


def test_x02_a_line_says_which_half_of_it_is_missing():
    told = beside(late_payer().contract(law="English law", revisions=2))
    assert told["C03"] == "English law; no courts"
    assert told["C07"] == "2 rounds; no price for a round above it"


def test_x02_a_line_that_is_known_to_be_missing_shows_no_term():
    assert beside(late_payer().contract(late_fee=Decimal(5), safeguards={"C09": False}))["C09"] == "not in the contract"
    assert beside(late_payer().contract(deposit_percent=Decimal(0)))["C01"] == "not in the contract"


@pytest.mark.parametrize(
    ("terms", "safeguard", "told"),
    [({"notice_days": 1}, "C10", "1 day's notice"), ({"notice_days": 0}, "C10", "0 days' notice"),
     ({"revisions": 1, "extra_round": Money(0, "EUR")}, "C07", "1 round"), ({}, "C03", ""), ({}, "C04", "")],
)  # fmt: skip
def test_c_a_term_in_words(terms, safeguard, told):
    assert term(Contract(id="c", client="x", **terms), safeguard) == told


def test_x02_without_a_contract_the_documents_say_of_which_day_they_are_and_where_they_lie():
    known = (Document(what="the offer", on=day(-200), where="the mail folder"), Document(what="a chat"))
    shown = page(late_payer().contract(exists=False, documents=known), "contract")
    assert shown.questions[0].default == "the offer\na chat"
    assert shown.notes == ("the offer: 5 May 2026, the mail folder",)


def test_x02_what_was_paid_and_not_delivered_is_listed():
    book = late_payer().invoice("200.00", number="N-3", delivered=False).paid(-9, "150.00")
    assert page(book, "undelivered").notes == ("N-3: €150 of €200 paid, the work not handed over",)
    both = page(book.invoice("90.00", number="N-4", delivered=False).paid(-9), "undelivered").notes
    assert both[1:] == ("N-4: €90 paid, the work not handed over", "In all: €240")


def extras(book: Book) -> tuple[str, ...]:
    shown = page(book, "extras", ExitPath.PRICE_OUT)
    assert shown.questions == ()
    return shown.notes


def test_r07_before_extras_are_billed_it_shows_what_was_given_away_and_what_that_is_worth():
    book = late_payer().project(rate=eur("50"), revisions=2, rounds=4, name="Shop")
    project = book.list[-1].id
    book.extra(-9, hours=Decimal(3), project=project).extra(-4, amount=eur("80")).extra(-3).extra(-2, billed=True)
    assert extras(book) == (
        "Given away so far: 3 extras, 3 h, worth €230",
        "  12 Nov 2026: one more thing (Shop), 3 h at €50: €150",
        "  17 Nov 2026: one more thing: €80",
        "  18 Nov 2026: one more thing: no price known",
        "Shop: 4 of 2 rounds of revision, 2 too many",
    )


def test_r07_where_nothing_was_given_away_that_is_said():
    [told] = extras(late_payer())
    assert told.startswith("Nothing is on record")
