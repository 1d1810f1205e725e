"""The exit's gates: nobody hears anything before its time, and waiting ends by itself (X01, X02, X07)."""

from __future__ import annotations

import pytest
from builder import Book
from exit_kit import Walk, day, late_payer, ready, thought_over, threatening

from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.model.exit import ExitPath
from clientdesk.model.journal import Incident
from clientdesk.model.settings import Colleague
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.due import _TO_DO, due, to_do
from clientdesk.playbook.exit.gates import Gated
from clientdesk.playbook.exit.machine import change_path
from clientdesk.playbook.exit.places import Place
from clientdesk.playbook.exit.progress import Status
from clientdesk.playbook.exit.steps import STEPS

CONTACTS = ("meet", "notice", "refer")


def test_cooling_off_says_which_day_it_ends():
    walk = Walk().usual("reflect")
    assert walk.words("reflect") == "waiting until 24 Nov 2026"
    assert walk.row("reflect").state.waiting_until == day(3)


@pytest.mark.parametrize("step", CONTACTS)
def test_no_contact_before_the_cooling_off_ends(step):
    walk = Walk().usual("reflect", "review").wait(2)
    with pytest.raises(Gated, match="1 day left, until 24 Nov 2026") as refused:
        walk.say(step, reason="S01")
    assert refused.value.gate.opens == day(3)


def test_the_contract_may_be_read_while_cooling_off():
    assert Walk().usual("reflect", "review").words("review") == "done"


def test_cooling_off_ends_by_itself():
    assert thought_over().words("reflect") == "done"


@pytest.mark.parametrize(("days", "kept"), [(0, 1), (1, 1), (14, 14), (30, 14)])
def test_cooling_off_lasts_one_to_fourteen_days(days, kept):
    walk = Walk(late_payer(cooling_days=days)).usual("reflect")
    assert walk.row("reflect").state.waiting_until == day(kept)


def test_cooling_off_ends_early_with_a_reason():
    walk = Walk().say("reflect", keeping="nothing", early="I have waited for months").usual("review")
    assert walk.row("meet").can_enter
    assert walk.exit.answers["reflect"]["early"] == "I have waited for months"


def test_skipping_reflect_needs_a_reason_and_opens_the_gate():
    with pytest.raises(Refused, match="Say why"):
        Walk().skip("reflect", "  ")
    assert Walk().skip("reflect", "it is the third time").usual("review").row("meet").can_enter


def after_payment() -> Walk:
    return Walk().usual("reflect").usual("review", order="after-payment").wait(3)


def test_after_payment_waits_and_wakes_up_by_itself():
    walk = after_payment()
    assert walk.words("meet") == "waiting until €500 is paid"
    with pytest.raises(Gated, match="€500 is still open"):
        walk.say("meet", on="today")
    assert walk.pays().words("meet") == "not started"
    walk.say("meet", on="today")


def test_a_part_payment_keeps_it_waiting():
    assert after_payment().pays(amount="499.99").words("meet") == "waiting until €0.01 is paid"


@pytest.mark.parametrize("step", ["notice", "refer"])
def test_money_first_holds_letters_even_when_the_talk_is_skipped(step):
    walk = after_payment().skip("meet", "they live abroad")
    with pytest.raises(Gated, match="after payment"):
        walk.say(step, channel="email")


def test_disputed_money_is_not_waited_for():
    book = late_payer().invoice("80.00", due=-20, disputed=True, number="N-3")
    walk = Walk(book).usual("reflect").usual("review", order="after-payment").wait(3)
    assert walk.pays().words("meet") == "not started"


def test_once_they_know_a_new_invoice_holds_nothing_back():
    walk = after_payment().pays().usual("meet").bills("90.00")
    assert walk.usual("notice").words("notice") == "done"


def test_before_they_know_a_new_invoice_shuts_the_gate_again():
    walk = after_payment().pays().skip("meet").usual("notice").bills("90.00")
    with pytest.raises(Gated, match="€90 is still open"):
        walk.skip("refer").skip("close-down").finish()


