"""Partial exit, the colleague asked first, the talk in writing: what goes on, and who is named (X03, X05, L19, L21)."""

from __future__ import annotations

from datetime import date

import pytest
from builder import Book
from exit_kit import Walk, day, late_payer, ready, thought_over

from clientdesk.model.change import Change
from clientdesk.model.client import Stage
from clientdesk.model.entry.sending import marked
from clientdesk.model.exit import Outcome
from clientdesk.model.journal import Letter, Task
from clientdesk.model.project import Project
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.machine import cancel
from clientdesk.playbook.exit.settlement import settlement
from clientdesk.playbook.exit.steps import pages
from clientdesk.playbook.exit.view import Place


def two_projects() -> Book:
    book = late_payer().project(name="Shop").project(name="Newsletter")
    shop, letter = (each.id for each in book.list if isinstance(each, Project))
    book.invoice("200.00", due=-5, number="N-3", delivered=False, project=shop).paid(-9)
    return book.invoice("90.00", due=-5, number="N-4", delivered=False, project=letter).paid(-9)


def projects(walk: Walk) -> dict[str, date | None]:
    return {each.name: each.ended for each in walk.case.records.of(Project, walk.client_id)}


def ending_one(book: Book | None = None) -> Walk:
    walk = Walk(book or two_projects()).usual("reflect")
    shop = next(each.id for each in walk.case.running_projects if each.name == "Shop")
    return walk.say("review", projects=shop).usual("review", undelivered="refund").wait(3)


def test_x05_a_part_ends_and_the_client_stays():
    walk = ending_one().usual("meet", "notice", "refer", "close-down")
    assert view.check(walk.case).act == "Save the notice and end Shop on 24 Dec 2026"
    walk.finish()
    assert projects(walk) == {"Shop": date(2026, 12, 24), "Newsletter": None}
    assert (walk.exit.outcome, walk.case.client.stage) == (Outcome.PARTLY, Stage.EXITING)
    walk.wait(30).finish()
    assert walk.case.client.stage is Stage.ACTIVE


def test_x02_only_what_ends_is_paid_back_and_all_that_is_owed_stays_owed():
    sums = settlement(ending_one().case)
    assert [each.shown() for each in sums.paid_not_delivered.values()] == ["€200.00"]
    assert [each.shown() for each in sums.owed.values()] == ["€500.00"]


def test_with_every_project_ticked_the_whole_of_it_ends():
    walk = Walk(two_projects()).usual("reflect", "review").wait(3)
    walk.usual("meet", "notice", "refer", "close-down").finish()
    assert walk.exit.outcome is Outcome.NOTICE
    assert set(projects(walk).values()) == {date(2026, 12, 24)}


def test_one_project_is_not_asked_about():
    keys = {page.key for page in pages(Walk(late_payer().project(name="Shop")).case, "review")}
    assert "projects" not in keys


def with_colleagues() -> Book:
    book = late_payer().add(Colleague, name="Bo Ek", does="web shops", agreed=True)
    return book.add(Colleague, name="Deniz", does="type").add(Colleague, name="Max", agreed=False)


def asked(book: Book | None = None) -> Walk:
    walk = thought_over(book or with_colleagues()).usual("meet", "notice")
    deniz = next(each.id for each in walk.case.records.all(Colleague) if each.name == "Deniz")
    return walk.say("refer", ask=deniz)


def options(walk: Walk, page: str, key: str) -> list[str]:
    shown = view.page_view(walk.case, Place("refer", page)).page
    return [option.words for each in shown.questions if each.key == key for option in each.options]


