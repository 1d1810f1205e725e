"""What the agenda tells of a later day is what that day tells, when nothing happens meanwhile.

It can't hold of money that is expected between the two days, as it falls due or was promised: that it does not come is
something that happens, and nobody supposes it. Where it does not, a step for money may be another one by then, or be
about more, and a silence about the work one about the money. Nor does it hold of a promise that the person put off
beyond its own day: it is over by then, and is told on the day that they chose.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from builder import TODAY, Book
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.exchange.ics import calendar
from clientdesk.exchange.ics_file import read
from clientdesk.ledger.account import is_asked_for
from clientdesk.model.client import Stage
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Channel, Letter, Matter
from clientdesk.model.records import Records
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.promises import open_promises
from clientdesk.playbook.snoozing import moved_from, put_off
from clientdesk.playbook.step import Source, Step
from clientdesk.playbook.step_after import what_follows

SUNDAY = date(2026, 11, 22)


def at(month: int, day: int) -> int:
    """A day of 2026 as the builder counts them."""
    return (date(2026, month, day) - TODAY).days


def told(records: Records, today: date) -> dict[tuple[str, str], Step]:
    return {(each.client.id, each.key): each for each in agenda(records, today)}


def asked_and_owing() -> Book:
    """A question about the work of Mon 9 Nov, and an invoice whose last late notice went out on Sun 22 Nov."""
    book = Book().client().invoice(issued=at(7, 1), due=at(8, 1), number="A-1")
    book.letter("L07", at(9, 1)).letter("L08", at(10, 1)).letter("L09", at(11, 22))
    return book.project(id="site").wrote(at(11, 9), project="site", matter=Matter.WORKING, channel=Channel.EMAIL)


def test_a_step_moved_beyond_its_week_is_told_as_what_it_has_become_by_then():
    records = asked_and_owing().records
    (sunday,) = (each for each in agenda(records, SUNDAY) if each.source is Source.SILENCE)
    (monday,) = (each for each in agenda(records, date(2026, 11, 23)) if each.source is Source.SILENCE)
    assert (sunday.date, sunday.what, sunday.letter) == (date(2026, 11, 23), monday.what, None)
    assert monday.what.startswith("Call: did they get it?")
    assert moved_from(records, sunday, SUNDAY) == ""


def test_the_calendar_of_either_day_says_the_same_of_the_later_one():
    records = asked_and_owing().records
    before, then = (
        {(each.uid, each.first, each.title) for each in read(calendar(agenda(records, day), day)[0])}
        for day in (SUNDAY, date(2026, 11, 23))
    )
    assert before == then


def test_what_a_step_has_become_by_a_later_day_can_be_put_off_too():
    records = asked_and_owing().records
    (call,) = (each for each in agenda(records, SUNDAY) if each.calls)
    later = records.after(put_off(records, call, date(2026, 11, 26), SUNDAY))
    for day in (SUNDAY, date(2026, 11, 23), date(2026, 11, 25), date(2026, 11, 26)):
        (found,) = (each for each in agenda(later, day) if each.source is Source.SILENCE)
        assert (found.date, found.calls, found.was) == (date(2026, 11, 26), True, date(2026, 11, 23))


_DAYS = (-130, -95, -70, -45, -40, -33, -31, -30, -21, -16, -15, -14, -13, -11, -9, -8, -7, -6, -5, -4, -3, -2, -1, 0)
_LETTERS = ("L01", "L02", "L03", "L04", "L06", "L07", "L08", "L09", "L10", "L11")


def test_what_follows_a_letter_is_what_the_agenda_has_once_it_went_out():
    """A-1 is 89 days late, and L07 is its first word: once the time to pay is over the 90-day notice is due."""
    today = date(2026, 3, 2)
    book = Book().client().invoice(issued=-380, due=(date(2025, 12, 3) - TODAY).days, number="A-1")
    (step,) = agenda(book.records, today)
    foretold = what_follows(book.records, step, today)
    (then,) = agenda(book.letter("L07", (today - TODAY).days).records, today)
    assert step.letter == "L07"
    assert (foretold.date, foretold.letter) == (then.date, then.letter) == (date(2026, 3, 10), "L09")


class _Dealer:
    """Deals clients who are silent, or owe, or both, with what is known on a day; some steps are put off."""

    def __init__(self, seed: int, today: date) -> None:
        self.random, self.today = Random(seed), today
        self.book = Book(workdays=self.random.choice([(0, 1, 2, 3, 4), (0, 1, 2, 3, 4), (0,), (2, 3), tuple(range(7))]))

    def day(self) -> int:
        return (self.today - TODAY).days + self.random.choice(_DAYS)

    def desk(self) -> Records:
        pick = self.random.choice
        self.book.client(stage=pick([Stage.ACTIVE, Stage.ACTIVE, Stage.ACTIVE, Stage.PROSPECT]))
        works = [self.book.project().list[-1].id for _ in range(pick([0, 0, 1, 2]))]
        for _ in range(pick([0, 1, 1, 2])):
            self._owed([None, *works])
        for _ in range(pick([1, 1, 2, 3])):
            channel = pick([Channel.EMAIL, Channel.EMAIL, Channel.CALL])
            matter = pick([None, None, *Matter])
            self.book.wrote(self.day(), project=pick([None, *works]), channel=channel, matter=matter)
        if pick([True, False, False]):
            self.book.heard(self.day(), project=pick([None, *works]))
        return self._some_put_off(self.book.records)

    def _owed(self, works: list[str | None]) -> None:
        pick = self.random.choice
        due = pick([self.day(), self.day(), self.day() + 9, None])
        paused, settled = (pick([None] * 4 + [self.today + timedelta(days=on)]) for on in (pick(range(9)), pick(_DAYS)))
        self.book.invoice(
            "100", issued=self.day() - 150, due=due, project=pick(works), disputed=pick([False] * 5 + [True]),
            paused_until=paused, settled_on=settled,
        )  # fmt: skip
        if pick([True, False, False, False]):
            self.book.paid(self.day(), pick(["40", "100"]))
        if pick([True, False, False, False]):
            self.book.promised(self.day(), (self.today - TODAY).days + pick([-3, 0, 2, 6, 20]))

    def _letters(self) -> None:
        pick = self.random.choice
        owed = [each.id for each in self.book.list if isinstance(each, Invoice)]
        for _ in range(pick([0, 0, 1, 2, 3])):
            sent = TODAY + timedelta(days=self.day())
            about = tuple(owed[: pick([0, 1, 2])])
            self.book.add(Letter, kind=pick(_LETTERS), written=sent, sent=sent, body="…", invoices=about)

    def _some_put_off(self, records: Records) -> Records:
        self._letters()
        records = self.book.records
        for step in agenda(records, self.today):
            if self.random.random() < 0.15:
                until = max(step.date, self.today) + timedelta(days=self.random.choice([1, 2, 5, 9]))
                records = records.after(put_off(records, step, until, self.today))
        return records


def is_expected(records: Records, step: Step, today: date) -> bool:
    """Whether open money falls due, or was promised, for a day before a step's."""
    then = Picture(records, step.client.id, step.date)
    dues = (each.due for each in then.standings if each.due and each.balance > 0 and is_asked_for(each))
    promised = (each.pay_by for each in open_promises(then))
    return any(today <= each < step.date for each in (*dues, *promised))


