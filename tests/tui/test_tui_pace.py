"""What is done behind the screens gives way to keys."""

from __future__ import annotations

import gc

from onscreen import a_client, an_invoice, names, until

from clientdesk.model.invoice import Invoice
from clientdesk.tui import session, upkeep
from clientdesk.tui.pace import Pace
from clientdesk.tui.screens import timeline
from clientdesk.tui.widgets.line_list import LineList


def more_clients_than_fit():
    late, others = a_client("Zoe"), [a_client(f"Ada {at:02}") for at in range(40)]
    return late, *others, *(an_invoice(late, f"Z-{at}") for at in range(3))


def test_it_is_quiet_until_a_key_comes_and_again_a_moment_later(monkeypatch):
    pace, now = Pace(), [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    assert pace.is_quiet
    pace.note_key()
    assert not pace.is_quiet
    now[0] += 0.2
    assert pace.is_quiet


async def test_full_rounds_of_the_garbage_wait_until_nobody_types(app_on, monkeypatch):
    app, rounds = app_on(), []
    monkeypatch.setattr(upkeep, "tidy", lambda: rounds.append(1))
    async with app.run_test() as pilot:
        await until(pilot, lambda: gc.get_threshold()[2] > 1_000_000)
        app.pace.note_key()
        app.upkeep._look_around()
        assert rounds == []
        monkeypatch.setattr(Pace, "is_quiet", True)
        app.upkeep._look_around()
        assert rounds == [1]


async def test_records_and_what_is_worked_out_of_them_are_no_garbage_to_look_at():
    assert not gc.is_tracked(a_client())
    assert not Invoice.__struct_config__.gc


async def test_the_timeline_looks_at_every_invoice_once_a_book(app_on, monkeypatch):
    monkeypatch.setattr(session, "KNOWN_AT_ONCE", 0)
    looks, look = [], timeline.first_look
    monkeypatch.setattr(timeline, "first_look", lambda *given: (looks.append(1), look(*given))[1])
    app = app_on(*more_clients_than_fit())
    monkeypatch.setattr(Pace, "is_quiet", False)
    async with app.run_test() as pilot:
        await pilot.press("2")
        await until(pilot, lambda: looks)
        monkeypatch.setattr(Pace, "is_quiet", True)
        await until(pilot, lambda: app.session.book.is_complete)
        await pilot.press("1", "2")
        await app.workers.wait_for_complete()
        assert len(looks) == 1


async def test_a_list_out_of_sight_takes_its_order_when_it_is_seen_again(app_on, monkeypatch):
    monkeypatch.setattr(session, "KNOWN_AT_ONCE", 0)
    app = app_on(*more_clients_than_fit())
    monkeypatch.setattr(Pace, "is_quiet", False)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.query(LineList))
        await pilot.press("2")
        monkeypatch.setattr(Pace, "is_quiet", True)
        await until(pilot, lambda: app.session.book.is_complete)
        await pilot.press("1")
        await until(pilot, lambda: names(app)[:2] == ["Zoe", "Ada 00"])