@pytest.mark.parametrize("step", ["meet", "notice"])
def test_skipping_review_after_choosing_payment_first_opens_nothing(step):
    walk = after_payment().skip("review", "the rest is in order")
    if step == "notice":
        walk.skip("meet", "they live abroad")
    with pytest.raises(Gated, match="€500 is still open"):
        walk.say(step, channel="video" if step == "meet" else "email")
    assert walk.pays().row("meet" if step == "meet" else "notice").can_enter


def orders(book):
    asked = view.page_view(Walk(book).case, Place("review", "money")).page.questions[0]
    return [option.value for option in asked.options], asked.default


def test_payment_comes_first_where_invoices_are_overdue_and_nothing_is_proposed_where_not():
    assert orders(late_payer()) == (["after-payment", "now"], "after-payment")
    assert orders(Book().client("Northwind").invoice("90.00", due=20)) == (["now", "after-payment"], None)


def test_what_is_proposed_and_taken_unseen_holds_too():
    walk = Walk().usual("reflect").say("review", documents="the offer", duties="yes").say("review").wait(3)
    assert walk.words("meet") == "waiting until €500 is paid"


def test_after_delivery_waits_for_what_was_paid_and_not_delivered():
    book = late_payer().invoice("200.00", due=-10, number="N-3", delivered=False).paid(-5)
    walk = Walk(book).usual("reflect").usual("review", order="after-delivery").wait(3)
    assert walk.words("meet") == "waiting until N-3 is delivered"


def test_with_nothing_owed_the_order_is_not_asked():
    book = late_payer().paid(-5)
    assert "order" not in {q.key for row in view.state(Walk(book).case).rows for q in row.state.open}


def test_a_step_waits_for_the_one_before_it():
    with pytest.raises(Gated, match="Meet comes first"):
        thought_over().say("notice", length="30 days")


def test_the_talk_is_told_from_its_day_on():
    walk = thought_over().say("meet", on="+5")
    assert walk.words("meet") == "waiting until 29 Nov 2026"
    with pytest.raises(Gated, match="29 Nov 2026") as refused:
        walk.say("meet", held="yes")
    assert refused.value.gate.opens == day(8)
    assert walk.wait(5).say("meet", held="yes").words("meet") == "done"


def test_a_talk_put_off_is_no_longer_held():
    walk = thought_over().say("meet", on="today", held="yes").say("meet", on="+5")
    assert walk.words("meet") == "waiting until 29 Nov 2026"
    assert not walk.row("notice").can_enter


def test_a_talk_can_not_have_been_held_before_the_gate_opened():
    with pytest.raises(Refused, match="nobody hears anything"):
        thought_over().say("meet", on=day(1).isoformat())


def test_finish_names_what_is_open():
    with pytest.raises(Refused, match=r"Close down is not done|comes first"):
        thought_over().usual("meet", "notice", "refer").finish()


def test_finish_before_the_last_day_does_not_close():
    walk = ready().finish()
    with pytest.raises(Gated, match="24 Dec 2026"):
        walk.finish()


def test_no_meeting_and_no_waiting_where_safety_is_at_stake():
    walk = Walk(threatening(), ExitPath.STANDARD)
    assert walk.row("meet").state.status is Status.SKIPPED
    walk.usual("reflect")
    with pytest.raises(Refused, match="does not ask for “order”"):
        walk.say("review", order="after-payment")
    with pytest.raises(Refused, match="no meeting where safety is at stake"):
        walk.say("meet", on="today")


def test_an_order_chosen_before_the_threat_waits_no_longer():
    walk = after_payment()
    walk.commit(change_path(walk.case, ExitPath.LEAVE_NOW, "they threatened me"))
    assert walk.row("notice").state.status is not Status.WAITING


def at_once(walk: Walk) -> Walk:
    return walk.commit(change_path(walk.case, ExitPath.LEAVE_NOW, "they threatened me"))


def test_another_path_has_its_own_last_day_and_letter():
    walk = (
        thought_over().usual("meet").say("notice", given="+5", last_day="+90", deliver="the logo", letter="You always")
    )
    at_once(walk)
    assert view.state(walk.case).last_day == walk.case.today
    walk.usual("review", "notice", "close-down").finish()
    assert "You always" not in walk.letters["L17"].body
    assert "ends today" in walk.letters["L17"].body
    assert not any("the logo" in what for what in walk.tasks)


