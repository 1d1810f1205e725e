"""A letter read again: from the log, from the exit's last page; marked as sent where it is read."""

from __future__ import annotations

from datetime import date

import pytest
from exit_screens import ALL, CLIENT, answered, opened
from onscreen import TODAY, Host, on_top, until
from textual.widgets import Button, Static

from clientdesk.model.journal import Letter, Task
from clientdesk.tui.pane import Pane
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.letter import LetterView

BODY = "Dear Ada,\n\n" + "\n\n".join(f"Paragraph {at} of a long letter." for at in range(40)) + "\n\nBo"


def a_letter(**fields) -> Letter:
    told = {"kind": "L14", "subject": "The end", "body": BODY, "written": TODAY} | fields
    return Letter(id="letter", client=CLIENT.id, **told)


def text(screen) -> str:
    return "\n".join(str(each.visual) for each in screen.query(Static))


def letters_of(app):
    return {each.kind: each for each in app.session.desk.records.of(Letter, CLIENT.id)}


async def test_a_letter_of_the_log_is_read_marked_as_sent_and_closed(app_on):
    app = app_on(CLIENT, a_letter(), Task(id="t", client=CLIENT.id, what="Send it", due=TODAY, letter="letter"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(ClientPage(app.session, CLIENT.id, "log"))
        await on_top(pilot, ClientPage)
        await pilot.press("G", "enter")
        if not isinstance(app.screen, LetterView):
            await pilot.press("escape", "g", "enter")
        shown = await on_top(pilot, LetterView)
        assert "L14 the notice · Northwind" in text(shown)
        assert "draft, not sent" in text(shown)
        await pilot.press("s")
        await until(pilot, lambda: letters_of(app)["L14"].sent == TODAY)
        await until(pilot, lambda: isinstance(app.screen, LetterView) and "✔ sent 21 Nov" in text(app.screen))
        assert app.session.desk.records.get(Task, "t").done == TODAY
        await pilot.press("s")
        await until(pilot, lambda: letters_of(app)["L14"].sent is None)
        await until(pilot, lambda: isinstance(app.screen, LetterView) and "not sent" in text(app.screen))
        await pilot.press("escape")
        await on_top(pilot, ClientPage)


async def test_a_letter_is_read_on_the_last_page_of_the_exit(app_on):
    app = app_on(*answered(*ALL))
    async with app.run_test(size=(80, 24)) as pilot:
        wizard = await opened(pilot, "finish")
        await wizard.act()
        assert "For your next contract" in wizard.text
        assert "· deposit before work" in wizard.text.replace("\n", " ")
        await pilot.press("enter")
        shown = await on_top(pilot, LetterView)
        await pilot.press("s")
        await until(pilot, lambda: letters_of(app)["L14"].sent == TODAY)
        await on_top(pilot, LetterView)
        await pilot.press("escape")
        await on_top(pilot, type(wizard.screen))
        await until(pilot, lambda: "L14 · sent" in wizard.text)
        assert "Send the notice" in {each.what for each in app.session.desk.records.all(Task) if each.done}
        assert shown


@pytest.mark.parametrize("key", ["c", "f5"])
async def test_the_letter_is_copied(key):
    app = Host(LetterView(a_letter(body="Dear Ada"), CLIENT, TODAY))
    app.say = lambda _sentence: None
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        assert app.clipboard == "The end\n\nDear Ada"


async def test_a_long_letter_scrolls_and_its_keys_stay_in_view_where_there_is_hardly_room():
    app = Host(LetterView(a_letter(sent=date(2026, 11, 1)), CLIENT, TODAY))
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.press("end")
        pane = app.screen.query_one(Pane)
        await until(pilot, lambda: pane.scroll_y == pane.max_scroll_y > 0)
        assert all(app.screen.region.contains_region(each.region) for each in app.screen.query(Button))
        assert [str(each.label) for each in app.screen.query(Button)] == [
            "Copy (c)", "Mark as not sent (s)", "Close (Esc)",
        ]  # fmt: skip


@pytest.mark.parametrize("hostile", ["[/]", "[@click=app.quit]x[/]", "a\x1b[31mb\x07", "w" * 300, "   "], ids=repr)
async def test_hostile_text_is_shown_and_never_run(hostile):
    letter = a_letter(kind=hostile, subject=hostile, body=f"{hostile}\n{hostile}")
    app = Host(LetterView(letter, CLIENT.but(name=hostile), TODAY))
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        assert app.is_running
        assert "\x1b" not in text(app.screen)
