"""What an exit's end puts on the desk: letters, tasks, outcome and stage (X04, X05, X06, X08)."""

from __future__ import annotations

from datetime import date

import pytest
from builder import Book
from exit_kit import TODAY, Walk, day, late_payer, ready, thought_over, threatening

from clientdesk.ledger.paying import use_credit
from clientdesk.model.client import Client, Language, Stage
from clientdesk.model.entry.enter import entered
from clientdesk.model.entry.sending import marked, ticked_off
from clientdesk.model.errors import Refused
from clientdesk.model.exit import ExitPath, Outcome
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Remedy, Task
from clientdesk.model.records import KINDS
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit import places, turning, view
from clientdesk.playbook.exit.final import final
from clientdesk.playbook.exit.letter import lacks_a_name
from clientdesk.playbook.exit.machine import cancel, start
from clientdesk.playbook.exit.notice import given, last_working_day
from clientdesk.playbook.exit.second_look import warnings
from clientdesk.playbook.exit.settlement import settlement
from clientdesk.playbook.safeguards import SAFEGUARDS


def test_starting_makes_the_client_exiting():
    walk = Walk()
    assert walk.case.client.stage is Stage.EXITING
    assert walk.exit.path is ExitPath.STANDARD
    assert walk.exit.reason == "S01"


def test_a_signs_id_is_known_in_small_letters_and_never_told():
    book = late_payer()
    begun = start(book.records, book.client_id, TODAY, reason="s19").puts[0]
    assert begun.reason == "S19"
    with pytest.raises(Refused, match="The records don't show s11"):
        thought_over().say("meet", reason="s11")


def test_one_exit_at_a_time():
    walk = Walk()
    with pytest.raises(Refused, match="under way already"):
        start(walk.case.records, walk.client_id, TODAY)


def test_leaving_at_once_without_cause_needs_a_reason():
    with pytest.raises(Refused, match="say why"):
        Walk(path=ExitPath.LEAVE_NOW)
    assert Walk(path=ExitPath.LEAVE_NOW, because="they reported me").exit.path_because == "they reported me"


def test_the_act_is_named_and_then_done():
    walk = ready()
    assert view.check(walk.case).act == "Save the notice and end the contract on 24 Dec 2026"
    walk.finish()
    assert walk.exit.outcome is Outcome.NOTICE
    assert walk.exit.last_day == day(33)
    assert walk.case.client.stage is Stage.EXITING
    walk.wait(30).finish()
    assert walk.case.client.stage is Stage.ENDED
    assert walk.exit.ended == day(33)


def test_letters_are_drafts_and_tasks_are_dated():
    walk = ready().finish()
    assert set(walk.letters) == {"L14", "L18", "L20", "L21"}
    assert all(letter.sent is None for letter in walk.letters.values())
    assert walk.tasks["Send the notice"] == day(3)
    assert walk.tasks["Archive the paper trail"] == day(65)


def test_a_skipped_referral_writes_no_letter_and_keeps_its_reason():
    walk = thought_over().usual("meet", "notice").skip("refer", "they were rude").usual("close-down").finish()
    assert "L18" not in walk.letters
    assert walk.words("refer") == "skipped: they were rude"
    assert "separately" not in walk.letters["L14"].body


def test_a_skipped_notice_ends_it_today():
    walk = thought_over().usual("meet").skip("notice", "they left").usual("refer", "close-down").finish()
    assert (walk.exit.outcome, walk.exit.ended, walk.case.client.stage) == (Outcome.AT_ONCE, day(3), Stage.ENDED)


@pytest.mark.parametrize(
    ("contract", "length", "given", "last"),
    [
        (None, None, None, date(2026, 12, 24)),
        (14, None, None, date(2026, 12, 24)),
        (60, None, None, date(2027, 1, 23)),
        (60, "10 days", None, date(2027, 1, 23)),
        (None, "1 month", "2027-01-31", date(2027, 2, 28)),
        (None, "1 month", "2028-01-31", date(2028, 2, 29)),
        (None, "2 months", "2026-12-31", date(2027, 2, 28)),
        (None, "6 weeks", None, date(2027, 1, 5)),
    ],
)
def test_notice_is_the_contracts_if_longer_and_month_ends_are_right(contract, length, given, last):
    book = late_payer()
    if contract:
        book.contract(notice_days=contract)
    walk = thought_over(book).usual("meet")
    answers = {key: text for key, text in (("given", given), ("length", length)) if text}
    assert view.state(walk.say("notice", **answers).case).last_day == last


