"""X04: a last day that was chosen is never replaced, and one that was worked out never moves unsaid."""

from __future__ import annotations

from datetime import date

import pytest
from exit_kit import Walk, day, late_payer, thought_over, threatening

from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.model.exit import ExitPath
from clientdesk.model.journal import Letter
from clientdesk.playbook.exit import places, view
from clientdesk.playbook.exit.answering import answer_page
from clientdesk.playbook.exit.places import Place
from clientdesk.playbook.exit.progress import Status
from clientdesk.playbook.exit.second_look import warnings

MOVED = "The last day has moved from 24 Dec to 27 Dec 2026: notice counts from the day it is given."
LAST_DAY = Place("notice", "last-day")


def noticed(agreed: int | None = 30, **said: str) -> Walk:
    """A standard exit with Notice settled on 24 Nov 2026 without a talk, and Refer still open."""
    book = late_payer() if agreed is None else late_payer().contract(notice_days=agreed)
    walk = thought_over(book).skip("meet")
    if said:
        walk.say("notice", **said)
    return walk.usual("notice")


def settled(walk: Walk) -> Walk:
    return walk.usual("refer", "close-down")


def notes(walk: Walk, page: str = "last-day") -> tuple[str, ...]:
    return view.page_view(walk.case, Place("notice", page)).page.notes


def test_a_last_day_that_was_worked_out_and_moves_says_so_wherever_it_is_looked_at():
    walk = settled(noticed())
    assert (walk.words("notice"), warnings(walk.case)) == ("done", ())
    walk.wait(3)
    assert view.state(walk.case).last_day == date(2026, 12, 27)
    assert walk.words("notice") == f"done. {MOVED}"
    assert walk.row("notice").state.brief == "done"
    assert MOVED in view.state(walk.case).warnings
    assert view.check(walk.case).warnings == (MOVED,)
    assert notes(walk)[0] == MOVED


def test_it_is_said_without_a_contract_too_and_the_end_is_not_held_back():
    walk = settled(noticed(None)).wait(3)
    assert walk.words("notice") == f"done. {MOVED}"
    walk.finish()
    assert walk.exit.last_day == date(2026, 12, 27)
    assert walk.words("notice") == "done"
    assert MOVED not in warnings(walk.case)


def test_a_day_of_another_year_is_told_with_its_year():
    walk = noticed().wait(10)
    assert walk.words("notice").startswith("done. The last day has moved from 24 Dec 2026 to 3 Jan 2027: ")


def test_confirmed_once_more_it_has_not_moved():
    walk = noticed().wait(3)
    walk.commit(answer_page(walk.case, "notice", "last-day", {}))
    assert walk.words("notice") == "done"
    assert walk.wait(1).words("notice").startswith("done. The last day has moved from 27 Dec to 28 Dec 2026")


@pytest.mark.parametrize("said", [{"length": "2 months"}, {"last_day": "2027-01-15"}, {"given": "+2"}])
def test_another_answer_that_it_is_worked_out_from_settles_it_anew(said):
    assert noticed().wait(3).say("notice", **said).words("notice") == "done"


def test_other_answers_of_notice_leave_it_said():
    walk = noticed().wait(3).say("notice", channel="letter", deliver="the logo")
    assert walk.words("notice") == f"done. {MOVED}"


def test_a_day_that_was_chosen_and_can_be_kept_stays_and_nothing_is_said():
    walk = noticed(last_day="2027-01-15").wait(20)
    assert (walk.words("notice"), view.state(walk.case).last_day) == ("done", date(2027, 1, 15))


def test_the_proposed_day_named_by_its_date_is_a_chosen_one():
    """`exit answer … last-day=2026-12-24`: nobody's day moves by itself."""
    walk = noticed(last_day="2026-12-24")
    assert walk.exit.answers["notice"]["last-day"] == "2026-12-24"
    assert view.state(walk.wait(3).case).last_day == date(2026, 12, 24)


def test_on_its_page_the_proposed_day_is_followed():
    walk = noticed()
    walk.commit(answer_page(walk.case, "notice", "last-day", {"last-day": "2026-12-24"}))
    assert "last-day" not in walk.exit.answers["notice"]


def test_a_chosen_last_day_that_has_become_too_early_is_asked_for_again():
    walk = settled(noticed(last_day="2026-12-24")).wait(3)
    told = (
        "The last day you chose, 24 Dec 2026, has become too early:"
        " notice counts from 27 Nov 2026, and your contract asks for 30 days. Choose it again."
    )
    assert walk.row("notice").state.status is Status.IN_PROGRESS
    assert walk.words("notice") == f"open again. {told}"
    assert walk.row("notice").state.brief == "open again"
    assert [question.key for question in walk.row("notice").state.open] == ["last-day"]
    assert told in view.state(walk.case).warnings
    assert view.check(walk.case).warnings == (told,)
    assert notes(walk)[0] == told
    assert (view.state(walk.case).step, places.enter(walk.case, "notice")) == ("notice", LAST_DAY)
    with pytest.raises(Refused, match=r"Notice is not done: “When does the contract end\?” is open"):
        walk.finish()
    walk.say("notice", last_day="2026-12-28").finish()
    assert walk.exit.last_day == date(2026, 12, 28)


