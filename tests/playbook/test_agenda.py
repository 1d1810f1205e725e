"""What is due: one step per client and thread, from what was really sent."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day

from clientdesk.model.client import Stage
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.settings import Settings
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.step import Source
from clientdesk.playbook.workdays import on_workday


def steps(book: Book):
    return agenda(book.records, TODAY)


@pytest.mark.parametrize(
    ("due", "letters", "on", "letter"),
    [
        (-1, [], 0, None),
        (-20, [], -6, "L06"),
        (-31, [], -1, "L07"),
        (-31, [("L07", -1)], 29, "L08"),
        (-61, [("L07", -30)], -1, "L08"),
        (-61, [], -31, "L07"),
        (-95, [("L07", -60), ("L08", -30)], -5, "L09"),
        (-95, [("L09", -4)], 10, "L10"),
        (-130, [("L09", -40), ("L10", -25)], 6, None),
    ],
)
def test_one_step_for_overdue_money(due, letters, on, letter):
    book = Book(workdays=tuple(range(7))).client().invoice(issued=-120, due=due)
    for kind, sent in letters:
        book.letter(kind, sent)
    (step,) = steps(book)
    assert (step.date, step.letter, step.handbook) == (day(on), letter, "G3")
    assert step.late == (on < 0)


def test_all_overdue_invoices_of_a_client_are_one_step():
    book = Book().client().invoice("100", due=-40).invoice("50", due=-3)
    (step,) = steps(book)
    assert step.what == "Send the 30-day late notice: €100 on INV-2, with a kind word about INV-4"


def test_a_disputed_or_paid_invoice_is_never_asked_for():
    book = Book().client().invoice(due=-40, disputed=True).invoice(due=-40).paid(-1)
    assert [(each.source, each.letter) for each in steps(book)] == [(Source.DISPUTE, None)]


def test_a_promise_pauses_until_its_day_and_then_wakes():
    book = Book().client().invoice(due=-40).promised(-2, 3)
    (step,) = steps(book)
    assert (step.date, step.handbook, step.late) == (day(3), "G4", False)
    broken = Book().client().invoice(due=-40).promised(-9, -3)
    (step,) = steps(broken)
    assert (step.date, step.handbook, step.letter) == (day(-2), "G3", "L06")
    assert steps(Book().client().invoice(due=-40).promised(-9, -3).paid(-1)) == []


def test_a_promise_covers_its_own_day_and_is_broken_the_day_after():
    (step,) = steps(Book().client().invoice(due=-40).promised(-5, 0))
    assert (step.date, step.what, step.late) == (TODAY, "Payment was promised for today: €100 on INV-2", False)
    (broken,) = steps(Book().client().invoice(due=-40).promised(-5, -1))
    assert broken.what == "Ask again for what was promised: €100 on INV-2 (promised for 20 Nov, not paid)"


def test_silence_about_a_payment_and_the_notice_for_it_are_one_thread():
    book = Book().client().invoice(due=-40).wrote(-60)
    (step,) = steps(book)
    assert (step.handbook, step.letter) == ("G3", "L07")
    (soon,) = steps(Book().client().invoice(due=-3).wrote(-2))
    assert (soon.handbook, soon.letter, soon.date) == ("G3", "L03", day(3))


def test_tasks_remedies_and_silences_are_there_until_done():
    book = Book().client().task(2).task(1, done=TODAY).remedy("R07", -9, review=day(1)).wrote(-19)
    assert [step.handbook for step in steps(book)] == ["G2", "R07", ""]
    assert steps(book)[0].late


def test_an_until_is_inclusive_and_a_client_can_be_asked_for():
    book = Book().client("A").task(2)
    first = book.client_id
    book.client("B").task(3)
    assert len(agenda(book.records, TODAY, until=day(2))) == 1
    assert [s.client.name for s in agenda(book.records, TODAY, client_id=first)] == ["A"]


def test_an_ended_client_is_left_alone_except_for_money_and_tasks():
    book = Book().client(stage=Stage.ENDED).task(2).wrote(-50).invoice(due=-3)
    assert [step.handbook for step in steps(book)] == ["G3", ""]


def test_a_step_falls_on_a_working_day():
    assert on_workday(day(0), Settings()) == day(2)
    assert on_workday(day(0), Settings(workdays=())) == day(0)
    assert on_workday(day(0), Settings(workdays=(9,))) == day(0)


def test_who_is_to_be_left_at_once_is_not_chased_or_given_another_try():
    book = Book().client().wrote(-40).remedy("R07", -9, review=day(1)).incident("S11", -3).task(2)
    assert [(step.handbook, step.date) for step in steps(book)] == [("X07", day(-3)), ("", day(2))]


def test_an_exit_under_way_says_its_own_step():
    book = Book().client(stage=Stage.EXITING).incident("S11", -3).wrote(-40)
    book.add(Exit, path=ExitPath.STANDARD, started=day(-9))
    assert [(step.handbook, step.what) for step in steps(book)] == [("X01", "Exit: look back on what has been")]


def test_steps_of_one_day_are_in_the_order_of_names_wherever_they_are_from():
    book = Book()
    for name in ("Zebra", "Şeker", "İzmir", "acme"):
        book.client(name).task(3)
    assert [step.client.name for step in steps(book)] == ["acme", "İzmir", "Şeker", "Zebra"]
