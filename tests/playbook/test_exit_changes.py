"""An exit while the desk changes under it, and its answers change their mind (X01–X06): what no longer holds, goes."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book, day
from exit_kit import Walk, late_payer, ready, thought_over

from clientdesk.ledger.trail import broken
from clientdesk.model.change import Change
from clientdesk.model.client import Stage
from clientdesk.model.entry.sending import marked
from clientdesk.model.exit import Exit, ExitPath, Outcome
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Attachment, Letter, Remedy, RemedyOutcome, Task
from clientdesk.model.project import Contract, Project
from clientdesk.model.record import Record
from clientdesk.model.remedies import PRICE_OUT
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit import opening, view
from clientdesk.playbook.exit.card import Card
from clientdesk.playbook.exit.gates import Gated
from clientdesk.playbook.exit.lengths import length_of
from clientdesk.playbook.exit.machine import cancel, change_path
from clientdesk.playbook.exit.question import Unread
from clientdesk.playbook.exit.steps import pages
from clientdesk.playbook.picture import Picture

SECRET = "she is greedy and drives me mad"


def kinds(walk: Walk) -> set[str]:
    return {each.kind for each in walk.case.records.of(Letter, walk.client_id)}


def put(walk: Walk, *records: Record) -> Walk:
    return walk.commit(Change("Elsewhere", records))


def unfinished() -> Book:
    return late_payer().invoice("200.00", due=-5, number="N-3", delivered=False).paid(-9)


def priced(book: Book | None = None, reason: str = "") -> Walk:
    """A client who heard of the price today (R07)."""
    walk = Walk(book, ExitPath.PRICE_OUT, reason=reason).usual("reflect", "review").wait(3)
    return walk.say("meet", price="€60 an hour", **{"from": "today"}).say("meet", look_again="+30")


@pytest.mark.parametrize("path", [ExitPath.STANDARD, ExitPath.SILENT, ExitPath.PRICE_OUT])
def test_x03_what_was_said_for_oneself_never_reaches_the_client(path):
    if path is ExitPath.PRICE_OUT:
        walk = priced(reason=SECRET).say("meet", result="neither").usual("meet")
    else:
        walk = Walk(path=path, reason=SECRET).usual("reflect").usual("review", order="now").wait(3)
    if path is ExitPath.STANDARD:
        walk.skip("meet")
    proposed = [each.default for page in pages(walk.case, "notice") for each in page.questions if each.key == "reason"]
    assert proposed == ["S01"], "the reason is asked where nobody heard it, and own words are not proposed"
    walk.usual("notice", *([] if path is ExitPath.SILENT else ["refer"]), "close-down").finish()
    assert all(SECRET not in letter.body for letter in walk.letters.values())


def test_cancelling_after_the_end_was_saved_lets_projects_and_pricing_go_on():
    walk = priced(late_payer().project(name="Shop")).say("meet", result="neither")
    walk.usual("meet", "notice", "refer", "close-down").finish()
    remedy = walk.case.pricing
    assert remedy
    assert remedy.outcome is RemedyOutcome.FAILED
    walk.commit(cancel(walk.case))
    assert [each.ended for each in walk.case.records.all(Project)] == [None]
    assert walk.case.records.get(Remedy, remedy.id).outcome is RemedyOutcome.WAITING
    assert walk.case.client.stage is Stage.ACTIVE


def test_x02_a_contract_that_turned_up_is_not_written_over_by_the_register():
    walk = Walk().usual("reflect").say("review", documents="the offer")
    put(walk, Contract(id="c", client=walk.client_id, notice_days=45))
    walk.usual("review", order="now").wait(3).usual("meet", "notice", "refer", "close-down").finish()
    contract = walk.case.records.get(Contract, "c")
    assert (contract.exists, contract.documents) == (True, ())


def test_x03_a_talk_that_was_not_held_after_all_keeps_nobody():
    walk = thought_over().say("meet", on="today", reason="S01", lines="Goodbye.", held="yes", then="keep")
    assert walk.case.keeps
    walk.say("meet", held="no")
    assert not walk.case.keeps


def test_x02_duties_that_were_met_after_all_are_no_task():
    walk = Walk().usual("reflect").say("review", documents="a", duties="no").say("review", duties_left="the draft")
    walk.say("review", duties="yes", order="now").wait(3).usual("meet", "notice", "refer", "close-down").finish()
    assert "the draft" not in walk.tasks


def test_x02_work_that_was_handed_over_meanwhile_is_no_task():
    walk = Walk(unfinished()).usual("reflect").usual("review", order="now", undelivered="deliver").wait(3)
    walk.usual("meet", "notice", "refer", "close-down")
    open_one = next(each for each in walk.case.records.all(Invoice) if each.number == "N-3")
    put(walk, open_one.but(delivered=True)).finish()
    assert not any(what.startswith("Deliver what they paid for") for what in walk.tasks)


def test_x02_nothing_is_waited_for_where_safety_is_at_stake_nor_for_work_that_is_paid_back():
    walk = Walk(unfinished()).usual("reflect").usual("review", order="after-delivery", undelivered="deliver").wait(3)
    assert walk.words("meet") == "waiting until N-3 is delivered"
    walk.say("review", undelivered="refund")
    assert walk.words("meet") == "not started"
    threat = Walk(unfinished()).usual("reflect").usual("review", order="after-delivery", undelivered="deliver").wait(3)
    put(threat, *Book().client().incident("S11", 0, said="x", client=threat.client_id).list[-1:])
    assert threat.words("notice") == "not started"


def asked() -> Walk:
    walk = thought_over(late_payer().add(Colleague, name="Deniz")).usual("meet", "notice")
    deniz = next(each.id for each in walk.case.records.all(Colleague))
    walk.say("refer", ask=deniz)
    assert kinds(walk) == {"L19", "L21"}
    return walk


@pytest.mark.parametrize(
    ("move", "left"),
    [
        (lambda walk: walk.skip("refer"), {"L21"}),
        (lambda walk: walk.skip("meet"), {"L19"}),
        (lambda walk: walk.commit(change_path(walk.case, ExitPath.LEAVE_NOW, "they threatened me")), set()),
        (lambda walk: walk.commit(change_path(walk.case, ExitPath.SILENT, "they are gone")), set()),
        (lambda walk: walk.commit(cancel(walk.case)), set()),
    ],
)
def test_drafts_and_tasks_go_with_the_step_that_wrote_them(move, left):
    walk = asked()
    move(walk)
    assert kinds(walk) == left
    assert {each.letter for each in walk.case.records.of(Task, walk.client_id)} == {
        each.id for each in walk.case.records.of(Letter, walk.client_id)
    }


def test_who_is_kept_after_all_gets_no_letter_about_the_end():
    walk = thought_over().usual("meet")
    walk.say("meet", then="keep").say("meet", remedies="R06").finish()
    assert walk.exit.outcome is Outcome.KEPT
    assert not kinds(walk)
    assert not walk.tasks


def test_p_a_letter_that_was_ever_sent_stays_and_the_trail_stays_whole():
    walk = thought_over().usual("meet")
    letter = walk.letters["L21"]
    walk.commit(marked(walk.case.records, letter, walk.case.today))
    put(walk, walk.letters["L21"].but(sent=None, was=("seal",)))
    walk.say("meet", confirm="no").commit(cancel(walk.case))
    assert kinds(walk) == {"L21"}
    assert not list(broken(walk.case.records, {}, walk.client_id))


def test_p_a_file_attached_to_a_draft_stays_with_the_client():
    walk = thought_over().usual("meet")
    put(
        walk,
        Attachment(
            id="f", client=walk.client_id, name="a.pdf", sha256="0", size=1, on=TODAY, to=walk.letters["L21"].id
        ),
    )
    walk.commit(cancel(walk.case))
    assert walk.case.records.get(Attachment, "f").to is None


def test_x05_a_yes_of_long_ago_is_asked_for_again_and_one_who_withdraws_is_named_no_more():
    old = late_payer().add(Colleague, name="Bo", agreed=True, asked=day(-900))
    walk = thought_over(old).usual("meet", "notice")
    shown = {each.key: each for page in pages(walk.case, "refer") for each in page.questions}
    assert [option.words for option in shown["ask"].options] == ["Bo"]
    assert "colleagues" not in shown
    walk = thought_over(late_payer().add(Colleague, name="Bo", agreed=True)).usual("meet", "notice")
    bo = next(iter(walk.case.records.all(Colleague)))
    walk.say("refer", colleagues=bo.id).usual("refer")
    put(walk, bo.but(agreed=False))
    assert walk.words("refer") != "done"


def test_x05_a_project_that_is_gone_does_not_make_a_part_the_whole():
    walk = Walk(late_payer().project(name="Site").project(name="Shop")).usual("reflect")
    site = next(each for each in walk.case.running_projects if each.name == "Site")
    walk.say("review", projects=site.id).usual("review", order="now").wait(3)
    assert walk.case.ending_projects == {site.id}
    walk.commit(Change("Elsewhere", removes=(site,)))
    assert "projects" in {question.key for question in walk.row("review").state.open}


def test_x07_a_price_that_nobody_heard_of_goes_with_the_path_and_one_that_was_told_fails_at_the_end():
    walk = priced()
    assert walk.case.pricing
    walk.commit(change_path(walk.case, ExitPath.STANDARD, "enough"))
    assert not walk.case.records.of(Remedy, walk.client_id)
    walk = priced()
    walk.commit(marked(walk.case.records, walk.letters["L12"], walk.case.today))
    walk.commit(change_path(walk.case, ExitPath.STANDARD, "enough")).usual("review", order="now")
    walk.usual("meet", "notice", "refer", "close-down").finish()
    (remedy,) = (each for each in walk.case.records.of(Remedy, walk.client_id) if each.kind == PRICE_OUT)
    assert remedy.outcome is RemedyOutcome.FAILED


def test_a_project_ends_with_the_contract_or_before_it_and_never_before_it_began():
    book = late_payer().project(name="Late", started=day(100)).project(name="Early", ended=day(10))
    walk = ready(book.project(name="Beyond", ended=day(300))).finish()
    ends = {each.name: each.ended for each in walk.case.records.all(Project)}
    assert ends == {"Late": day(100), "Early": day(10), "Beyond": date(2026, 12, 24)}


def test_x04_a_notice_of_ten_years_is_long_enough():
    assert length_of("3650 days") == (3650, "day")
    with pytest.raises(Unread, match="longer than ten years"):
        thought_over().usual("meet").say("notice", length="9999 months")


def test_x04_only_the_notice_goes_by_the_channel_that_was_chosen_for_it():
    walk = thought_over().usual("meet").say("notice", channel="letter").usual("notice", "refer", "close-down").finish()
    assert {kind: letter.channel for kind, letter in walk.letters.items()} == {
        "L14": "letter", "L18": "email", "L20": "email", "L21": "email",
    }  # fmt: skip


def test_x07_another_path_than_the_proposed_one_asks_why():
    desk = late_payer()
    with pytest.raises(Unread, match="say why") as refused:
        opening.begun(desk.records, desk.client_id, TODAY, {"path": "silent"})
    assert refused.value.key == "because"


def test_x01_a_slip_is_no_time_that_one_came_this_far():
    book = late_payer()
    for at in (40, 30):
        book.add(Exit, path=ExitPath.STANDARD, started=day(-at), ended=day(-at), outcome=Outcome.CANCELLED)
    card = Card(Picture(book.records, book.client_id, TODAY))
    assert card.times == 0


def test_x07_a_red_sign_that_comes_up_on_the_way_is_told():
    walk = thought_over()
    put(walk, *Book().client().incident("S12", 0, said="fake an invoice", client=walk.client_id).list[-1:])
    assert any("leave now" in warning for warning in view.state(walk.case).warnings)


def test_what_ends_is_named_while_a_part_of_it_runs_on():
    walk = Walk(late_payer().project(name="Site").project(name="Shop")).usual("reflect")
    site = next(each for each in walk.case.running_projects if each.name == "Site")
    walk.say("review", projects=site.id).usual("review", order="now").wait(3)
    walk.usual("meet", "notice", "refer", "close-down").finish().wait(1)
    with pytest.raises(Gated, match="Site runs until"):
        walk.finish()


@pytest.mark.parametrize("paid", [None, "80.00"])
def test_m_work_that_is_given_up_is_credited_so_that_nobody_is_asked_to_pay_it(paid):
    book = Book(name="Ada").client("Acme").invoice("200.00", due=-9, number="A-1", delivered=False)
    if paid:
        book.paid(-20, paid)
    walk = Walk(book, ExitPath.LEAVE_NOW, "I must").usual("review", "notice", "close-down").finish()
    account = walk.case.picture.account
    assert not any(account.owed.values())
    assert [each.shown() for each in account.credit.values() if each] == (["€80.00"] if paid else [])
    assert ("Pay back €80" in walk.tasks) is bool(paid)
