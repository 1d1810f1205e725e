"""A letter that went out in words of one's own: they are kept as sent, from the step that asked for it (L)."""

from __future__ import annotations

from datetime import date

import pytest
from onscreen import TODAY, on_top, until
from textual.widgets import TextArea
from writing_kit import CLIENT, FIRST, ME, MONEY, SECOND

from clientdesk.letters import Asked, from_desk
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Channel, Letter
from clientdesk.tui.forms.field import Answers
from clientdesk.tui.forms.own_letter import in_own_words
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.screens.writing import WritingScreen
from clientdesk.tui.widgets.line_list import LineList

MINE = "Hello,\n\nplease pay invoice N-1 over €2,400.\n\nBo Ek"


def form_of(**known):
    told = {"id": "new", "client": CLIENT.id, "kind": "L07", "written": TODAY, "body": "", "invoices": (SECOND.id,)}
    return in_own_words(MONEY, Letter(**told | known), TODAY)


def kept(form, **typed: str) -> Letter:
    (letter,) = form.build(Answers(form, form.start | typed, TODAY)).puts
    return letter


def test_the_words_are_kept_as_sent_about_what_they_name():
    letter = kept(form_of(), body=MINE, subject="Your invoice", on="20 Nov 2026", channel="letter", tracking="RR 1")
    assert (letter.subject, letter.body, letter.invoices) == ("Your invoice", MINE, (FIRST.id,))
    assert (letter.sent, letter.channel, letter.tracking) == (date(2026, 11, 20), Channel.LETTER, "RR 1")


def test_words_that_name_nothing_are_about_what_the_step_was():
    assert kept(form_of(), body="Please pay what is open.").invoices == (SECOND.id,)


def test_without_words_or_for_a_day_ahead_nothing_is_kept():
    for typed in ({"body": " "}, {"body": MINE, "on": "tomorrow"}):
        with pytest.raises(Refused):
            kept(form_of(), **typed)


def test_what_is_odd_is_said_once_it_is_kept_and_holds_nothing_up():
    text = from_desk(MONEY, CLIENT, "L07", TODAY, Asked(invoices=(FIRST.id,)))
    for body, odd in ((text.body, ""), (text.body.replace("€2,400", "€2,500"), "2,500")):
        form = form_of()
        change = form.build(Answers(form, form.start | {"subject": text.subject, "body": body}, TODAY))
        told = form.after(MONEY.after(change))
        assert odd in told if odd else not told


async def asked_how(pilot):
    """`d` on the only step of the agenda: how it went out is asked."""
    await pilot.press("3")
    await until(pilot, lambda: pilot.app.screen.query_one(LineList).keys)
    await pilot.pause(0.2)
    await pilot.press("d")
    await on_top(pilot, Menu)


async def test_d_asks_how_a_letter_went_out_that_is_not_written_here(app_on):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        await asked_how(pilot)
        await pilot.press("o")
        form = await on_top(pilot, FormDialog)
        await until(pilot, lambda: form.query(TextArea))
        form.query_one("#field-body", TextArea).load_text(MINE)
        await pilot.press("f2")
        await until(pilot, lambda: app.session.records.all(Letter))
        (letter,) = app.session.records.all(Letter)
        assert (letter.body, letter.sent, letter.invoices) == (MINE, TODAY, (FIRST.id,))


async def test_it_can_still_be_written_first(app_on):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        await asked_how(pilot)
        await pilot.press("w")
        await on_top(pilot, WritingScreen)
