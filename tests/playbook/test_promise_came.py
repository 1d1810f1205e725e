"""What came of a promise counts whichever way it came, once, and as long as it stayed; all tell the same of it (G4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from builder import Book, eur
from dunning_kit import at
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.ledger.promise_state import Kept, Outcome, outcome
from clientdesk.model.invoice import Payment, PaymentKind, Promise
from clientdesk.model.money import Money
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.promises import how_broken, open_promises, why_held

NOV = {day: at(date(2026, 11, day)) for day in range(1, 31)}
TODAY = date(2026, 11, 30)
BACK, CREDIT = PaymentKind.REFUND, PaymentKind.CREDIT

Move = Callable[[Book], Book]


def asked() -> Book:
    """A-1 over 1,000, due on 20 Oct, whose first late notice went out on 2 Nov; no letter is due before December."""
    book = Book().client().invoice("1000.00", issued=-90, due=at(date(2026, 10, 20)), number="A-1")
    return book.letter("L07", NOV[22])


def promised(amount: str | None = "400.00", *moves: Move, book: Book | None = None, **fields: object) -> Book:
    """A promise of 21 Nov for the 27th, and what moved since."""
    book = (book or asked()).promised(NOV[21], NOV[27], amount=amount and eur(amount), **fields)
    for move in moves:
        move(book)
    return book


def paid(on: int, amount: str, kind: PaymentKind = PaymentKind.PAYMENT) -> Move:
    return lambda book: book.paid(NOV[on], amount, kind)


def on_account(on: int, amount: str, kind: PaymentKind = PaymentKind.PAYMENT) -> Move:
    return lambda book: book.paid(NOV[on], amount, kind, invoice=None)


def used(on: int, amount: str) -> Move:
    return paid(on, amount, CREDIT)


def back(on: int, amount: str) -> Move:
    return paid(on, amount, BACK)


def elsewhere(move: Move) -> Move:
    """The same on B-1, another invoice over 300 that is not due yet."""

    def moved(book: Book) -> Book:
        first = book.invoice_id
        move(book.invoice("300.00", issued=-90, due=at(date(2026, 12, 20)), number="B-1"))
        book.invoice_id = first
        return book

    return moved


def became(book: Book, today: date = TODAY) -> Outcome:
    [promise] = book.records.of(Promise, book.client_id)
    return outcome(book.records, promise, today)


def picture_of(book: Book, today: date = TODAY) -> Picture:
    return Picture(book.records, book.client_id, today)


def words(book: Book, today: date = TODAY) -> str:
    picture = picture_of(book, today)
    return why_held(picture, picture.standings[0])


def asks_again(book: Book) -> list[str]:
    return [each.what for each in agenda(book.records, TODAY) if each.what.startswith("Ask again")]


@pytest.mark.parametrize(
    "moves",
    [
        [paid(23, "400.00")],
        [on_account(23, "400.00")],
        [on_account(23, "400.00"), used(25, "400.00")],
        [on_account(23, "400.00"), used(29, "400.00")],
        [on_account(10, "400.00"), used(23, "400.00")],
        [on_account(10, "100.00"), used(23, "100.00"), paid(24, "100.00"), on_account(25, "200.00")],
        [elsewhere(paid(23, "700.00"))],
        [on_account(10, "500.00"), on_account(22, "500.00", BACK), on_account(23, "400.00")],
        [paid(10, "300.00"), back(22, "300.00"), paid(23, "400.00")],
        [paid(23, "400.00"), paid(24, "400.00"), back(25, "400.00")],
        [paid(23, "400.00"), back(24, "400.00"), paid(26, "400.00")],
    ],
    ids=range(11),
)
def test_what_came_by_its_day_and_stayed_is_never_asked_for_again(moves):
    book = promised("400.00", *moves)
    assert became(book).state is Kept.KEPT
    assert words(book) == "€400 promised for 27 Nov, and paid"
    assert asks_again(book) == []
    assert open_promises(picture_of(book)) == []


@pytest.mark.parametrize(
    ("moves", "came"),
    [
        ([on_account(23, "200.00"), used(24, "200.00")], "only €200"),
        ([on_account(10, "200.00")], "not"),
        ([paid(23, "400.00"), back(24, "400.00")], "not"),
        ([paid(10, "300.00"), paid(23, "400.00"), back(24, "400.00")], "not"),
        ([on_account(23, "400.00"), on_account(24, "400.00", BACK)], "not"),
        ([on_account(10, "50.00"), on_account(23, "400.00"), on_account(24, "400.00", BACK)], "not"),
        ([on_account(10, "400.00"), used(23, "400.00"), back(24, "400.00")], "not"),
        ([paid(23, "400.00"), back(29, "150.00")], "only €250"),
        ([on_account(23, "400.00"), elsewhere(used(24, "300.00"))], "only €100"),
        ([elsewhere(paid(23, "300.00"))], "not"),
    ],
    ids=range(10),
)
def test_nothing_counts_twice_nor_what_went_back_or_elsewhere(moves, came):
    book = promised("400.00", *moves)
    told = f"€400 promised for 27 Nov, {came} paid"
    assert became(book).state is Kept.BROKEN
    assert words(book) == told
    [again] = asks_again(book)
    assert again.endswith(f"on A-1 ({told})")


def test_it_is_told_as_of_the_day_asked_about():
    book = promised("400.00", paid(23, "400.00"), back(28, "400.00"), on_account(29, "400.00"))
    states = [became(book, date(2026, 11, day)).state for day in (22, 23, 27, 28, 29)]
    assert states == [Kept.OPEN, Kept.KEPT, Kept.KEPT, Kept.BROKEN, Kept.BROKEN]
    assert [became(book, date(2026, 11, day)).on for day in (22, 23, 28)] == [None, date(2026, 11, 23), None]
    assert words(book, date(2026, 11, 28)) == "€400 promised for 27 Nov, not paid"
    assert words(book) == "€400 promised for 27 Nov, and paid later"


@pytest.mark.parametrize("amount", ["400.00", None])
def test_until_its_day_what_is_on_account_is_waited_for_no_more(amount):
    book = promised(amount, on_account(23, "150.00"))
    [waits] = agenda(book.records, date(2026, 11, 24))
    assert waits.what == f"Payment was promised for this day: {'€250' if amount else '€850'} on A-1"


@pytest.mark.parametrize(
    ("moves", "state", "told"),
    [
        ([paid(23, "1000.00")], Kept.KEPT, "and paid"),
        ([on_account(23, "1000.00")], Kept.KEPT, "and paid"),
        ([paid(23, "600.00"), on_account(24, "400.00")], Kept.KEPT, "and paid"),
        ([paid(23, "600.00"), on_account(28, "400.00")], Kept.BROKEN, "and paid later"),
        ([on_account(23, "999.00")], Kept.BROKEN, "only €999 paid"),
        ([on_account(23, "600.00"), used(24, "600.00")], Kept.BROKEN, "only €600 paid"),
        ([paid(23, "1000.00"), back(28, "1000.00")], Kept.BROKEN, "not paid"),
        ([paid(23, "1000.00"), back(28, "100.00")], Kept.BROKEN, "only €900 paid"),
    ],
)
@pytest.mark.parametrize("fields", [{}, {"invoice": None}])
def test_one_without_a_sum_is_kept_where_nothing_is_left_that_did_not_come(moves, state, told, fields):
    book = promised(None, *moves, **fields)
    assert became(book).state is state
    assert words(book) == f"promised for 27 Nov, {told}"


def test_what_is_on_account_is_no_part_of_what_is_asked_for_again():
    [again] = asks_again(promised(None, on_account(23, "600.00")))
    assert again == "Ask again for what was promised: €400 of €1,000 on A-1 (promised for 27 Nov, only €600 paid)"


def test_what_was_given_back_is_no_part_of_what_is_asked_for_again():
    [again] = asks_again(promised(None, paid(23, "400.00"), back(24, "400.00")))
    assert again == "Ask again for what was promised: €600 on A-1 (promised for 27 Nov, not paid)"


def test_what_is_on_account_for_all_that_can_be_asked_for_ends_it():
    """All of what was promised is not there: the rest of it is in dispute."""
    book = asked().invoice("300.00", issued=-90, due=at(date(2026, 10, 25)), number="A-2", disputed=True)
    promised(None, on_account(23, "1000.00"), book=book, invoice=None)
    assert became(book).state is Kept.BROKEN
    assert not any("promised" in each.what for each in agenda(book.records, date(2026, 11, 24)))
    assert asks_again(book) == []


def test_what_came_too_much_and_was_used_on_another_counts_once():
    book = asked()
    first = book.invoice_id
    second = book.invoice("300.00", issued=-90, due=at(date(2026, 10, 25)), number="A-2").invoice_id
    book.promised(NOV[21], NOV[27], amount=eur("1300.00"), invoice=None)
    book.paid(NOV[23], "1200.00", invoice=first).paid(NOV[24], "200.00", CREDIT, invoice=second)
    assert became(book).came.sums == {"EUR": eur("1200.00")}
    assert became(book).state is Kept.BROKEN


def test_what_was_paid_on_the_day_of_the_promise_was_promised_too():
    book = promised("1000.00", paid(21, "1000.00"), invoice=None)
    assert became(book).state is Kept.KEPT
    assert became(promised(None, paid(21, "1000.00"), invoice=None)).state is Kept.KEPT


def test_what_a_newer_promise_is_for_counts_for_the_older_one_too():
    """The older one was for all of it, and as much came."""
    book = asked()
    first = book.invoice_id
    book.invoice("300.00", issued=-90, due=at(date(2026, 10, 25)), number="A-2").letter("L07", NOV[22])
    book.promised(NOV[21], NOV[27], amount=eur("400.00"), invoice=None)
    book.promised(NOV[22], NOV[29], amount=eur("900.00"), invoice=first).paid(NOV[24], "400.00", invoice=first)
    older, _ = book.records.of(Promise, book.client_id)
    assert outcome(book.records, older, TODAY).state is Kept.KEPT
    picture = picture_of(book)
    assert how_broken(picture, picture.standings[1]) == ""


def test_a_bill_for_a_late_fee_is_an_invoice_like_any_other():
    book = asked()
    late = book.invoice_id
    book.invoice("40.00", issued=-30, due=at(date(2026, 11, 10)), number="A-1F", fee_for=late)
    book.promised(NOV[21], NOV[27], amount=eur("240.00"), invoice=None)
    book.paid(NOV[23], "40.00").paid(NOV[23], "200.00", invoice=late)
    assert became(book).state is Kept.KEPT


def test_money_of_another_currency_or_on_no_invoice_of_theirs_is_no_part_of_it():
    """As only a file from elsewhere can have it."""
    book = promised("400.00", on_account(23, "100.00"))
    for amount, invoice in ((Money(500, "USD"), book.invoice_id), (eur("7.00"), "gone")):
        book.add(Payment, amount=amount, on=date(2026, 11, 24), invoice=invoice)
    assert became(book).came.sums == {"EUR": eur("100.00")}


SUM = st.integers(1, 300)
WAYS = st.sampled_from(["paid", "on account", "on account and used", "credit", "too much elsewhere"])


def comes(book: Book, way: str, minor: int, on: int) -> int:
    """Money that comes one way or another; what of it is on account."""
    amount = f"{minor}.00"
    match way:
        case "paid":
            book.paid(on, amount)
        case "on account":
            book.paid(on, amount, invoice=None)
        case "on account and used":
            book.paid(on, amount, invoice=None).paid(on + 1, amount, CREDIT)
        case "credit":
            book.paid(NOV[1], amount, invoice=None).paid(on, amount, CREDIT)
        case _:
            first = book.invoice_id
            book.invoice("10.00", issued=NOV[22], due=None, number=f"B-{len(book.list)}").paid(on, f"{minor + 10}.00")
            book.invoice_id = first
    return minor if way == "on account" else 0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(WAYS, SUM, st.integers(21, 24)), max_size=4),
    st.integers(0, 300), st.integers(0, 300), SUM, st.booleans(), st.randoms(use_true_random=False),
)  # fmt: skip
def test_nobody_is_asked_again_for_what_came_and_stayed_however_it_came(
    moves, back_of_it, back_of_account, sum_, is_all, random
):
    """The law: what came less what went back decides, and the list, the sentence and the agenda tell the same."""
    book = asked().promised(NOV[21], NOV[27], amount=eur(f"{sum_}.00"), **({"invoice": None} if is_all else {}))
    there = sum(minor for _, minor, _ in moves)
    account = sum(comes(book, way, minor, NOV[day]) for way, minor, day in moves)
    on_it = sum(minor for way, minor, _ in moves if way in ("paid", "on account and used", "credit"))
    gone = (min(back_of_it, on_it), min(back_of_account, account))
    for minor, fields in zip(gone, ({}, {"invoice": None}), strict=True):
        if minor:
            book.paid(NOV[26], f"{minor}.00", BACK, **fields)
    random.shuffle(book.list)
    is_kept = there - sum(gone) >= sum_
    found = became(book)
    assert sum(money.minor for money in found.came.sums.values()) == 100 * (there - sum(gone))
    assert found.state is (Kept.KEPT if is_kept else Kept.BROKEN)
    picture = picture_of(book)
    [first] = (each for each in picture.standings if each.invoice.number == "A-1")
    if first.balance > 0:
        assert how_broken(picture, first) == ("" if is_kept else why_held(picture, first))
        assert bool(asks_again(book)) is not is_kept
