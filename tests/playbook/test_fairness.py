"""What is fair to count: never what the person did themselves, nor what is long past; too little is no verdict."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest
from builder import TODAY, Book, day

from clientdesk.model.client import Billing, Stage
from clientdesk.model.journal import Channel, RemedyOutcome
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.finding import Finding
from clientdesk.playbook.findings import findings
from clientdesk.playbook.improving import improvements
from clientdesk.playbook.lateness import excused
from clientdesk.playbook.overview import overview
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import explained, verdict

FAILED = RemedyOutcome.FAILED


def found(book: Book, sign: str) -> Finding | None:
    return next((each for each in findings(book.records, book.client_id, TODAY) if each.sign.id == sign), None)


def raised(book: Book, sign: str) -> bool:
    finding = found(book, sign)
    return bool(finding and finding.raised)


def judged(book: Book) -> Assessment:
    return verdict(book.records, book.client_id, TODAY).assessment


def ways(book: Book) -> list[tuple[str, str]]:
    picture = Picture(book.records, book.client_id, TODAY)
    return [(each.handbook, each.text) for each in improvements(picture, verdict(book.records, book.client_id, TODAY))]


class TestLatenessOfOnesOwnMaking:
    @pytest.mark.parametrize(
        "own",
        [
            {"disputed": True},
            {"payable": False},
            {"due": None},
            {"sent": day(-89)},
            {"issued": -80},
        ],
        ids=["disputed", "no way to pay", "no due date", "sent after it was due", "issued after it was due"],
    )
    def test_is_never_theirs_unpaid_late_short_or_given_up(self, own):
        def book() -> Book:
            return Book().client().invoice(**{"issued": -120, "due": -90} | own)

        assert raised(Book().client().invoice(issued=-120, due=-90), "S01")
        assert found(book(), "S01") is None
        assert found(book().paid(-1), "S01") is None
        assert found(book().paid(-1, "50"), "S01") is None
        assert found(book().written_off(-1, "100"), "S01") is None

    @pytest.mark.parametrize(("own", "counts"), [(9, False), (8, True)])
    def test_days_by_which_it_was_sent_late_are_taken_off(self, own, counts):
        book = Book().client()
        for _ in range(2):
            book.invoice(issued=-90, due=-60, sent=day(-90 + own)).paid(-60 + 16)
        assert raised(book, "S01") is counts

    def test_nor_are_they_overdue_or_short_by_the_persons_own_days(self):
        slow = {"issued": -50, "due": -31, "sent": day(-49)}
        assert not raised(Book().client().invoice(**slow), "S01")
        book = Book().client()
        for _ in range(2):
            book.invoice(issued=-30, due=-5, sent=day(-25)).paid(-3, "50")
        assert found(book, "S01") is None

    def test_it_still_makes_nobody_unknown_once_it_was_paid(self):
        book = Book().client()
        for _ in range(3):
            book.invoice(issued=-90, due=-60, payable=False).paid(-1)
        assert judged(book) is Assessment.STEADY


class TestWhatWasNeverPaid:
    def test_given_up_counts_as_unpaid_until_it_has_faded(self):
        assert raised(Book().client().invoice(issued=-759, due=-729).written_off(-1, "100"), "S01")
        assert not raised(Book().client().invoice(issued=-760, due=-730).written_off(-1, "100"), "S01")

    def test_in_part_it_is_paid_short_whether_the_rest_came_in_or_is_still_to_come(self):
        for part in (("50", "50"), ("90", "10")):
            book = Book().client()
            for _ in range(2):
                book.invoice(due=-1).paid(-1, part[0]).written_off(-1, part[1])
            assert (found(book, "S01").count, found(book, "S01").bar) == (2, 2)
        open_rest = Book().client()
        for _ in range(2):
            open_rest.invoice(due=5).written_off(-1, "10")
        assert raised(open_rest, "S01")
        assert "partly written off" in found(open_rest, "S01").evidence[0].text

    def test_what_came_in_after_all_was_never_lost(self):
        assert found(Book().client().invoice(due=-9).written_off(-8, "100").paid(-9), "S01") is None

    def test_a_credit_note_to_zero_says_nothing_for_or_against_them(self):
        book = Book().client()
        for _ in range(4):
            book.invoice(due=-90).credited(-1, "100")
        assert found(book, "S01") is None
        assert judged(book) is Assessment.UNKNOWN

    def test_nor_do_they_push_out_what_was_late(self):
        book = Book().client()
        for _ in range(2):
            book.invoice(issued=-90, due=-60).paid(-50)
        for _ in range(6):
            book.invoice(issued=-60, due=-30).credited(-40, "100")
        assert raised(book, "S01")

    def test_what_was_given_up_before_it_was_due_is_of_today(self):
        (shown,) = found(Book().client().invoice(due=9).written_off(-1, "100"), "S01").evidence
        assert shown.date == TODAY

    def test_open_invoices_that_are_not_due_neither_clear_nor_count(self):
        book = Book().client()
        for _ in range(2):
            book.invoice(issued=-90, due=-60).paid(-50)
        for _ in range(9):
            book.invoice(issued=-3, due=9)
        assert raised(book, "S01")
        assert found(book, "S01").text == "is late with 2 of the last 2 invoices"
        assert judged(Book().client().invoice(due=9).invoice(due=9).invoice(due=9)) is Assessment.UNKNOWN


class TestTooLittleToJudgeBy:
    @pytest.mark.parametrize(("number", "assessment"), [(2, Assessment.UNKNOWN), (3, Assessment.STEADY)])
    def test_three_invoices_are_enough(self, number, assessment):
        book = Book().client()
        for _ in range(number):
            book.invoice().paid(-30)
        assert judged(book) is assessment

    def test_how_many_are_enough_is_ones_own_bar(self):
        assert judged(Book(bars={"enough": 1}).client().invoice().paid(-30)) is Assessment.STEADY
        assert judged(Book().client(bars={"enough": 1}).invoice().paid(-30)) is Assessment.STEADY
        assert judged(Book(bars={"enough": 1}).client(bars={"enough": 2}).invoice().paid(-30)) is Assessment.UNKNOWN

    def test_a_payment_without_a_day_does_not_tell_how_they_pay(self):
        book = Book().client()
        for _ in range(9):
            book.invoice(issued=-300, due=-290).paid(None)
        assert found(book, "S01") is None
        assert judged(book) is Assessment.UNKNOWN

    @pytest.mark.parametrize("unpaid", [{"due": -5}, {"due": -300, "disputed": True}, {"due": None}], ids=str)
    def test_what_is_owed_never_speaks_for_them(self, unpaid):
        book = Book().client()
        for _ in range(9):
            book.invoice(issued=-330, **unpaid)
        assert judged(book) is Assessment.UNKNOWN

    def test_how_little_is_known_is_told(self):
        nothing, one = Book().client(), Book().client().invoice().paid(-30)
        assert [verdict(*_of(each)).reasons[0].text for each in (nothing, one)] == [
            "Not enough data: no payment to judge by yet",
            "Not enough data: only 1 invoice to judge by",
        ]

    def test_what_was_noticed_is_told_though_it_is_too_little(self):
        book = Book().client().incident("S03")
        said = verdict(book.records, book.client_id, TODAY)
        assert [each.handbook for each in said.reasons] == ["", "S03"]
        assert ("", "invoices that were paid, and when: 3 are enough") in ways(book)


class TestOldIncidentsFade:
    @pytest.mark.parametrize(("on", "counts"), [(-729, True), (-730, False)])
    def test_after_24_months(self, on, counts):
        assert (found(Book().client().incident("S11", on), "S11") is not None) is counts

    def test_or_when_ones_own_bar_says(self):
        book = Book(bars={"fades": 50}).client().incident("S11", -50)
        assert found(book, "S11") is None
        assert found(book.incident("S12", -49), "S12").raised
        own = Book(bars={"fades": 50}).client(bars={"fades": 60}).incident("S11", -50)
        assert found(own, "S11").raised

    def test_a_window_never_reaches_back_beyond_that(self):
        book = Book(bars={"fades": 50}).client()
        assert found(book.incident("S03", -60).incident("S03", -9), "S03").count == 1


class TestTheConditionsOfTheLog:
    def test_s05_counts_by_the_way_each_project_is_billed(self):
        book = Book().client().project(name="Shop", billing=Billing.HOURLY)
        hourly = book.list[-1].id
        book.project(name="Site", billing=Billing.FIXED)
        fixed = book.list[-1].id
        for on in range(-5, 0):
            book.incident("S05", on, project=hourly)
        book.incident("S05", -9, project=fixed).incident("S05", -8, project=fixed)
        assert found(book, "S05").count == 2
        assert not raised(book, "S05")
        assert raised(book.incident("S05", -7, project=fixed), "S05")

    def test_s05_on_hourly_work_is_there_since_the_sixth(self):
        book = Book().client(billing=Billing.HOURLY)
        for on in range(-9, -2):
            book.incident("S05", on)
        assert found(book, "S05").reached == day(-4)
        picture = Picture(book.records, book.client_id, TODAY)
        (way,) = improvements(picture, verdict(book.records, book.client_id, TODAY))
        assert way.on == day(-8 + 730)

    def test_s08_no_longer_stalls_from_the_day_on_which_it_was_settled(self):
        def book(until: int | None) -> Book:
            settled = None if until is None else day(until)
            return Book().client().incident("S08", -30, stalled_since=day(-30), stalled_until=settled)

        assert raised(book(None), "S08")
        assert raised(book(1), "S08")
        assert not raised(book(0), "S08")
        assert raised(book(0).incident("S08", -2), "S08")

    def test_s10_reported_by_somebody_else_counts_like_ones_own(self):
        assert raised(Book().client().incident("S10", reported_by="Ben"), "S10")

    def test_s11_an_apology_changes_nothing(self):
        assert judged(Book().client().incident("S11", apologised=True)) is Assessment.LEAVE_NOW

    def test_s14_one_a_day_a_weekend_without_a_time_too_and_never_by_post(self):
        book = Book().client().heard(-6).heard(-6, at=time(23)).heard(-7)
        assert found(book, "S14").count == 2
        assert found(Book().client().heard(-6, channel=Channel.LETTER), "S14") is None
        assert found(Book().client().heard(-1), "S14") is None
        assert [(each.date, each.text) for each in found(book, "S14").evidence] == [
            (day(-7), "e-mail"),
            (day(-6), "e-mail"),
        ]

    def test_a_correction_of_a_correction_stands(self):
        book = Book().client().incident("S11", -9)
        book.incident("S14", -9, corrects=book.list[-1].id)
        book.incident("S12", -9, corrects=book.list[-1].id)
        assert [each.sign.id for each in findings(book.records, book.client_id, TODAY)] == ["S12"]


@pytest.mark.parametrize(("on", "counts"), [(0, 1), (1, 0)])
def test_what_is_of_today_counts_and_of_tomorrow_nothing_does(on, counts):
    records = Book().client().extra(on).incident("S03", on).heard(on, at=time(23)).remedy("R06", on)
    shown = {each.sign.id: each.count for each in findings(records.records, records.client_id, TODAY)}
    assert shown == dict.fromkeys(("S03", "S04", "S14") if counts else (), 1)
    assert len(Picture(*_of(records)).remedies) == counts


class TestDaysInRed:
    def test_since_the_first_red_incident(self):
        book = Book().client().incident("S13", -9).incident("S11", -20).incident("S11", -3)
        said = overview(*_of(book))
        assert (said.red_since, said.days_in_red) == (day(-20), 20)

    def test_since_whatever_said_so_first_of_all_that_says_so(self):
        book = Book().client().incident("S07", -30).incident("S02", -60).incident("S11", -3)
        book.remedy("R03", -55, FAILED).remedy("R06", -50, FAILED)
        said = overview(*_of(book))
        assert (said.verdict.assessment, said.red_since) == (Assessment.LEAVE_NOW, day(-50))

    def test_more_trouble_does_not_begin_them_anew(self):
        book = Book().client().incident("S02", -90).remedy("R03", -70, FAILED).remedy("R06", -60, FAILED)
        assert overview(*_of(book)).red_since == day(-60)
        assert overview(*_of(book.incident("S18", -1))).red_since == day(-60)

    def test_nobody_is_reproached_for_keeping_who_did_nothing_wrong(self):
        assert not overview(*_of(Book().client().incident("S19", -40))).nudge
        assert overview(*_of(Book().client().incident("S19", -40).incident("S11", -40))).nudge

    def test_none_for_who_is_to_be_saved(self):
        said = overview(*_of(Book().client().incident("S02")))
        assert (said.red_since, said.days_in_red, said.in_red) == (None, 0, "")

    def test_too_much_work_is_no_fit_since_the_person_said_so(self):
        book = Book().client().project(hours=Decimal(4000), started=day(-300)).incident("S20", -9)
        assert overview(*_of(book)).red_since == day(-9)
        assert judged(Book().client().project(hours=Decimal(4000), started=day(-300))) is Assessment.SAVE


def _of(book: Book):
    return book.records, book.client_id, TODAY


class TestHowItCameAbout:
    def test_every_rule_that_was_asked_is_told_up_to_the_one_that_decided(self):
        book = Book().client().incident("S15", -40).incident("S15", -30).remedy("R06", -20, FAILED)
        answers = explained(Picture(*_of(book)))
        assert [(each.holds, bool(each.text)) for each in answers] == [(False, False), (False, False), (True, True)]
        assert answers[-1].text.startswith("S15 ")

    @pytest.mark.parametrize(
        ("remedies", "told"),
        [
            ((), "S02 0 of 2"),
            ((("R03", FAILED),), "S02 1 of 2"),
            ((("R03", FAILED), ("R03", FAILED)), "S02 1 of 2"),
            ((("R03", FAILED), ("R06", RemedyOutcome.WAITING)), "S02 1 of 2, R06 still runs"),
            ((("R03", FAILED), ("R06", RemedyOutcome.WORKED)), "S02 0 of 2"),
        ],
        ids=str,
    )
    def test_how_far_it_is_from_a_wall_is_counted(self, remedies, told):
        book = Book().client().incident("S02", -60)
        for at, (kind, outcome) in enumerate(remedies):
            book.remedy(kind, -50 + at, outcome)
        assert self.wall(book) == told

    def test_of_several_signs_the_nearest_to_a_wall_is_told_and_whom_to_pause_first(self):
        late = Book().client().invoice(due=-60).paid(-20).invoice(due=-50)
        assert self.wall(late.incident("S02", -60).remedy("R01", -40, FAILED)) == "S01 1 of 2"
        assert self.wall(late.remedy("R05", -35, FAILED)) == "S01 2 of 2, R04 comes first"
        assert not self.wall(Book().client().incident("S09"))

    def wall(self, book: Book) -> str:
        return next(each.text for each in explained(Picture(*_of(book))) if each.rule.asks.startswith("Did enough"))

    def test_what_is_raised_weighs_more_than_what_is_not_and_then_its_class(self):
        book = Book().client().incident("S09").incident("S11").incident("S02").incident("S03").incident("S19")
        own = book.with_client(bars={"S11": 2, "S02": 1})
        shown = sorted(findings(*_of(own)), key=lambda finding: finding.weight)
        assert [each.sign.id for each in shown] == ["S09", "S02", "S19", "S11", "S03"]

    def test_how_they_pay_is_of_what_they_paid(self):
        book = Book().client()
        for _ in range(3):
            book.invoice(issued=-60, due=-30).paid(-26)
        assert verdict(*_of(book.invoice(due=-7))).reasons[0].text == "pays 4 days late on average"

    def test_a_long_week_is_told_in_hours(self):
        book = Book().client("Other").project(hours=Decimal(120), started=day(-27))
        book.client().project(hours=Decimal(121), started=day(-27))
        assert found(book, "S20").text == "takes 30.2 h of a week of 60.2 h"
        assert found(book, "S20").evidence[0].text == "Site: 30.2 h a week"

    def test_what_would_improve_it_is_worked_out(self):
        book = Book().client().incident("S15", -40).incident("S15", -30)
        picture = Picture(*_of(book))
        (way,) = improvements(picture, verdict(*_of(book)))
        assert (way.handbook, way.on) == ("S15", day(-40 + 730))

    def test_too_much_work_by_referring_some_and_by_time_for_what_was_logged(self):
        book = Book().client().project(hours=Decimal(400), started=day(-27)).incident("S20", -9)
        picture = Picture(*_of(book))
        assert [(each.handbook, each.on) for each in improvements(picture, verdict(*_of(book)))] == [
            ("S20", None),
            ("S20", day(-9 + 730)),
        ]

    def test_a_red_sign_only_fades(self):
        red, work = (ways(Book().client().incident(sign))[0][1] for sign in ("S11", "S02"))
        assert red.startswith("nothing but time")
        assert work.startswith("no more of it until")

    def test_of_a_sign_that_is_half_way_it_is_when_it_is_less_than_that(self):
        book = Book().client().incident("S03", -40).incident("S03", -30)
        (way,) = (each for each in improvements(Picture(*_of(book)), verdict(*_of(book))) if each.handbook)
        assert way.on == day(-40 + 365)

    @pytest.mark.parametrize(
        ("book", "texts"),
        [
            (lambda: Book().client().invoice(issued=-90, due=-45), ["€100 is paid"]),
            (lambda: Book().client().invoice(issued=-90, due=-60).paid(-50).invoice(issued=-89, due=-60).paid(-50),
             ["the next 5 invoices are paid in time"]),
            (lambda: Book().client().invoice(due=-9).written_off(-1, "100"),
             ["€100 that you gave up comes in after all, or fades with time (11 Nov 2028)"]),
            (lambda: Book().client().extra(-1, project="a").extra(-2, project="a").extra(-3, project="a"),
             ["1 of the 3 extras billed"]),
            (lambda: Book().client().project(revisions=0, rounds=3),
             ["rounds above the agreed number written down in the scope log, and billed"]),
            (lambda: Book().client().wrote(-40), ["they answer"]),
        ],
    )  # fmt: skip
    def test_by_money_work_or_an_answer(self, book, texts):
        assert [text for sign, text in ways(book()) if sign] == texts


class TestExcused:
    def test_lateness_that_does_not_count_is_shown_with_its_reason(self):
        book = Book().client().invoice(number="A", issued=-90, due=-60, disputed=True)
        book.invoice(number="B", issued=-80, due=-50, payable=False).invoice(number="C", issued=-70, due=None)
        book.invoice(number="D", issued=-60, due=-40, sent=day(-39)).paid(-10)
        book.invoice(number="E", issued=-55, due=-35, sent=day(-45)).paid(-20)
        book.invoice(number="F", issued=-54, due=-30).paid(-10)
        assert [each.text for each in excused(Picture(*_of(book)))] == [
            "E 15 days late: you sent it 10 days late",
            "D 30 days late: you sent it after it was due",
            "C 40 days late: it had no due date",
            "B 50 days late: it didn't say how to pay",
            "A 60 days late: it is in dispute",
        ]

    def test_what_is_only_a_few_days_late_needs_no_excuse(self):
        assert not excused(Picture(*_of(Book().client().invoice(due=-37, disputed=True).paid(-30))))


class TestProspects:
    def test_a_slow_prospect_is_watched_and_one_who_never_answers_is_let_go(self):
        def asked(*days: int) -> Book:
            book = Book().client(stage=Stage.PROSPECT)
            for on in days:
                book.wrote(on)
            return book

        said = [verdict(*_of(asked(*days))).assessment for days in ((-7,), (-8,), (-22, -15, -6), (-22, -15, -7))]
        assert said == [Assessment.UNKNOWN, Assessment.WATCH, Assessment.WATCH, Assessment.LET_GO]

    def test_a_prospect_with_another_sign_is_to_be_saved(self):
        book = Book().client(stage=Stage.PROSPECT).wrote(-8).incident("S02", -3)
        assert verdict(*_of(book)).assessment is Assessment.SAVE

    def test_what_decided_is_the_first_reason(self):
        book = Book().client().invoice(issued=-90, due=-45).incident("S02", -40)
        book.remedy("R03", -30, FAILED).remedy("R06", -20, FAILED)
        assert [reason.handbook for reason in verdict(*_of(book)).reasons] == ["S02", "S01"]
