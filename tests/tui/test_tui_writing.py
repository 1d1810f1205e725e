"""Writing a letter: fields and words beside each other, by hand, kept, marked as sent, saved as a file."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from onscreen import TODAY, fill, on_top, until
from textual.widgets import Input, OptionList, Static
from writing_kit import CLIENT, FIRST, ME, SECOND, SITE, begun, letters, said, writing

from clientdesk.letters.check.problem import Problem
from clientdesk.letters.from_desk import Asked
from clientdesk.model.records import Records
from clientdesk.model.settings import Colleague
from clientdesk.tui.forms.field import YES, Answers
from clientdesk.tui.forms.row import FieldRow
from clientdesk.tui.forms.ticks import Ticks
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.dialog import Confirm, Told
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.letter import LetterView
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.screens.palette import Palette
from clientdesk.tui.screens.writing import WritingScreen
from clientdesk.tui.screens.writing_parts import Problems
from clientdesk.tui.writing_form import asked, form
from clientdesk.tui.writing_text import Own, compose


def fields_of(kind: str) -> list[str]:
    desk = Records.of_all([ME, CLIENT, FIRST, SECOND, SITE])
    return [each.key for each in form(desk, begun(kind), TODAY).fields if each.key not in ("subject", "body")]


# The fields


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("L01", ["project", "language"]),
        ("L07", ["invoices", "deadline", "language"]),
        ("L11", ["reason", "language"]),
        ("L19", ["colleagues", "deadline", "language"]),
    ],
)
def test_only_what_a_kind_takes_is_asked(kind, keys):
    assert fields_of(kind) == keys


def test_a_field_has_what_the_letter_takes():
    friend = Colleague(id="f", name="Ada Berg", agreed=True)
    records = Records.of_all([ME, CLIENT, FIRST, SITE, friend])
    for kind, typed, wanted in (
        ("L07", {"invoices": FIRST.id, "deadline": "5 Dec"}, Asked(invoices=(FIRST.id,), deadline=date(2026, 12, 5))),
        ("L19", {"colleagues": "f"}, Asked(colleagues=(friend,))),
        ("L18", {"colleagues": "f"}, Asked(colleagues=(friend,))),
        ("L14", {"reason": "New plans."}, Asked(reason="New plans.")),
        ("L03", {"project": "web"}, Asked(project="site")),
    ):
        said = asked(records, Answers(form(records, begun(kind), TODAY), typed, TODAY))
        assert replace(said, language=None) == wanted


def test_l_ones_own_words_stand_even_where_the_desk_would_write_none():
    paid = Records.of_all([ME, CLIENT])
    assert compose(paid, CLIENT.id, "L07", Asked(), TODAY, None).refusal
    composed = compose(paid, CLIENT.id, "L07", Asked(), TODAY, Own("About June", "Dear Ada"))
    assert composed.written is not None
    assert (composed.written.subject, composed.written.body) == ("About June", "Dear Ada")


# The screen


async def test_the_words_follow_the_fields(app_on):
    app = app_on(ME, CLIENT, FIRST, SECOND)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(app, pilot)
        assert "N-1" in screen.pane.words.text
        assert "N-2" in screen.pane.words.text
        screen.query_one(Ticks).value = FIRST.id
        await until(pilot, lambda: "N-2" not in screen.pane.words.text)
        await fill(pilot, deadline="5 Dec")
        await until(pilot, lambda: "5 December 2026" in screen.pane.words.text)


async def test_a_letter_that_wants_a_colleague_says_so_and_is_written_to_who_is_chosen(app_on):
    app = app_on(ME, CLIENT, Colleague(id="f", name="Ada Berg"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.run_worker(app.write_letter(CLIENT.id, "L19"))
        screen = await on_top(pilot, WritingScreen)
        await until(pilot, lambda: "To is needed" in said(screen))
        await pilot.press("right")
        await until(pilot, lambda: "Ada Berg" in screen.pane.words.text)
        await pilot.press("f2")
        await until(pilot, lambda: letters(app))
        assert letters(app)[0].colleague == "f"


async def test_the_screens_keys_work_from_a_field_of_several_lines_too(app_on):
    app = app_on(ME, CLIENT, SITE)
    async with app.run_test(size=(60, 16)) as pilot:
        screen = await writing(app, pilot, "L13")
        await pilot.press("a", "f6")
        await until(pilot, lambda: screen.pane.words.has_focus and "- a" in screen.pane.words.text)


async def test_words_changed_by_hand_stay_until_they_are_written_anew(app_on):
    app = app_on(ME, CLIENT, FIRST, SECOND)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(app, pilot)
        await pilot.press("f3", "H", "i", "comma", "space")
        assert screen.pane.words.text.startswith("Hi, ")
        screen.query_one(Ticks).value = FIRST.id
        await until(pilot, lambda: screen.composed.written and screen.composed.written.invoices == (FIRST.id,))
        assert screen.pane.words.text.startswith("Hi, ")
        assert "Your own words" in said(screen)
        await pilot.press("f4")
        await on_top(pilot, Confirm)
        await pilot.press("y")
        await until(pilot, lambda: not screen.pane.words.text.startswith("Hi, "))
        assert "N-2" not in screen.pane.words.text


async def test_what_was_typed_comes_back_with_the_letter(app_on):
    app = app_on(ME, CLIENT, FIRST, SECOND)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(app, pilot)
        await fill(pilot, deadline="5 Dec")
        await pilot.press("f3", "H", "i", "escape", "escape")
        await until(pilot, lambda: app.screen is not screen)
        again = await writing(app, pilot)
        assert again.query_one("#field-deadline", Input).value == "5 Dec"
        assert again.pane.words.text.startswith("Hi")
        assert "kept" in said(again)


async def test_a_letter_is_kept_as_a_draft_with_what_it_is_about_and_gone_on_with(app_on):
    app = app_on(ME, CLIENT, FIRST, SECOND)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await writing(app, pilot, invoices=(FIRST.id,))
        await fill(pilot, deadline="5 Dec")
        await until(pilot, app.session.desk.drafts.keys)
        await pilot.press("f2")
        await until(pilot, lambda: letters(app))
        await until(pilot, lambda: app.screen is not screen)
        assert not app.session.desk.drafts.keys()
        [draft] = letters(app)
        assert (draft.kind, draft.invoices, draft.deadline) == ("L07", (FIRST.id,), date(2026, 12, 5))
        assert "5 December 2026" in draft.body
        assert draft.sent is None
        app.run_worker(app.read(draft))
        await on_top(pilot, LetterView)
        await pilot.press("e")
        again = await on_top(pilot, WritingScreen)
        await until(pilot, lambda: again.pane.words.text == draft.body)
        await pilot.press("f3", "H", "i", "f2")
        await until(pilot, lambda: letters(app)[0].body == f"Hi{draft.body}")
        assert len(letters(app)) == 1
        await pilot.press("u")
        await until(pilot, lambda: letters(app)[0].body == draft.body)


async def test_who_takes_back_that_a_letter_went_out_has_its_words_as_a_draft(app_on):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await writing(app, pilot)
        await pilot.press("f3", "H", "i", "f8")
        await on_top(pilot, FormDialog)
        await pilot.press("f2")
        await until(pilot, lambda: letters(app) and letters(app)[0].sent)
        [letter] = letters(app)
        assert (letter.sent, letter.invoices) == (TODAY, (FIRST.id,))
        await until(pilot, lambda: app.screen is not screen)
        await pilot.press("u")
        await until(pilot, lambda: letters(app)[0].sent is None)
        assert letters(app)[0].body == letter.body
        assert letter.body.startswith("Hi")
        await pilot.press("u")
        await until(pilot, lambda: not letters(app))


async def test_l_what_blocks_a_letter_is_told_and_it_can_still_be_said_that_it_went_out(app_on):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await writing(app, pilot)
        screen.pane.put("Your invoice", "Dear Ada,\n\nplease pay €999 for invoice N-1.\n\nBo Ek")
        screen.take_words(Own(*screen.pane.text))
        await pilot.press("f8")
        form = await on_top(pilot, FormDialog)
        row = form.query_one("#row-anyway", FieldRow)
        assert row.display
        assert "open on N-1" in row.note
        await pilot.press("f2")
        await until(pilot, lambda: "tick this" in row.note)
        assert not letters(app)
        assert [str(each.visual).count("open on N-1") for each in form.query(Static)] == [0] * len(form.query(Static))
        assert sum(each.note.count("open on N-1") for each in form.query(FieldRow)) == 1
        row.value = YES
        await pilot.press("f2")
        await until(pilot, lambda: letters(app) and letters(app)[0].sent)


async def test_l_who_sends_an_insult_reads_of_it_above_the_fields_and_has_nothing_to_confirm(app_on):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await writing(app, pilot)
        subject, body = screen.pane.text
        screen.take_words(Own(subject, f"{body}\n\nYou idiot."))
        await pilot.press("f8")
        form = await on_top(pilot, FormDialog)
        look = form.query_one("#form-look", Static)
        assert look.display
        assert "! Line" in str(look.visual)
        assert "insult" in str(look.visual)
        assert not form.query_one("#row-anyway", FieldRow).display
        assert "insult" not in form.query_one("#row-on", FieldRow).note
        await pilot.press("f2")
        await until(pilot, lambda: letters(app))


async def test_two_letters_of_one_day_are_files_of_two_names(app_on):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        await writing(app, pilot)
        await pilot.press("ctrl+o")
        await on_top(pilot, FormDialog)
        name = app.screen.query_one("#field-where", Input).value
        assert name.startswith("2026-11-21 Northwind ")
        assert name.endswith(".txt")
        assert len(name) > len("2026-11-21 Northwind .txt")
        assert "/" not in name


async def test_a_letter_is_saved_as_a_file_and_no_file_is_replaced(app_on, tmp_path):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await writing(app, pilot)
        for name, why in (("a.doc", ".txt, .eml, .pdf"), ("a.txt", "")):
            await pilot.press("ctrl+o")
            form = await on_top(pilot, FormDialog)
            await fill(pilot, where=str(tmp_path / name))
            await pilot.press("f2")
            if why:
                await until(pilot, lambda form=form, why=why: why in form.query_one(FieldRow).note)
                await pilot.press("escape")
        await until(pilot, (tmp_path / "a.txt").exists)
        assert "Add the copy of invoice N-1 yourself" in str(
            (await on_top(pilot, Told)).query(Static).filter(".dialog-text").first().visual
        )
        subject, _, body = (tmp_path / "a.txt").read_text().partition("\n\n")
        assert (subject, body) == (screen.pane.text[0], f"{screen.pane.text[1]}\n")


async def test_l_a_problem_leads_to_its_line(app_on, monkeypatch):
    found = (Problem("amount", 3, "£1", "It is not the ledger's.", blocks=True), Problem("tone", 0, "", "Too long."))
    monkeypatch.setattr("clientdesk.letters.check.check", lambda *_: found)
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await writing(app, pilot)
        await until(pilot, lambda: screen.query_one(Problems).display)
        shown = [str(each.prompt) for each in screen.query_one(Problems).options]
        assert shown == ["✖ blocks · line 3 · amount: It is not the ledger's.", "! look · the letter · tone: Too long."]
        assert "✖ 1 thing to mend · ! 1 thing to look at" in said(screen)
        screen.query_one(Problems).focus()
        await pilot.press("enter")
        await until(pilot, lambda: screen.pane.words.has_focus)
        assert screen.pane.words.selection.start == (2, 0)


async def test_the_client_page_writes_about_the_invoice_under_the_cursor(app_on):
    app = app_on(ME, CLIENT, FIRST, SECOND)
    async with app.run_test(size=(60, 16)) as pilot:
        app.push_screen(ClientPage(app.session, CLIENT.id, "invoices", SECOND.id))
        await on_top(pilot, ClientPage)
        await until(pilot, lambda: app.screen.invoice_id == SECOND.id)
        await pilot.press("W")
        menu = await on_top(pilot, Menu)
        assert menu.query_one(OptionList).highlighted == 1
        await pilot.press("enter")
        screen = await on_top(pilot, WritingScreen)
        assert screen.query_one(Ticks).value == f"{FIRST.id},{SECOND.id}", "all that the agenda's step is about"
        await pilot.press("escape", "W")
        await on_top(pilot, Menu)
        await pilot.press(*"L06", "enter")
        screen = await on_top(pilot, WritingScreen)
        assert screen.query_one(Ticks).value == SECOND.id
        await until(pilot, lambda: "N-2" in screen.pane.words.text)
        fields, whole = screen.query_one("#fields"), screen.pane.words
        assert whole.size.height < 6  # the fields are above the letter, and in both a key away from the whole of it
        await pilot.press("f6")
        await until(pilot, lambda: not fields.display and whole.size.height > 6)
        await pilot.press("f6")
        await until(pilot, lambda: fields.display)


async def test_a_kind_of_letter_is_found_by_name_where_there_is_a_client(app_on):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        palette = await on_top(pilot, Palette)
        palette.query_one(Input).value = "final notice"
        await until(pilot, lambda: [hit.title for hit in palette._shown][:1] == ["write a letter: L10 final notice"])
        await pilot.press("enter")
        assert (await on_top(pilot, WritingScreen)).begun.letter.kind == "L10"


async def test_who_chooses_a_firm_letter_as_the_first_word_writes_it_and_is_told_by_the_check(app_on):
    app = app_on(ME, CLIENT, FIRST)
    async with app.run_test(size=(80, 24)) as pilot:
        app.run_worker(app.write_letter(CLIENT.id, "L09"))
        screen = await on_top(pilot, WritingScreen)
        assert screen.begun.letter.kind == "L09"
        await until(pilot, lambda: any(each.rule == "first-word" for each in screen.composed.problems))


@pytest.mark.parametrize("hostile", ["[/]", "[@click=app.quit]x[/]", "a\x1b[31mb\x07", "w" * 300], ids=repr)
async def test_hostile_names_are_shown_and_never_run(app_on, hostile):
    client = CLIENT.but(name=hostile)
    app = app_on(ME, client, FIRST.but(number=hostile))
    async with app.run_test(size=(60, 16)) as pilot:
        screen = await writing(app, pilot)
        assert app.is_running
        assert "\x1b" not in "\n".join(str(each.visual) for each in screen.query(Static))