def test_the_last_day_moves_but_not_before_the_contract():
    walk = thought_over(late_payer().contract(notice_days=60)).usual("meet")
    with pytest.raises(Refused, match="before 23 Jan 2027"):
        walk.say("notice", last_day="2027-01-22")
    assert view.state(walk.say("notice", last_day="2027-01-29").case).last_day == date(2027, 1, 29)


def test_notice_is_not_given_in_the_past():
    walk = thought_over().usual("meet")
    with pytest.raises(Refused, match="Notice can't be given in the past"):
        walk.say("notice", given="2026-11-23")
    assert given(walk.say("notice", given="2026-11-24").case) == walk.case.today


@pytest.mark.parametrize(("length", "last"), [("1 month", day(3 + 60)), ("2 months", day(3 + 61))])
def test_months_of_notice_are_never_shorter_than_the_contract(length, last):
    walk = thought_over(late_payer().contract(notice_days=60)).usual("meet").say("notice", length=length)
    assert view.state(walk.case).last_day == last


def test_a_contract_that_does_not_exist_asks_for_no_notice():
    walk = thought_over(late_payer().contract(notice_days=60, exists=False)).usual("meet")
    assert view.state(walk.case).last_day == day(33)
    assert view.state(walk.say("notice", last_day="2026-11-30").case).last_day == day(9)


def test_access_is_revoked_the_day_after_the_end_and_at_once_where_one_leaves_at_once():
    assert ready().finish().tasks["Revoke their access, and give back yours"] == day(34)
    walk = leave_now().say("review").say("notice").say("close-down").finish()
    assert walk.tasks["Revoke their access, and give back yours"] == TODAY


def test_three_lines_are_said_and_not_one_more():
    walk = thought_over()
    assert walk.say("meet", lines="One.\n\nTwo.\nThree.").exit.answers["meet"]["lines"] == "One.\nTwo.\nThree."
    with pytest.raises(Refused, match="That is 4 lines, and 3 are the most"):
        walk.say("meet", lines="One.\nTwo.\nThree.\nFour.")


def accepted(walk: Walk) -> Walk:
    """The talk planned for in five days, and its words taken as they are proposed."""
    walk.say("meet", on="+5", reason="S01")
    return walk.commit(turning.turn(walk.case, view.Place("meet", "words"), said(walk)).change)


def said(walk: Walk) -> dict[str, str]:
    return view.page_view(walk.case, view.Place("meet", "words")).values


def test_words_taken_as_they_are_proposed_are_kept():
    walk = accepted(thought_over())
    assert walk.exit.answers["meet"]["lines"] == said(walk)["lines"]
    assert "I will work until 29 Dec 2026" in said(walk)["lines"], "thirty days from the talk"
    assert places.enter(walk.wait(5).case, "meet").page == "after", "and are not asked for again"


@pytest.mark.parametrize("days", [2, 5, 9])
def test_words_taken_stay_while_days_pass(days):
    walk = accepted(thought_over())
    before = said(walk)
    assert said(walk.wait(days)) == before


def test_words_taken_follow_what_they_are_made_from_until_they_are_edited():
    walk = accepted(thought_over())
    walk.say("meet", reason="I am moving abroad")
    assert "My reason: I am moving abroad." in said(walk)["lines"]
    walk.say("meet", on="+10")
    assert "I will work until 3 Jan 2027" in said(walk)["lines"]
    walk.say("meet", lines="It is over.").say("meet", reason="I have no more time")
    assert said(walk)["lines"] == "It is over."


def test_the_longest_reason_can_be_said():
    walk = thought_over().say("meet", on="+5", reason="w" * 300)
    walk.commit(turning.turn(walk.case, view.Place("meet", "words"), said(walk)).change)
    assert "w" * 300 in walk.exit.answers["meet"]["lines"]


def test_the_length_of_the_notice_is_kept_as_it_was_taken():
    walk = thought_over().usual("meet")
    walk.commit(turning.turn(walk.case, view.Place("notice", "length"), {}).change)
    assert walk.exit.answers["notice"] == {"length": "30 days"}


def test_a_letter_not_edited_never_names_a_notice_that_is_too_short():
    walk = ready(late_payer().contract(notice_days=30)).wait(2)
    assert "26 December 2026" in walk.finish().letters["L14"].body


