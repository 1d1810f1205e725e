"""Colleagues who are asked first: about which work, what they said before, and who is waited for (X05, L19)."""

from __future__ import annotations

import pytest
from builder import Book
from exit_kit import Walk, day, late_payer, thought_over

from clientdesk.letters import exit_letter
from clientdesk.model.client import Contact
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit import places, turning, view
from clientdesk.playbook.exit.places import LIST, Place
from clientdesk.playbook.exit.progress import Status
from clientdesk.playbook.exit.steps import pages


def with_colleagues() -> Book:
    book = late_payer().add(Colleague, name="Selin", does="brands", asked=day(-19), agreed=True)
    book.add(Colleague, name="Farid", does="web shops", asked=day(-1)).add(Colleague, name="Two Rivers")
    return book.add(Colleague, name="Max", asked=day(-60), agreed=False)


def at_refer(book: Book | None = None) -> Walk:
    return thought_over(book or with_colleagues()).usual("meet", "notice")


def named(walk: Walk, *names: str) -> str:
    return ",".join(each.id for each in walk.case.records.all(Colleague) if each.name in names)


def page(walk: Walk, key: str) -> view.PageView:
    return view.page_view(walk.case, Place("refer", key))


def beside(walk: Walk, key: str) -> dict[str, str]:
    """What stands beside each colleague on a page."""
    return {option.words: option.why for option in page(walk, key).page.questions[0].options}


def work(walk: Walk) -> str:
    return page(walk, "ask").values["work"]


def told(walk: Walk) -> str:
    return walk.letters["L19"].body


def test_l19_tells_of_the_work_that_is_asked_about_and_never_of_the_colleagues_own_trade():
    walk = at_refer(with_colleagues().project(name="Listings site").with_client(trade="real estate"))
    walk.say("refer", ask=named(walk, "Farid"))
    assert work(walk) == "Listings site, for a client in this trade: real estate"
    assert f"- The kind of work: {work(walk)}\n" in told(walk)
    assert "web shops" not in told(walk)


def test_l19_tells_what_was_said_of_the_work_and_follows_it():
    walk = at_refer(with_colleagues().with_client(trade="real estate"))
    walk.say("refer", ask=named(walk, "Farid"), work="a site of 40 pages")
    assert "- The kind of work: a site of 40 pages\n" in told(walk)
    walk.say("refer", work="")
    assert "kind of work" not in told(walk), "left empty, it is left out"


def test_l19_where_nothing_is_known_of_the_work_has_no_sentence_for_it():
    walk = at_refer()
    walk.say("refer", ask=named(walk, "Farid"))
    assert work(walk) == ""
    assert "kind of work" not in told(walk)


@pytest.mark.parametrize("project", ["Northwind shop", "the shop of northwind", "Kayas shop"])
def test_l19_a_project_that_gives_the_client_away_is_left_out(project):
    book = with_colleagues().project(name=project).project(name="Print")
    walk = at_refer(book.with_client(contacts=(Contact(name="Mr. Kaya"),)))
    assert work(walk) == "Print"


@pytest.mark.parametrize("typed", ["a shop for Northwind", "a shop for NORTHWIND"])
def test_l19_does_not_name_the_client_even_where_it_was_typed(typed):
    walk = at_refer()
    walk.say("refer", ask=named(walk, "Farid"), work=typed)
    assert "- The kind of work: a shop for the client\n" in told(walk)


def test_l19_a_name_that_is_a_part_of_another_word_is_no_name():
    walk = at_refer(with_colleagues().with_client(name="Art"))
    walk.say("refer", ask=named(walk, "Farid"), work="martial arts, for ART")
    assert "- The kind of work: martial arts, for the client\n" in told(walk)


def test_l19_of_a_part_tells_of_what_ends_and_not_of_what_goes_on():
    walk = Walk(with_colleagues().project(name="Shop").project(name="Print")).usual("reflect")
    shop = next(each.id for each in walk.case.running_projects if each.name == "Shop")
    walk.say("review", projects=shop).usual("review").wait(3).usual("meet", "notice")
    assert work(walk) == "Shop"


def test_x05_beside_each_colleague_stands_when_they_were_asked_and_what_they_said():
    walk = at_refer()
    assert beside(walk, "ask") == {"Farid": "web shops, asked on 20 Nov 2026, no answer yet", "Two Rivers": ""}
    said = "Not asked again: Selin (asked on 2 Nov 2026, said yes), Max (asked on 22 Sep 2026, said no)."
    assert said in page(walk, "ask").page.notes
    assert beside(walk, "who") == {"Selin": "brands, asked on 2 Nov 2026, said yes"}


