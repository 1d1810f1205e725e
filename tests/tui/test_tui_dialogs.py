"""Each dialog alone, in a bare app."""

from __future__ import annotations

from dataclasses import replace

import pytest
from onscreen import TODAY, Host, a_client, until
from textual.events import Key, Paste
from textual.widgets import Input, OptionList, TextArea

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.records import Records
from clientdesk.tui.chrome import KeyBar
from clientdesk.tui.commands import BY_ID
from clientdesk.tui.forms.catalog import adding
from clientdesk.tui.forms.controls import YesNo
from clientdesk.tui.forms.field import Answers, Field, Form, Kind
from clientdesk.tui.forms.row import FieldRow
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.screens.palette import Goal, Palette, everything, found


def a_form(build=lambda answers: Change(answers.text("name"))) -> Form:
    fields = (
        Field("name", "Name", required=True),
        Field("due", "Due", Kind.DATE),
        Field("note", "Note", Kind.LINES),
        Field("sure", "Sure", Kind.YES_NO),
    )
    return Form("k", "A form", fields, build)


def note(dialog: FormDialog, key: str) -> str:
    return dialog.query_one(f"#row-{key}", FieldRow).note


@pytest.mark.parametrize(("key", "answer"), [("y", True), ("n", False), ("escape", False), ("enter", False)])
async def test_a_question_is_answered_by_a_key_and_enter_is_the_careful_one(key, answer):
    app = Host(Confirm("[/]", "Delete [@click=app.quit]x[/]?", yes="Delete"))
    async with app.run_test() as pilot:
        assert app.dialog.query_one(KeyBar).render().plain.lower().split() == "esc back".split()
        await pilot.press(key)
        assert app.answer is answer


@pytest.mark.parametrize(("key", "answer"), [("b", "two"), ("enter", "one"), ("escape", None)])
async def test_a_menu_is_chosen_from_by_letter_or_enter(key, answer):
    app = Host(Menu("[/]", [("a", "one", "[bold]"), ("b", "two", "[/]")]))
    async with app.run_test() as pilot:
        await pilot.press(key)
        assert app.answer == answer


async def test_a_menu_with_letters_moves_by_j_and_k():
    app = Host(Menu("Add", [("a", "one", "ash"), ("b", "two", "beech"), ("c", "three", "cedar")]))
    async with app.run_test() as pilot:
        await pilot.press("j", "j", "k", "enter")
        assert app.answer == "two"


async def test_a_menu_without_letters_is_narrowed_by_typing_whatever_the_case_and_accents():
    app = Host(Menu("Choose", [("", "1", "İzmir"), ("", "2", "[/] jade"), ("", "3", "kale")], at="3"))
    async with app.run_test() as pilot:
        options = app.dialog.query_one(OptionList)
        assert options.highlighted == 2
        await pilot.press(*"izq", "m")
        assert options.option_count == 1
        await pilot.press("backspace", "backspace", "backspace", "j", "enter")
        assert app.answer == "2"


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_a_long_menu_leaves_the_key_bar_alone_and_shows_that_there_is_more(size):
    lines = [("", str(number), f"line {number}") for number in range(30)]
    dialog = Menu("Choose", lines)
    async with Host(dialog).run_test(size=size) as pilot:
        await until(pilot, lambda: dialog.query_one(OptionList).show_vertical_scrollbar)
        box, keys = dialog.query_one(".dialog").region, dialog.query_one(".dialog-keys").region
        assert keys.bottom < box.bottom < size[1]
        assert "Esc closes" in str(dialog.query_one(".dialog-keys").content)


async def test_a_form_returns_the_change_and_what_was_typed():
    app = Host(FormDialog(a_form(), TODAY))
    async with app.run_test() as pilot:
        await pilot.press(*"Acme", "enter")
        assert app.answer.change == Change("Acme")
        assert app.answer.typed["name"] == "Acme"


async def test_a_form_echoes_a_day_and_refuses_a_slip_beside_its_field():
    dialog = FormDialog(a_form(), TODAY)
    async with Host(dialog).run_test() as pilot:
        due = dialog.query_one("#field-due", Input)
        due.value = "+14"
        await until(pilot, lambda: "Sat 5 Dec 2026, in 14 days" in note(dialog, "due"))
        due.value = "someday"
        await until(pilot, lambda: "✖" in note(dialog, "due"))
        await pilot.press("f2")
        assert "Name is needed" in note(dialog, "name")
        assert dialog.focused.id == "field-name"


def rows_refused(dialog: FormDialog) -> list[str]:
    return [row.field.key for row in dialog.query(FieldRow) if row.note.startswith("✖")]


