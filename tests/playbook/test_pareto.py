"""Trouble against income: shares within one currency, the worst fifth, rates, and the desk without a client."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, eur

from clientdesk.model.client import Stage
from clientdesk.model.errors import NotFound
from clientdesk.model.money import Money
from clientdesk.playbook.pareto import Pareto, made_of, percent
from clientdesk.playbook.picture import Picture


def pareto(book: Book, **more) -> Pareto:
    return Pareto(book.records, TODAY, **more)


def brings(book: Book, name: str, amount: str | Money, incidents: int = 0, **fields) -> Book:
    """A client who paid something, and made trouble."""
    money = eur(amount) if isinstance(amount, str) else amount
    book.client(name, currency=money.currency, **fields)
    book.invoice(money, issued=-60, due=-30).paid(-30)
    for at in range(incidents):
        book.incident("S05", -9 - at)
    return book


def five() -> Book:
    """A makes the most trouble and the least money; E the reverse."""
    book = Book()
    for at, name in enumerate("ABCDE"):
        brings(book, name, f"{100 * (at + 1)}.00", 5 - at if at < 4 else 0)
    return book


def by_name(found: Pareto) -> dict:
    return {point.client.name: point for point in found.points}


def test_the_most_trouble_comes_first_and_of_equals_the_least_income():
    book = brings(brings(brings(Book(), "rich", "900.00", 1), "poor", "100.00", 1), "worst", "500.00", 2)
    assert [point.client.name for point in pareto(book).points] == ["worst", "poor", "rich"]


def test_shares_are_of_the_currencys_clients_alone():
    book = brings(brings(Book(), "a", "300.00", 3), "b", "100.00", 1)
    brings(book, "dollar", Money(500_00, "USD"), 4)
    shares = {name: tuple(point.shares) if isinstance(point.shares, tuple) else
              (point.shares.trouble, point.shares.income) for name, point in by_name(pareto(book)).items()}  # fmt: skip
    assert shares == {"a": (0.75, 0.75), "b": (0.25, 0.25), "dollar": (1.0, 1.0)}


def test_as_much_trouble_as_income_is_not_more():
    assert not by_name(pareto(brings(brings(Book(), "a", "300.00", 3), "b", "100.00", 1)))["a"].costs_more
    assert by_name(pareto(brings(brings(Book(), "a", "300.00", 4), "b", "100.00", 1)))["a"].costs_more


def test_the_currency_of_most_clients_comes_first():
    book = brings(brings(brings(Book(), "a", Money(1, "USD")), "b", "1.00"), "c", "1.00")
    found = pareto(book)
    assert found.currencies == ("EUR", "USD")
    assert [point.client.name for point in found.of("USD")] == ["a"]


def test_of_five_clients_one_is_the_worst_fifth_and_of_four_none():
    worst = [point.client.name for point in pareto(five()).points if point.is_worst]
    assert (worst, pareto(five()).has_fifth) == (["A"], True)
    four = Book()
    for name in "ABCD":
        brings(four, name, "100.00", 1 + (name == "A"))
    assert not any(point.is_worst for point in pareto(four).points)
    assert not pareto(four).has_fifth


def test_the_worst_are_called_what_the_desks_bar_says():
    book = five()
    assert [pareto(book.settings(bars={"S22.one_in": one_in})).worst for one_in in (5, 4, 7)] == [
        "worst fifth", "worst quarter", "worst one in 7",
    ]  # fmt: skip
    worst = next(each for each in pareto(book.settings(bars={"S22.one_in": 4})).points if each.is_worst)
    assert worst.stands_out.startswith("the worst quarter")


def test_a_client_is_weighed_by_bars_of_their_own_as_s22_is():
    book = Book()
    for number in range(6):
        brings(book, f"C{number}", "100", incidents=6 - number)
        if number == 1:
            book.with_client(bars={"S22.one_in": 2})
    assert [point.is_worst for point in pareto(book).points] == [True, True] + [False] * 4


def test_how_many_clients_a_fifth_takes_is_the_desks_own():
    book = Book(bars={"S22.clients": 6})
    book.list += five().list[1:]
    assert (pareto(book).least, pareto(book).has_fifth) == (6, False)


def test_what_stands_out_is_said():
    points = by_name(pareto(five()))
    assert points["A"].stands_out == "the worst fifth, more trouble than income"
    assert points["B"].stands_out == "more trouble than income"
    assert points["E"].stands_out == ""


def test_clients_with_whom_there_is_no_work_are_the_rest():
    book = brings(brings(Book(), "now", "100.00", 1), "gone", "300.00", 3, stage=Stage.ENDED)
    found = pareto(book)
    assert [point.client.name for point in found.points] == ["now"]
    assert (found.rest("EUR").trouble, found.rest("EUR").income) == (0.75, 0.75)
    assert (found.rest("USD").trouble, found.rest("USD").income) == (0, 0)


def test_an_empty_desk_has_no_points_and_no_currencies():
    assert (pareto(Book()).points, pareto(Book()).currencies) == ((), ())


def test_without_income_or_trouble_nobody_has_a_share():
    (point,) = pareto(Book().client()).points
    assert (point.shares.trouble, point.shares.income, point.rate, point.usual_rate) == (0, 0, None, None)


def test_a_rate_stands_beside_the_median_of_the_others():
    book = Book()
    for name, amount in (("a", "380.00"), ("b", "600.00"), ("c", "620.00")):
        book.client(name).project(hours=Decimal(10), started=TODAY.replace(year=2025))
        book.invoice(amount, issued=-60).paid(-30)
    brings(book, "unknown", "9.00")
    points = by_name(pareto(book))
    assert (points["a"].rate.per_hour, points["a"].usual_rate) == (eur("38.00"), eur("61.00"))
    assert (points["unknown"].rate, points["unknown"].usual_rate) == (None, eur("60.00"))


def test_the_trouble_is_told_kind_by_kind_and_sums_up():
    book = Book().client().incident("S05", -9).incident("S05", -8).extra(-5, done=True, hours=1)
    book.invoice("100.00", issued=-90, due=-60).paid(-20)
    picture = Picture(book.records, book.client_id, TODAY)
    made = made_of(picture)
    assert [part.words for part in made] == ["2 incidents", "40 days late", "1 extra given away"]
    assert sum(part.points for part in made) == picture.facts.trouble.points
    assert all(part.points > 0 for part in made)


def test_the_desk_without_a_client_is_what_would_be_gone_and_what_would_be_left():
    book = brings(brings(Book(), "stays", "300.00", 1), "also", Money(50_00, "USD"))
    brings(book, "goes", "100.00", 3)
    without = pareto(book).without(book.client_id)
    assert without.client.name == "goes"
    assert (without.income, without.left) == (
        {"EUR": eur("100.00")},
        {"EUR": eur("300.00"), "USD": Money(50_00, "USD")},
    )
    assert (without.part("EUR"), without.part("USD"), without.part("JPY"), without.trouble) == (0.25, 0, 0, 0.75)


def test_days_late_are_the_mean_over_paid_invoices_with_and_without_them():
    book = Book().client("late").invoice(due=-60).paid(-30)
    late = book.client_id
    book.client("in time").invoice(due=-30).paid(-40).invoice(due=-30).paid(-30)
    found = pareto(book)
    assert (found.without(late).days_late_now, found.without(late).days_late) == (10, 0)


def test_without_the_only_one_nothing_is_left():
    book = brings(Book(), "only", "100.00", 2)
    without = pareto(book).without(book.client_id)
    assert (without.left, without.trouble, without.part("EUR"), without.days_late) == ({}, 1.0, 1.0, None)


def test_hours_of_a_week_become_free():
    book = Book().client().project(hours=Decimal(10), started=TODAY.replace(day=8))
    assert pareto(book).without(book.client_id).week_hours == 5


def test_without_a_client_that_there_is_not_is_refused():
    with pytest.raises(NotFound):
        pareto(Book()).without("nobody")


def test_pictures_at_hand_are_taken():
    book = five()
    known = {client.id: Picture(book.records, client.id, TODAY) for client in (p.client for p in pareto(book).points)}
    asked = []

    def picture_of(key):
        asked.append(key)
        return known[key]

    assert pareto(book, picture_of=picture_of).points == pareto(book).points
    assert set(asked) == set(known)


def test_a_share_in_words_is_never_nothing_where_there_is_something():
    shares = {0: "0%", 0.0001: "<0.1%", 0.0005: "0.1%", 0.004: "0.4%", 0.0096: "1%", 0.555: "56%", 1: "100%"}
    assert {share: percent(share) for share in shares} == shares
