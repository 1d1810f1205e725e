"""A choice whose words take more than a line: all of them are shown with both marks, and the note stands below."""

from __future__ import annotations

import pytest
from onscreen import TODAY, Host, until

from clientdesk.model.change import Change
from clientdesk.tui.forms.controls import Choice
from clientdesk.tui.forms.field import Field, Form, Kind
from clientdesk.tui.forms.row import FieldRow
from clientdesk.tui.screens.form import FormDialog

LONG = "£34.19 is the late fee, £1,654.93 their credit"
CHOICES = (("long", LONG), ("short", "all of it"))


def a_form() -> Form:
    field = Field(
        "fee", "What is beyond", Kind.CHOICE, "long", "it can be changed later", required=True, choices=CHOICES
    )
    return Form("key", "A form", (field,), lambda _: Change("Saved"), "Save", lambda _: "GBP")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 20)])
async def test_a_choice_takes_the_lines_that_its_words_need(size):
    app = Host(FormDialog(a_form(), TODAY))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.screen.query(Choice))
        choice, row = app.screen.query_one(Choice), app.screen.query_one(FieldRow)
        await until(pilot, lambda: choice.region.height > 1)
        words = " ".join(choice.render_line(y).text.strip() for y in range(choice.region.height))
        assert words.replace("\N{NO-BREAK SPACE}", " ") == f"‹ {LONG} ›"
        note = row.render_line(choice.region.height).text.strip()
        assert note.startswith(("it can be", "="))
        await pilot.press("right")
        await until(pilot, lambda: choice.region.height == 1)
