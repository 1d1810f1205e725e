"""The sample desk: the same every time, and something of everything the program knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builder import TODAY

from clientdesk.exchange.sample import sample_desk
from clientdesk.ledger.ageing import Bucket, ageing
from clientdesk.ledger.scope import given_away
from clientdesk.model.client import Client, Stage
from clientdesk.model.exit import Exit, Outcome
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Incident, Remedy
from clientdesk.model.money import Money
from clientdesk.model.project import Extra
from clientdesk.model.record import Record
from clientdesk.model.records import KINDS, Records
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.progress import Status
from clientdesk.playbook.overview import overview, overviews
from clientdesk.playbook.pareto import Pareto
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.safeguards import safeguards
from clientdesk.playbook.silence import follow_up


@pytest.fixture(scope="module")
def desk() -> Records:
    return sample_desk(TODAY)


def named(desk: Records, start: str) -> Client:
    return next(client for client in desk.all(Client) if client.name.startswith(start))


def named_by(desk: Records, client_id: str) -> str:
    return desk.get(Client, client_id).name


def everything(desk: Records) -> list[Record]:
    return [record for kind in KINDS for record in desk.all(kind)]


def test_it_is_the_same_every_time_and_moves_with_the_day(desk):
    assert everything(sample_desk(TODAY)) == everything(desk)
    later = sample_desk(TODAY + timedelta(days=40))
    assert [record.id for record in everything(later)] == [record.id for record in everything(desk)]
    first, moved = next(iter(desk.all(Invoice))), next(iter(later.all(Invoice)))
    assert moved.issued - first.issued == timedelta(days=40)


DAYS = [date(2028, 2, 29), date(2026, 1, 1), date(2027, 5, 31), *(TODAY + timedelta(days=days) for days in range(7))]
"""A leap day, a holiday, a month's end, and a whole week: its verdicts hold on any of them."""

STORIES = [
    # who, what a sensible friend would say, what they show, and the reason that comes first
    ("Northwind Studio", "leave now", "S11 S10 S01 S22", "threatened you"),
    ("Quickcoin Labs", "leave now", "S12 S13 S22", "asked for something unethical"),
    ("Riverside Realty", "let go", "S02 S01", "bargained an invoice down"),
    ("Işık Diş Kliniği", "let go", "S19 S20", "gives you work you dread"),
    ("Pinnacle Partners", "let go", "S18 S01 S04 S08 S22", "is never satisfied"),
    ("Lumen Gallery", "let go", "S05 S01", "keeps changing their mind"),
    ("Kingsway Events", "try to save", "S09", "insulted you"),
    ("Harbour Lane Bakery", "try to save", "S04", "asks for more than was agreed: "),
    ("Kedai Seni", "try to save", "S01", "is late with 5 of the last 6 invoices, 22 days overdue now"),
    ("Batik Nusantara", "try to save", "S01", "is late with 6 of the last 6 invoices, 47 days overdue now"),
    ("Gulf Star Trading", "try to save", "S01 S21", "is late with 1 of the last 6 invoices, 102 days overdue now"),
    ("Bluebird Apps", "try to save", "S21", "has been silent for 2"),
    ("Müller & Söhne GmbH", "watch", "S21", "has been silent for "),
    ("İzmir Ajans", "watch", "", "is late with 1 of the last 6 invoices"),
    ("Warung Senja ☕🌅", "unknown", "", "Not enough data: only 2 invoices to judge by"),
    ("Atelier Blanc", "steady", "", "pays on time"),
    ("小林デザイン事務所", "steady", "", "pays on time"),
    ("Fern & Fable Books", "unknown", "", "Not enough data: no payment to judge by yet"),
    ("Corner Fitness", "steady", "", "pays 1 day late"),
]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_verdict_is_one_that_a_sensible_friend_would_give_on_any_day(today):
    rows = {row.client.name: row for row in overviews(sample_desk(today), today)}
    assert sorted(rows) == sorted(name for name, *_ in STORIES)
    for name, words, signs, first in STORIES:
        verdict = rows[name].verdict
        raised = " ".join(reason.handbook for reason in verdict.reasons) if signs else ""
        assert (name, verdict.assessment.words, raised) == (name, words, signs)
        assert (name, verdict.reasons[0].text[: len(first)]) == (name, first)
    assert {row.verdict.assessment for row in rows.values()} == set(Assessment)


