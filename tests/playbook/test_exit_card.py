"""What Reflect shows: the history, what leaving costs, and how often one has come this far (X01)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day
from exit_kit import Walk, late_payer, thought_over, threatening
from hypothesis import given, settings
from strategies import desks

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.exit import Exit, ExitPath, Outcome
from clientdesk.model.invoice import PaymentKind
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.card import card
from clientdesk.playbook.exit.machine import cancel
from clientdesk.playbook.exit.places import Place
from clientdesk.playbook.exit.proposal import propose


def of(book: Book):
    return card(book.records, book.client_id, TODAY)


def told(book: Book) -> dict[str, list[str]]:
    """The card by its headings; what is below a line is set in."""
    groups: list[tuple[str, list[str]]] = []
    for line in of(book).lines():
        if line.startswith("  "):
            groups[-1][1].append(line[2:])
        else:
            groups.append((line, []))
    return dict(groups)


def test_x01_the_card_says_what_was_tried_and_what_came_of_it():
    book = late_payer().remedy("R01", -40, RemedyOutcome.FAILED).remedy("R05", -9)
    assert told(book)["Tried so far"] == [
        "12 Nov 2026: ask for a deposit, still running",
        "12 Oct 2026: restate the payment terms, did not help",
    ]


def test_x01_the_card_says_that_nothing_was_tried():
    assert told(late_payer())["Tried so far"] == ["Nothing has been tried yet to save this."]


def test_x01_each_raised_sign_stands_with_its_newest_records():
    assert told(late_payer())["Signs"] == [
        "S01 is late with 2 of the last 2 invoices, 40 days overdue now",
        "    11 Nov 2026: N-1 paid 70 days late",
        "    12 Oct 2026: N-2 overdue by 40 days",
    ]
    assert told(Book().client())["Signs"] == ["None is raised today."]


def test_x01_of_many_records_the_newest_are_shown_and_the_rest_counted():
    book = Book().client()
    for day_ in (-9, -2, -7, -5):
        book.incident("S09", day_, said=f"said on {day_}")
    assert told(book)["Signs"][1:] == [
        "    19 Nov 2026: said on -2",
        "    16 Nov 2026: said on -5",
        "    14 Nov 2026: said on -7",
        "    and 1 more",
    ]


def test_x01_days_in_red_count_from_the_day_the_records_said_to_part():
    """Not from the oldest record behind a sign."""
    assert of(threatening()).days_in_red == 2
    assert told(threatening())["Signs"][0] == "In red for 2 days, since 19 Nov 2026"
    assert told(Book().client().incident("S11", 0))["Signs"][0] == "In red since today"
    assert of(late_payer()).days_in_red is None


def test_x01_an_incident_is_told_once_behind_its_sign_or_by_itself():
    book = threatening().incident("S14", -4, said="call me on Sunday")
    assert told(book)["Signs"][2] == "    19 Nov 2026: I'll come to your door"
    assert told(book)["Other incidents"] == ["17 Nov 2026: S14 call me on Sunday"]
    assert "Incidents" not in told(book)
    assert "Other incidents" not in told(threatening())


def test_x01_a_long_incident_of_many_lines_takes_one_line():
    [line] = told(Book().client().incident("S14", -4, said="you\nare " + "late " * 200))["Incidents"]
    assert line.startswith("17 Nov 2026: S14 you are late late")
    assert line.endswith("late …")
    assert len(line) < 150


def test_x01_the_money_is_owed_overdue_paid_in_all_and_written_off():
    book = late_payer().paid(-3, "120.00").invoice("90.00", due=-200, issued=-230).written_off(-20, "90.00")
    book.paid(-2, "20.00", PaymentKind.REFUND, invoice=None).paid(-1, "5.00", PaymentKind.CREDIT, invoice=None)
    assert told(book)["Money"] == ["Owed €380, overdue €380", "Paid in all €400", "Written off €90"]
    assert told(Book().client())["Money"] == ["Nothing is owed", "Paid in all –"]


def an_hour(theirs: str | None, *others: str) -> str:
    """What the card says of an hour, where each worked ten hours for so much."""
    book = Book().client("Acme")
    first = book.client_id
    for at, earned in enumerate((theirs, *others)):
        if at:
            book.client(f"Other {at}")
        if earned:
            book.project(hours=Decimal(10), started=day(-400)).invoice(earned).paid(-10)
    book.client_id = first
    return of(book).hour


def test_x01_an_hour_with_them_stands_beside_the_others_middle():
    assert an_hour("310.00", "500.00", "540.00", "900.00") == (
        "An hour with them brings in €31; with your others the middle is €54."
    )
    assert an_hour("310.00") == "An hour with them brings in €31, all they got for nothing counted in."
    assert an_hour(None, "500.00") == ""


def test_x01_what_they_got_for_nothing_makes_their_hour_cheaper():
    book = Book().client().project(hours=Decimal(10), started=day(-400)).invoice("300.00").paid(-10)
    assert "€30," in of(book).hour
    assert "€20," in of(book.extra(-20, hours=Decimal(5))).hour


def test_x01_exits_before_are_told_with_how_they_ended_and_the_one_under_way_is_not():
    book = late_payer().add(Exit, path=ExitPath.STANDARD, started=day(-300), ended=day(-290), outcome=Outcome.KEPT)
    book.add(Exit, path=ExitPath.STANDARD, started=day(-100), ended=day(-90), outcome=Outcome.CANCELLED,
             answers={"reflect": {"keeping": "nothing"}})  # fmt: skip
    book.add(Exit, path=ExitPath.STANDARD, started=day(0))
    assert told(book)["Exits before"] == ["13 Aug 2026: cancelled", "25 Jan 2026: kept"]
    assert told(book)["Once more"] == [of(book).recurrence]
    assert "Exits before" not in told(late_payer())


@settings(max_examples=15, deadline=None)
@given(desks())
def test_x01_any_history_has_its_headings_and_one_line_a_record(records):
    for client in records.all(Client):
        shown = card(records, client.id, TODAY)
        headings = [group.heading for group in shown.groups]
        assert {"Signs", "Tried so far", "Money", "What leaving costs"} <= set(headings)
        assert not any("\n" in line for line in shown.lines())


def test_what_leaving_costs_is_a_share_and_months():
    book = late_payer()
    first = book.client_id
    book.client("Other").invoice("600.00", due=-40).paid(-30).client_id = first
    assert of(book).cost == "They bring in 33% of your EUR income: leaving costs about 4 months of it."


def test_one_month_is_one_month():
    book = Book().client("A").invoice("1100").paid(-1).client("B").invoice("100").paid(-1)
    assert of(book).cost == "They bring in 8% of your EUR income: leaving costs about 1 month of it."


def test_all_of_the_income_is_all_of_it():
    book = Book().client("A").invoice("1100").paid(-1)
    assert of(book).cost == "They bring in all of your EUR income: leaving costs the whole of it."


def test_less_than_a_month_is_said_so():
    book = Book().client("A").invoice("9900").paid(-1).client("B").invoice("10").paid(-1)
    assert of(book).cost == "They bring in less than 1% of your EUR income: leaving costs less than 1 month of it."


def test_leaving_who_paid_nothing_costs_nothing():
    assert of(Book().client()).cost.startswith("Leaving costs no income")


@pytest.mark.parametrize(
    ("begun", "told"),
    [([0], False), ([-90, 0], False), ([-200, -90, 0], True), ([-366, -90, 0], False), ([-364, -90, 0], True)],
)
def test_the_third_time_within_twelve_months_is_told(begun, told):
    book = late_payer()
    for days in begun:
        book.add(Exit, path=ExitPath.STANDARD, started=day(days), ended=day(days))
    assert bool(of(book).recurrence) is told


def notes(walk: Walk, step: str, page: str) -> str:
    return " ".join(view.page_view(walk.case, Place(step, page)).page.notes)


@pytest.mark.parametrize("sign", ["S09", "S10"])
def test_an_abusive_client_is_owed_no_meeting_and_no_colleague(sign):
    walk = thought_over(late_payer().incident(sign, -5))
    assert "you owe them no meeting" in notes(walk, "meet", "card")
    assert "don't send them to a colleague" in notes(walk, "refer", "who")


def test_a_nice_client_gets_a_long_notice_advised():
    assert "one to two months" in notes(thought_over(late_payer().incident("S19", -5)), "notice", "length")
    assert "one to two months" not in notes(thought_over(), "notice", "length")


def test_a_colleague_who_was_not_asked_is_to_be_asked_first():
    walk = thought_over(late_payer().add(Colleague, name="Bo"))
    assert "Ask first, then name: Bo has not said yes yet." in notes(walk, "refer", "who")
    walk = thought_over(late_payer().add(Colleague, name="Bo").add(Colleague, name="Deniz"))
    assert "Bo, Deniz have not said yes yet." in notes(walk, "refer", "who")


def test_why_a_path_is_proposed_finishes_a_sentence_about_the_client():
    book = late_payer()
    assert propose(book.records, book.client_id, TODAY).why.startswith("is late with 2 of the last 2 invoices")


def test_cancelling_keeps_what_was_sent():
    walk = thought_over().usual("meet", "notice", "refer", "close-down").finish()
    sent = walk.letters["L14"].but(sent=walk.case.today)
    walk.case = walk.case.on(walk.case.records.after(Change("Sent", (sent,))))
    walk.commit(cancel(walk.case))
    assert set(walk.letters) == {"L14"}
