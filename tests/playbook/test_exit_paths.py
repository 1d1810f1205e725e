"""The paths of an exit: proposed from the reason, each asking only what belongs to it (X07)."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, eur
from exit_kit import Walk, late_payer, thought_over, threatening

from clientdesk.letters import exit_letter
from clientdesk.model.change import Change
from clientdesk.model.client import Stage
from clientdesk.model.errors import Refused
from clientdesk.model.exit import ExitPath, Outcome
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.remedies import PRICE_OUT
from clientdesk.playbook.exit import opening, places, turning, view
from clientdesk.playbook.exit.answering import answer
from clientdesk.playbook.exit.due import due
from clientdesk.playbook.exit.gates import Gated
from clientdesk.playbook.exit.machine import cancel, change_path
from clientdesk.playbook.exit.paths import PATHS
from clientdesk.playbook.exit.proposal import propose
from clientdesk.playbook.exit.steps import STEPS, pages
from clientdesk.playbook.exit.view import Place


def path_for(book: Book, reason: str = "") -> ExitPath:
    return propose(book.records, book.client_id, TODAY, reason).path


def prospect() -> Book:
    return Book(name="Ada Lovelace", email="ada@example.org").client("New", stage=Stage.PROSPECT)


def insulting() -> Book:
    """Insulted again after the one warning (S09, R08)."""
    book = late_payer().incident("S09", -60, said="You are an idiot")
    return book.remedy("R08", -50, outcome=RemedyOutcome.FAILED).incident("S09", -5, said="Still an idiot")


@pytest.mark.parametrize(
    ("book", "reason", "path"),
    [
        (late_payer, "", ExitPath.COLLECT_FIRST),
        (late_payer, "S01", ExitPath.COLLECT_FIRST),
        (late_payer, "S02", ExitPath.COLLECT_FIRST),
        (late_payer, "S07", ExitPath.MUTUAL),
        (late_payer, "S19", ExitPath.MUTUAL),
        (late_payer, "S20", ExitPath.MUTUAL),
        (late_payer, "S04", ExitPath.PRICE_OUT),
        (late_payer, "S21", ExitPath.SILENT),
        (late_payer, "S18", ExitPath.STANDARD),
        (late_payer, "I am moving abroad", ExitPath.COLLECT_FIRST),
        (threatening, "", ExitPath.LEAVE_NOW),
        (threatening, "S19", ExitPath.LEAVE_NOW),
        (insulting, "", ExitPath.LEAVE_NOW),
        (prospect, "", ExitPath.PROSPECT),
        (lambda: Book().client("Calm"), "", ExitPath.STANDARD),
        (lambda: Book().client("Calm").invoice("10.00", due=-90).paid(-20), "S01", ExitPath.STANDARD),
    ],
)
def test_x07_the_path_is_proposed_from_the_reason(book, reason, path):
    assert path_for(book(), reason) is path


def test_x07_who_is_being_priced_out_goes_on_being_so_and_who_was_in_vain_is_not_again():
    running = late_payer().remedy(PRICE_OUT, -10)
    assert path_for(running, "S18") is ExitPath.PRICE_OUT
    in_vain = late_payer().remedy(PRICE_OUT, -90, outcome=RemedyOutcome.FAILED)
    assert path_for(in_vain, "S04") is ExitPath.STANDARD


_OTHER = {"reason": "S19", "path": "standard", "because": "they deserve a full year"}


def test_x07_another_path_may_be_taken_from_the_start_and_later_with_a_reason():
    desk = late_payer()
    begun = opening.begun(desk.records, desk.client_id, TODAY, _OTHER).puts[0]
    assert (begun.path, begun.reason) == (ExitPath.STANDARD, "S19")
    first = Walk()
    walk = first.commit(change_path(first.case, ExitPath.MUTUAL, "it was a good time"))
    with pytest.raises(Refused, match="Say why the path changes"):
        change_path(walk.case, ExitPath.SILENT, " ")


@pytest.mark.parametrize("path", [path for path in ExitPath if path is not ExitPath.PROSPECT])
def test_x07_the_list_shows_only_what_the_path_asks_for(path):
    state = view.state(Walk(path=path, because="I must").case)
    assert [row.step for row in state.asked] == [step for step in STEPS if step in PATHS[path].asks]
    assert len(state.left_out) == len(STEPS) - len(state.asked)
    assert all(pages(Walk(path=path, because="I must").case, row.step) for row in state.asked)


def test_the_path_for_prospects_is_not_for_clients():
    with pytest.raises(Refused, match="is a client already"):
        Walk(path=ExitPath.PROSPECT)
    with pytest.raises(Refused, match="is a client already"):
        change_path(Walk().case, ExitPath.PROSPECT, "why not")
    offered = {option.value for option in opening.another(Walk().case).page.questions[0].options}
    assert offered == set(ExitPath) - {ExitPath.PROSPECT, ExitPath.STANDARD}, "nor the one that is taken already"


def test_x08_a_prospect_is_declined_in_a_letter_and_let_go_at_once():
    walk = Walk(prospect(), ExitPath.PROSPECT).usual("notice", "refer", "close-down")
    assert view.check(walk.case).act == "Save the letter and decline the work"
    walk.finish()
    assert (walk.exit.outcome, walk.case.client.stage) == (Outcome.LET_GO, Stage.ENDED)
    assert set(walk.letters) == {"L13b", "L18"}
    assert "Revoke their access, and give back yours" not in walk.tasks


def test_x07_collect_first_tells_them_only_after_they_have_paid():
    walk = Walk(path=ExitPath.COLLECT_FIRST).usual("reflect", "review").wait(30)
    assert walk.words("meet") == "waiting until €500 is paid"
    with pytest.raises(Gated, match="On this path they are told after payment"):
        walk.say("meet", on="today")
    walk.pays().usual("meet", "notice", "refer", "close-down").finish()
    assert walk.exit.outcome is Outcome.NOTICE


def test_x07_where_safety_is_at_stake_nothing_is_waited_for_and_nobody_is_met():
    walk = Walk(path=ExitPath.COLLECT_FIRST).usual("reflect", "review").wait(5)
    walk.commit(cancel(walk.case))
    threat = Book(name="Ada").client("Northwind").invoice("500.00", due=-40, number="N-2").incident("S11", -1, said="x")
    walk = Walk(threat, ExitPath.COLLECT_FIRST).usual("reflect", "review").wait(5)
    assert walk.words("notice") == "not started"
    assert walk.row("meet").state.by_path
    assert {"after-payment", "after-delivery"}.isdisjoint(
        option.value for page in pages(walk.case, "review") for each in page.questions for option in each.options
    )


@pytest.mark.parametrize(("reason", "letter"), [("S07", "L15"), ("S19", "L16"), ("S20", "L16")])
def test_x04_a_mutual_end_has_a_long_notice_and_its_own_letter(reason, letter):
    walk = Walk(path=ExitPath.MUTUAL, reason=reason)
    walk.usual("reflect").usual("review", order="now").wait(3).usual("meet", reason=reason)
    walk.usual("notice", "refer", "close-down")
    assert (view.state(walk.case).last_day - walk.case.today).days == 60
    walk.finish()
    assert letter in walk.letters


def test_x07_a_silent_client_is_told_in_writing_and_sent_to_nobody():
    walk = Walk(path=ExitPath.SILENT).usual("reflect", "review").wait(3).usual("notice", "close-down").finish()
    assert walk.exit.outcome is Outcome.NOTICE
    assert set(walk.letters) == {"L14", "L20"}


def priced(**values: str) -> Walk:
    """A client who heard of the price today (R07)."""
    walk = Walk(path=ExitPath.PRICE_OUT).usual("reflect", "review").wait(3)
    return walk.say("meet", price="€60 an hour", **{"from": "today"}).say("meet", look_again="+30", **values)


def running(walk: Walk) -> Remedy:
    return next(each for each in walk.case.records.of(Remedy, walk.client_id) if each.kind == PRICE_OUT)


def test_x07_pricing_out_writes_its_letter_at_once_and_runs_until_its_day():
    walk = priced()
    assert set(walk.letters) == {"L12"}
    assert "€60 an hour" in walk.letters["L12"].body
    assert running(walk).review == walk.case.day("meet", "look-again")
    assert walk.tasks["Send what extras cost from now on"] == walk.case.today


def test_x07_pricing_out_is_no_talk_and_its_step_and_its_task_say_so():
    walk = Walk(path=ExitPath.PRICE_OUT).usual("reflect", "review").wait(3)
    (row,) = (each for each in view.state(walk.case).rows if each.step == "meet")
    assert (row.title, row.told) == ("Price", "Tell them what it costs")
    walk.say("meet", price="€60 an hour", **{"from": "+2"}).say("meet", look_again="+30").say("meet", subject="Extras")
    assert due(walk.case.records, walk.client_id, walk.case.today).what == "Exit: say what came of the price"


def test_x07_who_pays_every_extra_is_kept():
    walk = priced().wait(30).say("meet", result="pay")
    assert view.check(walk.case).act == "Keep Northwind, who pays for every extra"
    walk.finish()
    assert (walk.exit.outcome, walk.case.client.stage) == (Outcome.KEPT, Stage.ACTIVE)
    assert running(walk).outcome is RemedyOutcome.WORKED


def test_x07_who_leaves_by_themselves_gets_no_notice():
    walk = priced().wait(10).say("meet", result="leave").usual("meet")
    assert walk.row("notice").state.by_path
    walk.usual("refer", "close-down").finish()
    assert (walk.exit.outcome, walk.case.client.stage) == (Outcome.LEFT, Stage.ENDED)
    assert running(walk).outcome is RemedyOutcome.LEFT
    assert "L14" not in walk.letters


def test_x07_who_does_neither_gets_notice_after_all():
    walk = priced().wait(31).say("meet", result="neither").usual("meet", "notice", "refer", "close-down").finish()
    assert (walk.exit.outcome, running(walk).outcome) == (Outcome.NOTICE, RemedyOutcome.FAILED)
    assert "L14" in walk.letters


def test_what_came_of_the_remedy_elsewhere_is_known_here():
    walk = priced().wait(30)
    worked = running(walk).but(outcome=RemedyOutcome.WORKED, decided=walk.case.today)
    walk.commit(Change("It worked", (worked,)))
    assert view.page_view(walk.case, Place("meet", "result")).values["result"] == "pay"
    place = turning.turn(walk.case, Place("meet", "result"), {}).place
    assert place == places.CHECK


def test_a_price_that_nobody_was_told_goes_with_the_cancelled_exit():
    walk = priced()
    walk.commit(cancel(walk.case))
    assert not walk.letters
    assert not walk.case.records.of(Remedy, walk.client_id)


def test_x01_reflect_asks_for_an_early_end_to_be_told_why_and_red_paths_have_none():
    assert thought_over().words("reflect") == "done"
    asked = {each.key for page in pages(Walk(threatening()).case, "notice") for each in page.questions}
    assert "early" not in asked
    assert "reflect" not in PATHS[ExitPath.LEAVE_NOW].asks


def test_r07_the_price_proposed_is_the_one_that_the_letter_names():
    book = late_payer().project(name="Site", rate=eur("60")).project(name="Shop", rate=eur("90"))
    walk = Walk(book.contract(extra_round=eur("40")), path=ExitPath.PRICE_OUT).usual("reflect", "review").wait(3)
    proposed = view.page_view(walk.case, Place("meet", "price")).values["price"]
    assert proposed == "€60.00 an hour on Site, €90.00 an hour on Shop, €40.00 a revision round"
    assert "- an hour on Site: €60.00\n- an hour on Shop: €90.00\n" in exit_letter(walk.case, "L12").body


def test_x07_a_step_that_is_another_thing_here_is_called_so_in_what_is_refused_and_done():
    walk = Walk(path=ExitPath.PRICE_OUT).usual("reflect", "review").wait(3)
    with pytest.raises(Refused, match=r"^Price does not ask for “lunch”"):
        answer(walk.case, "meet", {"lunch": "soup"})
    assert answer(walk.case, "meet", {"price": "€60 an hour"}).label.startswith("Answered Price")
