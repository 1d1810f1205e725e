"""What is left to do after an end (X06, X07): money that no letter asks for, and days on which somebody works."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from builder import Book, eur
from exit_kit import TODAY, Walk, day, late_payer, ready

from clientdesk.letters import exit_letter
from clientdesk.model.change import Change
from clientdesk.model.entry.sending import ticked_off
from clientdesk.model.exit import ExitPath
from clientdesk.model.invoice import Payment
from clientdesk.model.journal import Task
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.exit.steps import pages, questions
from clientdesk.playbook.exit.unsent import anew

ASK = "Ask for what is owed"
ASKS = f"{ASK}: €500"
AFTERWARDS = "Not in the letter: it goes into your list for afterwards."


def owing(**contract):
    """A client who owes €500 for 40 days, at 5% a year."""
    return late_payer().contract(**{"late_fee": Decimal(5), "safeguards": {"C09": True}} | contract)


def left_now(book=None, **said: str) -> Walk:
    walk = Walk(book or owing(), path=ExitPath.LEAVE_NOW, because="enough")
    return walk.usual("review", "notice", "close-down", **said)


def late_fee(walk: Walk):
    return next(each for each in questions(walk.case, "review") if each.key == "late-fee")


def test_x07_leaving_at_once_leaves_what_is_owed_to_be_asked_for_on_the_day_of_the_end():
    walk = left_now().finish()
    assert walk.tasks[ASK] == TODAY
    assert asks(walk) == [ASKS]
    assert "500" not in walk.letters["L17"].body


def test_x07_a_late_fee_that_was_chosen_is_asked_for_afterwards_with_its_figure_and_day():
    walk = Walk(owing(), path=ExitPath.LEAVE_NOW, because="enough").say("review", late_fee="charge")
    walk.usual("review", "notice", "close-down").finish()
    assert asks(walk) == [f"{ASKS}, and the late fee of €2.74 until 21 Nov 2026"]
    assert "fee" not in walk.letters["L17"].body


def test_x07_the_settlement_says_that_the_letter_does_not_ask():
    walk = Walk(owing(), path=ExitPath.LEAVE_NOW, because="enough")
    assert late_fee(walk).help == f"5% a year, as agreed in the contract. {AFTERWARDS}"
    assert late_fee(Walk(owing(), path=ExitPath.STANDARD, because="enough")).help.endswith("in the contract.")


def test_x07_without_a_late_fee_the_settlement_says_it_beside_its_figures():
    for path, is_told in ((ExitPath.LEAVE_NOW, True), (ExitPath.SILENT, False)):
        walk = Walk(late_payer(), path=path, because="enough")
        money = next(page for page in pages(walk.case, "review") if page.key == "money")
        assert (AFTERWARDS in money.notes) is is_told


def test_x07_who_owes_nothing_is_asked_for_nothing():
    walk = Walk(owing(), path=ExitPath.LEAVE_NOW, because="enough").pays()
    walk.usual("review", "notice", "close-down").finish()
    assert not [each for each in walk.tasks if each.startswith("Ask for what")]


def test_x07_of_their_credit_only_the_rest_is_asked_for():
    book = owing().add(Payment, amount=eur("100.00"), on=day(-5))
    assert asks(left_now(book).finish()) == [f"{ASK}: €400"]
    assert not [each for each in left_now(owing().add(Payment, amount=eur("600.00"), on=day(-5))).finish().tasks
                if each.startswith("Ask for")]  # fmt: skip


def test_g3_what_is_left_to_ask_for_is_one_step_and_no_late_notice_beside_it():
    walk = left_now().finish()
    assert [each.what for each in steps(walk) if "€500" in each.what] == [ASKS]
    task = next(each for each in walk.case.records.all(Task) if each.what == ASK)
    walk.commit(ticked_off(walk.case.records, task, TODAY))
    assert any("-day late notice: €500" in each.what for each in steps(walk))


def test_g4_who_has_paid_what_was_left_to_ask_for_is_not_reminded_of_it():
    walk = left_now().finish().wait(1)
    assert asks(walk) == [ASKS]
    assert not asks(walk.pays())


def test_g4_what_is_left_to_ask_for_is_told_with_the_figure_of_the_day():
    walk = Walk(owing(), path=ExitPath.LEAVE_NOW, because="enough").say("review", late_fee="charge")
    walk.usual("review", "notice", "close-down").finish().wait(10)
    assert asks(walk) == [f"{ASKS}, and the late fee of €3.42 until 1 Dec 2026"]
    assert asks(walk.pays(amount="200.00")) == [f"{ASK}: €300, and the late fee of €3.42 until 1 Dec 2026"]
    walk.pays()
    assert asks(walk.wait(9)) == ["Ask for the late fee of €3.42 until 10 Dec 2026"]


def test_x06_the_checklist_says_how_much_is_asked_for():
    walk = left_now()
    assert next(each.prompt for each in questions(walk.case, "close-down") if each.key == "owed") == ASKS


def test_g3_what_is_due_after_the_end_is_not_asked_for_by_it_and_gets_its_own_step_when_late():
    book = owing().invoice("70.00", issued=-5, due=6, number="N-5")
    walk = left_now(book).finish()
    assert asks(walk) == [ASKS]
    assert not dunned(walk.wait(6))
    assert dunned(walk.wait(1)) == ["Ask for payment: €70 on N-5"]
    assert asks(walk) == [ASKS]
    assert dunned(walk.pays()) == ["Ask for payment: €70 on N-5"]
    assert not asks(walk)


def test_g3_where_nothing_is_overdue_at_the_end_there_is_no_task_and_what_falls_due_is_asked_for_later():
    book = Book(name="Ada").client("Northwind").invoice("70.00", issued=-5, due=6, number="N-5")
    walk = left_now(book)
    money = next(page for page in pages(walk.case, "review") if page.key == "money")
    assert AFTERWARDS in money.notes
    assert ASK not in walk.finish().tasks
    assert dunned(walk.wait(7)) == ["Ask for payment: €70 on N-5"]


def test_x02_their_credit_is_set_off_against_what_is_overdue_first():
    book = owing().invoice("70.00", issued=-5, due=6, number="N-5").add(Payment, amount=eur("100.00"), on=day(-5))
    assert asks(left_now(book).finish()) == [f"{ASK}: €400"]


def test_a_task_to_ask_for_money_that_was_said_in_other_words_keeps_them():
    walk = left_now().finish()
    task = next(each for each in walk.case.records.all(Task) if each.what == ASK)
    walk.commit(Change("Reworded", (task.but(what="Call them about the money"),)))
    assert "Call them about the money" in [each.what for each in steps(walk)]
    assert "Call them about the money" not in [each.what for each in steps(walk.pays())]


def asks(walk: Walk) -> list[str]:
    return [each.what for each in steps(walk) if each.what.startswith("Ask for ") and each.handbook == "G3"
            and not each.what.startswith("Ask for payment")]  # fmt: skip


def dunned(walk: Walk) -> list[str]:
    return [each.what for each in steps(walk) if each.handbook == "G3" and each.what not in asks(walk)]


def steps(walk: Walk):
    return agenda(walk.case.records, walk.case.today, None, walk.client_id)


@pytest.mark.parametrize("path", [ExitPath.STANDARD, ExitPath.SILENT])
def test_x02_elsewhere_a_late_fee_that_was_chosen_stands_in_the_letter_and_not_on_the_list(path):
    walk = Walk(owing(), path=path, because="enough").usual("reflect").say("review", late_fee="charge")
    walk.usual("review").wait(3)
    for step in ("meet", "refer"):
        if step not in walk.case.path.skips:
            walk.skip(step)
    walk.usual("notice", "close-down").finish()
    assert "- Late fee on invoice N-2, 43 days at 5% a year, as agreed: €2.95" in walk.letters["L14"].body
    assert not [each for each in walk.tasks if each.startswith("Ask for what")]


def test_x02_a_late_fee_that_was_chosen_stands_in_a_hand_over_of_the_last_day_too():
    walk = Walk(owing(), path=ExitPath.STANDARD, because="enough").usual("reflect").say("review", late_fee="charge")
    walk.usual("review").wait(3).usual("meet", "notice", "refer", "close-down").finish().wait(31)
    walk.commit(anew(walk.case.records, walk.letters["L20"], walk.case.today, exit_letter))
    assert "- Late fee on invoice N-2, 74 days" in walk.letters["L20"].body


def days_of(walk: Walk) -> dict[str, date]:
    words = {"Revoke their access, and give back yours": "access", "Archive the paper trail": "archive",
             "Return or delete their data": "data", "Send the last invoice": "invoice"}  # fmt: skip
    return {words[what]: due for what, due in walk.tasks.items() if what in words}


def test_x06_access_ends_on_the_first_working_day_after_the_end_and_nothing_is_due_on_a_day_off():
    book = late_payer(country="GB")
    walk = Walk(book).usual("reflect", "review").wait(3).usual("meet").say("notice", last_day="2026-12-31")
    walk.usual("notice", "refer", "close-down").finish()
    assert walk.exit.last_day == date(2026, 12, 31)
    assert days_of(walk) == {
        "invoice": date(2026, 12, 31), "access": date(2027, 1, 4), "data": date(2027, 1, 14),
        "archive": date(2027, 2, 1),
    }  # fmt: skip


def test_x06_any_end_has_a_checklist_of_working_days():
    for more in range(7):
        walk = ready().say("notice", last_day=(day(33) + timedelta(days=more)).isoformat()).finish()
        assert all(each.weekday() < 5 for each in days_of(walk).values())


def test_x07_who_leaves_at_once_ends_access_at_once_whatever_the_day():
    assert TODAY.weekday() == 5
    assert days_of(left_now().finish())["access"] == TODAY