def test_an_unedited_letter_follows_the_last_day():
    walk = ready()
    assert "24 December 2026" in view.page_view(walk.case, view.Place("notice", "letter")).values["letter"]
    walk.say("notice", last_day="2027-01-29")
    assert "29 January 2027" in walk.finish().letters["L14"].body


def test_an_edited_letter_stays_and_a_missing_day_is_said():
    walk = ready().say("notice", letter="It is over on 24 December 2026.")
    assert view.check(walk.case).warnings == ()
    walk.say("notice", last_day="2027-01-29")
    assert view.check(walk.case).warnings == (
        "Your letter does not name 29 Jan 2027, the day on which the contract ends.",
        "You named 24 Dec 2026 in the talk; now it is 29 Jan 2027.",
    )
    assert walk.finish().letters["L14"].body == "It is over on 24 December 2026."


def test_credit_is_to_be_used_before_money_is_asked_for_and_paid_back():
    walk = Walk(late_payer().paid(-1, "600.00", invoice=None))
    warned = "They owe you, and have €600 of credit: use it on their invoices first."
    assert warned in warnings(walk.case)
    invoice = next(each for each in walk.case.records.all(Invoice) if each.number == "N-2")
    walk.commit(use_credit(walk.case.records, invoice, None, walk.case.today))
    assert warnings(walk.case) == ()


@pytest.mark.parametrize(
    ("credit", "rest", "refund"), [("100.00", "€400", ""), ("500.00", "", ""), ("600.00", "", "€100")]
)
def test_what_they_have_in_hand_is_set_off_against_what_they_owe(credit, rest, refund):
    sums = settlement(Walk(Book().client().invoice("500.00").paid(-1, credit, invoice=None)).case)
    assert sums.awaited == ((rest,) if rest else ())
    assert [money.shown(whole=True) for money in sums.refund.values()] == ([refund] if refund else [])


def test_the_next_contract_is_one_short_task_and_its_points_are_told_at_the_end():
    walk = ready().finish()
    assert walk.tasks["Improve the next contract (11 points)"] == day(33)
    assert final(walk.case).terms == tuple(kind.name for kind in SAFEGUARDS.values())


def test_a_day_hidden_in_another_figure_is_not_named():
    walk = ready().say("notice", last_day="2027-01-02", letter="It is over on 24 January 2027.")
    assert view.check(walk.case).warnings == (
        "Your letter does not name 2 Jan 2027, the day on which the contract ends.",
        "You named 24 Dec 2026 in the talk; now it is 2 Jan 2027.",
    )
    warned = view.check(walk.say("notice", letter="It is over on 02/01/2027.").case).warnings
    assert not any("letter" in warning for warning in warned)


def test_documents_stand_in_for_a_contract():
    contract = ready().finish().case.records.contract(ready().client_id)
    assert contract is not None
    assert not contract.exists
    assert [document.what for document in contract.documents] == ["the offer of May"]


def test_every_line_of_the_contract_is_read():
    walk = Walk(late_payer().contract()).usual("reflect").say("review", duties="yes", order="now")
    assert len(walk.row("review").state.open) == 11
    walk.say("review", **{f"C{number:02}": "read" for number in range(1, 11)})
    assert [question.key for question in walk.row("review").state.open] == ["C11"]
    assert walk.say("review", C11="noted").words("review") == "done"


def test_a_noted_line_goes_into_the_next_contract():
    book = late_payer().contract(safeguards={f"C{number:02}": True for number in range(1, 12)})
    walk = (
        Walk(book).usual("reflect").usual("review", C09="noted").wait(3).usual("meet", "notice", "refer", "close-down")
    )
    assert "Improve the next contract (1 point)" in walk.finish().tasks
    assert final(walk.case).terms == ("late fee",)


def next_contract(book: Book, **read: str) -> tuple[str, tuple[str, ...]]:
    walk = Walk(book).usual("reflect").usual("review", **read)
    shown = view.page_view(walk.case, view.Place("close-down", "next"))
    return shown.values["next-contract"], shown.page.notes


def test_a_line_that_was_read_and_is_not_known_to_be_missing_is_not_proposed_again():
    proposed, why = next_contract(late_payer().contract(deposit_percent=0, term_days=30), C07="noted")
    assert proposed.split("\n") == ["deposit before work", "full contact data", "number of revisions"]
    assert why[0] == "Missing here: deposit before work, full contact data."
    assert why[1] == "Noted while you read: number of revisions."


