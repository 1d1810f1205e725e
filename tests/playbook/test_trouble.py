"""Trouble in points, and a client beside the others: the fifth with the most, shares per currency, the longest week."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day, eur

from clientdesk.model.client import Billing, Client, Stage
from clientdesk.model.money import Money
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.findings import finding_of
from clientdesk.playbook.peers import NOBODY, Peers, Shares, peers_of
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.trouble import Facts, Trouble, facts_of


def facts(book: Book) -> Facts:
    return facts_of(Picture(book.records, book.client_id, TODAY))


def points(book: Book) -> int:
    return facts(book).trouble.points


def one(name: str, points: int = 0, hours: str = "0", current: bool = True, currency: str = "EUR", **income) -> Facts:
    """A client beside others, in figures; income in whole units by currency."""
    came_in = {code: Money(amount, code) for code, amount in income.items()}
    return Facts(name, currency, current, Trouble(points, 0, 0, 0), came_in, Decimal(hours))


class TestPoints:
    @pytest.mark.parametrize(
        ("sign", "worth"), [("S11", 20), ("S09", 10), ("S03", 5), ("S07", 0), ("S19", 0), ("S20", 0), ("S16", 0)]
    )
    def test_of_an_incident_by_its_class(self, sign, worth):
        book = Book().client().incident(sign)
        assert points(book) == worth
        assert facts(book).trouble.incidents == (1 if worth else 0)

    def test_s16_only_on_what_was_agreed(self):
        assert points(Book().client().incident("S16", agreed=True)) == 5

    @pytest.mark.parametrize(("late", "worth"), [(9, 0), (10, 1), (19, 1), (20, 2)])
    def test_of_each_ten_days_late_on_all_invoices_together(self, late, worth):
        book = Book().client().invoice(due=-40).paid(-40 + late - 4).invoice(due=-4)
        assert points(book) == worth
        assert facts(book).trouble.days_late == late

    def test_giving_up_keeps_the_days_until_then(self):
        book = Book().client().invoice(due=-60)
        assert points(book) == 6
        assert points(book.written_off(-20, "100")) == 4
        (shown,) = facts(book).trouble.evidence(Picture(book.records, book.client_id, TODAY))
        assert shown.text.endswith(" never paid, written off 40 days late")

    def test_s22_of_an_invoice_it_shows_what_s01_shows(self):
        book = Book().client().invoice(issued=-99, due=-90, number="A-1").paid(-49).invoice(due=-40, number="A-2")
        book.invoice(issued=-99, due=-80, number="A-3").written_off(-20, "100")
        book.invoice(issued=-99, due=-70, number="A-4").paid(-60, "50")
        picture = Picture(book.records, book.client_id, TODAY)
        of_s01, of_s22 = finding_of(picture, SIGNS["S01"]).evidence, picture.facts.trouble.evidence(picture)
        assert sorted(of_s22, key=lambda each: each.text) == sorted(of_s01, key=lambda each: each.text)
        assert (of_s22[0].date, of_s22[0].text) == (day(-49), "A-1 paid 41 days late")

    def test_a_changed_mind_counts_half_on_hourly_work(self):
        assert points(Book().client().incident("S05").incident("S05")) == 10
        assert points(Book().client(billing=Billing.HOURLY).incident("S05").incident("S05")) == 5
        assert points(Book().client(billing=Billing.HOURLY).incident("S05")) == 2

    @pytest.mark.parametrize("own", [{"disputed": True}, {"payable": False}, {"sent": day(-39)}], ids=str)
    def test_never_of_lateness_of_ones_own_making(self, own):
        assert points(Book().client().invoice(due=-40, **own)) == 0

    @pytest.mark.parametrize(
        ("fields", "worth"), [({}, 2), ({"billed": True}, 0), ({"inside": True}, 0), ({"done": False}, 0)]
    )
    def test_of_what_was_given_away(self, fields, worth):
        assert points(Book().client().extra(-5, **fields)) == worth

    @pytest.mark.parametrize(("on", "worth"), [(-364, 5 + 2 + 36), (-365, 0)])
    def test_of_twelve_months(self, on, worth):
        assert points(Book().client().incident("S03", on).extra(on).invoice(issued=-900, due=on)) == worth

    def test_not_of_what_is_corrected_or_of_tomorrow(self):
        book = Book().client().incident("S11").incident("S03", 1).extra(1)
        assert points(book.incident("S19", corrects=book.list[-3].id)) == 0

    def test_by_bars_of_ones_own(self):
        bars = {"S22.red": 1, "S22.warn": 2, "S22.work": 3, "S22.extra": 4, "S22.late_days": 5}
        book = Book(bars=bars).client().incident("S11").incident("S09").incident("S03").extra(-5).invoice(due=-10)
        assert points(book) == 1 + 2 + 3 + 4 + 2

    def test_come_with_the_records_that_they_are_made_of(self):
        book = Book().client().incident("S03").incident("S07").extra(-5).extra(-5, billed=True).invoice(due=-10)
        book.invoice(due=-20).paid(-20)
        shown = facts(book).trouble.evidence(Picture(book.records, book.client_id, TODAY))
        assert [each.kind for each in shown] == ["incident", "invoice", "extra"]


class TestFacts:
    def test_income_is_what_came_in_within_twelve_months_less_what_went_back(self):
        book = Book().client().invoice().paid(-364, "60").paid(-365, "40").paid(1, "5")
        assert facts(book).income == {"EUR": eur("60")}

    def test_a_client_is_weighed_in_their_own_currency_else_in_the_one_most_came_in_of(self):
        pounds = Money(500, "GBP")
        assert facts(Book().client(currency="USD")).currency == "USD"
        assert facts(Book().client(currency="USD").invoice(pounds).paid(-1)).currency == "GBP"
        both = Book().client(currency="EUR").invoice("1").paid(-1).invoice(pounds).paid(-1)
        assert facts(both).currency == "EUR"

    @pytest.mark.parametrize(
        ("stage", "current", "works"),
        [
            (Stage.ACTIVE, True, True),
            (Stage.PAUSED, True, False),
            (Stage.EXITING, True, True),
            (Stage.PROSPECT, False, False),
            (Stage.ENDED, False, False),
        ],
    )
    def test_the_fifth_is_of_those_there_are_now_and_a_week_of_those_one_works_for(self, stage, current, works):
        book = Book().client(stage=stage).project(hours=Decimal(40), started=day(-27))
        assert (facts(book).is_current, facts(book).week_hours) == (current, Decimal(10) if works else Decimal(0))

    @pytest.mark.parametrize(
        ("fields", "hours"),
        [
            ({"started": day(-6)}, 40),
            ({"started": day(0)}, 40),
            ({"started": day(-13)}, 20),
            ({"started": day(1)}, 0),
            ({"started": None}, 0),
            ({"started": day(-6), "ended": day(-1)}, 0),
        ],
    )
    def test_a_week_is_the_average_of_a_running_project_since_it_began(self, fields, hours):
        assert facts(Book().client().project(hours=Decimal(40), **fields)).week_hours == hours


class TestTheFifthWithTheMostTrouble:
    @pytest.mark.parametrize(("clients", "worst"), [(4, 0), (5, 1), (9, 1), (10, 2), (11, 2), (15, 3)])
    def test_is_one_in_five_of_at_least_five(self, clients, worst):
        everybody = [one(f"c{number}", number + 1) for number in range(clients)]
        peers = Peers(everybody)
        assert [each.client for each in everybody if peers.is_among_worst(each, 5, 5)] == [
            f"c{number}" for number in range(clients - worst, clients)
        ]

    def test_those_who_share_the_last_place_are_none_of_it(self):
        everybody = [one("a", 9), one("b", 9), one("c", 3), one("d", 1), one("e", 1)]
        assert not any(Peers(everybody).is_among_worst(each, 5, 5) for each in everybody)
        above = [one("z", 10), *everybody, *(one(f"f{number}") for number in range(4))]
        assert [Peers(above).is_among_worst(each, 5, 5) for each in above] == [True] + [False] * 9
        alike = [one(f"c{number}", 7) for number in range(5)]
        assert all(Peers(alike).is_among_worst(each, 1, 5) for each in alike)

    def test_nobody_without_trouble_is(self):
        quiet = [one(f"c{number}") for number in range(5)]
        assert not any(Peers(quiet).is_among_worst(each, 5, 5) for each in quiet)

    def test_who_has_ended_or_is_not_a_client_yet_neither_counts_nor_is_compared(self):
        four = [one(f"c{number}", number) for number in range(4)]
        gone = one("gone", 99, current=False)
        assert not any(Peers([*four, gone]).is_among_worst(each, 5, 5) for each in [*four, gone])
        five = Peers([*four, one("e", 50), gone])
        assert [key for key, each in five.facts.items() if five.is_among_worst(each, 5, 5)] == ["e"]

    def test_nobody_is_compared_while_the_others_are_not_known(self):
        own = one("a", 99)
        assert not NOBODY.is_among_worst(own, 5, 1)
        assert NOBODY.shares(own) == Shares(0.0, 0.0)


class TestShares:
    def test_are_of_trouble_and_income_among_the_clients_of_one_currency(self):
        a, b, c = one("a", 3, EUR=100), one("b", 1, EUR=300), one("c", 50, currency="USD", USD=7)
        peers = Peers([a, b, c])
        assert [peers.shares(each) for each in (a, b, c)] == [Shares(0.75, 0.25), Shares(0.25, 0.75), Shares(1.0, 1.0)]

    def test_of_nothing_are_none_and_more_back_than_in_is_nothing(self):
        a, b = one("a", 0, EUR=-50), one("b", 0, EUR=50)
        assert [Peers([a, b]).shares(each) for each in (a, b)] == [Shares(0.0, 0.0), Shares(0.0, 1.0)]
        assert Peers([a, b]).income == {"EUR": Money(50, "EUR")}

    def test_a_client_costs_more_only_where_each_currency_they_pay_in_says_so(self):
        b, c = one("b", 10, EUR=100), one("c", 10, currency="USD", USD=100)
        for income, costs in (
            ({}, True),
            ({"EUR": 99}, True),
            ({"EUR": 100}, False),
            ({"USD": 99}, True),
            ({"USD": 100}, False),
            ({"EUR": 1, "USD": 100}, False),
            ({"EUR": 100, "USD": 1}, False),
            ({"EUR": 99, "USD": 99}, True),
        ):
            own = one("own", 10, **income)
            assert Peers([own, b, c]).costs_more(own) is costs
        alone = one("own", 10, USD=1)
        assert not Peers([alone, one("c", 10, currency="USD")]).costs_more(alone)


class TestTheLongestWeek:
    """S20: whose work takes the most of a week that is too long."""

    def test_is_of_who_takes_the_most_of_more_hours_than_the_bar(self):
        a, b = one("a", hours="25"), one("b", hours="16")
        assert [Peers([a, b]).is_longest_week(each, 40) for each in (a, b)] == [True, False]
        assert not Peers([a, b]).is_longest_week(a, 41)

    def test_is_of_both_who_take_the_same(self):
        a, b = one("a", hours="21"), one("b", hours="21")
        assert [Peers([a, b]).is_longest_week(each, 40) for each in (a, b)] == [True, True]


def test_the_others_are_looked_at_once_for_a_desk_and_a_day():
    book = Book().client().client()
    records = book.records
    assert peers_of(records, TODAY) is peers_of(records, TODAY)
    assert peers_of(records, TODAY) is not peers_of(records, day(1))
    assert set(peers_of(records, TODAY).facts) == {client.id for client in records.all(Client)}


def test_after_a_change_only_those_who_changed_are_looked_at_again():
    before = Peers([one("a", 1, EUR=5), one("b", 2), one("c", 3)])
    after = before.after([one("b", 9), one("d", 4, EUR=7)], gone=["c"])
    assert {key: each.trouble.points for key, each in after.facts.items()} == {"a": 1, "b": 9, "d": 4}
    assert after.income == {"EUR": Money(12, "EUR")}
    assert set(before.facts) == {"a", "b", "c"}