def to_do(step: Step) -> tuple[object, ...]:
    return step.what, step.handbook, step.letter, step.calls, step.asks, step.claims


def can_be_told(records: Records, step: Step, today: date) -> bool:
    """Whether nothing but money that does not come would make it another step by its day."""
    if step.source in (Source.PROMISE, Source.DISPUTE):  # a dispute counts from the due date, once that is over
        return step.was is None
    if not is_expected(records, step, today):
        return True
    return step.source is Source.SILENCE and (step.client.id, step.key) in told(records, step.date)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32 - 1), st.dates(date(2026, 11, 16), date(2026, 12, 13)))
def test_what_is_told_of_a_later_day_is_what_that_day_tells(seed, today):
    records = _Dealer(seed, today).desk()
    for key, step in told(records, today).items():
        if step.date <= today or not can_be_told(records, step, today):
            continue
        then = told(records, step.date).get(key)
        assert then is not None, step
        assert then.date <= step.date, (step, then)
        if step.source is not Source.PROMISE:  # one of its own day says “today”
            assert to_do(then) == to_do(step)


def test_of_money_that_is_expected_meanwhile_nobody_supposes_that_it_does_not_come():
    book = Book().client().invoice(issued=at(10, 20), due=at(11, 12), number="A-1").wrote(at(11, 9))
    (step,) = agenda(book.records, date(2026, 11, 10))
    assert (step.date, step.handbook, step.letter) == (date(2026, 11, 17), "G2", "L03")
    (money,) = agenda(book.records, date(2026, 11, 17))
    assert (money.handbook, money.source) == ("G3", Source.MONEY)


def owing_again(**fields: object) -> Book:
    """A letter went out on Fri 30 Oct about A-1 of 1 Oct, which is to have its 30-day notice on Mon 2 Nov."""
    book = Book(**fields).client().invoice(issued=at(9, 1), due=at(10, 1), number="A-1")
    return book.letter("L11", at(10, 30))


def next_letter(book: Book) -> str | None:
    (step,) = (each for each in agenda(book.records, date(2026, 10, 30)) if each.source is Source.MONEY)
    assert step.date == date(2026, 11, 2)
    return step.letter


def test_what_was_due_already_is_told_on_a_working_day_though_it_changes_on_a_saturday():
    book = owing_again().invoice(issued=at(9, 1), due=at(9, 28), number="A-0")  # A-1 is 30 days late on Sat 31 Oct
    (step,) = (each for each in agenda(book.records, date(2026, 10, 30)) if each.source is Source.MONEY)
    assert (step.date, step.what) == (date(2026, 11, 2), "Send the 30-day late notice: €200 on 2 invoices")


def test_money_that_nobody_expects_any_more_changes_nothing_of_what_is_told():
    paid = owing_again().invoice(issued=at(10, 1), due=at(10, 31), number="A-2").paid(at(10, 20))
    disputed = owing_again().invoice(issued=at(10, 1), due=at(10, 31), number="A-2", disputed=True)
    settled = owing_again().invoice(issued=at(8, 1), due=at(9, 1), number="A-2")
    settled.promised(at(9, 20), at(10, 31)).paid(at(9, 25))
    assert [next_letter(each) for each in (paid, disputed, settled)] == ["L07", "L07", "L07"]


def test_a_due_date_that_the_terms_give_is_expected_as_one_of_its_own_is():
    own = owing_again().invoice(issued=at(10, 17), due=at(10, 31), number="A-2")
    by_terms = owing_again(term_days=14).invoice(issued=at(10, 17), due=None, number="A-2")
    assert [next_letter(each) for each in (own, by_terms)] == ["L06", "L06"]
