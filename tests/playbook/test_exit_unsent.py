"""Letters of an exit that are not sent yet: what is odd about them is told, and they can be written anew (G4, X04)."""

from __future__ import annotations

import pytest
from exit_kit import TODAY, Walk, day, late_payer, ready

from clientdesk.letters import exit_letter
from clientdesk.model.entry.enter import entered
from clientdesk.model.entry.sending import marked
from clientdesk.model.errors import Refused
from clientdesk.model.exit import ExitPath
from clientdesk.model.journal import Letter, Task
from clientdesk.model.naming import short
from clientdesk.model.way import Deed, Hint, Way, Words
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.final import final
from clientdesk.playbook.exit.letter import lacks_a_name
from clientdesk.playbook.exit.second_look import warnings
from clientdesk.playbook.exit.steps import pages
from clientdesk.playbook.exit.unsent import anew, can_be_anew, doubts, wrong_day


def saved(book=None) -> Walk:
    """A standard exit whose end is saved: the notice lies there, unsent."""
    return ready(book).finish()


def notice(walk: Walk) -> Letter:
    return walk.letters["L14"]


def odd(walk: Walk) -> tuple[Words, ...]:
    return doubts(walk.case.records, notice(walk), walk.case.today)


def test_g4_money_that_came_after_a_letter_was_written_is_told_and_writing_it_anew_asks_for_it_no_more():
    walk = saved()
    assert odd(walk) == ()
    assert "N-2" in notice(walk).body
    walk.wait(2).pays()
    [told] = odd(walk)
    assert told == "Written on 24 Nov 2026; since then €500 was paid: read it again, or write it anew."
    assert any(told in each for each in final(walk.case).warnings)
    assert any(told in each for each in warnings(walk.case))
    walk.commit(anew(walk.case.records, notice(walk), walk.case.today, exit_letter))
    assert odd(walk) == ()
    assert "N-2" not in notice(walk).body
    assert "ends on 24 December 2026" in notice(walk).body
    assert notice(walk).written == walk.case.today
    assert walk.exit.saved == day(3)


def test_g4_a_payment_of_the_day_it_was_written_is_told_while_the_letter_asks_for_it():
    assert len(odd(saved().pays())) == 1
    assert odd(ready().pays().finish()) == ()


def test_money_has_nothing_to_do_with_a_referral_or_with_what_was_sent():
    walk = saved().wait(2).pays()
    records = walk.case.records
    assert doubts(records, walk.letters["L18"], walk.case.today) == ()
    assert doubts(records, notice(walk).but(sent=walk.case.today), walk.case.today) == ()
    assert doubts(records, notice(walk).but(exit=None), walk.case.today) == ()


def test_a_letter_without_a_name_is_told_until_it_is_signed_or_written_anew():
    walk = saved(late_payer().settings(name=""))
    assert lacks_a_name(odd(walk)[0])
    signed = notice(walk).but(body=notice(walk).body.replace("Kind regards", "Yours, Ada"))
    walk.commit(entered(walk.case.records, signed))
    assert odd(walk) == ()


def test_a_name_that_is_known_by_now_comes_under_a_letter_that_is_written_anew():
    walk = saved(late_payer().settings(name=""))
    records = walk.case.records.after(_named(walk))
    assert doubts(records, notice(walk), walk.case.today) == ("There is no name under it: write it anew, or edit it.",)
    [again] = anew(records, notice(walk), walk.case.today, exit_letter).puts
    assert "Kind regards\n\nBo\nada@" in again.body


def _named(walk: Walk):
    from clientdesk.model.change import Change

    return Change("Named", (walk.case.records.settings.but(name="Bo"),))


def test_p_what_was_ever_sent_and_what_no_exit_wrote_is_not_written_anew():
    walk = saved()
    records, mine = walk.case.records, notice(walk)
    assert can_be_anew(records, mine)
    for letter in (mine.but(sent=TODAY), mine.but(was=("d",)), mine.but(exit=None)):
        assert not can_be_anew(records, letter)
        with pytest.raises(Refused):
            anew(records, letter, walk.case.today, exit_letter)


def test_x04_a_notice_that_goes_out_too_late_for_its_last_day_is_told_with_the_day_it_leads_to():
    walk = saved(late_payer().contract(notice_days=30))
    records, letter = walk.case.records, notice(walk)
    assert wrong_day(records, letter, day(3)) == ""
    assert wrong_day(records, letter, day(7)) == (
        "30 days from 28 Nov 2026 lead to 28 Dec 2026; the contract is set to end on 24 Dec 2026."
    )
    assert wrong_day(records, walk.letters["L18"], day(7)) == ""
    assert wrong_day(records, letter.but(exit=None), day(7)) == ""


def test_x04_without_an_agreed_notice_no_day_is_too_late():
    walk = saved()
    assert wrong_day(walk.case.records, notice(walk), day(20)) == ""


