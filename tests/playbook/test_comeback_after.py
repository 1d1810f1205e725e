"""X09: after a coming back nothing is agreed yet, what to do is on the agenda, and what was before is history."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day, eur
from comeback_kit import after, back_of, gone, walked

from clientdesk.model.change import Change
from clientdesk.model.client import Billing, Stage
from clientdesk.model.exit import Exit, ExitPath, Outcome
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.journal import Incident, RemedyOutcome, Task
from clientdesk.model.project import Project
from clientdesk.playbook import comeback
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.comeback_words import to_send
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.notice import agreed_days
from clientdesk.playbook.improving import improvements
from clientdesk.playbook.overview import overview
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import explained
from clientdesk.playbook.safeguards import SAFEGUARDS
from clientdesk.playbook.trying import proposed


def open_steps(records) -> list[str]:
    """The next steps but for the tasks of the coming back."""
    tasks = {each.what for each in records.all(Task)}
    return [each.what for each in agenda(records, TODAY) if each.what not in tasks]


def taken_back(book: Book, ago: int):
    """Their records after they were taken back so many days ago."""
    project = Project(id="new", client=book.client_id, name="Shop", billing=Billing.HOURLY)
    return after(walked(comeback.begin(book.records, project, day(-ago))))


HISTORY = "came back on 11 Nov 2026; what was before is history"


@pytest.mark.parametrize("before", [(("S11", -80),), (("S19", -80),), (("S11", -80), ("S13", -20)), (("S11", -11),)])
def test_x09_what_was_known_when_they_came_back_is_no_reason_to_part(before):
    book = gone()
    for sign, on in before:
        book.incident(sign, on)
    records = taken_back(book, 10)
    row = overview(records, book.client_id, TODAY)
    assert row.verdict.assessment is Assessment.WATCH
    assert [(each.handbook, each.text) for each in row.verdict.reasons] == [("X09", HISTORY)]
    assert (open_steps(records), row.in_red, row.nudge) == ([], "", "")
    assert proposed(row.picture).why_none == "All that is raised is from before they came back."
    assert [each for each in improvements(row.picture, row.verdict) if each.handbook] == []
    deciding = explained(Picture(records, book.client_id, TODAY))[-1]
    assert (deciding.rule.asks, deciding.text) == (
        "Did they come back, and is all that is raised from before?",
        HISTORY,
    )


@pytest.mark.parametrize(
    ("sign", "on", "decides", "in_red"),
    [
        ("S11", -10, Assessment.LEAVE_NOW, "in red for 10 days"),
        ("S13", -3, Assessment.LEAVE_NOW, "in red for 3 days"),
        ("S19", -3, Assessment.LET_GO, "in red for 3 days"),
        ("S02", -3, Assessment.SAVE, ""),
    ],
)
def test_x09_what_came_after_counts_from_its_own_day(sign, on, decides, in_red):
    records = taken_back(gone().incident("S11", -80), 10)
    again = Incident(id="again", client="clients-1", sign=sign, on=day(on), said="again")
    row = overview(records.after(Change("", (again,))), "clients-1", TODAY)
    assert (row.verdict.assessment, row.in_red) == (decides, in_red)
    assert row.verdict.reasons[0].handbook == sign
    assert (row.verdict.reasons[-1].text == HISTORY) is (sign != "S11")
    assert bool(open_steps(row.picture.records)) is decides.is_red
    assert {each.handbook for each in improvements(row.picture, row.verdict)} <= {sign, ""}
    assert {each.sign.id for each in proposed(row.picture).every} <= {sign}


def test_x09_an_old_debt_is_history_too_and_paying_it_makes_nothing_worse():
    book = gone().invoice("1000.00", issued=-100, due=-70, number="N-1")
    for kind in ("R01", "R04"):
        book.remedy(kind, -65, RemedyOutcome.FAILED, decided=day(-62))
    assert overview(book.records, book.client_id, TODAY).verdict.assessment.is_red
    records = taken_back(book, 10)
    owing = overview(records, book.client_id, TODAY)
    assert owing.verdict.assessment is Assessment.WATCH
    assert any("1,000" in each for each in open_steps(records))
    paid = Payment(
        id="p", client=book.client_id, invoice=next(iter(records.all(Invoice))).id, amount=eur("1000.00"), on=day(-2)
    )
    later = overview(records.after(Change("", (paid,))), book.client_id, TODAY)
    assert later.verdict.assessment.severity >= owing.verdict.assessment.severity


def test_x09_where_only_the_day_of_the_end_is_known_what_was_after_it_counts():
    records = gone().incident("S11", -80).with_client(stage=Stage.ACTIVE).records
    (told,) = overview(records, "clients-1", TODAY).verdict.reasons
    assert told.text == "came back after 22 Oct 2026; what was before is history"
    again = Incident(id="again", client="clients-1", sign="S11", on=day(-29), said="again")
    row = overview(records.after(Change("", (again,))), "clients-1", TODAY)
    assert (row.verdict.assessment, row.in_red) == (Assessment.LEAVE_NOW, "in red for 29 days")


def test_x09_an_old_debt_beside_the_history_is_asked_for_and_not_tried_against():
    records = taken_back(gone().incident("S11", -80).invoice("1000.00", issued=-100, due=-70), 10)
    row = overview(records, "clients-1", TODAY)
    assert (proposed(row.picture).every, improvements(row.picture, row.verdict)) == ((), ())
    assert any("1,000" in each for each in open_steps(records))


def test_x09_the_rule_is_asked_of_nobody_else():
    asked = {each.rule.asks for each in explained(Picture(Book().client("Acme").records, "clients-1", TODAY))}
    assert not any("come back" in each for each in asked)


def test_x09_what_is_to_do_before_anything_is_agreed_is_there_as_tasks_of_the_day():
    book = gone().invoice("600.00", issued=-90).contract(law="Austria")
    back = walked(back_of(book, billing=Billing.FIXED))
    tasks = after(back).of(Task, back.client.id)
    assert {each.due for each in tasks} == {TODAY}
    assert [(each.what, each.handbook) for each in tasks] == [
        ("Send the new terms for Shop", "X09"),
        ("Ask for the deposit of 50%: €600.00", "C01"),
        ("Fill in the courts (C03)", "C03"),
        ("Fill in a telephone number (C06)", "C06"),
        ("Fill in an e-mail address (C06)", "C06"),
    ]
    assert overview(after(back), back.client.id, TODAY).next.what == "Send the new terms for Shop"


def test_x09_the_last_page_has_every_term_that_is_to_be_sent():
    book = gone().invoice("600.00", issued=-90).contract(law="Austria")
    back = walked(back_of(book, billing=Billing.FIXED))
    lines = list(to_send(back))
    assert lines[:3] == ["Project: Shop, fixed.", "Price: €1,200.00.", "Rate: €180.00 an hour, or an extra round."]
    told = "\n".join(comeback.page(back, comeback.CHECK).page.notes)
    assert told.startswith("\n".join(lines))
    assert all(each.id == "C01" or each.name in told.casefold() for each in SAFEGUARDS.values())


def test_x09_what_is_left_out_has_no_task():
    kept = ",".join(key for key in SAFEGUARDS if key not in ("C01", "C03", "C05", "C06"))
    (only,) = after(walked(back_of(gone()), safeguards=kept)).all(Task)
    assert only.what == "Send the new terms for Shop"
    told = "\n".join(to_send(walked(back_of(gone()), safeguards=kept)))
    assert "portfolio" not in told
    assert "before work" not in told


def test_x09_who_is_not_back_is_to_be_left_for_what_was_before_too():
    book = Book().client("Acme").incident("S11", -80)
    book.add(Exit, path=ExitPath.STANDARD, started=day(-70), ended=day(-30), outcome=Outcome.KEPT)
    assert [each.what for each in agenda(book.records, TODAY)] == ["Leave now: end it in writing"]


def test_x04_a_notice_that_was_only_proposed_is_no_contracts_notice_before_they_sign():
    records = taken_back(gone().contract(notice_days=90), 10)
    asked = Exit(id="again", client="clients-1", path=ExitPath.STANDARD, started=TODAY)
    assert agreed_days(Case(records, asked, TODAY)) == 0
    signed = records.contract("clients-1").but(signed=TODAY)
    assert agreed_days(Case(records.after(Change("", (signed,))), asked, TODAY)) == 90
