"""Work beyond the agreement: rounds, its worth, what was given away, lines for the next invoice."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day, eur

from clientdesk.ledger.rounds import log_rounds
from clientdesk.ledger.scope import (
    another_round,
    as_it_starts,
    draft_lines,
    given_away,
    hourly_rate,
    priced_out_since,
    rounds_of,
    unlogged,
    worth,
)
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.money import Money
from clientdesk.model.project import Extra, ExtraState, Project


def usd(text: str) -> Money:
    return Money.from_decimal(Decimal(text), "USD")


def project(book: Book) -> Project:
    return next(each for each in book.list if isinstance(each, Project))


def extra(book: Book, **fields) -> Extra:
    return Extra(id="e", client=book.client_id, what="Banner", on=TODAY, **fields)


class TestRounds:
    @pytest.mark.parametrize(
        ("own", "agreed", "told"),
        [(3, None, "4 of 3"), (3, 9, "4 of 3"), (None, 2, "4 of 2"), (0, 2, "4 of 0"), (None, None, None)],
    )
    def test_are_counted_against_the_projects_number_else_the_contracts(self, own, agreed, told):
        book = Book().client().contract(revisions=agreed).project(revisions=own, rounds=4)
        rounds = rounds_of(book.records, project(book))
        assert (rounds.words if rounds else None) == told

    def test_a_project_without_a_contract_has_its_own_or_none(self):
        book = Book().client().project(rounds=4)
        assert rounds_of(book.records, project(book)) is None

    @pytest.mark.parametrize(("asked", "over"), [(1, 0), (2, 0), (3, 1), (5, 3)])
    def test_above_the_number_is_what_is_over(self, asked, over):
        book = Book().client().project(revisions=2, rounds=asked)
        assert rounds_of(book.records, project(book)).over == over

    def test_another_one_is_counted_and_logged_once_it_is_above(self):
        book = Book().client().project(revisions=2, rounds=1)
        second, nothing = another_round(book.records, project(book), "x", TODAY)
        assert (second.rounds, nothing) == (2, None)
        third, logged = another_round(book.records, second, "x", TODAY)
        assert third.rounds == 3
        assert (logged.id, logged.on, logged.project, logged.round) == ("x", TODAY, third.id, 3)
        assert (logged.what, logged.is_given_away) == ("Revision round 3 of 2", True)

    def test_where_no_number_was_agreed_none_is_above_it(self):
        book = Book().client().project(rounds=9)
        assert another_round(book.records, project(book), "x", TODAY)[1] is None


class TestRoundsInNoLog:
    """S04: a round above the agreed number counts, whether somebody wrote it down or not."""

    @pytest.mark.parametrize(
        ("logged", "left"),
        [((), (3, 4, 5)), ((4,), (3, 5)), ((3, 4, 5), ()), ((2,), (3, 4, 5)), ((4, 4), (3,)), ((9, None), (3, 4))],
    )
    def test_are_those_above_the_number_that_no_extra_has(self, logged, left):
        book = Book().client().project(revisions=2, rounds=5).project(revisions=2, rounds=2)
        for number in logged:
            book.extra(-9, project=project(book).id, round=number)
        found = unlogged(book.records, book.client_id)
        assert [(each.rounds.words, each.numbers) for each in found] == ([("5 of 2", left)] if left else [])

    def test_are_written_down_under_a_day_their_project_ran_and_nobody_bills_them_unasked(self):
        book = Book().client().project(revisions=2, rounds=4).project(name="Old", revisions=0, rounds=1, ended=day(-5))
        records = book.remedy("R07", -9).records
        change = log_rounds(records, records.get(Client, book.client_id), TODAY)
        assert change.label == "Wrote down 3 rounds beyond the agreement with Acme"
        assert [(each.what, each.on, each.round, each.state) for each in change.puts] == [
            ("Revision round 1 of 0", day(-5), 1, ExtraState.FREE),
            ("Revision round 3 of 2", TODAY, 3, ExtraState.FREE),
            ("Revision round 4 of 2", TODAY, 4, ExtraState.FREE),
        ]
        assert not unlogged(records.after(change), book.client_id)

    def test_where_there_are_none_nothing_is_written(self):
        book = Book().client().project(revisions=2, rounds=2).project(rounds=9)
        with pytest.raises(Refused, match=r"^Every round above the agreed number is in the scope log of Acme already"):
            log_rounds(book.records, book.records.get(Client, book.client_id), TODAY)


class TestWhilePricedOut:
    """R07: every extra is billed from the day it began, until something came of it."""

    def test_a_new_extra_starts_on_the_bill(self):
        book = Book().client().remedy("R07", -9)
        new = Extra(id="x", client=book.client_id, what="a banner", on=TODAY)
        assert as_it_starts(book.records, new, TODAY).billed
        assert as_it_starts(book.records, new.but(on=day(-9)), TODAY).billed
        assert not as_it_starts(book.records, new.but(on=day(-10)), TODAY).billed
        assert not as_it_starts(book.records, new.but(inside=True), TODAY).billed
        assert not as_it_starts(book.records, new.but(done=False), TODAY).billed

    def test_a_round_above_the_number_too(self):
        book = Book().client().project(revisions=2, rounds=2).remedy("R07", -9)
        _, logged = another_round(book.records, project(book), "x", TODAY)
        assert (logged.round, logged.billed) == (3, True)

    @pytest.mark.parametrize(
        ("fields", "since"),
        [
            ({}, day(-9)),
            ({"outcome": RemedyOutcome.WORKED}, None),
            ({"outcome": RemedyOutcome.FAILED, "decided": TODAY}, None),
            ({"outcome": RemedyOutcome.WORKED, "decided": day(1)}, day(-9)),
        ],
        ids=str,
    )
    def test_only_while_it_runs(self, fields, since):
        book = Book().client().remedy("R07", -9, **fields).remedy("R06", -20)
        assert priced_out_since(book.records, book.client_id, TODAY) == since
        assert priced_out_since(book.records, book.client_id, day(-10)) is None


class TestWhatAnExtraIsWorth:
    def test_its_own_amount_before_the_price_of_a_round_before_hours_by_the_rate(self):
        book = Book().client().contract(extra_round=eur("80")).project(rate=eur("50"))
        on = project(book).id
        full = {"project": on, "hours": Decimal(2), "round": 4}
        assert worth(book.records, extra(book, amount=eur("7"), **full)) == eur("7")
        assert worth(book.records, extra(book, **full)) == eur("80")
        assert worth(book.records, extra(book, project=on, hours=Decimal(2))) == eur("100")
        assert worth(book.records, extra(book, project=on)) is None

    def test_a_round_without_a_price_is_worth_its_hours(self):
        book = Book().client().contract().project(rate=eur("50"))
        assert worth(book.records, extra(book, project=project(book).id, round=4, hours=Decimal("1.5"))) == eur("75")

    def test_no_hours_are_worth_nothing_and_unknown_ones_nobody_knows(self):
        book = Book(rate=eur("60")).client()
        assert worth(book.records, extra(book, hours=Decimal(0))) == eur("0")
        assert worth(book.records, extra(book)) is None

    def test_the_rate_is_the_projects_else_ones_own_in_the_clients_currency(self):
        book = Book(rate=eur("60")).client().project(rate=usd("50"))
        assert hourly_rate(book.records, book.client_id, project(book).id) == usd("50")
        assert hourly_rate(book.records, book.client_id, None) == eur("60")
        assert hourly_rate(book.records, book.client_id, "gone") == eur("60")
        plain = Book(rate=eur("60")).client().project()
        assert hourly_rate(plain.records, plain.client_id, project(plain).id) == eur("60")
        abroad = Book(rate=eur("60")).client(currency="USD").project()
        assert hourly_rate(abroad.records, abroad.client_id, project(abroad).id) is None
        assert hourly_rate(Book().client().records, "clients-1", None) is None


class TestWhatWasGivenAway:
    def test_is_outside_done_and_not_billed(self):
        book = Book(rate=eur("60")).client()
        free = extra(book, hours=Decimal(2))
        others = [free.but(billed=True), free.but(inside=True), free.but(done=False)]
        given = given_away(book.records, [free, *others])
        assert (given.extras, given.hours, given.worth, given.unpriced) == (
            (free,), Decimal(2), {"EUR": eur("120")}, 0,
        )  # fmt: skip

    def test_is_summed_per_currency_and_what_has_no_price_is_counted(self):
        book = Book().client()
        extras = [extra(book, amount=each) for each in (eur("10"), eur("5"), usd("7"))]
        given = given_away(book.records, [*extras, extra(book, hours=Decimal(3)), extra(book)])
        assert given.worth == {"EUR": eur("15"), "USD": usd("7")}
        assert (given.hours, given.unpriced, len(given.extras)) == (Decimal(3), 2, 5)


class TestLinesForTheNextInvoice:
    def test_one_for_each_that_was_given_away_until_today_oldest_first(self):
        book = Book().client().extra(-1).extra(-9).extra(0).extra(1).extra(-2, billed=True).extra(-3, inside=True)
        lines = draft_lines(book.records, book.client_id, TODAY)
        assert [line.extra.on for line in lines] == [day(-9), day(-1), TODAY]
        assert [line.amount for line in lines] == [None] * 3

    def test_a_round_with_a_price_of_its_own_names_no_rate(self):
        book = Book().client().contract(extra_round=eur("80")).project(name="Site", rate=eur("55"))
        book.extra(-3, project=project(book).id, round=4, hours=Decimal(2))
        (line,) = draft_lines(book.records, book.client_id, TODAY)
        assert (line.text, line.amount) == ("one more thing (Site), 2 h", eur("80"))

    def test_says_what_for_which_project_and_at_what_price(self):
        book = Book().client().project(name="Shop", rate=eur("55"))
        book.extra(-3, project=project(book).id, hours=Decimal("2.50")).extra(-2, amount=eur("30"), hours=Decimal(1))
        book.extra(-1)
        lines = draft_lines(book.records, book.client_id, TODAY)
        assert [line.text for line in lines] == [
            "one more thing (Shop), 2.5 h at €55", "one more thing, 1 h", "one more thing",
        ]  # fmt: skip
        assert [line.amount for line in lines] == [eur("137.50"), eur("30"), None]
