"""Whatever desk there is, judging it never fails: no foreign file may lock a person out of all their clients."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from strategies import days, desks, exits

from clientdesk.ledger.ageing import ageing
from clientdesk.ledger.doubts import Doubts
from clientdesk.ledger.timeline import order, timeline_row
from clientdesk.model.client import Client
from clientdesk.model.records import KINDS, Records
from clientdesk.playbook.agenda import agenda, in_order
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.view import state
from clientdesk.playbook.overview import overviews

slowly = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slowly
@given(desks(), days())
def test_every_client_is_judged_on_any_day(desk, today):
    for row in overviews(desk, today):
        assert row.standing
        assert row.share is None or 0 < row.share.part <= 1
        assert row.next is None or row.next.what
    assert agenda(desk, today) == in_order(reversed(agenda(desk, today)), today)
    assert ageing(desk, [client.id for client in desk.all(Client)], today) is not None


@slowly
@given(exits(id="exit", client="c", ended=None), days())
def test_every_exit_can_be_shown_whatever_was_answered(exit_, today):
    desk = Records.of_all([Client(id="c", name="Acme"), exit_])
    assert overviews(desk, today)[0].standing
    assert isinstance(agenda(desk, today), list)
    shown = state(Case(desk, exit_, today))
    assert shown.rows


@slowly
@given(desks(), days())
def test_every_invoice_has_its_row(desk, today):
    for invoice in order(desk, None, today):
        row = timeline_row(desk, invoice, today)
        assert row.ends is None or row.ends >= row.starts


@slowly
@given(desks())
def test_what_can_be_entered_is_never_doubtful(desk):
    doubts = Doubts(desk)
    assert [found for kind in KINDS for record in desk.all(kind) for found in doubts.of(record)] == []