def test_x05_after_a_yes_nothing_says_that_there_was_none_and_they_are_ticked():
    walk = at_refer()
    walk.say("refer", ask=named(walk, "Farid", "Two Rivers")).say("refer", agreed=named(walk, "Farid"), answers="go-on")
    shown = page(walk, "who")
    assert "Ask first, then name: Two Rivers has not said yes yet." in shown.page.notes
    assert shown.values["colleagues"] == named(walk, "Farid")
    assert beside(walk, "who")["Farid"] == "web shops, asked on 20 Nov 2026, said yes"


@pytest.mark.parametrize("before", ["Selin", ""])
def test_x05_a_later_yes_is_ticked_beside_those_named_before(before):
    walk = at_refer()
    walk.say("refer", colleagues=named(walk, before), provider="an agency").usual("refer")
    assert walk.words("refer") == "done"
    walk.say("refer", ask=named(walk, "Farid"), agreed=named(walk, "Farid"))
    assert page(walk, "who").values["colleagues"] == named(walk, before, "Farid")
    assert "Farid" in exit_letter(walk.case, "L18").body
    walk.say("refer", agreed="", answers="go-on")
    assert "Farid" not in exit_letter(walk.case, "L18").body, "a slip can be taken back"


def test_x05_who_was_unticked_stays_so():
    walk = at_refer()
    walk.say("refer", ask=named(walk, "Farid"), agreed=named(walk, "Farid")).say("refer", colleagues="", provider="x")
    walk.say("refer", part="the logo")
    assert page(walk, "who").values["colleagues"] == ""


def finished_before(**more: str) -> Walk:
    """Refer done, then a colleague asked, and their answer waited for."""
    walk = at_refer()
    walk.say("refer", **{"colleagues": named(walk, "Selin"), **more}).usual("refer")
    assert walk.words("refer") == "done"
    return walk.say("refer", ask=named(walk, "Farid"), answers="wait")


@pytest.mark.parametrize("more", [{}, {"provider": "an agency"}])
def test_x05_an_answer_is_waited_for_though_the_step_was_done_before(more):
    walk = finished_before(**more)
    assert (walk.row("refer").state.status, walk.words("refer")) == (Status.WAITING, "waiting until Farid has answered")
    assert walk.row("close-down").can_enter is False
    assert places.enter(walk.case, "refer") == LIST
    walk.say("refer", agreed=named(walk, "Farid"))
    assert walk.words("refer") == "done"


def test_x05_what_is_waited_for_is_asked_again_on_its_own_page():
    walk = at_refer()
    assert places.asked_again(walk.case) == LIST
    walk = finished_before()
    assert places.asked_again(walk.case) == Place("refer", "agreed")
    turned = turning.turn(walk.case, Place("refer", "agreed"), {"answers": "go-on"})
    assert turned.place == Place("refer", "who")


def waiting_for_the_talk(book: Book | None = None) -> Walk:
    return thought_over(book or with_colleagues()).say("meet", on="+2", reason="S01", lines="It ends.")


def test_x05_while_the_talk_is_waited_for_colleagues_may_be_asked():
    walk = waiting_for_the_talk()
    said = "Meanwhile you can ask Two Rivers whether you may name them, without saying who it is for."
    assert places.meanwhile(walk.case) == said
    assert places.meanwhile(walk.wait(2).case) == "", "the talk comes first now"


@pytest.mark.parametrize(
    "walk",
    [
        lambda: waiting_for_the_talk(late_payer()),
        lambda: waiting_for_the_talk(with_colleagues().incident("S09", -5)),
        lambda: waiting_for_the_talk().skip("refer", "nobody fits"),
        lambda: Walk(with_colleagues()).usual("reflect", "review"),
    ],
    ids=["nobody to ask", "not to be sent on", "no referral", "cooling off"],
)
def test_x05_nobody_is_to_be_asked_where_it_would_lead_to_nothing(walk):
    assert places.meanwhile(walk().case) == ""


def test_the_work_is_asked_for_beside_whom_to_ask_and_needs_no_answer():
    walk = at_refer()
    shown = next(each for each in pages(walk.case, "refer") if each.key == "ask")
    assert [(each.key, each.required) for each in shown.questions] == [("ask", False), ("work", False)]
