"""X08: how it ended with a client, and what the exits of a year come to."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from builder import TODAY, Book, day, eur
from exit_kit import Walk, late_payer, ready

from clientdesk.model.client import Stage
from clientdesk.model.days import shown
from clientdesk.model.exit import Exit, ExitPath, Outcome
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.money import Money
from clientdesk.playbook.exit.ended import SYMBOLS, briefly, going_on, in_words, outcome_of
from clientdesk.playbook.exit.outcomes import statistics
from clientdesk.playbook.exit.past import history
from clientdesk.playbook.overview import overview


def parted(book: Book, outcome: Outcome | None = Outcome.NOTICE, *, started: int = -40, acted: int = -30, **fields):
    """An exit of the client added last, over on the day of its act."""
    over = {"saved": day(acted), "last_day": day(acted), "ended": day(acted)} if outcome else {}
    return book.add(Exit, path=ExitPath.STANDARD, started=day(started), outcome=outcome, **over | fields)


def ended(outcome: Outcome | None = Outcome.NOTICE, book: Book | None = None, name: str = "Acme", **fields) -> Book:
    return parted((book or Book()).client(name, stage=Stage.ENDED), outcome, **fields)


def standing(book: Book) -> str:
    return overview(book.records, book.client_id, TODAY).standing


def only(book: Book):
    (past,) = history(book.records, book.client_id, TODAY)
    return past


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Outcome.LEFT, "■ left by themselves"),
        (Outcome.NOTICE, "■ ended by notice"),
        (Outcome.AT_ONCE, "■ ended at once"),
        (Outcome.LET_GO, "□ prospect let go"),
    ],
)
def test_x08_an_ended_client_shows_how_it_ended_in_place_of_a_verdict(outcome, told):
    assert standing(ended(outcome)) == told


def test_x08_every_outcome_has_a_symbol_and_words_that_fit_the_narrow_column():
    assert set(SYMBOLS) == set(Outcome)
    over = [briefly(each) for each in Outcome if each is not Outcome.CANCELLED]
    assert len(set(over)) == len(over)
    assert max(map(len, over)) <= 16
    assert in_words(None) == briefly(None) == "■ ended"


def test_x08_who_was_marked_as_ended_by_hand_has_no_outcome():
    book = Book().client(stage=Stage.ENDED)
    assert standing(book) == "■ ended"
    assert standing(parted(book, Outcome.KEPT)) == "■ ended"
    assert standing(parted(book, Outcome.CANCELLED)) == "■ ended"


def test_x08_an_outcome_counts_while_it_holds():
    def now(outcome, stage):
        book = ended(outcome).with_client(stage=stage)
        return outcome_of(book.records, overview(book.records, book.client_id, TODAY).client)

    assert now(Outcome.KEPT, Stage.ACTIVE) is Outcome.KEPT
    assert now(Outcome.PARTLY, Stage.ACTIVE) is Outcome.PARTLY
    assert now(Outcome.NOTICE, Stage.ACTIVE) is None
    assert now(Outcome.CANCELLED, Stage.ACTIVE) is None
    assert now(Outcome.NOTICE, Stage.EXITING) is Outcome.NOTICE


def test_x08_a_running_notice_is_told_from_an_exit_that_is_only_thought_over():
    walk = Walk()
    assert overview(walk.case.records, walk.client_id, TODAY).standing == "◔ leaving"
    done = ready().finish()
    row = overview(done.case.records, done.client_id, done.case.today)
    assert (row.standing, row.outcome) == ("◔ notice runs", Outcome.NOTICE)
    (past,) = history(done.case.records, done.client_id, done.case.today)
    assert past.standing == "◔ notice runs", "nothing has ended yet"
    assert past.when == f"ends {shown(done.exit.last_day)}"
    found = statistics(done.case.records, done.case.today.year, done.case.today)
    assert (found.counts[Outcome.NOTICE], {how.value: n for how, n in found.running.items() if n}) == (
        0,
        {"notice-runs": 1},
    )
    assert ("How they ended", "1 notice runs") in found.lines()


def test_x08_after_its_last_day_a_notice_runs_no_more_and_the_exit_is_to_be_closed():
    done = ready().finish()
    last = done.exit.last_day
    on_it, after = (overview(done.case.records, done.client_id, each) for each in (last, last + timedelta(days=1)))
    assert (on_it.standing, after.standing, after.briefly) == (
        "◔ notice runs", "◔ over: close the exit", "◔ over: close",
    )  # fmt: skip
    assert going_on(done.exit, last) == f"notice given, ends on {shown(last)}"
    assert going_on(done.exit, last + timedelta(days=1)) == "over: close the exit"
    assert going_on(done.wait(90).finish().exit, done.case.today) == ""


def test_x08_an_exit_tells_its_path_its_days_and_the_reason_in_the_persons_own_words():
    told = {"meet": {"reason": "they want a house style that I don't have"}}
    past = only(ended(reason="S01", answers=told))
    assert (past.path, past.days, past.acted, past.standing) == ("standard", 10, day(-30), "■ ended by notice")
    assert past.sign == "S01", "the reason from the start, and not the softer one that they heard"
    assert only(ended(reason="I dread their calls", answers=told)).reason == "I dread their calls"
    unsaid = only(ended(answers=told))
    assert (unsaid.reason, unsaid.sign) == ("they want a house style that I don't have", None)
    assert only(ended(answers=told, skipped={"meet": "no"})).reason == ""


def test_x08_an_act_that_lies_ahead_is_not_known():
    past = only(ended(Outcome.NOTICE, acted=2))
    assert (past.acted, past.outcome, past.standing) == (None, None, "◔ under way")


def test_x08_who_was_kept_shows_what_became_of_the_remedies():
    walk = Walk(late_payer()).say("reflect", keeping="keep", remedies="R06", look_again="+30").finish()
    (past,) = history(walk.case.records, walk.client_id, TODAY)
    assert past.standing == "✔ kept"
    assert past.became == "R06 have the conversation: still running, look again on 21 Dec 2026"


def test_x08_a_remedy_of_who_was_kept_that_came_to_something_says_so():
    book = parted(Book().client(), Outcome.KEPT).remedy(
        "R01", -30, RemedyOutcome.FAILED, review=day(-2), decided=day(-1)
    )
    assert only(book).became == "R01 restate the payment terms: did not help"


def test_x08_what_was_tried_since_the_exit_before_counts_for_the_next_one_only():
    book = Book().client(stage=Stage.ENDED).remedy("R01", -300)
    parted(book, Outcome.KEPT, started=-200, acted=-190).remedy("R06", -190)
    parted(book, started=-60, acted=-50)
    first, second = history(book.records, book.client_id, TODAY)
    assert [each.kind for each in first.tried] == ["R01"]
    assert [each.kind for each in second.tried] == ["R06"]
    assert first.became.endswith(f"another exit began on {day(-60).strftime('%-d %b %Y')}")


def test_x09_who_came_back_is_told_in_the_history():
    assert only(ended().with_client(stage=Stage.ACTIVE)).became == "they came back"


def test_x08_an_exit_belongs_to_the_year_of_its_act():
    book = ended(started=-400, acted=-330)
    assert statistics(book.records, 2025, TODAY).counts[Outcome.NOTICE] == 1
    assert statistics(book.records, 2026, TODAY).exits == ()


def test_x08_an_exit_under_way_belongs_to_today():
    book = Book().client(stage=Stage.EXITING)
    parted(book, None, started=-400)
    assert statistics(book.records, 2026, TODAY).under_way == 1
    assert statistics(book.records, 2025, TODAY).under_way == 0


def test_x08_a_window_is_inclusive_on_both_sides():
    book = ended(acted=-30)
    assert len(statistics(book.records, (day(-30), day(-30)), TODAY).exits) == 1
    assert not statistics(book.records, (day(-29), TODAY), TODAY).exits


def test_x08_counts_per_outcome_and_the_newest_first():
    book = Book()
    for at, outcome in enumerate((Outcome.NOTICE, Outcome.KEPT, Outcome.NOTICE)):
        ended(outcome, book, f"Client {at}", acted=-30 + at)
    found = statistics(book.records, 2026, TODAY)
    assert {each: number for each, number in found.counts.items() if number} == {Outcome.NOTICE: 2, Outcome.KEPT: 1}
    assert [each.client.name for each in found.exits] == ["Client 2", "Client 1", "Client 0"]
    assert ("How they ended", "1 kept, 2 ended by notice") in found.lines()


@pytest.mark.parametrize(("days", "median"), [((), None), ((7,), 7), ((1, 2, 30), 2), ((1, 4), 3), ((0, 0), 0)])
def test_x08_how_long_they_took_is_the_median_from_start_to_act(days, median):
    book = Book()
    for at, took in enumerate(days):
        ended(book=book, name=f"Client {at}", started=-20 - took, acted=-20)
    assert statistics(book.records, 2026, TODAY).median_days == median


def test_x08_a_cancelled_exit_counts_as_one_and_in_nothing_else():
    found = statistics(ended(Outcome.CANCELLED, reason="S01").records, 2026, TODAY)
    assert (found.counts[Outcome.CANCELLED], found.median_days, found.reasons, found.untried) == (1, None, (), 0)


def test_x08_reasons_are_counted_the_most_frequent_first():
    book = Book()
    for at, reason in enumerate(("too far away", "S01", "S01")):
        ended(book=book, name=f"Client {at}", reason=reason)
    first, second = statistics(book.records, 2026, TODAY).reasons
    assert (first.sign, first.exits) == ("S01", 2)
    assert (second.words, second.sign, second.exits) == ("too far away", None, 1)


def test_x08_what_was_tried_before_and_what_came_of_it():
    book = Book().client(stage=Stage.ENDED).remedy("R06", -100, RemedyOutcome.FAILED, decided=day(-60))
    parted(book.remedy("R01", -90))
    ended(book=book, name="Untried")
    found = statistics(book.records, 2026, TODAY)
    assert [(each.remedy, each.times, each.worked, each.failed) for each in found.tried] == [
        ("R01", 1, 0, 0), ("R06", 1, 0, 1),
    ]  # fmt: skip
    assert found.untried == 1


def paying(book: Book, name: str, amount: str | Money, on: int, **fields) -> Book:
    return book.client(name, **fields).invoice(amount, issued=on - 30, due=on).paid(on)


def test_x08_income_given_up_is_of_one_currency_and_of_a_year_before_the_end():
    book = paying(Book(), "Gone", "300.00", -60, stage=Stage.ENDED)
    parted(book.invoice("999.00", issued=-600, due=-560).paid(-550))
    paying(book, "Stays", "700.00", -10)
    paying(book, "Kuala", Money(50_00, "MYR"), -10)
    (given,) = statistics(book.records, 2026, TODAY).given_up
    assert (given.income, given.share) == (eur("300.00"), Fraction(3, 10))


@pytest.mark.parametrize(
    ("outcome", "stage"),
    [(Outcome.KEPT, Stage.ACTIVE), (Outcome.PARTLY, Stage.ACTIVE), (Outcome.NOTICE, Stage.ACTIVE)],
)
def test_x08_nothing_is_given_up_with_who_is_still_there(outcome, stage):
    book = paying(Book(), "Acme", "300.00", -60, stage=stage)
    assert statistics(parted(book, outcome).records, 2026, TODAY).given_up == ()


def test_x08_an_exit_that_begins_later_is_not_known():
    book = ended(Outcome.NOTICE, started=2, acted=3)
    assert statistics(book.records, 2026, TODAY).exits == ()
    assert statistics(book.records, 2026, date(2026, 12, 31)).counts[Outcome.NOTICE] == 1
