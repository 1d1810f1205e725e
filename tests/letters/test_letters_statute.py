"""A late fee that a statute gives, at the end: in the settlement, in its question, and in the letter (X02, M)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, eur
from letters_kit import body, case, desk

from clientdesk.letters import Asked
from clientdesk.letters.fields import fields
from clientdesk.model.change import Change
from clientdesk.model.client import ClientKind
from clientdesk.playbook.exit.review import money
from clientdesk.playbook.exit.settlement import settlement
from clientdesk.playbook.exit.sums import figures

CHARGE = {"review": {"late-fee": "charge"}}


def owing(country="NL", **client) -> Book:
    """€1,000.00, 60 days late: 10.15% in the Netherlands, and €40.00."""
    book = desk().settings(country=country).with_client(**client)
    return book.invoice("1000.00", issued=-90, due=-60, number="N-1")


def test_x02_the_settlement_asks_for_interest_and_compensation():
    [fee] = settlement(case(owing())).late_fees
    assert (fee.interest, fee.compensation, fee.total) == (eur("16.68"), eur("40.00"), eur("56.68"))
    told = settlement(case(owing(), answers=CHARGE)).lines()
    assert "  N-1: 60 days, 10.15% a year, under article 6:119a BW, and €40.00 compensation: €56.68" in told


def test_x02_the_question_names_the_statute():
    asked = next(each for each in money(case(owing())).questions if each.key == "late-fee")
    assert asked.help == "10.15% a year, under article 6:119a BW, and €40.00 compensation."


@pytest.mark.parametrize("kind", ["L14", "L15"])
def test_x02_the_letter_says_what_it_rests_on(kind):
    line = (
        "- Late fee on invoice N-1, 60 days at 10.15% a year, under article 6:119a BW, and €40.00 compensation: €56.68"
    )
    assert line in body(case(owing(), answers=CHARGE), kind)


@pytest.mark.parametrize("book", [owing("TR"), owing(kind=ClientKind.CONSUMER), owing(late_rule="none")])
def test_x02_without_a_basis_it_is_not_asked(book):
    assert settlement(case(book)).late_fees == ()


def test_x02_each_part_of_the_fee_is_a_figure_of_the_account():
    of = case(owing(), answers=CHARGE)
    assert {eur("16.68"), eur("40.00"), eur("56.68")} <= figures(of.records, of.exit, TODAY)


def test_every_part_of_the_fee_is_a_field_of_the_letter():
    of = case(owing(), answers=CHARGE)
    records = of.records.after(Change("", (of.exit,)))
    found = {each.name: each.example for each in fields(records, of.client, "L14", TODAY, Asked())}
    fee = {name.removeprefix("late_fees: "): said for name, said in found.items() if name.startswith("late_fees: ")}
    assert (fee["rate"], fee["law"], fee["interest"], fee["agreed"]) == ("10.15%", "article 6:119a BW", "€16.68", "no")
