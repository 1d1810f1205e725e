"""Bringing a file in: all of it or nothing, unless less is asked for by name; what the file leaves open is asked."""

from __future__ import annotations

import pytest
from onscreen import TODAY, Host, a_client, on_top, until
from textual.widgets import Button, Static

from clientdesk.exchange.plan import plan_import
from clientdesk.exchange.reader import Options
from clientdesk.model.client import Client
from clientdesk.model.records import Records
from clientdesk.tui import importing
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.preview import Preview

HEAD = "client,number,amount,currency,issued\n"
GOOD = f"{HEAD}Acme,A-1,10.00,EUR,2026-09-01\nA long name indeed,A-2,1200.50,EUR,2026-09-02\n"
SOME = GOOD + "Acme,A-3,nothing at all,EUR,2026-09-03\n"
NONE = f"{HEAD}Acme,A-3,nothing at all,EUR,2026-09-03\n"


def a_preview(text: str) -> Preview:
    records = Records.of_all([])
    return Preview("list.csv", plan_import(text.encode(), records, Options(), TODAY), records)


def labels(preview: Preview) -> list[str]:
    return [str(each.label) for each in preview.query(Button)]


@pytest.mark.parametrize(
    ("text", "key", "answer"),
    [
        (GOOD, "enter", True),
        (GOOD, "f2", True),
        (GOOD, "escape", False),
        (SOME, "enter", False),
        (SOME, "f2", True),
        (NONE, "enter", False),
        (NONE, "f2", False),
    ],
)
async def test_enter_takes_all_of_a_file_in_or_nothing(text, key, answer):
    app = Host(a_preview(text))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await until(pilot, lambda: app.answer is answer)


async def test_taking_less_is_a_button_of_its_own_that_says_so():
    for text, buttons in [
        (GOOD, ["Leave it (Esc)", "Take in 2 rows (Enter)"]),
        (SOME, ["Take nothing in (Enter)", "Import the 2 good, leave 1 out (F2)"]),
        (NONE, ["Take nothing in (Enter)"]),
    ]:
        preview = a_preview(text)
        async with Host(preview).run_test(size=(60, 16)) as pilot:
            await pilot.pause()
            assert labels(preview) == buttons
            whole = preview.query_one("#preview").region
            assert all(whole.contains_region(each.region) for each in preview.query(Button))
            assert all(each.region.width >= len(str(each.label)) for each in preview.query(Button))


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (120, 40)])
async def test_a_preview_is_a_table_and_tells_every_refused_row_in_full(size):
    preview = a_preview(SOME)
    async with Host(preview).run_test(size=size) as pilot:
        shown = preview.query_one(".left", Static)
        await until(pilot, lambda: "A-1" in str(shown.content))
        lines = str(shown.content).splitlines()
        first, second = (next(line for line in lines if number in line) for number in ("A-1", "A-2"))
        assert first.index("A-1") == second.index("A-2")
        assert first.index("€10.00") + len("€10.00") == second.index("€1,200.50") + len("€1,200.50")
        told = " ".join(str(shown.content).split())
        assert "✖ line 4: “nothing at all” is not an amount" in told
        assert max(map(len, lines)) <= shown.size.width


async def picked(app, pilot, path) -> None:
    """Import a file as if it had been picked."""

    async def ask(dialog):
        return path if type(dialog).__name__ == "PickFile" else await app.push_screen_wait(dialog)

    app.ask = ask
    app.action_import()
    await pilot.pause()


def told(app) -> str:
    return " ".join(each.message for each in app._notifications)


@pytest.mark.parametrize(("data", "why"), [(b"", "empty"), (b"PK\x03\x04x", "spreadsheet"), (b'{"a": 1}', "JSON")])
async def test_a_file_that_no_answer_helps_is_told_and_not_asked_about(app_on, tmp_path, data, why):
    (tmp_path / "list.csv").write_bytes(data)
    app = app_on(a_client())
    async with app.run_test(size=(80, 24)) as pilot:
        await picked(app, pilot, tmp_path / "list.csv")
        await until(pilot, lambda: why in told(app))
        assert "Nothing came in from list.csv" in told(app)
        assert not isinstance(app.screen, FormDialog)


async def test_columns_that_are_not_known_are_named_in_the_form(app_on, tmp_path):
    (tmp_path / "list.csv").write_text("Who,Rank\nBolt,7\nÜnal,8\n")
    app = app_on(a_client())
    async with app.run_test(size=(80, 24)) as pilot:
        await picked(app, pilot, tmp_path / "list.csv")
        asked = await on_top(pilot, FormDialog)
        words = str(asked.query_one("#form-said").content)
        assert "Who, Rank" in words
        assert "--" not in words
        assert "Not saved" not in words
        await until(pilot, lambda: "go on" in str(asked.query_one("#form-keys").content))
        asked.query_one("#field-kind").value = "clients"
        await pilot.press("f2")
        await until(pilot, lambda: app.screen is not asked and app.screen.query("#field-column-name"))
        app.screen.query_one("#field-column-name").value = "1"
        await pilot.press("f2")
        preview = await on_top(pilot, Preview)
        assert "Take in 2 rows (Enter)" in labels(preview)
        await pilot.press("enter")
        await until(pilot, lambda: {"Bolt", "Ünal"} <= {each.name for each in app.session.records.all(Client)})
    assert app.session.desk.drafts.keys() == []


async def test_the_field_that_a_file_is_asked_about_has_the_keys(app_on, tmp_path):
    (tmp_path / "list.csv").write_text("Client,Number,Amount,Date\nBolt,1,10,03/04/2026\n")
    app = app_on(a_client())
    async with app.run_test(size=(80, 24)) as pilot:
        await picked(app, pilot, tmp_path / "list.csv")
        asked = await on_top(pilot, FormDialog)
        await until(pilot, lambda: asked.focused is not None)
        assert asked.focused.id == "field-date_order"


async def test_nothing_is_planned_on_the_event_loop(app_on, tmp_path, monkeypatch):
    from threading import current_thread, main_thread

    where = []
    plan = importing._plan
    monkeypatch.setattr(importing, "_plan", lambda *args: (where.append(current_thread()), plan(*args))[1])
    (tmp_path / "list.csv").write_text(GOOD)
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await picked(app, pilot, tmp_path / "list.csv")
        await on_top(pilot, Preview)
        assert where
        assert main_thread() not in where
