"""An empty desk: every view says how to begin, its keys work there and then, and no others are offered."""

from __future__ import annotations

import pytest
from onscreen import a_client, on_top, until

from clientdesk.cli import open_tui, sample_file
from clientdesk.cli.session import Session
from clientdesk.tui.chrome import KeyBar
from clientdesk.tui.screens.base import BEGIN
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.widgets.line_view import LineView


def bar(app) -> str:
    return app.screen.query_one(KeyBar).render().plain


@pytest.mark.parametrize("view", "123")
async def test_a_view_of_an_empty_desk_says_how_to_begin_and_offers_just_that(app_on, view):
    app = app_on()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press(view)
        await until(pilot, lambda: BEGIN in app.screen.query_one(LineView).empty)
        assert all(words in bar(app) for words in ("c add a client", "F10 import", "b sample desk", "F9 settings"))
        assert not {"invoice", "exit", "filter", "edit"} & set(bar(app).split())
        await pilot.press("c")
        assert "client" in (await on_top(pilot, FormDialog)).form.title


@pytest.mark.parametrize("view", "1234")
async def test_the_sample_desk_is_a_key_away_from_an_empty_one(app_on, view):
    app = app_on()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press(view, "b")
        await until(pilot, lambda: app._exit)
    assert app.wants_sample


async def test_with_a_client_there_is_nothing_to_begin(app_on):
    app = app_on(a_client())
    async with app.run_test(size=(120, 30)) as pilot:
        assert "sample desk" not in bar(app)
        await pilot.press("b")
        assert not app.wants_sample


@pytest.mark.parametrize(("code", "shown"), [(None, 7), (3, 3)])
def test_after_a_desk_whose_person_asked_for_it_comes_the_sample_desk(tmp_path, monkeypatch, code, shown):
    monkeypatch.setattr(open_tui, "open_tui", lambda *_args, **_kind: code)
    monkeypatch.setattr(sample_file, "look_around", lambda _session: 7)
    assert open_tui.show_desk(Session(tmp_path / "desk.json", None)) == shown