def test_who_was_to_be_kept_can_still_be_left_at_once():
    walk = at_once(Walk().say("reflect", keeping="keep", remedies="R06"))
    assert walk.row("notice").state.status is Status.NOT_STARTED
    assert not view.state(walk.case).act


def test_what_another_path_does_not_ask_is_there_again_on_the_way_back():
    walk = at_once(thought_over())
    walk.commit(change_path(walk.case, ExitPath.STANDARD, "it was a misunderstanding"))
    assert walk.row("reflect").state.status is Status.DONE


@pytest.mark.parametrize("step", ["refer", "close-down"])
def test_what_comes_after_the_letter_waits_for_the_money_too(step):
    walk = after_payment().skip("meet", "they live abroad").skip("notice", "they have left")
    if step == "close-down":
        walk.skip("refer", "nobody fits")
    with pytest.raises(Gated, match="€500 is still open"):
        walk.say(step, part="the logo") if step == "refer" else walk.say(step)
    assert walk.pays().row(step).can_enter


def test_nothing_waits_for_money_where_safety_is_at_stake():
    threat = Incident(id="threat", client=Walk().client_id, sign="S11", on=day(3), said="I'll come to your door")
    walk = after_payment()
    assert walk.row("meet").state.status is Status.WAITING
    walk.commit(Change("Logged", (threat,)))
    assert walk.row("meet").state.status is Status.SKIPPED
    assert walk.row("notice").can_enter, "the order chosen before it holds nothing back"


def test_the_agenda_knows_the_next_step():
    walk = Walk()
    assert due(walk.case.records, walk.client_id, day(0)).what == "Exit: look back on what has been"
    walk.usual("reflect", "review")
    waiting = due(walk.case.records, walk.client_id, day(1))
    assert (waiting.on, waiting.what, waiting.handbook) == (day(3), "Exit: the cooling-off is over, go on", "X01")
    assert due(walk.case.records, walk.client_id, day(3)).what == "Exit: choose when you talk"


def test_the_agenda_has_the_talk_on_its_day():
    walk = thought_over().say("meet", on="+5", reason="S01", lines="It ends.")
    talk = due(walk.case.records, walk.client_id, walk.case.today)
    assert (talk.on, talk.what, talk.handbook) == (day(8), "Exit: have the talk", "X03")
    assert due(walk.case.records, walk.client_id, day(8)).what == "Exit: say how the talk went"


def test_the_agenda_says_every_day_what_is_waited_for_and_never_as_late():
    walk = after_payment()
    for _ in range(3):
        found = due(walk.case.records, walk.client_id, walk.case.today)
        assert (found.on, found.what, found.handbook) == (walk.case.today, "Exit: waiting until €500 is paid", "X02")
        walk.wait(1)
    (step,) = (s for s in agenda(walk.case.records, walk.case.today) if s.handbook == "X02")
    assert not step.late
    assert due(walk.pays().case.records, walk.client_id, walk.case.today).what == "Exit: choose when you talk"


def test_the_agenda_says_when_the_contract_ends():
    walk = ready().finish()
    assert due(walk.case.records, walk.client_id, day(4)).on == day(33)


def test_x01_the_agenda_has_words_for_every_page_of_every_step():
    known = {(step.name, page) for step in STEPS.values() for page in step.pages}
    assert set(_TO_DO) | {("refer", "agreed")} == known


def test_x05_the_agenda_asks_whether_those_who_were_asked_have_answered():
    book = late_payer().add(Colleague, name="Ann").add(Colleague, name="Bob")
    walk = thought_over(book).usual("meet", "notice")
    assert due(walk.case.records, walk.client_id, walk.case.today).what == "Exit: who could take them on?"
    ids = ",".join(each.id for each in book.records.all(Colleague))
    walk.say("refer", ask=ids)
    assert to_do(walk.case, "refer") == "did Ann or Bob answer?"
