"""Signs and the records behind them: below the bar, at it, outside the window, its condition unmet (S01–S21)."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest
from builder import TODAY, Book, day

from clientdesk.model.client import Billing, Stage
from clientdesk.model.invoice import PaymentKind
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import LOGGED, SIGNS, SignClass
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.finding import Finding
from clientdesk.playbook.findings import findings
from clientdesk.playbook.rules import verdict


def found(book: Book, sign: str) -> Finding | None:
    return next((f for f in findings(book.records, book.client_id, TODAY) if f.sign.id == sign), None)


def raised(book: Book, sign: str) -> bool:
    finding = found(book, sign)
    return bool(finding and finding.raised)


def logged(sign: str, *days: int, **fields) -> Book:
    book = Book().client().project()
    project = book.list[-1].id
    for on in days:
        book.incident(sign, on, **{"project": project} | fields)
    return book


def test_every_sign_of_the_handbook_is_here_with_remedies_that_exist():
    assert list(SIGNS) == [f"S{number:02}" for number in range(1, 23)]
    assert {remedy for sign in SIGNS.values() for remedy in sign.try_first} <= set(REMEDIES)
    assert [s.id for s in SIGNS.values() if s.sign_class is SignClass.RED] == ["S11", "S12", "S13", "S17"]


@pytest.mark.parametrize(
    ("sign", "bar"),
    [
        ("S02", 1), ("S03", 3), ("S05", 3), ("S06", 3), ("S07", 1), ("S08", 2), ("S09", 1), ("S10", 1), ("S11", 1),
        ("S12", 1), ("S13", 1), ("S14", 3), ("S15", 2), ("S17", 1), ("S18", 3), ("S19", 1), ("S20", 1),
    ],
)  # fmt: skip
def test_a_logged_sign_is_raised_at_its_bar_and_not_below(sign, bar):
    below, at = logged(sign, *range(-bar + 1, 0)), logged(sign, *range(-bar, 0))
    assert not raised(below, sign)
    finding = found(at, sign)
    assert finding is not None
    assert (finding.raised, finding.count, finding.bar) == (True, bar, bar)
    assert [e.kind for e in finding.evidence] == ["incident"] * bar


def test_incidents_fade_after_24_months_and_future_ones_are_not_known():
    assert raised(logged("S13", -729), "S13")
    assert found(logged("S13", -730), "S13") is None
    assert found(logged("S13", 1), "S13") is None


@pytest.mark.parametrize(("sign", "window"), [("S03", 365), ("S14", 30)])
def test_a_window_is_so_many_days_today_included(sign, window):
    assert raised(logged(sign, 0, -1, 1 - window), sign)
    assert not raised(logged(sign, 0, -1, -window), sign)


def test_a_window_can_be_ones_own():
    book = Book(bars={"S03.window": 10}).client(bars={"S11.window": 3})
    book.incident("S03", 0).incident("S03", -1).incident("S03", -10).incident("S11", -3)
    assert not raised(book, "S03")
    assert found(book, "S11") is None
    assert raised(book.incident("S03", -9).incident("S11", -2), "S03")
    assert raised(book, "S11")


@pytest.mark.parametrize("sign", ["S01", "S21", "S22", "S77"])
def test_what_only_records_show_is_not_shown_by_the_log(sign):
    assert found(Book().client().incident(sign), sign) is None


@pytest.mark.parametrize("sign", sorted(LOGGED))
def test_whatever_can_be_logged_is_seen(sign):
    assert found(Book().client().incident(sign, agreed=True), sign).count == 1


@pytest.mark.parametrize("sign", ["S05", "S06", "S18"])
def test_some_signs_count_on_one_project_at_a_time(sign):
    book = logged(sign, -1, -2).incident(sign, -3, project="another")
    assert found(book, sign).count == 2
    assert not raised(book, sign)


def test_s05_counts_half_on_hourly_work():
    book = Book().client().project(billing=Billing.HOURLY)
    project = book.list[-1].id
    for on in range(-5, 0):
        book.incident("S05", on, project=project)
    assert found(book, "S05").count == 2
    assert raised(book.incident("S05", -6, project=project), "S05")


def test_s08_is_raised_by_one_that_has_stalled_a_fortnight():
    assert raised(Book().client().incident("S08", -20, stalled_since=TODAY.replace(day=7)), "S08")
    assert not raised(Book().client().incident("S08", -20, stalled_since=TODAY.replace(day=8)), "S08")


def test_s16_counts_only_on_what_was_agreed():
    assert not raised(logged("S16", -1), "S16")
    assert not raised(logged("S16", -1, agreed=False), "S16")
    assert raised(logged("S16", -1, agreed=True), "S16")


def test_a_correction_stands_in_for_the_entry_it_corrects():
    book = Book().client().incident("S11", -9)
    book.incident("S14", -8, corrects=book.list[-1].id)
    assert found(book, "S11") is None
    assert found(book, "S14").count == 1


class TestS01LatePayment:
    def test_two_of_the_last_six_paid_more_than_seven_days_late(self):
        book = Book().client()
        for late in (8, 0, 0, 0, 0):
            book.invoice(issued=-100 - late, due=-60).paid(-60 + late)
        assert found(book, "S01").count == 1
        assert not raised(book, "S01")
        assert raised(book.invoice(issued=-90, due=-60).paid(-52), "S01")

    def test_seven_days_are_not_late_yet(self):
        book = Book().client()
        for _ in range(6):
            book.invoice(due=-30).paid(-23)
        assert found(book, "S01") is None

    def test_a_seventh_invoice_back_no_longer_counts(self):
        book = Book().client().invoice(issued=-300, due=-270).paid(-200).invoice(issued=-200, due=-170).paid(-100)
        for number in range(5):
            book.invoice(issued=-90 + number, due=-60).paid(-60)
        assert found(book, "S01").count == 1

    def test_one_more_than_thirty_days_overdue(self):
        assert not raised(Book().client().invoice(due=-30), "S01")
        finding = found(Book().client().invoice("100", due=-31), "S01")
        assert finding.raised
        assert finding.words == "is late with the only invoice, 31 days overdue now"
        assert "overdue by 31 days" in finding.evidence[0].text

    def test_what_went_out_after_it_was_due_is_never_held_against_them(self):
        late = Book().client()
        for _ in range(3):
            late.invoice(issued=-20, due=-55).paid(-20)
        assert found(late, "S01") is None
        assert verdict(late.records, late.client_id, TODAY).reasons[0].text == "pays on time"
        on_the_day = Book().client().invoice(issued=-55, due=-55).paid(-20).invoice(issued=-55, due=-55).paid(-20)
        assert raised(on_the_day, "S01")
        sent_late = Book().client().invoice(issued=-90, due=-55, sent=day(-54)).paid(-20)
        assert found(sent_late, "S01") is None
        sent_in_time = Book().client().invoice(issued=-30, due=-55, sent=day(-55)).paid(-20)
        assert found(sent_in_time, "S01").count == 1

    def test_two_paid_short(self):
        book = Book().client(bars={"S01": 9}).invoice(due=-9).paid(-9, "90")
        assert not raised(book, "S01")
        assert not raised(book.invoice(due=-7).paid(-7, "90"), "S01")
        assert raised(book.invoice(due=-8).paid(-8, "90"), "S01")

    @pytest.mark.parametrize(("paid", "counts"), [("98.00", True), ("98.01", False), ("99.50", False)])
    @pytest.mark.parametrize("is_lost", [False, True], ids=["open", "given up"])
    def test_what_a_bank_keeps_of_a_payment_is_no_debt(self, paid, counts, is_lost):
        book = Book().client()
        for _ in range(3):
            book.invoice(issued=-90, due=-60).paid(-60, paid)
            if is_lost:
                book.written_off(-1, f"{100 - float(paid):.2f}")
        assert raised(book, "S01") is counts
        said = verdict(book.records, book.client_id, TODAY)
        assert (said.assessment is Assessment.STEADY) is not counts

    def test_what_was_paid_and_given_back_is_nobodys_debt(self):
        book = Book().client()
        for _ in range(3):
            book.invoice(issued=-90, due=-60).paid(-61)
        book.paid(-50, "50", PaymentKind.REFUND)
        said = verdict(book.records, book.client_id, TODAY)
        assert (said.assessment, [each.text for each in said.reasons]) == (Assessment.STEADY, ["pays on time"])
        assert agenda(book.records, TODAY) == []
        assert raised(book.invoice(issued=-90, due=-60).paid(-61, "40").paid(-50, "30", PaymentKind.REFUND), "S01")

    @pytest.mark.parametrize(
        "own_fault", [{"disputed": True}, {"payable": False}, {"due": None}, {"sent": TODAY}], ids=str
    )
    def test_lateness_of_ones_own_making_does_not_count(self, own_fault):
        assert found(Book().client().invoice(**{"issued": -300, "due": -90} | own_fault), "S01") is None

    def test_bars_are_the_clients_then_the_desks(self):
        book = Book(bars={"S01.overdue_days": 60}).client().invoice(due=-31)
        assert not raised(book, "S01")
        own = Book(bars={"S01.overdue_days": 60}).client(bars={"S01.overdue_days": 5}).invoice(due=-6)
        assert raised(own, "S01")


class TestS04ScopeCreep:
    def test_three_unbilled_extras_on_one_project_in_ninety_days(self):
        book = Book().client().extra(-1, project="p").extra(-89, project="p").extra(-2, project="q")
        assert not raised(book, "S04")
        assert not raised(book.extra(-90, project="p").extra(-3, project="p", billed=True), "S04")
        assert raised(book.extra(-4, project="p"), "S04")

    def test_what_names_no_project_is_about_the_only_one_under_way(self):
        def asked(**other) -> Book:
            book = Book().client().project(started=day(-50)).project(name="Shop", **other)
            one = next(each.id for each in book.list if each.table == "projects")
            return book.extra(-1, project=one).extra(-2, project=one).extra(-3)

        assert found(asked(started=day(-90), ended=TODAY), "S04").count == 3
        assert found(asked(started=day(-90)), "S04").count == 2
        assert found(asked(started=day(-90), ended=day(1)), "S04").count == 2

    def test_revision_rounds_above_the_contracts_number_count(self):
        book = Book().client().project(revisions=3, rounds=4)
        assert found(book, "S04").evidence[0].text == "Site: 4 of 3 revision rounds, 1 of no known day"
        assert found(Book().client().project(revisions=3, rounds=3), "S04") is None

    def test_each_round_above_counts_and_the_contract_says_how_many_where_the_project_does_not(self):
        assert not raised(Book().client().project(revisions=2, rounds=4), "S04")
        assert raised(Book().client().project(revisions=2, rounds=5), "S04")
        assert found(Book().client().contract(revisions=2).project(rounds=5), "S04").count == 3
        assert found(Book().client().contract(revisions=2).project(revisions=9, rounds=5), "S04") is None


class TestS14Demands:
    def test_contacts_outside_my_hours_count(self):
        book = Book().client()
        for on, at in ((-1, time(8, 59)), (-2, time(18, 1))):
            book.heard(on, at=at)
        assert not raised(book, "S14")
        assert raised(book.heard(-3, at=time(22)), "S14")

    def test_several_of_one_day_are_one_bad_day(self):
        book = Book().client()
        for at in (time(20), time(21), time(22)):
            book.heard(-1, at=at)
        assert found(book, "S14").count == 1

    def test_those_within_them_or_mine_do_not(self):
        book = Book().client().heard(-1, at=time(9)).heard(-1, at=time(18)).heard(-1).wrote(-1, at=time(3))
        assert found(book, "S14") is None

    def test_who_has_named_no_working_days_has_no_weekend(self):
        assert found(Book(workdays=()).client().heard(-6, at=time(12)), "S14") is None

    def test_a_weekend_is_outside(self):
        assert found(Book().client().heard(-6, at=time(12)), "S14").count == 1


class TestS21Silence:
    def test_work_under_way_is_looked_into_on_the_monday_after_the_tuesdays_week(self):
        # 2026-11-09 is a Monday: its follow-up is Tuesday the 17th, looked into from Monday the 23rd.
        book = Book().client().wrote(-12)
        assert not raised(book, "S21")
        assert raised(Book().client().wrote(-19), "S21")

    def test_an_answer_ends_it(self):
        assert found(Book().client().wrote(-40).heard(-1), "S21") is None

    def test_what_asked_for_no_answer_has_not_gone_unanswered(self):
        assert found(Book().client().wrote(-40, awaits_reply=False), "S21") is None

    def test_a_prospect_is_silent_after_seven_days(self):
        assert not raised(Book().client(stage=Stage.PROSPECT).wrote(-7), "S21")
        assert raised(Book().client(stage=Stage.PROSPECT).wrote(-8), "S21")


class TestWhatIsCounted:
    """Finding.measure: in short, what a sign counts and its bar."""

    @pytest.mark.parametrize(
        ("book", "sign", "measure"),
        [
            (lambda: Book().client().invoice(issued=-90, due=-60), "S01", "60 days overdue, bar 30"),
            (lambda: Book().client().invoice(due=-9).written_off(-1, "100"), "S01", "one never paid"),
            (lambda: Book().client().invoice(due=-30).paid(-20).invoice(due=-30).paid(-20), "S01",
             "2 of 2 late, bar 2"),
            (lambda: Book().client(bars={"S01": 9}).invoice(due=-9).paid(-9, "9").invoice(due=-9).paid(-9, "9"), "S01",
             "2 paid short, bar 2"),
            (lambda: Book().client().incident("S03").incident("S03"), "S03", "2, bar 3"),
            (lambda: Book().client().project(hours=Decimal(4000), started=day(-300)), "S20",
             "a week of 93 h, bar 40 h"),
            (lambda: Book().client().wrote(-40), "S21", "40 days silent"),
        ],
    )  # fmt: skip
    def test_it_is_said_in_short(self, book, sign, measure):
        assert found(book(), sign).measure == measure

    def test_nobody_waits_for_who_is_gone(self):
        assert found(Book().client(stage=Stage.ENDED).wrote(-40), "S21") is None
