"""What each letter of an exit says (L12–L21): the facts, exactly, in the words of a kind, firm professional."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from builder import TODAY, day, eur
from letters_kit import SIGNED, all_said, bare, body, busy_desk, case, desk, ids, letter

from clientdesk.letters import exit_letter, facts, kinds, render
from clientdesk.model.client import Language
from clientdesk.model.exit import ExitPath
from clientdesk.model.money import Money
from clientdesk.model.project import Extra, Project
from clientdesk.model.settings import Colleague

NOTICES = ("L14", "L15", "L16")


def two_projects():
    """An exit that ends Site and leaves Shop."""
    book = desk().project(name="Site").project(name="Shop")
    answers = {"review": {"projects": ids(book, Project)[0]}}
    return book, answers


def test_l14_says_the_talk_the_reason_the_days_and_the_money():
    book = desk().invoice("80.00", due=-3, number="N-1").invoice("90.00", due=20, number="N-2")
    book.invoice("70.00", due=-9, disputed=True, number="N-3")
    meet = {"held": "yes", "on": day(-1).isoformat(), "reason": "I am moving abroad"}
    written = letter(case(book, answers={"meet": meet, "notice": {"last-day": "2027-02-28"}}), "L14")
    assert written.subject == "Ending our work together on 28 February 2027"
    assert written.body.startswith(
        "Dear Mr. Kaya,\n\nThank you for talking with me on 20 November 2026. As I said then,"
    )
    assert "our agreement ends on 28 February 2027. My last working day for you is 26 February 2027.\n" in written.body
    assert "\n\nMy reason is this: I am moving abroad.\n\n" in written.body
    assert "- Invoice N-1, which was due on 18 November 2026: €80.00\n" in written.body
    assert "- Invoice N-2, due on 11 December 2026: €90.00\n" in written.body
    assert "Please pay €80.00 now, and €90.00 by the date on its invoice, so that nothing stays open" in written.body
    assert "70.00" not in written.body
    assert written.body.endswith(f"Kind regards\n\n{SIGNED}")


def test_l14_without_a_talk_a_reason_and_a_colleague_is_short():
    written = body(case(desk(), skipped={"meet": "abroad", "refer": "no one fits"}), "L14")
    assert "I am writing to tell you that I am ending our work together." in written
    assert not [word for word in ("reason", "separately", "pay", "As I said") if word in written]


@pytest.mark.parametrize("kind", NOTICES)
def test_a_red_signs_id_never_becomes_a_reason(kind):
    assert "S11" not in body(case(desk(), reason="S11"), kind)


@pytest.mark.parametrize("kind", NOTICES)
def test_a_notice_gives_one_reason_at_most(kind):
    written = body(case(busy_desk(), answers={"meet": {"reason": "I am moving abroad."}}), kind)
    assert written.count("reason") == 1
    assert "My reason is this: I am moving abroad." in written


@pytest.mark.parametrize("kind", NOTICES)
def test_what_is_delivered_and_what_not_stands_in_the_notice(kind):
    notice = {"deliver": "the logo\nthe guide", "not-deliver": "the online shop", "hand-over": "2026-12-10"}
    written = body(case(desk(), answers={"notice": notice}), kind)
    assert "Until then you will receive from me:\n\n- the logo\n- the guide\n\nAll of it will be with you by" in written
    assert "by 10 December 2026, together with your files and access." in written
    assert "this is what will no longer be part of my work for you:\n\n- the online shop\n\n" in written
    one = body(case(desk(), answers={"notice": {"deliver": "the logo"}}), kind)
    assert "- the logo\n\nIt will be with you by" in one
    assert "no longer be part" not in one


@pytest.mark.parametrize("kind", [*NOTICES, "L20"])
def test_a_partial_exit_ends_one_work_and_leaves_the_other(kind):
    """X05: the letter names what ends, and wishes nobody farewell who stays."""
    book, answers = two_projects()
    written = letter(case(book, answers=answers), kind)
    assert "our work on Site" in written.subject + written.body.replace("Our", "our")
    assert "Shop" not in written.body
    assert "all the best" not in written.body
    assert "our work together" not in written.body
    assert ("Our other work goes on as agreed." in written.body) == (kind in NOTICES)


def test_l15_speaks_of_style_names_two_colleagues_and_leaves_the_door_open():
    book = desk().add(Colleague, name="Cem", does="web design", email="cem@example.org", agreed=True)
    asked = ",".join(ids(book, Colleague))
    written = body(case(book, ExitPath.MUTUAL, answers={"refer": {"colleagues": asked}}), "L15")
    assert "My reason is this: my style and what you are looking for are two different things." in written
    assert "These colleagues know that I am mentioning them to you" in written
    assert "\n\n- Deniz, brand design\n- Cem, web design, cem@example.org\n\n" in written
    assert "Bo" not in written
    assert "My door stays open" in written


def test_l16_says_that_the_work_is_no_longer_done_and_what_goes_on():
    written = body(case(desk(), ExitPath.MUTUAL, answers={"notice": {"goes-on": "the newsletter\nthe photos"}}), "L16")
    assert "My reason is this: I am no longer offering this kind of work. I am telling you now, so that" in written
    assert "What I would be glad to go on doing for you: the newsletter and the photos." in written


def test_l17_is_three_sentences_and_the_refund():
    book = desk().invoice("200.00", number="N-3", delivered=False).paid(-5)
    for path_book, paid_ahead in ((desk(), False), (book, True)):
        said = body(case(path_book, ExitPath.LEAVE_NOW), "L17").split("\n\n")
        assert said[0] == "Dear Mr. Kaya,"
        assert len(re.findall(r"[.!?](?:\s|$)", said[1])) == 3
        assert said[1].endswith("ends today, 21 November 2026.")
        assert said[2].startswith("I am returning the €200.00" if paid_ahead else "Kind regards")
        assert said[-2:] == ["Kind regards", SIGNED]


def test_l18_names_only_who_agreed():
    book = desk()
    written = letter(case(book, answers={"refer": {"colleagues": ",".join(ids(book, Colleague))}}), "L18")
    assert written.subject == "A colleague who could take on your work"
    assert "This colleague knows that I am mentioning them to you" in written.body
    assert "\n\n- Deniz, brand design\n\n" in written.body
    assert "Bo" not in written.body


def test_l18_names_a_kind_of_provider():
    written = letter(case(desk(), answers={"refer": {"provider": "a full-service agency"}}), "L18")
    assert written.subject == "Who could take on your work"
    assert "\n\nWhat could fit you well now is this: a full-service agency.\n\n" in written.body


def test_l18_to_a_prospect_speaks_of_no_work_that_was_done():
    written = body(case(desk(), ExitPath.PROSPECT, answers={"refer": {"provider": "an agency"}}), "L18")
    assert written.startswith("Dear Mr. Kaya,\n\nI can't take on your work, and would like it to be in good hands.")
    assert not [word for word in ("together", "hand over", "ends") if word in written]


def test_l12_lists_what_was_included_and_what_it_costs_from_which_day():
    book = busy_desk()
    written = letter(case(book, ExitPath.PRICE_OUT, answers=all_said(book)), "L12")
    assert written.subject == "What extra work costs from 1 December 2026"
    assert "without a price of their own:\n\n- Christmas banner\n- a second logo\n\n" in written.body
    assert "- an hour: €80.00\n- a revision round beyond those agreed: €120.00\n\n" in written.body
    assert "All that we have agreed stays as it is." in written.body


def test_l12_takes_the_price_that_was_typed_and_one_price_into_a_sentence():
    typed = body(case(busy_desk(), answers={"meet": {"price": "€60 an hour."}}), "L12")
    assert "I will bill every extra. This is what it costs: €60 an hour.\n\n" in typed
    one = body(case(desk().settings(rate=eur("80")).add(Extra, what="a banner", on=day(-1))), "L12")
    assert "Until now this was included without a price of its own: a banner.\n\n" in one
    assert "I will bill every extra. An hour costs €80.00.\n\n" in one
    none = body(bare(), "L12")
    assert "I will name the price of each extra before I begin" in none
    assert "Until now" not in none


def test_l12_names_the_projects_whose_hours_cost_differently_and_the_last_extras():
    book = desk().project(name="Site", rate=eur("60")).project(name="Shop", rate=eur("90"))
    for number in range(14):
        book.add(Extra, what=f"banner {number}", on=day(-20 + number))
    written = body(case(book), "L12")
    assert "- an hour on Site: €60.00\n- an hour on Shop: €90.00\n" in written
    assert "- banner 2\n" in written
    assert "- banner 1\n" not in written
    assert "- and 2 more before them\n" in written


def test_l12_says_neither_what_was_worth_how_much_nor_that_it_has_an_end():
    """R07: nothing is held against them, and nobody is asked to leave."""
    book = desk().settings(rate=eur("80")).add(Extra, what="a banner", on=day(-1), hours=Decimal(3))
    written = body(case(book), "L12")
    assert "240" not in written
    assert not [word for word in ("free", "unpaid", "notice", "for nothing") if word in written]


def test_l13b_is_friendly_and_brief():
    written = letter(bare(ExitPath.PROSPECT), "L13b")
    assert written.subject == "Thank you for asking me"
    assert (
        "I have thought about it, and I won't be taking on this work.\n\nI wish you every success with it."
        in written.body
    )
    assert len(written.body.split()) < 50


def test_l19_names_neither_the_client_nor_anything_about_them():
    book = busy_desk().invoice("6480.00", issued=-20, due=10, number="N-9").incident("S09", said="You idiot")
    written = exit_letter(case(book, answers=all_said(book)), "L19", Colleague(id="c", name="Cem", does="web design"))
    assert written.subject == "May I give someone your name?"
    assert written.body.startswith("Dear Cem,\n\n")
    assert "- The kind of work: a site for a small studio\n- The size: about €8,000 in the last twelve" in written.body
    assert "- The time: from February 2027 on\n\nMay I give them your name?" in written.body
    assert not [
        word for word in ("Northwind", "Kaya", "idiot", "N-9", "6480", "reason", "web design") if word in written.body
    ]


def test_l19_is_in_the_persons_own_language():
    book = desk().settings(language=Language.TURKISH).with_client(language=Language.MALAY)
    expected = Language.TURKISH if "L19" in kinds(Language.TURKISH) else Language.ENGLISH
    assert exit_letter(case(book), "L19", Colleague(id="c", name="Cem")).language is expected


def test_l19_asks_for_an_answer_by_a_day_where_there_is_one():
    known = facts(bare(), Colleague(id="c", name="Cem"), deadline=day(7))
    assert "a short answer by 28 November 2026." in render("L19", Language.ENGLISH, known).body


def test_l20_says_what_is_handed_over_where_it_lies_and_when_access_ends():
    book = busy_desk()
    written = letter(case(book, answers=all_said(book)), "L20")
    assert written.subject == "Hand-over and last invoice"
    assert (
        "By 26 February 2027 this will be with you, together with your files:\n\n- the logo\n- the guide"
        in written.body
    )
    assert "You will find it here: the shared folder “Northwind”." in written.body
    assert "On 1 March 2027 I give back the access that you gave me" in written.body
    assert "By 15 March 2027 I will return or delete what I still have of your data." in written.body
    assert "My last invoice follows by 1 March 2027." in written.body


def test_l20_promises_no_day_that_is_over_or_was_cleared():
    over = {"files": day(-9).isoformat(), "access": "", "data": "", "last-invoice": ""}
    written = letter(case(desk(), saved=day(-40), last_day=day(-10), answers={"close-down": over}), "L20")
    assert written.subject == "Hand-over"
    assert "Our work together ended on 11 November 2026." in written.body
    assert "Please take back the access that you gave me, and change the passwords that I know." in written.body
    assert not [word for word in ("12 November", "last invoice", "By ") if word in written.body]


def test_l21_puts_the_talk_in_writing_in_the_words_that_were_said():
    meet = {"held": "yes", "on": day(-1).isoformat(), "lines": "I am ending our work.\nThe last day is 28 February."}
    written = letter(case(desk(), answers={"meet": meet}), "L21")
    assert written.subject == "Our talk on 20 November 2026"
    assert "this is what I told you:\n\n- I am ending our work.\n- The last day is 28 February.\n\n" in written.body
    assert "My notice, with all the dates, follows separately." in written.body
    assert "If you remember any of it differently, please write to me." in written.body


def test_g4_a_hand_over_that_is_written_before_its_day_names_no_amount():
    written = body(case(desk().invoice("300.00", due=-30, number="N-1")), "L20")
    assert "A statement of account comes with this letter." in written
    assert "€" not in written


def test_l21_says_so_where_the_talk_was_not_held():
    assert "I would have liked to talk with you." in body(case(desk(), answers={"meet": {"held": "no"}}), "L21")


@pytest.mark.parametrize("kind", [*NOTICES, "L20"])
def test_x02_the_account_shows_each_figure_of_the_settlement(kind):
    """X02: owed, late fees with their basis, credit, what was paid and is not done, and what is left."""
    book = desk().contract(late_fee=Decimal("7.5"), safeguards={"C09": True})
    book.invoice("300.00", issued=-60, due=-30, number="N-1").invoice("200.00", due=9, number="N-3", delivered=False)
    book.paid(-5).invoice("10.00", due=9, number="N-4").paid(-5, "15.00")
    on_its_day = {"saved": day(-30), "last_day": TODAY} if kind == "L20" else {}
    written = body(case(book, answers={"review": {"undelivered": "refund", "late-fee": "charge"}}, **on_its_day), kind)
    assert "- Invoice N-1, which was due on 22 October 2026: €300.00\n" in written
    assert "- Late fee on invoice N-1, 30 days at 7.5% a year, as agreed: €1.85\n" in written
    assert "- Less your credit with me: €5.00\n" in written
    assert "- Less what you have paid for work that I will not finish (invoice N-3): €200.00\n\n" in written
    assert "Please pay €96.85 now, so that nothing stays open between us." in written


@pytest.mark.parametrize(
    ("undelivered", "said"),
    [
        ("refund", "I will return the €200.00 that you have paid ahead by 21 December 2026."),
        ("deliver", "What you have paid for and do not have yet (invoice N-3) will be with you by 21 December 2026."),
    ],
)
def test_x02_what_was_paid_and_not_delivered_is_delivered_or_refunded_by_a_day(undelivered, said):
    book = desk().invoice("200.00", number="N-3", delivered=False).paid(-5)
    written = body(case(book, answers={"review": {"undelivered": undelivered}}), "L14")
    assert said in written
    assert "accounts" not in written
    assert ("go on with the rest of the work as agreed" in written) == (undelivered == "refund")


def test_x02_more_in_hand_than_owed_goes_back_in_its_own_currency():
    book = desk().invoice("80.00", due=-3, number="N-1").invoice("10.00", number="N-2").paid(-5, "100.00")
    book.invoice(Money(5000, "MYR"), due=-3, number="N-3")
    written = body(case(book), "L14")
    assert "- Less your credit with me: €90.00\n" in written
    assert "Please pay MYR\u00a050.00 now" in written
    assert "That leaves €10.00 in your favour, which I will return to you by 21 December 2026." in written


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (-3, "Invoice N-1 of €80.00 was due on 18 November 2026 and is still open. Please pay it now, so that"),
        (20, "Invoice N-1 of €80.00 is not due yet; its date, 11 December 2026, stands."),
    ],
)
def test_a_single_invoice_is_a_sentence(due, said):
    written = body(case(desk().invoice("80.00", due=due, number="N-1")), "L14")
    assert said in written
    assert "accounts" not in written


def test_what_is_covered_by_their_credit_is_not_asked_for():
    book = desk().invoice("10.00", due=-3, number="N-1").invoice("10.00", number="N-2").paid(-5, "20.00")
    assert "So nothing is left to pay." in body(case(book), "L14")


def test_waived_fees_are_not_mentioned():
    book = desk().contract(late_fee=Decimal(5), safeguards={"C09": True}).invoice("80.00", due=-30)
    for said in ({"late-fee": "waive"}, {}):
        assert "fee" not in body(case(book, answers={"review": said}), "L14").casefold()


def test_how_to_pay_stands_where_there_is_something_to_pay():
    book = desk().settings(payment_details="IBAN DE00")
    assert "IBAN" not in body(case(book), "L14")
    assert "This is how to pay:\n\nIBAN DE00\n\n" in body(case(book.invoice("80.00", due=-3)), "L14")


def test_a_payment_can_be_asked_for_by_a_day():
    known = facts(case(desk().invoice("80.00", due=-3)), deadline=day(14))
    assert "Please pay it by 5 December 2026, so that" in render("L14", Language.ENGLISH, known).body


def test_nothing_is_said_of_until_then_when_it_ends_at_once():
    written = body(case(desk(), answers={"notice": {"last-day": TODAY.isoformat(), "deliver": "the logo"}}), "L14")
    assert "You will receive from me:\n\n- the logo\n" in written
    assert "Until then" not in written
