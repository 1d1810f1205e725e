"""Where the exit wizard stands, without a screen: what holds today, where opening and going back lead."""

from __future__ import annotations

from exit_screens import ALL, CLIENT, answered, late_payer, threatening
from onscreen import TODAY

from clientdesk.model.client import Stage
from clientdesk.model.records import Records
from clientdesk.playbook.exit import opening
from clientdesk.playbook.exit.answering import answer
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.machine import finish
from clientdesk.playbook.exit.places import CHECK, END, LIST, Place
from clientdesk.tui.screens.exit.walk import BEGIN, PATH, WAY, back, case_of, opened, settled


def case(*steps: str, **review: str) -> Case:
    found = case_of(Records.of_all(answered(*steps, **review)), CLIENT.id, TODAY)
    assert found is not None
    return found


def test_without_an_exit_one_begins():
    assert case_of(Records.of_all(late_payer()), CLIENT.id, TODAY) is None
    assert settled(None, LIST) == BEGIN


def test_the_desk_proposes_a_path_and_says_why():
    way = opening.way(Records.of_all(threatening()), CLIENT.id, TODAY)
    assert way.values["path"] == "leave-now"
    assert "because Northwind threatened you" in way.page.notes[0]


def test_why_comes_before_which_way():
    assert settled(None, WAY) == WAY
    assert back(None, WAY, from_check=False) == BEGIN


def test_a_page_holds_as_long_as_its_step_may_be_worked_on():
    page = Place("meet", "card")
    assert settled(case("reflect", "review", order="now"), page) == page
    assert settled(case("reflect", "review", order="after-payment"), page) == LIST
    assert settled(case("reflect"), page) == LIST


def test_a_page_that_is_not_asked_any_more_leads_to_the_list():
    assert settled(case("reflect"), Place("review", "undelivered")) == LIST


def test_a_step_that_waits_has_no_page_of_its_own():
    assert opened(case("reflect"), "meet") == LIST
    assert settled(case("reflect", "review"), Place("meet", "card")) == Place("meet", "card")


def test_the_check_page_needs_every_step_settled():
    assert settled(case(*ALL), CHECK) == CHECK
    assert settled(case("reflect", "review"), CHECK) == LIST


def test_a_saved_exit_shows_its_end_wherever_one_was():
    done = case(*ALL)
    after = case_of(done.records.after(finish(done)), CLIENT.id, TODAY)
    assert settled(after, LIST) == settled(after, Place("review", "money")) == END


def test_a_former_client_shows_how_it_ended():
    done = case(*ALL)
    gone = done.records.after(finish(done)).get(type(CLIENT), CLIENT.id).but(stage=Stage.ENDED)
    over = done.exit.but(ended=TODAY, saved=TODAY)
    assert settled(case_of(Records.of_all((gone, over)), CLIENT.id, TODAY), LIST) == END


def test_back_is_one_page_and_leaves_from_the_list():
    under_way = case("reflect")
    assert back(under_way, Place("review", "duties"), from_check=False) == Place("review", "contract")
    assert back(under_way, Place("review", "contract"), from_check=False) == LIST
    assert back(under_way, PATH, from_check=False) == LIST
    assert back(under_way, LIST, from_check=False) is None
    assert back(None, BEGIN, from_check=False) is None


def test_back_returns_to_the_check_page_for_those_who_came_from_there():
    assert back(case(*ALL), Place("notice", "last-day"), from_check=True) == CHECK
    assert back(case(*ALL), CHECK, from_check=True) == LIST


def test_a_talk_still_to_come_can_be_moved():
    waiting = case("reflect", "review")
    held = waiting.on(waiting.records.after(answer(waiting, "meet", {"on": "+3", "channel": "call", "reason": "S01"})))
    assert opened(held, "meet").page in {"card", "words"}, "pages before the talk, not the one that waits for it"
