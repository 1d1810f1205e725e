"""The settlement (X02): each figure with its sources, late fees with their basis, the orders of money and news."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import Book, day, eur
from exit_kit import Walk, late_payer, threatening
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import desks

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.project import Project
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.figures import Figure
from clientdesk.playbook.exit.places import Place
from clientdesk.playbook.exit.settlement import Settlement, asked_for, order, orders, settlement, undelivered

STANDARD = ExitPath.STANDARD


def of(book: Book, path: ExitPath = STANDARD, **review: str) -> Settlement:
    return settlement(on_path(book, path, **review))


def on_path(book: Book, path: ExitPath = STANDARD, **review: str) -> Case:
    """A case on a path, with answers to Review as they are kept."""
    case = Walk(book, path, "I must").case
    said = {key.replace("_", "-"): text for key, text in review.items()}
    return case.having(case.exit.but(answers={"review": said}))


def agreed(rate: str = "11.75", **fields) -> Book:
    """A client of whom a late fee may be asked, by the contract."""
    return Book().client("Acme").contract(**{"late_fee": Decimal(rate)} | fields)


def figure(sums: Settlement, key: str) -> Figure | None:
    return next((each for each in sums.figures if each.key == key), None)


def lines(sums: Settlement, key: str) -> list[tuple[str, str]]:
    found = figure(sums, key)
    return [(each.text, each.amount.plain()) for each in found.sources] if found else []


def test_x02_what_is_owed_is_told_invoice_by_invoice():
    book = late_payer().invoice("90.00", due=20, number="N-3").invoice("80.00", due=-4, number="N-4", disputed=True)
    assert lines(of(book), "owed") == [
        ("N-2, due 12 Oct 2026, 40 days late", "500.00"),
        ("N-3, due 11 Dec 2026", "90.00"),
        ("N-4, due 17 Nov 2026, 4 days late, disputed", "80.00"),
    ]
    assert of(book).lines()[:6] == (
        "They owe you: €670",
        "  N-2, due 12 Oct 2026, 40 days late: €500",
        "  N-3, due 11 Dec 2026: €90",
        "  N-4, due 17 Nov 2026, 4 days late, disputed: €80",
        "  of it overdue: €580",
        "  of it disputed: €80",
    )


def test_x02_their_credit_says_where_it_comes_from():
    book = Book().client().invoice("100.00", number="A-1").paid(-5, "130.00").paid(-4, "50.00", invoice=None)
    book.invoice("40.00", issued=5, due=9, number="A-2").paid(-2, "40.00")
    book.paid(-1, "10.00", PaymentKind.REFUND, invoice=None).paid(None, "1.00", invoice=None)
    assert lines(of(book), "credit") == [
        ("A-1, more than was asked", "30.00"),
        ("A-2, paid before it was issued", "40.00"),
        ("paid on account, 17 Nov 2026", "50.00"),
        ("paid back, 20 Nov 2026", "-10.00"),
        ("paid on account", "1.00"),
    ]


def test_x02_what_is_left_to_pay_and_what_goes_back_say_how_they_are_made_up():
    book = late_payer().paid(-1, "120.00", invoice=None).invoice("200.00", number="N-3", delivered=False)
    book.paid(-5, "150.00")
    assert lines(of(book, undelivered="deliver"), "rest") == [
        ("open and undisputed", "550.00"),
        ("their credit", "-120.00"),
    ]
    back = of(late_payer().paid(-3).invoice("90.00", number="N-3", delivered=False).paid(-5), undelivered="refund")
    assert lines(back, "refund") == [("paid for work that they don't get", "90.00")]


def test_x02_what_was_written_off_is_told_and_not_counted():
    sums = of(late_payer().invoice("90.00", due=-200, issued=-250, number="N-0").written_off(-9, "90.00"))
    lost = figure(sums, "written-off")
    assert lost is not None
    assert (lost.totals, lost.counted, lines(sums, "written-off")) == ({"EUR": eur("90.00")}, False, [("N-0", "90.00")])
    assert sums.rest == {"EUR": eur("500.00")}


def test_x02_nobody_owes_what_was_paid_back_to_them():
    book = Book().client().invoice("90.00", number="N-3", delivered=False).paid(-9).paid(-2, kind=PaymentKind.REFUND)
    sums = of(book)
    assert (sums.rest, sums.awaited, lines(sums, "given-back")) == (
        {}, (), [("N-3, due 22 Oct 2026, 30 days late", "90.00")],
    )  # fmt: skip


def test_x02_with_nothing_open_nobody_owes_anything():
    assert of(Book().client()).lines() == ("Nobody owes anybody anything.",)


@settings(max_examples=15, deadline=None)
@given(desks(), st.sampled_from(["deliver", "refund"]), st.sampled_from(["charge", "waive"]))
def test_x02_on_any_desk_every_figure_is_the_sum_of_its_sources(records, undelivered_work, late_fee):
    for client in records.all(Client):
        said = {"review": {"undelivered": undelivered_work, "late-fee": late_fee}}
        exit_ = Exit(id="x", client=client.id, path=STANDARD, started=day(0), answers=said)
        sums = settlement(Case(records, exit_, day(0)))
        assert _as_told(sums, "owed") == {code: money for code, money in sums.owed.items() if money}
        assert _as_told(sums, "credit") == {code: money for code, money in sums.credit.items() if money}
        assert _as_told(sums, "refund") == sums.refund
        assert _as_told(sums, "overdue") == {code: money for code, money in sums.overdue.items() if money}
        assert not set(sums.rest) & set(sums.refund)
        assert _as_told(sums, "rest") in ({}, sums.rest)
        for each in sums.figures:
            assert {code: each.totals[code].minor for code in each.totals} == _sums(each)


def _as_told(sums: Settlement, key: str):
    found = figure(sums, key)
    return {code: money for code, money in found.totals.items() if money} if found else {}


def _sums(told: Figure) -> dict[str, int]:
    sums: dict[str, int] = {}
    for each in told.sources:
        sums[each.amount.currency] = sums.get(each.amount.currency, 0) + each.amount.minor
    return sums


# Late fees


def test_m_a_late_fee_of_the_published_case():
    book = agreed().invoice("10000.00", issued=-90, due=-60, number="A-1")
    [fee] = of(book).late_fees
    assert (fee.invoice.number, fee.total, fee.days, fee.basis) == (
        "A-1", eur("193.15"), 60, "11.75% a year, as agreed",
    )  # fmt: skip


def test_x02_a_late_fee_is_let_go_unless_it_is_asked_for():
    book = agreed().invoice("10000.00", issued=-90, due=-60, number="A-1")
    assert (of(book).fees, of(book).rest) == ({}, {"EUR": eur("10000.00")})
    assert of(book).lines()[3:] == (
        "Late fees, not charged: €193.15",
        "  A-1: 60 days, 11.75% a year, as agreed: €193.15",
    )
    charged = of(book, late_fee="charge")
    assert (charged.fees, charged.rest) == ({"EUR": eur("193.15")}, {"EUR": eur("10193.15")})
    assert lines(charged, "rest") == [("open and undisputed", "10000.00"), ("late fees", "193.15")]


@pytest.mark.parametrize(
    "terms",
    [
        {"late_fee": None},
        {"late_fee": Decimal(0)},
        {"safeguards": {"C09": False}},
        {"exists": False},
        {"exists": False, "safeguards": {"C09": True}},
    ],
)
def test_c09_without_a_clause_that_holds_there_is_no_late_fee(terms):
    book = agreed(**terms).invoice("10000.00", issued=-90, due=-60)
    assert of(book, late_fee="charge").late_fees == ()
    assert of(book, late_fee="charge").fees == {}


@pytest.mark.parametrize(
    "invoice",
    [{"disputed": True}, {"payable": False}, {"due": None}, {"due": 5}, {"due": 0}, {"sent": day(-1)}],
    ids=str,
)
def test_x02_never_a_late_fee_on_what_is_disputed_not_due_or_late_through_no_fault_of_theirs(invoice):
    assert of(agreed().invoice("10000.00", **{"issued": -90, "due": -60} | invoice)).late_fees == ()


def test_x02_days_by_which_it_was_sent_late_cost_nothing():
    book = agreed("36.5").invoice("1000.00", issued=-90, due=-60, sent=day(-70))
    [fee] = of(book).late_fees
    assert (fee.days, fee.total) == (40, eur("40.00"))


@pytest.mark.parametrize(
    ("issued", "signed", "fees"),
    [(-90, None, 1), (-90, -90, 1), (-90, -89, 0), (None, -89, 0), (None, None, 1)],
)
def test_c09_a_late_fee_binds_invoices_from_the_day_it_was_agreed(issued, signed, fees):
    book = agreed(signed=None if signed is None else day(signed)).invoice("1000.00", issued=-90, due=-60)
    book.list[-1] = book.list[-1].but(issued=None if issued is None else day(issued))
    assert len(of(book).late_fees) == fees


def test_x02_no_late_fee_on_work_that_is_paid_back():
    book = agreed().invoice("1000.00", due=-30, delivered=False).paid(-5, "400.00")
    assert of(book, undelivered="deliver").late_fees
    assert not of(book, undelivered="refund").late_fees


def test_x02_a_fee_stays_when_its_invoice_is_paid_and_what_was_settled_before_is_left_in_peace():
    book = agreed("36.5").invoice("700.00", issued=-90, due=-60).paid(-9).invoice("1000.00", issued=-90, due=-60)
    walk = Walk(book, STANDARD, "I must").wait(2)
    paid = Payment(id="p", client=book.client_id, amount=eur("1000.00"), invoice=book.invoice_id, on=day(2))
    walk.commit(Change("Paid", (paid,))).wait(9)
    [fee] = settlement(walk.case).late_fees
    assert (fee.days, fee.total) == (62, eur("62.00"))


def test_x02_a_late_fee_is_never_waited_for():
    charged = of(agreed().invoice("10000.00", issued=-90, due=-60), late_fee="charge")
    assert charged.awaited == ("€10,000",)


def money_page(book: Book, path: ExitPath = STANDARD, **review: str):
    return view.page_view(on_path(book, path, **review), Place("review", "money"))


def test_x02_the_late_fee_is_asked_only_where_it_has_a_basis_and_something_is_late():
    shown = money_page(agreed().invoice("10000.00", issued=-90, due=-60))
    asked = shown.page.questions[0]
    assert (asked.key, shown.values["late-fee"]) == ("late-fee", "waive")
    assert [option.words for option in asked.options] == ["Let it go", "Ask for it: €193.15 until today"]
    assert asked.help == "11.75% a year, as agreed in the contract."
    for book in (late_payer(), agreed().invoice("90.00", due=5)):
        assert "late-fee" not in money_page(book).values


# The orders of money and news


def test_x02_whoever_may_not_pay_is_told_after_they_have_paid_and_there_is_nothing_to_choose():
    case = on_path(late_payer(), ExitPath.COLLECT_FIRST)
    shown = view.page_view(case, Place("review", "money"))
    assert (orders(case), order(case)) == (("after-payment",), "after-payment")
    assert shown.page.questions == ()
    assert shown.page.notes[-1] == "You tell them after they have paid €500; that is this path."


def test_x02_where_safety_is_at_stake_nothing_is_waited_for():
    book = threatening().invoice("90.00", number="N-3", delivered=False).paid(-5)
    assert orders(on_path(book, undelivered="deliver")) == ("now",)
    assert money_page(book, undelivered="deliver").page.questions == ()
    assert orders(on_path(book, ExitPath.COLLECT_FIRST)) == ()


@pytest.mark.parametrize("path", [ExitPath.PRICE_OUT, ExitPath.LEAVE_NOW])
def test_x02_other_paths_have_no_order(path):
    assert orders(on_path(late_payer(), path)) == ()
    assert money_page(late_payer(), path).page.questions == ()


def test_x02_an_order_that_was_kept_is_still_an_answer_when_nothing_is_left_to_wait_for():
    book = late_payer().paid(-1).invoice("90.00", number="N-3", delivered=False).paid(-5)
    asked = money_page(book, undelivered="deliver", order="after-payment").page.questions[0]
    assert [(option.value, option.words) for option in asked.options] == [
        ("now", "Now"),
        ("after-payment", "After payment"),
        ("after-delivery", "After delivery of what they paid for"),
    ]


# Partial exit


def two_projects() -> Case:
    book = late_payer().project(name="Shop").project(name="Blog")
    shop, blog = (each.id for each in book.records.of(Project, book.client_id))
    book.invoice("90.00", number="N-3", delivered=False, project=shop).paid(-5)
    book.invoice("70.00", number="N-4", delivered=False, project=blog).paid(-5, "30.00")
    return on_path(book, projects=blog, undelivered="refund")


def test_x05_of_a_partial_exit_only_work_that_ends_is_undelivered_and_all_that_is_owed_stays():
    case = two_projects()
    assert [each.invoice.number for each in undelivered(case)] == ["N-4"]
    assert settlement(case).refund == {}
    assert settlement(case).owed == {"EUR": eur("540.00")}
    assert [each.invoice.number for each in asked_for(case)] == ["N-2"]
    assert {each.number for each in case.records.all(Invoice)} == {"N-1", "N-2", "N-3", "N-4"}


def part_ends() -> tuple[Book, str, str]:
    """Site ends and Shop goes on: their ids, after the book."""
    book = Book().client("Ada").project(name="Site").project(name="Shop")
    site, shop = (each.id for each in book.records.of(Project, book.client_id))
    return book, site, shop


def test_x05_what_goes_on_is_neither_asked_for_nor_waited_for_until_it_is_overdue():
    book, site, shop = part_ends()
    book.invoice("90.00", issued=-5, due=20, number="SHOP-1", project=shop)
    case = on_path(book, projects=site)
    assert (asked_for(case), settlement(case).awaited, settlement(case).rest) == ((), (), {})
    assert "after-payment" not in orders(case)
    assert settlement(case).lines() == (
        "They owe you: €90", "  SHOP-1, due 11 Dec 2026: €90", "  of it for work that goes on: €90",
    )  # fmt: skip
    book.invoice("70.00", due=-2, number="SHOP-2", project=shop).invoice("40.00", due=9, number="SITE-1", project=site)
    assert [each.invoice.number for each in asked_for(on_path(book, projects=site))] == ["SHOP-2", "SITE-1"]
    assert settlement(on_path(book, projects=site)).awaited == ("€110",)


def test_x05_what_is_on_no_project_or_on_one_that_is_over_is_settled_with_what_ends():
    book, site, _ = part_ends()
    book.project(name="Logo", ended=day(-90))
    logo = book.list[-1].id
    book.invoice("50.00", number="X-1", delivered=False).paid(-5)
    book.invoice("60.00", number="X-2", due=9, project=logo).invoice("30.00", number="X-3", due=9)
    case = on_path(book, projects=site, undelivered="refund")
    assert [each.invoice.number for each in undelivered(case)] == ["X-1"]
    assert [each.invoice.number for each in asked_for(case)] == ["X-2", "X-3"]


def test_x05_credit_is_set_off_where_a_part_ends_and_what_is_left_of_it_stays_with_the_rest():
    book, site, shop = part_ends()
    book.invoice("50.00", number="SITE-1", project=site).invoice(
        "80.00", number="SITE-2", delivered=False, project=site
    )
    book.paid(-3).paid(-2, "120.00", invoice=None)
    book.invoice("300.00", issued=9, due=30, number="SHOP-1", project=shop).paid(-1)
    sums = settlement(on_path(book, projects=site, undelivered="refund"))
    assert (sums.credit, sums.set_off) == ({"EUR": eur("420.00")}, {"EUR": eur("50.00")})
    assert (sums.rest, sums.refund) == ({}, {"EUR": eur("80.00")})
    assert settlement(on_path(book, undelivered="refund")).refund == {"EUR": eur("450.00")}
    only_ahead, site, shop = part_ends()
    only_ahead.invoice("50.00", number="SITE-1", project=site)
    only_ahead.invoice("300.00", issued=9, due=30, number="SHOP-1", project=shop).paid(-1)
    assert settlement(on_path(only_ahead, projects=site)).rest == {"EUR": eur("50.00")}