async def test_every_slip_is_told_at_once_at_its_field_and_keys_go_to_the_first():
    dialog = FormDialog(adding(Records.of_all([]), "client", "", TODAY), TODAY)
    async with Host(dialog).run_test(size=(80, 24)) as pilot:
        dialog.query_one("#field-email", Input).value = "zoe@"
        dialog.query_one("#field-currency", Input).value = "EURO"
        dialog.query_one("#field-country", Input).value = "X9"
        dialog.query_one("#field-country", Input).focus()
        await pilot.press("f2")
        assert rows_refused(dialog) == ["name", "email", "currency", "country"]
        assert dialog.focused.id == "field-name"
        dialog.query_one("#field-name", Input).value = "Zoe"
        await pilot.press("f2")
        assert dialog.focused.id == "field-email"


async def test_a_slip_stays_marked_until_its_own_field_changes_and_the_banner_until_none_is_left():
    dialog = FormDialog(adding(Records.of_all([]), "client", "", TODAY), TODAY)
    async with Host(dialog).run_test(size=(80, 24)) as pilot:
        dialog.query_one("#field-email", Input).value = "zoe@"
        await pilot.press("f2")
        dialog.query_one("#field-email", Input).value = "zoe@example.org"
        await pilot.pause()
        assert rows_refused(dialog) == ["name"]
        assert dialog.query_one("#form-said").display
        dialog.query_one("#field-name", Input).value = "Zoe"
        await pilot.pause()
        assert rows_refused(dialog) == []
        assert not dialog.query_one("#form-said").display


async def test_a_draft_opens_at_its_first_slip_and_what_was_typed_is_written_on():
    typed = {"name": "Zoe", "email": "zoe@"}
    dialog = FormDialog(adding(Records.of_all([]), "client", "", TODAY), TODAY, typed, said="Kept.")
    async with Host(dialog).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: dialog.focused is not None)
        assert dialog.focused.id == "field-email"
        await pilot.press("x")
        assert dialog.typed["email"] == "zoe@x"
        dialog.query_one("#field-name", Input).focus()
        await pilot.press("s")
        assert dialog.typed["name"] == "Zoes"


async def test_what_a_form_proposes_is_typed_over_until_it_is_the_person_s_own():
    form = Form("k", "A form", (Field("name", "Name"), Field("day", "Day", start="today")), lambda _: Change("x"))
    dialog = FormDialog(form, TODAY)
    async with Host(dialog).run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "f")
        assert dialog.typed["day"] == "f"
        await pilot.press("tab", "shift+tab", "r")
        assert dialog.typed["day"] == "fr"


async def test_a_doubt_is_told_below_its_field_and_keeps_nothing_from_being_saved():
    amount = Field("amount", "Amount", Kind.AMOUNT, doubt=lambda answers: "a lot" if answers.money("amount") else "")
    dialog = FormDialog(Form("k", "A form", (amount,), lambda _: Change("x")), TODAY)
    app = Host(dialog)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9")
        await until(pilot, lambda: note(dialog, "amount") == "= €9.00\n! a lot")
        await pilot.press("f2")
        assert app.answer.change == Change("x")


async def test_a_rule_about_one_field_is_told_there_and_keys_go_there():
    records = Records.of_all([a_client("Acme")])
    dialog = FormDialog(adding(records, "client", "", TODAY), TODAY, {"name": "ACME"})
    async with Host(dialog).run_test(size=(80, 24)) as pilot:
        dialog.query_one("#field-email", Input).focus()
        await pilot.press("f2")
        assert rows_refused(dialog) == ["name"]
        assert dialog.focused.id == "field-name"


async def test_a_box_says_what_it_holds_without_colour():
    dialog = FormDialog(a_form(), TODAY)
    async with Host(dialog).run_test(size=(80, 24)) as pilot:
        box = dialog.query_one("#field-sure", YesNo)
        assert str(box.render()).strip() == "[ ] no"
        box.focus()
        await pilot.press("space")
        assert str(box.render()).strip() == "[✔] yes"
        assert dialog.typed["sure"] == "yes"


async def test_enter_is_named_among_the_keys_only_where_it_saves(sample):
    client = next(iter(sample.all(Client))).id
    dialog = FormDialog(adding(sample, "remedy", client, TODAY), TODAY)
    async with Host(dialog).run_test(size=(80, 24)) as pilot:
        keys = dialog.query_one("#form-keys")
        await until(pilot, lambda: str(keys.content).startswith("Tab next · F2 save"))
        dialog.query_one("#field-on", Input).focus()
        await until(pilot, lambda: "Enter or F2 save" in str(keys.content))
        dialog.query_one("#field-note", TextArea).focus()
        await until(pilot, lambda: "Enter" not in str(keys.content))


