"""What was given back of what was due, and what is owed all the same after a refund (M, G4)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.ledger.account import is_asked_for
from clientdesk.ledger.interest import interest
from clientdesk.ledger.late_rule import of_contract
from clientdesk.ledger.standing import standing
from clientdesk.model.invoice import Invoice, PaymentKind

BACK = PaymentKind.REFUND


def at(book: Book):
    return standing(book.records, book.records.get(Invoice, book.invoice_id), TODAY)


def of(*moves: str) -> Book:
    """An overdue invoice over 1,000.00, and what moved on it, a day after the other."""
    book = Book().client().invoice("1000.00", issued=-120, due=-90)
    for on, move in enumerate(moves, -60):
        _move(book, on, *move.split())
    return book


def _move(book: Book, on: int, what: str, amount: str) -> None:
    match what:
        case "paid":
            book.paid(on, amount)
        case "back":
            book.paid(on, amount, BACK)
        case "credited":
            book.credited(on, amount)
        case _:
            book.written_off(on, amount)


@pytest.mark.parametrize(
    ("moves", "open_"),
    [
        (["paid 1000", "back 1000"], 1000),
        (["paid 1000", "back 400"], 400),
        (["paid 600", "paid 400", "back 400"], 400),
        (["paid 1500", "back 1500"], 1000),
        (["paid 600", "paid 600", "back 1200"], 1000),
        (["paid 600", "paid 400", "paid 600", "back 600", "back 1000"], 1000),
        (["paid 1000", "back 1000", "credited 300"], 700),
        (["paid 1000", "back 1000", "lost 300"], 700),
        (["paid 600", "back 200", "paid 400"], 200),
        (["paid 600", "paid 400", "credited 300", "back 400"], 100),
        (["paid 1000", "back 400", "paid 600", "back 600"], 400),
        (["paid 600", "paid 600", "back 200", "back 600"], 600),
    ],
    ids=str,
)
def test_what_was_due_and_went_back_is_nobodys_to_pay(moves, open_):
    where = at(of(*moves))
    assert (where.open.minor, where.is_given_back, is_asked_for(where)) == (open_ * 100, True, False)


@pytest.mark.parametrize(
    ("moves", "open_"),
    [
        (["paid 600", "paid 600", "back 600"], 400),
        (["paid 300", "paid 300", "paid 600", "back 600"], 400),
        (["paid 600", "paid 600", "paid 600", "back 600", "back 600"], 400),
        (["paid 600", "paid 600", "paid 50", "back 600"], 350),
        (["paid 1000", "back 1000", "paid 700"], 300),
        (["paid 1000", "back 400", "paid 100"], 300),
        (["paid 600", "back 200"], 600),
        (["credited 300", "paid 400", "paid 400", "back 400"], 300),
        (["paid 600", "back 200", "credited 200", "paid 200"], 200),
        (["paid 1000", "back 1000", "paid 1000", "credited 500", "back 500", "lost 0.01"], 0),
    ],
    ids=str,
)
def test_what_they_paid_too_much_or_paid_again_leaves_the_rest_theirs_to_pay(moves, open_):
    where = at(of(*moves))
    assert (where.open.minor, where.is_given_back) == (open_ * 100, False)


@pytest.mark.parametrize(
    ("moves", "open_", "asked"),
    [
        (["paid 500", "back 500"], 1000, 500),
        (["paid 1000", "back 300"], 300, 0),
        (["paid 600", "paid 600", "back 600"], 400, 400),
        (["paid 1500", "back 800"], 300, 0),
        (["paid 600", "back 200", "paid 400"], 200, 0),
        (["paid 600", "back 200", "paid 500"], 100, 100),
        (["paid 1000", "back 400", "paid 100"], 300, 300),
        (["paid 600", "back 200", "credited 200"], 400, 400),
        (["paid 600", "back 200", "lost 200"], 400, 200),
        (["paid 600", "back 200", "lost 400"], 200, 0),
        (["paid 600", "back 200", "lost 400", "paid 100"], 100, 100),
        (["paid 600", "back 200", "paid 300", "lost 200"], 100, 0),
        (["paid 600", "paid 400", "back 400", "lost 100"], 300, 0),
    ],
    ids=str,
)
def test_what_never_came_is_asked_for_and_what_went_back_is_not(moves, open_, asked):
    where = at(of(*moves))
    assert (where.open.minor, where.to_pay.minor) == (open_ * 100, asked * 100)


def test_interest_runs_on_what_is_asked_for_and_what_was_credited_since_never_bore_any():
    half, credited = of("paid 500", "back 500"), of("paid 600", "back 200", "credited 200")
    assert [line.open.minor for line in working(half).lines] == [1000_00, 500_00]
    assert [line.open.minor for line in working(credited).lines] == [800_00, 200_00, 400_00]


def working(book: Book):
    return interest(book.records, at(book), of_contract(Decimal(8)), day(-90))


def test_a_payment_of_no_known_day_came_before_what_went_back():
    book = of("back 1000").paid(None, "1000")
    assert at(book).is_given_back


KINDS = st.sampled_from(["paid", "paid", "back", "credited", "lost"])
MOVES = st.lists(st.tuples(KINDS, st.integers(1, 10)), max_size=7).map(
    lambda drawn: [f"{kind} {hundreds * 100}" for kind, hundreds in drawn]
)


def possible(moves: list[str]) -> list[str]:
    """Those of some moves that the desk would take: nothing goes back that did not come in."""
    paid, kept = 0, []
    for move in moves:
        kind, amount = move.split()
        if kind == "back" and int(amount) > paid:
            continue
        paid += {"paid": 1, "back": -1}.get(kind, 0) * int(amount)
        kept.append(move)
    return kept


@given(MOVES)
def test_only_refunds_of_what_had_come_for_all_of_it_leave_an_invoice_given_back(moves):
    moves = possible(moves)
    where = at(of(*moves))
    came, back = (
        sum(int(each.split()[1]) for each in moves if each.startswith(kind)) * 100 for kind in ("paid", "back")
    )
    if where.is_given_back:
        assert where.balance <= back
        assert came >= where.invoice.amount.minor - where.credited - where.lost


@given(MOVES, st.integers(1, 9))
def test_what_is_asked_for_is_a_part_of_what_is_open_and_no_more_for_what_is_given_up_or_credited(moves, hundreds):
    moves = possible(moves)
    where = at(of(*moves))
    assert where.open == where.to_pay + where.back
    assert where.to_pay.minor >= 0
    for less in ("lost", "credited"):
        assert at(of(*moves, f"{less} {hundreds * 100}")).to_pay.minor <= where.to_pay.minor


@given(MOVES, st.integers(1, 20))
def test_who_pays_of_it_again_owes_the_rest(moves, hundreds):
    moves = possible(moves)
    where = at(of(*moves))
    if where.is_given_back and hundreds * 100_00 < where.balance:
        assert not at(of(*moves, f"paid {hundreds * 100}")).is_given_back


@given(MOVES, st.integers(1, 20))
def test_a_transfer_that_was_too_much_and_went_back_as_a_whole_changes_nothing(moves, hundreds):
    moves = possible(moves)
    before, minor = at(of(*moves)), hundreds * 100_00
    if before.paid > 0 and before.paid + minor > before.invoice.amount.minor - before.credited:
        then = at(of(*moves, f"paid {hundreds * 100}", f"back {hundreds * 100}"))
        assert (then.open, then.is_given_back) == (before.open, before.is_given_back)