def test_nothing_is_proposed_for_the_next_contract_where_nothing_is_missing():
    proposed, why = next_contract(late_payer().contract(safeguards={"C06": True}))
    assert proposed == ""
    assert why[0].startswith("Nothing is known to be missing")


def test_unmet_duties_are_asked_for_and_become_tasks():
    walk = Walk().usual("reflect").say("review", documents="the offer", duties="no", order="now")
    assert [question.key for question in walk.row("review").state.open] == ["duties-left"]
    walk.say("review", duties_left="the icons\nthe invoice").wait(3).usual("meet", "notice", "refer", "close-down")
    assert {"the icons", "the invoice"} <= set(walk.finish().tasks)


def unfinished() -> Book:
    return late_payer().paid(-5).invoice("200.00", due=-10, number="N-3", delivered=False).paid(-5, "150.00")


def test_paid_and_not_delivered_is_paid_back_or_delivered():
    for choice, task in (("refund", "Pay back €150"), ("deliver", "Deliver what they paid for: N-3")):
        walk = Walk(unfinished()).usual("reflect").usual("review", undelivered=choice).wait(3)
        assert task in walk.usual("meet", "notice", "refer", "close-down").finish().tasks


def test_only_colleagues_who_agreed_are_named():
    book = late_payer().add(Colleague, name="Deniz", agreed=True).add(Colleague, name="Bo", agreed=None)
    walk = thought_over(book).usual("meet", "notice")
    with pytest.raises(Refused, match="Bo"):
        walk.say("refer", colleagues="Bo")
    walk.say("refer", colleagues="deniz").usual("close-down").finish()
    assert "Deniz" in walk.letters["L18"].body


def test_keeping_them_starts_remedies_and_restores_the_stage():
    walk = Walk().say("reflect", keeping="keep", remedies="R01, R05", look_again="+14")
    assert view.check(walk.case).act == "Keep Northwind and look again on 5 Dec 2026"
    walk.finish()
    assert walk.exit.outcome is Outcome.KEPT
    assert walk.case.client.stage is Stage.ACTIVE
    assert {(r.kind, r.review) for r in walk.case.records.of(Remedy, walk.client_id)} == {
        ("R01", day(14)), ("R05", day(14)),
    }  # fmt: skip
    assert not walk.letters


def test_a_kept_client_was_asked_no_more():
    walk = Walk().say("reflect", keeping="keep", remedies="R01", look_again="+14").finish()
    assert walk.words("notice") == "skipped: You keep them."


def test_their_offer_at_the_talk_leads_back_to_keep():
    walk = thought_over().say("meet", on="today", held="yes", said="we pay everything", then="keep")
    walk.say("meet", remedies="R05").finish()
    assert walk.exit.outcome is Outcome.KEPT


def test_cancel_restores_the_client_and_takes_drafts_and_tasks_away():
    walk = ready().finish()
    walk.commit(cancel(walk.case))
    assert (walk.exit.outcome, walk.case.client.stage) == (Outcome.CANCELLED, Stage.ACTIVE)
    assert not walk.letters
    assert not walk.tasks


def ticked(walk: Walk, what: str, on: date) -> Walk:
    task = next(each for each in walk.case.records.of(Task, walk.client_id) if each.what == what)
    return walk.commit(ticked_off(walk.case.records, task, on))


def test_ticking_off_the_task_to_send_a_letter_marks_it_as_sent():
    walk = ready().finish()
    ticked(walk, "Send the notice", day(4))
    assert {kind: letter.sent for kind, letter in walk.letters.items()} == {
        "L14": day(4), "L18": None, "L20": None, "L21": None,
    }  # fmt: skip
    assert final(walk.case).happened[-1] == "3 letters are written; you send them yourself."
    ticked(walk, "Send the referral", day(5))
    assert walk.letters["L18"].sent == day(5)


def test_a_task_that_sends_no_letter_marks_none():
    walk = ready().finish()
    ticked(walk, "Archive the paper trail", day(60))
    assert not any(letter.sent for letter in walk.letters.values())