def test_what_does_not_count_is_there_to_be_seen(desk):
    """Steady all the same: sent late by oneself, in dispute, faded, or just one bad day."""
    kobayashi, blanc = (Picture(desk, named(desk, name).id, TODAY) for name in ("小林", "Atelier"))
    (sent_late,) = (each for each in kobayashi.standings if each.invoice.sent)
    assert sent_late.days_late == 24
    assert sent_late.invoice.sent - sent_late.invoice.issued == timedelta(days=22)
    assert max(each.days_overdue for each in blanc.standings if each.invoice.disputed) > 30
    assert [(each.sign, each.on in {i.on for i in blanc.incidents}) for each in desk.of(Incident, blanc.client.id)] == [
        ("S09", False)
    ]
    assert len(kobayashi.logged["S05"]) == 1


def test_remedies_run_failed_and_worked(desk):
    tried = {(named_by(desk, each.client)[:6], each.kind, each.outcome.value) for each in desk.all(Remedy)}
    assert {
        ("Harbou", "R07", "waiting"),
        ("Batik ", "R04", "waiting"),
        ("Kedai ", "R01", "waiting"),
        ("Rivers", "R06", "failed"),
        ("İzmir ", "R07", "worked"),
        ("Atelie", "R08", "worked"),
    } <= tried


def test_days_in_red_are_enough_for_a_word_about_it(desk):
    assert overview(desk, named(desk, "Riverside").id, TODAY).days_in_red >= 60


def test_what_was_asked_beyond_the_scope_is_of_every_kind(desk):
    shop = desk.of(Extra, named(desk, "Harbour").id)
    kinds = {"inside" if e.inside else "billed" if e.billed else "given away" if e.done else "asked" for e in shop}
    assert kinds == {"inside", "billed", "given away", "asked"}
    assert [each.round for each in shop if each.round] == [4, 5]
    assert given_away(desk, shop).worth == {"GBP": Money(97_750, "GBP")}


def test_an_hour_can_be_compared_with_the_others_in_three_currencies(desk):
    points = Pareto(desk, TODAY).points
    compared = {point.facts.currency for point in points if point.rate and point.usual_rate}
    assert compared == {"GBP", "USD", "EUR"}
    harbour = next(point for point in points if point.client.name.startswith("Harbour"))
    assert harbour.rate.per_hour.minor < harbour.usual_rate.minor  # what was given away costs


def test_safeguards_are_all_there_none_there_and_a_telephone_is_missing(desk):
    there = {name: safeguards(desk, named(desk, name).id) for name in ("Atelier", "Quickcoin", "Gulf")}
    assert sum(each.on is True for each in there["Atelier"]) == 11
    assert not any(each.on for each in there["Quickcoin"])
    assert "no telephone number" in [each.missing for each in there["Gulf"]]
    contract = desk.contract(named(desk, "Quickcoin").id)
    assert not contract.exists
    assert contract.documents[0].on == TODAY - timedelta(days=198)


def test_it_spans_two_years_many_currencies_and_scripts(desk):
    issued = [invoice.issued for invoice in desk.all(Invoice)]
    assert TODAY - min(issued) > timedelta(days=700)
    assert {client.currency for client in desk.all(Client)} == {"EUR", "GBP", "USD", "TRY", "MYR", "IDR", "JPY", "KWD"}
    names = "".join(client.name for client in desk.all(Client))
    assert set("İışğ林☕") <= set(names)
    assert set(Stage) == {client.stage for client in desk.all(Client)}


def test_every_age_is_there(desk):
    rows = ageing(desk, [client.id for client in desk.all(Client)], TODAY)
    assert {bucket for row in rows.values() for bucket, cell in row.cells.items() if cell.count} == set(Bucket)


def test_a_ghost_stands_at_each_of_the_three_stages(desk):
    steps = {name: follow_up(Picture(desk, named(desk, name).id, TODAY)) for name in ("Müller", "Bluebird", "Gulf")}
    assert [step.handbook for step in steps.values()] == ["G1", "G2", "G3"]


def test_one_exit_waits_until_it_is_paid(desk):
    (exit_,) = desk.of(Exit, named(desk, "Pinnacle").id)
    rows = view.state(Case(desk, exit_, TODAY)).rows
    assert [row.state.status for row in rows[:3]] == [Status.DONE, Status.DONE, Status.WAITING]
    assert "is paid" in rows[2].state.words


def test_one_exit_is_over(desk):
    (exit_,) = desk.of(Exit, named(desk, "Lumen").id)
    assert (exit_.outcome, exit_.ended) == (Outcome.NOTICE, TODAY - timedelta(days=60))
    assert view.state(Case(desk, exit_, TODAY)).headline == "ended by notice"
    assert "16 September 2026" in exit_.answers["notice"]["letter"]