@pytest.mark.parametrize("kind", ["settings", "contract", "incident", "message", "invoice", "client", "remedy"])
async def test_nothing_that_a_form_says_is_cut(sample, kind):
    client = next(iter(sample.all(Client))).id
    dialog = FormDialog(adding(sample, kind, client, TODAY), TODAY)
    async with Host(dialog).run_test(size=(80, 24)) as pilot:
        for width in (80, 60):
            await pilot.resize_terminal(width, 24)
            await until(pilot, lambda width=width: dialog.size.width == width)
            await until(pilot, lambda: all(row.size.width for row in dialog._asked))
            for row in dialog._asked:
                await until(pilot, lambda row=row: is_whole(row))
            keys = dialog.query_one("#form-keys")
            assert len(str(keys.content)) < keys.size.width
            assert "F2 save" in str(keys.content)


def is_whole(row: FieldRow) -> bool:
    """Whether a row has room for all that it says, and leaves nothing of it out."""
    shown = [line.rstrip() for line in str(row.render()).splitlines()]
    has_room = row.size.height >= len(shown) and max(map(len, shown)) <= row.size.width
    return has_room and "".join(shown).count("…") == f"{row.field.label}{row.note}".count("…")


async def test_a_rule_that_says_no_is_told_and_nothing_is_lost():
    def refuse(_answers: Answers) -> Change:
        raise Refused("There is one of that name already.")

    dialog = FormDialog(a_form(refuse), TODAY)
    app = Host(dialog)
    async with app.run_test() as pilot:
        await pilot.press(*"Acme", "f2")
        assert "There is one of that name" in str(dialog.query_one("#form-said").content)
        assert (app.answer, dialog.typed["name"]) == ("nothing yet", "Acme")


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_a_long_refusal_leaves_the_buttons_and_the_key_bar_in_view(size):
    def refuse(_answers: Answers) -> Change:
        raise Refused("It is not possible for this and that reason, which takes a while to tell. " * 3)

    form = adding(Records.of_all([]), "client", "", TODAY)
    dialog = FormDialog(replace(form, build=refuse), TODAY, {"name": "Acme"})
    async with Host(dialog).run_test(size=size) as pilot:
        await pilot.press("f2")
        await until(pilot, lambda: dialog.query_one("#form-said").size.height > 2)
        await until(pilot, lambda: dialog.query_one("#save").region.bottom < dialog.query_one("#form").region.bottom)
        assert dialog.query_one("#form").region.bottom < size[1]


async def test_a_paste_of_several_lines_keeps_all_of_it():
    dialog = FormDialog(a_form(), TODAY)
    async with Host(dialog).run_test() as pilot:
        dialog.query_one("#field-name").post_message(Paste("one\r\ntwo\x1b[2J\nthree"))
        await until(pilot, lambda: dialog.typed["name"] == "one two[2J three")


async def test_the_palette_returns_what_is_under_the_cursor():
    app = Host(Palette([(BY_ID["undo"], "u")], Records.of_all([a_client("[/]"), a_client("Ünal")])))
    async with app.run_test() as pilot:
        app.screen.query_one(Input).value = "unal"
        await pilot.pause()
        await pilot.press("enter")
        assert (app.answer.goal, app.answer.target) == (Goal.CLIENT, "id of Ünal")


async def test_letters_typed_in_one_burst_with_enter_are_looked_for_first():
    app = Host(Palette([(BY_ID["undo"], "u")], Records.of_all([a_client("Acme"), a_client("Bolt")])))
    async with app.run_test() as pilot:
        for key in (*"bolt", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: app.answer)
        assert app.answer.target == "id of Bolt"


def test_every_word_must_be_found_and_a_beginning_comes_first():
    hits = everything([], Records.of_all([a_client("West Acme"), a_client("Acme West"), a_client("Bolt")]))
    assert [hit.title for hit in found(hits, "acme w")] == ["Acme West", "West Acme"]
    assert len(found(hits, "")) == 3


async def test_a_choice_is_stepped_through_or_picked_from_all():
    choices = (("a", "ash"), ("b", "beech"), ("c", "[/]"))
    form = Form(
        "k", "t", (Field("tree", "Tree", Kind.CHOICE, "a", required=True, choices=choices),), lambda _: Change("x")
    )
    dialog = FormDialog(form, TODAY)
    async with Host(dialog).run_test() as pilot:
        await pilot.press("right", "right")
        assert dialog.typed["tree"] == "c"
        await pilot.press("right", "left")
        assert dialog.typed["tree"] == "c"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Menu))
        await pilot.press("up", "enter")
        await until(pilot, lambda: dialog.typed["tree"] == "b")
