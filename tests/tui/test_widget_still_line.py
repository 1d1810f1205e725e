"""A line to type into: what is typed is drawn and scrolled to, and nothing around it is laid out again."""

from __future__ import annotations

from textual.app import App, ComposeResult

from clientdesk.tui.widgets.still_line import StillLine


class Host(App[None]):
    """The line, and how often the screen was laid out."""

    CSS = "StillLine { width: 10; height: 1; border: none; padding: 0; }"

    def compose(self) -> ComposeResult:
        yield StillLine()


async def test_a_letter_lays_out_nothing(monkeypatch):
    app = Host()
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        laid_out = []
        monkeypatch.setattr(app.screen, "_refresh_layout", lambda *_, **__: laid_out.append(1))
        await pilot.press(*"abc")
        assert (app.query_one(StillLine).value, laid_out) == ("abc", [])


async def test_a_long_text_is_scrolled_to_its_end():
    app = Host()
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press(*"abcdefghijklmno")
        line = app.query_one(StillLine)
        assert round(line.scroll_x) == 6  # fifteen letters and the cursor in ten cells
        assert "ghijklmno" in line.render_line(0).text
        await pilot.press("home")
        assert line.scroll_x == 0