def test_a_task_opened_again_makes_its_letter_a_draft_again():
    walk = ticked(ready().finish(), "Send the notice", day(4))
    task = next(each for each in walk.case.records.of(Task, walk.client_id) if each.what == "Send the notice")
    walk.commit(entered(walk.case.records, task.but(done=None)))
    assert walk.letters["L14"].sent is None


def test_marking_a_letter_as_sent_ticks_off_its_task_and_back():
    walk = ready().finish()
    walk.commit(marked(walk.case.records, walk.letters["L14"], day(4)))
    done = {each.what: each.done for each in walk.case.records.of(Task, walk.client_id) if each.done}
    assert done == {"Send the notice": day(4)}
    walk.commit(marked(walk.case.records, walk.letters["L14"], None))
    assert not any(each.done for each in walk.case.records.of(Task, walk.client_id))


def test_cancel_keeps_what_was_sent():
    walk = ticked(ready().finish(), "Send the notice", day(4))
    walk.commit(cancel(walk.case))
    assert set(walk.letters) == {"L14"}
    assert set(walk.tasks) == {"Send the notice"}


def test_the_paper_trail_counts_letters_that_were_sent():
    walk = ticked(ready().finish(), "Send the notice", day(4))
    walk.commit(cancel(walk.case))
    book = Book()
    book.list = [each for kind in KINDS for each in walk.case.records.all(kind)]
    book.client_id = walk.client_id
    again = Walk(book.incident("S11", 4), today=day(5))
    notes = view.page_view(again.case, view.Place("review", "trail")).page.notes
    assert "1 sent letter" in notes[0]


def test_the_last_working_day_is_the_same_wherever_it_is_told():
    for walk in (Walk(path=ExitPath.LEAVE_NOW, because="they reported me"), ready().finish(), leave_now()):
        assert view.state(walk.case).last_working_day == last_working_day(walk.case)
    saturday = leave_now().say("review").say("notice").say("close-down").finish()
    assert view.state(saturday.case).last_working_day == TODAY
    assert view.state(saturday.wait(30).case).last_working_day == TODAY, "what is over stays as it was"


def test_the_third_time_within_a_year_is_told():
    book = late_payer()
    records = book.records
    for number in range(2):
        change = start(records, book.client_id, day(-100 * number - 30))
        over = change.puts[0].but(ended=day(-100 * number - 29))
        records = records.after(type(change)("x", (over,)))
    book.list = [each for kind in KINDS for each in records.all(kind)]
    assert warnings(Walk(book).case) == ("You have come this far 3 times within twelve months. Trust your gut.",)


def leave_now(book: Book | None = None) -> Walk:
    return Walk(book or threatening())


def test_leave_now_is_proposed_and_asks_only_what_matters():
    walk = leave_now()
    assert walk.exit.path is ExitPath.LEAVE_NOW
    asked = [row.step for row in view.state(walk.case).rows if not row.state.by_path]
    assert asked == ["review", "notice", "close-down"]
    assert view.step_title(walk.case, "notice") == "Notice · step 2 of 2"


def test_leave_now_ends_today_in_writing():
    walk = leave_now().say("review").say("notice").say("close-down")
    assert view.check(walk.case).act == "Save the letter and end the contract today"
    walk.finish()
    assert (walk.exit.outcome, walk.exit.ended, walk.case.client.stage) == (Outcome.AT_ONCE, TODAY, Stage.ENDED)
    assert set(walk.letters) == {"L17"}
    assert {"Send the letter", "Complete the paper trail"} <= set(walk.tasks)


def test_legal_exposure_calls_for_a_lawyer():
    notes = view.page_view(leave_now(late_payer().incident("S17", -2)).case, view.Place("review", "trail")).page.notes
    assert notes[0] == "Going on could make you liable: see a lawyer before you write."


def test_leave_now_refunds_what_is_not_delivered():
    walk = leave_now(unfinished().incident("S11", -2)).say("review").say("notice").say("close-down").finish()
    assert walk.tasks["Pay back €150"] == TODAY
    assert "€150.00" in walk.letters["L17"].body


def test_the_last_page_says_what_happened_what_comes_next_and_how_to_undo():
    walk = ready()
    again = final(walk.finish().case)
    assert [letter.kind for letter in again.letters] == ["L21", "L14", "L18", "L20"]
    assert again.next[:2] == ("24 Nov 2026: Confirm the talk in writing", "24 Nov 2026: Send the notice")
    assert again.undo