def test_x04_an_exit_is_closed_with_a_word_on_the_notice_that_was_never_sent():
    walk = saved()
    told = "L14 “Ending our work together on 24 December 2026” was never marked as sent."
    assert not any(told in each for each in warnings(walk.case))
    walk.wait(30)
    assert any(each.startswith(told) for each in view.state(walk.case).warnings)
    assert any(each.startswith(told) for each in final(walk.case).warnings)
    walk.finish()
    assert any(each.startswith(told) for each in final(walk.case).warnings)
    walk.commit(marked(walk.case.records, notice(walk), walk.case.today))
    assert not any(told in each for each in final(walk.case).warnings)


def test_x08_leaving_at_once_does_not_say_so_on_the_day_itself():
    walk = Walk(path=ExitPath.LEAVE_NOW, because="enough").usual("review", "notice", "close-down").finish()
    assert final(walk.case).warnings == ()


def test_x06_a_day_that_is_over_is_told_of_a_draft_until_it_is_written_anew():
    walk = saved().wait(35)
    [told] = doubts(walk.case.records, walk.letters["L20"], walk.case.today)
    way = Way(Deed.ANEW, (short(walk.letters["L20"]),))
    assert told == Hint("It says “ends on 24 December 2026”, and that day is over. Write it anew (", way, ").")
    walk.commit(anew(walk.case.records, walk.letters["L20"], walk.case.today, exit_letter))
    assert doubts(walk.case.records, walk.letters["L20"], walk.case.today) == ()
    assert "ended on 24 December 2026" in walk.letters["L20"].body


def test_x04_a_notice_whose_last_day_is_over_is_to_be_read_again_for_anew_it_says_the_same():
    [told] = odd(saved().wait(35))
    assert told == "It says “ends on 24 December 2026”, and that day is over. Read it again before you send it."


@pytest.mark.parametrize(
    ("text", "is_over"),
    [
        ("By 23 November 2026 all that is yours will be with you.", True),
        ("On 23 November 2026 I give back the access that you gave me.", True),
        ("My last invoice follows by 23 November 2026.", True),
        ("I will work until 23 Nov 2026.", True),
        ("From 23 November 2026 on I will bill every extra.", True),
        ("By 24 November 2026 all that is yours will be with you.", False),
        ("Thank you for talking with me on 20 November 2026. I give back your keys.", False),
        ("Invoice N-2, which was due on 12 October 2026, is open.", False),
        ("Our work together ended on 20 November 2026.", False),
        ("I have your note from 3 November 2026.", False),
        ("It comes by 31 Brumaire 2026.", False),
    ],
)
def test_only_a_day_that_was_ahead_of_the_reader_can_be_over(text, is_over):
    walk = saved()
    letter = walk.letters["L20"].but(body=f"{text}\n\nKind regards\n\nAda Lovelace")
    told = doubts(walk.case.records, letter, day(3))
    assert any("that day is over" in str(each) for each in told) is is_over
    assert not any("is over" in str(each) for each in doubts(walk.case.records, letter.but(sent=day(3)), day(3)))


def test_r07_what_came_of_a_price_is_asked_with_a_word_on_the_letter_that_was_never_sent():
    walk = Walk(path=ExitPath.PRICE_OUT).usual("reflect", "review").wait(3)
    walk.say("meet", price="€60 an hour", **{"from": "today"}).say("meet", look_again="+30").wait(30)
    assert [each for each in notes(walk) if "was never marked as sent" in each]
    walk.commit(marked(walk.case.records, walk.letters["L12"], walk.case.today))
    assert notes(walk) == ()


def notes(walk: Walk) -> tuple[str, ...]:
    return next(page for page in pages(walk.case, "meet") if page.key == "result").notes


def test_r07_a_price_that_was_never_sent_stays_as_a_draft_and_the_task_to_send_it_goes():
    for is_sent in (False, True):
        walk = Walk(path=ExitPath.PRICE_OUT).usual("reflect", "review").wait(3)
        walk.say("meet", price="€60 an hour", **{"from": "today"}).say("meet", look_again="+30")
        assert "L12" in walk.letters
        if is_sent:
            walk.commit(marked(walk.case.records, walk.letters["L12"], walk.case.today))
        walk.wait(30).say("meet", result="leave", left_on="today").usual("meet", "refer", "close-down").finish()
        sending = [each for each in walk.case.records.all(Task) if each.what.startswith("Send what extras cost")]
        assert len(sending) == int(is_sent)
        assert "2 letters are written; you send them yourself." in final(walk.case).happened
        told = doubts(walk.case.records, walk.letters["L12"], walk.case.today)
        never = "The work ended without this letter. If it went out all the same, say when."
        assert told == (() if is_sent else (never,))