def test_a_day_of_giving_notice_that_is_over_is_asked_for_again_and_the_last_day_counts_from_today():
    walk = settled(noticed(given="2026-11-24", last_day="2026-12-24")).wait(1)
    assert walk.words("notice") == (
        "open again. The day of giving notice you chose, 24 Nov 2026, has become too early:"
        " notice counts from 25 Nov 2026. Choose it again."
        " The last day you chose, 24 Dec 2026, has become too early:"
        " notice counts from 25 Nov 2026, and your contract asks for 30 days. Choose it again."
    )
    assert notes(walk, "length")[0].startswith("The day of giving notice you chose, 24 Nov 2026, has become too early")
    with pytest.raises(Refused):
        walk.finish()
    walk.say("notice", given="today")
    assert [question.key for question in walk.row("notice").state.open] == ["last-day"]
    assert walk.say("notice", last_day="2026-12-25").words("notice") == "done"


def test_where_no_notice_is_agreed_a_chosen_day_stays_until_it_is_over():
    walk = noticed(None, last_day="2026-12-01").wait(7)
    assert walk.words("notice") == "done"
    assert walk.wait(1).words("notice").startswith("open again. The last day you chose, 1 Dec 2026, has become")


def test_a_delivery_and_a_hand_over_that_are_over_are_asked_for_again():
    walk = noticed(length="delivery", delivery="2026-12-24", hand_over="2026-11-26").wait(3)
    assert walk.words("notice") == (
        "open again. The day of the delivery you chose, 24 Dec 2026, has become too early:"
        " notice counts from 27 Nov 2026, and your contract asks for 30 days. Choose it again."
        " The day of the hand-over you chose, 26 Nov 2026, has become too early: that day is over. Choose it again."
    )


def test_a_notice_that_was_never_settled_has_not_moved():
    walk = thought_over().skip("meet")
    walk.commit(answer_page(walk.case, "notice", "length", {"length": "2 weeks"})).wait(3)
    assert walk.words("notice") == "in progress"


@pytest.mark.parametrize("path", [ExitPath.LEAVE_NOW, ExitPath.PROSPECT])
def test_an_end_on_the_day_itself_is_always_today(path):
    walk = noticed().wait(1)
    walk.case = walk.case.having(walk.exit.but(path=path))
    assert "moved" not in " ".join(warnings(walk.case))


def talked(*, sent: bool, agreed: int = 30) -> Walk:
    """A standard exit a day after the talk, which named 24 Dec 2026; its confirmation was sent, or is a draft."""
    walk = thought_over(late_payer().contract(notice_days=agreed)).usual("meet")
    if sent:
        walk.commit(Change("Sent", (walk.letters["L21"].but(sent=walk.case.today),)))
    return walk.wait(1)


def test_a_talk_that_named_another_day_is_told_on_the_last_look():
    told = (
        "You named 24 Dec 2026 in the talk; now it is 25 Dec 2026:"
        " notice counts from 25 Nov 2026, and your contract asks for 30 days."
    )
    walk = talked(sent=False)
    assert told not in warnings(walk.case), "while the day is still to be settled its own page says it"
    settled(walk.usual("notice"))
    assert view.check(walk.case).warnings == (told,)
    assert told not in warnings(walk.finish().case)


def test_a_confirmation_that_they_have_and_names_another_day_is_told_instead():
    walk = talked(sent=True)
    assert warnings(walk.case) == ()
    settled(walk.usual("notice"))
    told = "The letter of 24 Nov says you work until 24 Dec 2026; the contract now ends on 25 Dec 2026."
    assert view.check(walk.case).warnings == (told,)
    moved, still = view.check(walk.wait(2).case).warnings
    assert moved.startswith("The last day has moved from 25 Dec to 27 Dec 2026")
    assert still == told.replace("25 Dec", "27 Dec")


def test_a_confirmation_that_names_the_end_or_no_day_is_not_told():
    walk = settled(talked(sent=True, agreed=14).usual("notice"))
    assert view.check(walk.case).warnings == ()
    letter = walk.letters["L21"]
    walk.commit(Change("", (letter.but(body="We talked on 24 Nov 2026, and it is over soon."),)))
    assert view.check(walk.case).warnings == ()


def test_what_is_said_of_the_talk_is_of_this_exit():
    walk = settled(talked(sent=True).usual("notice"))
    walk.commit(Change("", tuple(each.but(exit=None) for each in walk.case.records.all(Letter))))
    assert walk.case.today == day(4)
    assert not any("The letter of" in warning for warning in view.check(walk.case).warnings)


def test_x07_on_another_day_the_same_steps_are_left_out_whatever_its_signs_were():
    case = Walk(threatening(), ExitPath.STANDARD).case
    then = case.on_day(day(-10))
    assert (then.today, then.is_unsafe, case.is_unsafe) == (day(-10), False, True)
    assert then.skips == case.skips
    assert "meet" in then.skips