def test_x05_a_colleague_is_asked_first_without_the_clients_name_and_only_then_named():
    walk = asked()
    request = walk.letters["L19"]
    assert request.colleague
    assert "Northwind" not in f"{request.subject} {request.body}"
    assert walk.tasks["Ask Deniz whether you may name them"] == walk.case.today
    assert options(walk, "who", "colleagues") == ["Bo Ek"]
    walk.say("refer", agreed=request.colleague)
    assert options(walk, "who", "colleagues") == ["Bo Ek", "Deniz"]
    assert walk.case.records.get(Colleague, request.colleague).agreed is None, "a slip can still be taken back"
    walk.say("refer", agreed="")
    assert options(walk, "who", "colleagues") == ["Bo Ek"]
    walk.say("refer", agreed=request.colleague).usual("refer", "close-down").finish()
    deniz = walk.case.records.get(Colleague, request.colleague)
    assert (deniz.agreed, deniz.asked) == (True, walk.case.today)


def test_x05_who_said_no_is_neither_asked_again_nor_named():
    walk = asked()
    assert options(walk, "ask", "ask") == ["Deniz"]
    assert "Max" not in options(walk, "who", "colleagues")


def test_who_is_not_to_be_asked_after_all_gets_no_request_unless_it_went_out():
    walk = asked().say("refer", ask="")
    assert "L19" not in walk.letters
    assert "Ask Deniz whether you may name them" not in walk.tasks
    walk = asked()
    walk.commit(marked(walk.case.records, walk.letters["L19"], walk.case.today)).say("refer", ask="")
    assert walk.letters["L19"].sent == walk.case.today


def test_x05_a_skipped_referral_keeps_its_reason():
    walk = thought_over().usual("meet", "notice").skip("refer", "they were rude").usual("close-down").finish()
    assert walk.exit.skipped["refer"] == "they were rude"


def test_x03_the_talk_is_confirmed_in_writing_when_it_was_held():
    walk = thought_over().say("meet", on="today").usual("meet")
    assert set(walk.letters) == {"L21"}
    assert walk.tasks["Confirm the talk in writing"] == walk.case.today
    walk.say("meet", confirm="no")
    assert not walk.letters
    assert not walk.tasks
    walk = thought_over().say("meet", on="today", held="no", instead="nobody came").usual("meet")
    assert not walk.letters


def test_a_letter_on_the_way_follows_the_answers_until_it_is_edited_or_sent():
    walk = thought_over().say("meet", on="today").usual("meet")
    before = walk.letters["L21"].body
    walk.say("meet", letter="Thank you for the talk. Ada")
    assert walk.letters["L21"].body == "Thank you for the talk. Ada" != before
    walk.commit(_edited(walk.letters["L21"])).say("meet", said="fine")
    assert walk.letters["L21"].body == "By hand."


def _edited(letter: Letter) -> Change:
    return Change("Edited", (letter.but(body="By hand."),))


def test_cancelling_takes_back_what_was_written_and_nobody_was_sent():
    walk = asked()
    walk.commit(cancel(walk.case))
    assert not walk.letters
    assert not walk.case.records.of(Task, walk.client_id)


def test_x06_the_hand_over_goes_with_a_letter_unless_it_is_not_wanted():
    assert "L20" in ready().finish().letters
    walk = thought_over().usual("meet", "notice", "refer").say("close-down", send="no").usual("close-down").finish()
    assert "L20" not in walk.letters


@pytest.mark.parametrize(("sign", "is_asked"), [("S18", False), ("S09", False), (None, True)])
def test_x06_a_testimonial_is_asked_for_only_where_they_part_on_good_terms(sign, is_asked):
    book = Book(name="Ada", email="a@b.c").client("Calm").invoice("10.00", due=-90).paid(-92)
    for at in (1, 2, 3) if sign else ():
        book.incident(sign, -at, said="no")
    walk = Walk(book, reason="I am moving").usual("reflect", "review").wait(3).usual("meet", "notice", "refer")
    assert ("Ask for a testimonial" in walk.usual("close-down").finish().tasks) is (is_asked or sign == "S18")


def test_x06_every_thing_to_do_has_its_day():
    tasks = ready().finish().tasks
    assert tasks["Give them access to all that is theirs"] == day(33)
    assert tasks["Revoke their access, and give back yours"] == day(34)
    assert tasks["Return or delete their data"] == day(47)
