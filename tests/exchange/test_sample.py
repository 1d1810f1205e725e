"""The sample desk: the same every time, and something of everything the program knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builder import TODAY

from clientdesk.exchange.sample import sample_desk
from clientdesk.ledger.ageing import Bucket, ageing
from clientdesk.model.client import Client, Stage
from clientdesk.model.exit import Exit, Outcome
from clientdesk.model.invoice import Invoice
from clientdesk.model.record import Record
from clientdesk.model.records import KINDS, Records
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.progress import Status
from clientdesk.playbook.overview import overviews
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.silence import follow_up


@pytest.fixture(scope="module")
def desk() -> Records:
    return sample_desk(TODAY)


def named(desk: Records, start: str) -> Client:
    return next(client for client in desk.all(Client) if client.name.startswith(start))


def everything(desk: Records) -> list[Record]:
    return [record for kind in KINDS for record in desk.all(kind)]


def test_it_is_the_same_every_time_and_moves_with_the_day(desk):
    assert everything(sample_desk(TODAY)) == everything(desk)
    later = sample_desk(TODAY + timedelta(days=40))
    assert [record.id for record in everything(later)] == [record.id for record in everything(desk)]
    first, moved = next(iter(desk.all(Invoice))), next(iter(later.all(Invoice)))
    assert moved.issued - first.issued == timedelta(days=40)


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2026, 1, 1), date(2027, 5, 31), date(2026, 12, 27)])
def test_its_verdicts_hold_on_any_day(today):
    rows = {row.client.name: row.verdict.assessment for row in overviews(sample_desk(today), today)}
    assert set(rows.values()) == set(Assessment)
    assert rows["Northwind Studio"] is rows["Quickcoin Labs"] is Assessment.LEAVE_NOW
    assert rows["Işık Diş Kliniği"] is Assessment.LET_GO
    assert rows["Harbour Lane Bakery"] is rows["Kingsway Events"] is Assessment.SAVE


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
