"""The next step about overdue money, worked out by hand on a calendar (G3, G4).

The invoice is due on Thu 1 Oct 2026: 14 days later is Thu 15 Oct, 30 days Sat 31 Oct, 60 days Mon 30 Nov, 90 days
Wed 30 Dec.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from builder import Book
from dunning_kit import DUE, at, owing, step, told

from clientdesk.cli.invoice_page import next_in_words
from clientdesk.model.journal import Channel, Letter, Matter
from clientdesk.model.project import Contract
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.dunning.notice import planned_notices
from clientdesk.playbook.picture import Picture

ASK = None
NOTHING_SENT: list[tuple[str, date]] = []


@pytest.mark.parametrize(
    ("today", "sent", "letter", "on"),
    [
        (date(2026, 10, 2), NOTHING_SENT, ASK, date(2026, 10, 2)),
        (date(2026, 10, 14), NOTHING_SENT, ASK, date(2026, 10, 2)),
        (date(2026, 10, 15), NOTHING_SENT, "L06", date(2026, 10, 15)),
        (date(2026, 10, 30), NOTHING_SENT, "L06", date(2026, 10, 15)),
        (date(2026, 10, 31), NOTHING_SENT, "L07", date(2026, 11, 2)),
        (date(2026, 11, 2), NOTHING_SENT, "L07", date(2026, 11, 2)),
        (date(2026, 11, 29), NOTHING_SENT, "L07", date(2026, 11, 2)),
        # with nothing written no first word is firmer than L07, and it is due since its own day
        (date(2026, 11, 30), NOTHING_SENT, "L07", date(2026, 11, 2)),
        (date(2026, 12, 30), NOTHING_SENT, "L07", date(2026, 11, 2)),
        (date(2027, 6, 1), NOTHING_SENT, "L07", date(2026, 11, 2)),
        # then by its age, 243 and 61 days, once its 7 days to pay are over: from Wed 9 June and Tue 8 Dec on
        (date(2027, 6, 2), [("L07", date(2027, 6, 1))], "L09", date(2027, 6, 9)),
        (date(2026, 12, 1), [("L07", date(2026, 11, 30))], "L08", date(2026, 12, 8)),
        # and no final notice before the 90-day one had its 14 days: Wed 9 June + 14 is Wed 23 June
        (date(2027, 6, 10), [("L07", date(2027, 6, 1)), ("L09", date(2027, 6, 9))], "L10", date(2027, 6, 23)),
        (date(2026, 10, 20), [("L06", date(2026, 10, 16))], "L07", date(2026, 11, 2)),
        (date(2026, 11, 3), [("L07", date(2026, 11, 2))], "L08", date(2026, 11, 30)),
        (date(2026, 11, 29), [("L07", date(2026, 11, 2))], "L08", date(2026, 11, 30)),
        (date(2026, 11, 30), [("L07", date(2026, 11, 2))], "L08", date(2026, 11, 30)),
        (date(2026, 12, 30), [("L07", date(2026, 11, 2))], "L09", date(2026, 12, 30)),
        (date(2026, 12, 1), [("L08", date(2026, 11, 30))], "L09", date(2026, 12, 30)),
        (date(2026, 11, 2), [("L07", date(2026, 10, 20))], "L08", date(2026, 11, 30)),
        (date(2026, 11, 12), [("L08", date(2026, 11, 10))], "L09", date(2026, 12, 30)),
        (date(2027, 1, 4), [("L09", date(2026, 12, 30))], "L10", date(2027, 1, 13)),
        (date(2027, 1, 4), [("L09", date(2027, 1, 2))], "L10", date(2027, 1, 18)),
        (date(2027, 3, 1), [("L09", date(2026, 12, 30))], "L10", date(2027, 1, 13)),
        (date(2026, 10, 20), [("L14", date(2026, 10, 5))], "L06", date(2026, 10, 15)),
        (date(2026, 11, 2), [("L07", date(2026, 9, 30))], "L07", date(2026, 11, 2)),
    ],
)
def test_each_level_comes_on_its_day_and_only_the_latest_is_worth_sending(today, sent, letter, on):
    book = owing()
    for kind, day in sent:
        book.letter(kind, at(day))
    notice = told(book, today)
    assert (notice.letter, notice.on) == (letter, on)


@pytest.mark.parametrize(
    ("due", "today", "settings", "letter", "on"),
    [
        (date(2028, 1, 30), date(2028, 2, 28), {}, "L06", date(2028, 2, 14)),
        (date(2028, 1, 30), date(2028, 2, 29), {}, "L07", date(2028, 2, 29)),
        (date(2027, 1, 30), date(2027, 3, 1), {}, "L07", date(2027, 3, 1)),
        (date(2026, 11, 25), date(2026, 12, 25), {"country": "GB-ENG"}, "L07", date(2026, 12, 29)),
        (date(2026, 11, 25), date(2026, 12, 25), {}, "L07", date(2026, 12, 25)),
        (date(2026, 12, 2), date(2027, 1, 1), {"country": "DE"}, "L07", date(2027, 1, 4)),
        (date(2026, 10, 1), date(2026, 10, 31), {"workdays": (1, 3)}, "L07", date(2026, 11, 3)),
        (date(2026, 10, 1), date(2026, 10, 31), {"workdays": ()}, "L07", date(2026, 10, 31)),
    ],
)
def test_a_leap_day_a_holiday_and_the_year_s_end(due, today, settings, letter, on):
    notice = told(owing(due, **settings), today)
    assert (notice.letter, notice.on) == (letter, on)


@pytest.mark.parametrize("today", [date(2026, 9, 30), DUE])
def test_nothing_is_asked_for_before_the_day_after_it_was_due(today):
    assert told(owing(), today) is None


def test_what_is_paid_disputed_or_given_back_is_never_asked_for():
    today = date(2026, 11, 2)
    assert told(owing().paid(at(date(2026, 10, 20))), today) is None
    assert told(Book().client().invoice(issued=-90, due=at(DUE), disputed=True), today) is None
    assert told(owing().written_off(at(date(2026, 10, 20)), "100.00"), today) is None
    assert told(owing().credited(at(date(2026, 10, 20)), "100.00"), today) is None


@pytest.mark.parametrize(
    ("today", "wrote", "letter", "on", "what"),
    [
        (date(2026, 10, 3), [2], "L03", date(2026, 10, 6), "Ask for a sign that they have the work"),
        (date(2026, 10, 12), [2], None, date(2026, 10, 12), "Call: do they have the work, and when do they pay?"),
        (date(2026, 10, 18), [2], None, date(2026, 10, 12), "Call: do they have the work, and when do they pay?"),
        (date(2026, 10, 19), [2], "L06", date(2026, 10, 19), "Send the invoice again: €100 on A-1"),
        (date(2026, 10, 13), [2, 6, 12], "L06", date(2026, 10, 13), "Send the invoice again: €100 on A-1"),
    ],
)
def test_asked_and_no_answer_the_silence_s_steps_come_first_and_are_one_thread(today, wrote, letter, on, what):
    book = owing()
    for day in wrote:
        channel = Channel.CALL if day == 12 else Channel.EMAIL
        book.wrote(at(date(2026, 10, day)), matter=Matter.PAYMENT, channel=channel)
    found = step(book, today)
    assert (found.letter, found.date, found.what, found.key) == (letter, on, what, "dunning")


def test_after_an_answer_the_invoice_goes_out_again_two_weeks_later():
    book = owing().wrote(at(date(2026, 10, 2))).heard(at(date(2026, 10, 5)))
    assert (told(book, date(2026, 10, 7)).letter, told(book, date(2026, 10, 7)).on) == ("L06", date(2026, 10, 19))
    late = owing().wrote(at(date(2026, 10, 2))).heard(at(date(2026, 10, 20)))
    assert (told(late, date(2026, 10, 21)).letter, told(late, date(2026, 10, 21)).on) == ("L07", date(2026, 11, 2))


@pytest.mark.parametrize(
    ("invoice", "heard", "matter", "on"),
    [
        ("site", "site", None, date(2026, 10, 19)),  # their word of 5 Oct, two weeks on
        ("site", None, None, date(2026, 10, 19)),
        ("site", "shop", None, date(2026, 10, 26)),  # asked on 9 Oct, looked into on 19 Oct, a week to call
        ("site", "shop", Matter.PAYMENT, date(2026, 10, 26)),
        ("site", "site", Matter.WORKING, date(2026, 10, 26)),
        (None, "shop", None, date(2026, 10, 26)),
        (None, "shop", Matter.PAYMENT, date(2026, 10, 19)),
    ],
)
def test_an_answer_in_another_project_moves_nothing_about_the_money(invoice, heard, matter, on):
    book = Book().client().project(id="site", name="Site").project(id="shop", name="Shop")
    book.invoice("100.00", issued=at(DUE) - 30, due=at(DUE), number="A-1", project=invoice)
    asked = {"project": invoice, "matter": Matter.PAYMENT}
    if on == date(2026, 10, 19):
        book.wrote(at(date(2026, 10, 2)), **asked).heard(at(date(2026, 10, 5)), project=heard, matter=matter)
    else:
        book.wrote(at(date(2026, 10, 9)), **asked).heard(at(date(2026, 10, 12)), project=heard, matter=matter)
    assert (told(book, date(2026, 10, 13)).letter, told(book, date(2026, 10, 13)).on) == ("L06", on)


def test_once_a_letter_asks_nobody_is_followed_up_about_it_besides():
    book = owing().wrote(at(date(2026, 10, 2)), matter=Matter.PAYMENT).letter("L07", at(date(2026, 11, 2)))
    assert (step(book, date(2026, 11, 9)).letter, step(book, date(2026, 11, 9)).date) == ("L08", date(2026, 11, 30))


def test_the_invoice_goes_out_again_with_the_fee_where_there_is_a_basis_for_one():
    book = owing().add(Contract, late_fee=Decimal(8), signed=date(2026, 1, 1))
    assert told(book, date(2026, 10, 15)).words == "Send the invoice again, with the late fee"
    assert told(owing(), date(2026, 10, 15)).words == "Send the invoice again"


def test_a_part_payment_restarts_nothing_and_the_sum_is_the_day_s():
    book = owing().letter("L07", at(date(2026, 11, 2))).paid(at(date(2026, 11, 20)), "40.00")
    notice = told(book, date(2026, 11, 30))
    assert (notice.letter, notice.on) == ("L08", date(2026, 11, 30))
    assert notice.what == "Send the 60-day late notice: €60 on A-1"


def test_all_that_is_overdue_comes_in_one_letter_of_the_oldest_s_level():
    book = owing().invoice("50.00", issued=-60, due=at(date(2026, 10, 29)), number="A-2")
    book.invoice("7.00", issued=-60, due=at(date(2026, 11, 20)), number="A-3")
    notice = told(book, date(2026, 11, 2))
    what = "Send the 30-day late notice: €100 on A-1, with a kind word about A-2"
    assert (notice.letter, notice.what) == ("L07", what)
    assert notice.days_late == 32


def test_a_new_overdue_invoice_joins_the_next_letter_and_not_the_last_one_again():
    book = owing().letter("L07", at(date(2026, 11, 2)))
    book.invoice("50.00", issued=-60, due=at(date(2026, 11, 6)), number="A-2")
    notice = told(book, date(2026, 11, 9))
    assert (notice.letter, notice.on, len(notice.all_of_it)) == ("L08", date(2026, 11, 30), 2)
    assert [each.invoice.number for each in notice.besides] == ["A-2"]


def test_when_the_oldest_is_paid_the_level_falls_to_what_is_left():
    book = owing().letter("L07", at(date(2026, 11, 2))).paid(at(date(2026, 11, 10)))
    book.invoice("50.00", issued=-60, due=at(date(2026, 11, 6)), number="A-2")
    notice = told(book, date(2026, 11, 12))
    assert (notice.letter, notice.on, notice.about[0].invoice.number) == (None, date(2026, 11, 9), "A-2")


def test_an_invoice_that_had_a_notice_is_not_in_the_same_one_again():
    book = owing().invoice("50.00", issued=-90, due=at(date(2026, 10, 2)), number="A-2")
    book.letter("L07", at(date(2026, 11, 3)))
    notice = told(book, date(2026, 11, 4))
    assert (notice.letter, [each.invoice.number for each in notice.about]) == ("L07", ["A-1"])


def test_a_letter_that_names_no_invoice_asked_for_all_that_was_overdue():
    book = owing().add(Letter, kind="L07", written=date(2026, 11, 2), sent=date(2026, 11, 2), body="…")
    assert told(book, date(2026, 11, 3)).letter == "L08"


@pytest.mark.parametrize(
    ("today", "kind", "on"),
    [
        (date(2026, 11, 2), "L11", date(2026, 11, 3)),
        (date(2026, 11, 6), "L04", date(2026, 11, 9)),
        (date(2026, 11, 6), "L07", date(2026, 11, 30)),
    ],
)
def test_where_a_letter_went_out_today_the_next_is_for_the_next_working_day(today, kind, on):
    assert step(owing().letter(kind, at(today)), today).date == on


def test_a_letter_to_a_colleague_is_none_to_the_client():
    book = owing().add(Letter, kind="L19", written=date(2026, 11, 2), sent=date(2026, 11, 2), body="…", colleague="c")
    assert told(book, date(2026, 11, 2)).on == date(2026, 11, 2)


def test_two_letters_of_one_day_go_out_on_two():
    book = owing().wrote(at(date(2026, 10, 20)), matter=Matter.WORKING)
    steps = {each.letter: each for each in agenda(book.records, date(2026, 10, 31))}
    assert steps["L07"].date == date(2026, 11, 2)
    book = owing(workdays=(1, 2)).project(id="site").letter("L06", at(date(2026, 10, 16)))
    book.wrote(at(date(2026, 10, 27)), matter=Matter.WORKING, project="site")
    days = {each.letter: each.date for each in agenda(book.records, date(2026, 10, 29))}
    assert days == {"L07": date(2026, 11, 3), "L03": date(2026, 11, 4)}


@pytest.mark.parametrize(
    ("book", "today", "words"),
    [
        (owing(), date(2026, 9, 20), "asked for from 2 Oct on, if it is not paid"),
        (owing(), date(2026, 11, 2), "Send the 30-day late notice (L07), today"),
        (owing(), date(2026, 11, 6), "Send the 30-day late notice (L07), due since Mon 2 Nov"),
        (owing().promised(-50, 10), date(2026, 11, 6), "paused until 1 Dec: promised"),
        (owing().paid(-40), date(2026, 11, 6), ""),
        (Book().client().invoice(issued=-90, due=-50, disputed=True), date(2026, 11, 6),
         "nothing while they dispute it"),
        (Book().client().invoice(issued=-90, due=-50, paused_until=date(2026, 12, 3)), date(2026, 11, 6),
         "paused by you until 3 Dec"),
    ],
)  # fmt: skip
def test_an_invoice_says_what_comes_next_and_why_nothing_does(book, today, words):
    picture = Picture(book.records, book.client_id, today)
    assert next_in_words(picture, picture.standings[0]) == words


def test_an_invoice_that_goes_with_an_older_one_names_it():
    book = owing().invoice("50.00", issued=-60, due=at(date(2026, 11, 12)), number="A-2")
    picture = Picture(book.records, book.client_id, date(2026, 11, 30))
    assert [next_in_words(picture, each) for each in picture.standings] == [
        "Send the first late notice (L07), due since Mon 2 Nov",
        "Send the first late notice (L07) with A-1, due since Mon 2 Nov",
    ]


def test_a_first_word_about_an_old_invoice_says_why_it_is_no_firmer():
    why = "A-1 is 152 days late; nothing was ever written about it, so the first word is L07, and no firmer one."
    notice = told(owing(), date(2027, 3, 2))
    assert (notice.words, notice.why) == ("Send the first late notice", why)
    assert told(owing().wrote(at(date(2027, 2, 1)), matter=Matter.PAYMENT), date(2027, 3, 2)).letter == "L09"


def test_an_old_invoice_that_nothing_was_written_about_stands_beside_the_one_that_was():
    book = owing().letter("L08", at(date(2026, 11, 30)))
    book.invoice("50.00", issued=-90, due=at(date(2026, 10, 2)), number="A-2")
    notice = told(book, date(2026, 12, 31))
    assert notice.what == "Send the 90-day late notice: €100 on A-1, with a kind word about A-2"


def test_a_notice_says_which_letter_was_the_last_and_how_it_goes_out():
    notice = told(owing().letter("L07", at(date(2026, 11, 2))), date(2026, 11, 30))
    assert (notice.last.kind, notice.why) == ("L07", "A-1 is 60 days late; L07 went out on 2 Nov.")
    assert "certified post or fax" in notice.how


@pytest.mark.parametrize(
    ("today", "letter", "on"),
    [(date(2026, 11, 13), "L06", date(2026, 10, 30)), (date(2026, 11, 16), "L07", date(2026, 11, 16))],
)
def test_a_claim_and_a_letter_for_the_rest_are_beside_each_other(today, letter, on):
    book = owing().letter("L10", at(date(2026, 10, 10)))
    book.invoice("50.00", issued=-90, due=at(date(2026, 10, 16)), number="A-2")
    notice, claim = planned_notices(Picture(book.records, book.client_id, today))
    assert (notice.letter, notice.on, [each.invoice.number for each in notice.about]) == (letter, on, ["A-2"])
    over = date(2026, 11, 10)
    assert (claim.letter, claim.on, [each.invoice.number for each in claim.about]) == (None, over, ["A-1"])


def test_a_letter_of_the_due_date_asked_for_nothing_overdue_yet():
    assert told(owing().letter("L07", at(DUE)), date(2026, 11, 3)).letter == "L07"


def test_of_two_silences_about_payments_the_first_to_end_brings_the_invoice_again():
    book = owing()
    for name, days in (("Site", (2, 6, 12)), ("Shop", (2, 7, 14))):
        book.project(name=name)
        project = book.list[-1].id
        for on in days:
            book.wrote(at(date(2026, 10, on)), matter=Matter.PAYMENT, project=project)
    assert told(book, date(2026, 10, 15)).on == date(2026, 10, 13)


def test_who_has_paid_more_elsewhere_is_not_asked_their_credit_is_used():
    book = owing().invoice("50.00", issued=-90, due=at(date(2026, 9, 1)), number="A-2")
    book.paid(at(date(2026, 9, 1)), "150.00")
    notice = told(book, date(2026, 11, 2))
    assert (notice.letter, notice.what) == (None, "Use their credit, which covers it: €100 on A-1")
    book.invoice("50.00", issued=-90, due=at(date(2026, 10, 2)), number="A-3")
    assert told(book, date(2026, 11, 2)).letter == "L07"