def test_a_letter_is_in_the_client_s_language_and_kept_with_it():
    book = late_payer()
    book.list = [each.but(language=Language.TURKISH) if isinstance(each, Client) else each for each in book.list]
    walk = ready(book)
    assert walk.case.write(walk.case, "L14").language is Language.TURKISH
    assert walk.finish().letters["L14"].language is Language.TURKISH


def test_a_letter_is_never_saved_empty():
    walk = ready()
    walk.case.write = None
    with pytest.raises(Refused, match="L14 is empty"):
        walk.finish()


def talked(book: Book | None = None) -> Walk:
    """A standard exit a day after the talk, which named the day that was computed then."""
    walk = thought_over(book or late_payer()).usual("meet")
    return walk.wait(1)


def last_day_page(walk: Walk) -> view.PageView:
    return view.page_view(walk.case, view.Place("notice", "last-day"))


def test_the_day_named_in_the_talk_stands_while_it_can():
    walk = talked()
    assert last_day_page(walk).values["last-day"] == "2026-12-24"
    assert not any("in the talk" in note for note in last_day_page(walk).page.notes)
    assert "ends on 24 December 2026" in view.page_view(walk.case, view.Place("notice", "letter")).values["letter"]
    walk.usual("notice", "refer", "close-down").finish()
    assert walk.exit.last_day == date(2026, 12, 24)


def test_a_day_named_in_the_talk_that_is_too_soon_moves_and_says_why():
    page = last_day_page(talked(late_payer().contract(notice_days=30)))
    assert page.values["last-day"] == "2026-12-25"
    assert page.page.notes[0] == (
        "You named 24 Dec 2026 in the talk; now it is 25 Dec 2026:"
        " notice counts from 25 Nov 2026, and your contract asks for 30 days."
    )


@pytest.mark.parametrize(("answers", "last"), [({"length": "2 months"}, "2027-01-25"), ({"given": "+1"}, "2026-12-26")])
def test_what_is_chosen_after_the_talk_counts_more_than_what_it_named(answers, last):
    page = last_day_page(talked().say("notice", **answers))
    assert page.values["last-day"] == last
    assert page.page.notes[0].startswith("You named 24 Dec 2026 in the talk; now it is ")


@pytest.mark.parametrize("lines", ["I am done.", "It was 31 Foo 2026.", "On 99 Dec 2026."])
def test_a_talk_that_names_no_day_leaves_the_computed_one(lines):
    walk = thought_over().usual("meet", lines=lines)
    assert last_day_page(walk.say("meet", lines=lines).wait(1)).values["last-day"] == "2026-12-25"


def test_a_letter_without_a_name_under_it_says_so_until_it_is_edited():
    walk = ready(Book().client("Northwind").invoice("500.00", due=-40, number="N-2"))
    letter = view.page_view(walk.case, view.Place("notice", "letter"))
    assert any(map(lacks_a_name, letter.page.notes))
    assert letter.values["letter"].endswith("Kind regards")
    assert any(map(lacks_a_name, view.check(walk.case).warnings))
    signed = f"{letter.values['letter']}\n\nAda"
    walk.say("notice", letter=signed).say("refer", letter="Ask them. Ada")
    walk.say("close-down", letter="Here it is. Ada")
    assert not any("name is missing" in note for note in view.check(walk.case).warnings)
    assert not any("name is missing" in note for note in view.check(ready().case).warnings)


def test_the_notice_promises_a_referral_only_when_there_is_one():
    walk = thought_over().usual("meet", "notice")
    letter = view.Place("notice", "letter")
    assert "who could take it over" not in view.page_view(walk.case, letter).values["letter"]
    assert "who could take it over" in view.page_view(walk.usual("refer").case, letter).values["letter"]


def test_without_colleagues_the_provider_is_asked_for_itself():
    (question,) = view.page_view(thought_over().usual("meet", "notice").case, view.Place("refer", "who")).page.questions
    assert question.prompt == "Which kind of provider fits them now?"
    assert question.asks_for_one.endswith("or skip this step.")


def test_going_back_without_a_list_passes_over_a_step_that_was_skipped() -> None:
    walk = thought_over().usual("review").skip("meet")
    first = places.enter(walk.case, "notice")
    assert places.page_before(walk.case, first).step == "review"
    assert places.page_before(walk.case, places.CHECK).step != "meet"
    assert places.page_before(walk.case, places.enter(walk.case, "review")).step == "reflect"
