"""A letter over which the desk itself makes a mistake stays open, with its words, and can be opened again (L)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from onscreen import TODAY, on_top, until
from writing_kit import CLIENT, FIRST, ME, MONEY, letters, writing

from clientdesk.letters import check as checking
from clientdesk.letters.check import gate
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Letter
from clientdesk.tui.crash import crash_file
from clientdesk.tui.forms.field import NO, YES, Answers
from clientdesk.tui.forms.letters import UNCHECKED, sent
from clientdesk.tui.forms.row import FieldRow
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.writing import WritingScreen
from clientdesk.tui.writing_text import UNREAD


async def test_a_letter_that_breaks_the_check_stays_open_and_can_be_changed(app_on, monkeypatch):
    check = checking.check

    def breaks(records, client, written, today):
        if "nines" in written.body:
            raise ValueError(written.body)
        return check(records, client, written, today)

    monkeypatch.setattr(checking, "check", breaks)
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(app, pilot)
        await pilot.press("f3")
        good = screen.pane.words.text
        screen.pane.words.text = "nines"
        await until(pilot, lambda: [each.why for each in screen.composed.problems] == [UNREAD])
        assert isinstance(app.screen, WritingScreen)
        assert "nines" not in crash_file().read_text("utf-8")
        screen.pane.words.text = good
        await until(pilot, lambda: UNREAD not in [each.why for each in screen.composed.problems])


async def test_a_letter_that_breaks_the_check_as_it_goes_out_can_be_marked_all_the_same(app_on, monkeypatch):
    def breaks(records, letter, on):
        raise ValueError(letter.body)

    monkeypatch.setattr(gate, "problems_of", breaks)
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(app, pilot)
        words = screen.pane.words.text
        await pilot.press("f8")
        dialog = await on_top(pilot, FormDialog)
        assert UNCHECKED in dialog.query_one("#row-anyway", FieldRow).field.help
        assert words not in crash_file().read_text("utf-8")
        dialog.query_one("#row-anyway", FieldRow).value = YES
        await pilot.press("f2")
        await until(pilot, lambda: [(each.body, each.sent) for each in letters(app)] == [(words, TODAY)])


def test_a_mistake_of_the_check_is_said_once_and_has_to_be_answered_for(monkeypatch):
    def breaks(records, letter, on):
        raise KeyError("a mistake")

    monkeypatch.setattr(gate, "problems_of", breaks)
    draft = Letter(id="new", client=CLIENT.id, kind="L07", written=TODAY, subject="Late", body="Dear Ada,")
    asked = sent(MONEY, draft, TODAY)
    typed = Answers(asked, asked.start, TODAY)
    assert typed.fields["anyway"].help == UNCHECKED
    assert typed.fields["on"].doubt(typed) == ""
    with pytest.raises(Refused, match="read it once more yourself"):
        typed.fields["anyway"].rule(NO)
    typed.fields["anyway"].rule(YES)
    assert asked.build(typed).puts[0].sent == TODAY


def test_a_draft_is_checked_once_for_each_day_that_is_typed(monkeypatch):
    days = []

    def counted(records, letter, on, problems_of=gate.problems_of):
        days.append(on)
        return problems_of(records, letter, on)

    monkeypatch.setattr(gate, "problems_of", counted)
    draft = Letter(id="l", client=CLIENT.id, kind="L08", written=TODAY, subject="S", body="You never pay. €1")
    form = sent(MONEY, draft, TODAY)
    for typed in ("today", "yesterday", "yesterday", "today"):
        answers = Answers(form, {"on": typed}, TODAY)
        list(form.now(answers))
        answers.doubt("on")
    assert days == [TODAY, TODAY - timedelta(days=1)]
