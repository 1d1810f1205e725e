"""A letter read again, from the log or the exit's last page: edited while it is a draft, and said how it went out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from exit_screens import ALL, CLIENT, answered, ended, opened
from onscreen import TODAY, Host, an_invoice, fill, on_top, until
from textual.widgets import Button, Input, Static, TextArea

from clientdesk.model.client import Stage
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.invoice import Payment
from clientdesk.model.journal import Attachment, Channel, Letter, Task
from clientdesk.model.money import Money
from clientdesk.model.project import Contract
from clientdesk.model.record import Record
from clientdesk.model.records import Records
from clientdesk.model.settings import Colleague, Settings
from clientdesk.tui.forms.controls import Choice
from clientdesk.tui.forms.field import YES, Answers
from clientdesk.tui.forms.letters import sent
from clientdesk.tui.forms.row import FieldRow
from clientdesk.tui.pane import Pane
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.help import HelpScreen
from clientdesk.tui.screens.letter import LetterView
from clientdesk.tui.screens.writing import WritingScreen

DESK = Records.of_all([CLIENT])
BODY = "Dear Ada,\n\n" + "\n\n".join(f"Paragraph {at} of a long letter." for at in range(40)) + "\n\nBo"


def a_letter(**fields) -> Letter:
    told = {"kind": "L14", "subject": "The end", "body": BODY, "written": TODAY} | fields
    return Letter(id="letter", client=CLIENT.id, **told)


def text(screen) -> str:
    return "\n".join(str(each.visual) for each in screen.query(Static))


def letters_of(app):
    return {each.kind: each for each in app.session.desk.records.of(Letter, CLIENT.id)}


def as_it_is(form) -> None:
    """Say that it went out like this, whatever the check holds against it."""
    form.query_one("#row-anyway", FieldRow).value = YES


async def reading(app, pilot) -> LetterView:
    """The letter of a desk, opened."""
    app.run_worker(app.read(next(iter(app.session.records.all(Letter)))))
    return await on_top(pilot, LetterView)


async def test_a_letter_of_the_log_is_read_said_to_have_gone_out_and_closed(app_on):
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
        as_it_is(await on_top(pilot, FormDialog))
        await pilot.press("f2")
        await until(pilot, lambda: letters_of(app)["L14"].sent == TODAY)
        await until(pilot, lambda: isinstance(app.screen, LetterView) and "✔ sent 21 Nov" in text(app.screen))
        assert app.session.desk.records.get(Task, "t").done == TODAY
        await pilot.press("n")
        await on_top(pilot, Confirm)
        await pilot.press("y")
        await until(pilot, lambda: letters_of(app)["L14"].sent is None)
        await until(pilot, lambda: isinstance(app.screen, LetterView) and "not sent" in text(app.screen))
        await pilot.press("escape")
        await on_top(pilot, ClientPage)


async def test_p_the_channel_the_number_and_the_proof_are_kept_and_shown(app_on, tmp_path):
    proof = tmp_path / "receipt.pdf"
    proof.write_bytes(b"%PDF")
    app = app_on(CLIENT, a_letter(written=date(2026, 11, 18)))
    async with app.run_test(size=(120, 40)) as pilot:
        await reading(app, pilot)
        await pilot.press("s")
        form = await on_top(pilot, FormDialog)
        form.query_one("#field-channel", Choice).value = "letter"
        form.query_one("#field-files", TextArea).load_text(f"{proof}\n{proof}")
        await fill(pilot, on="20 Nov", tracking="RR 123")
        as_it_is(form)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, LetterView) and "✔ sent 20 Nov" in text(app.screen))
        assert "by registered letter · RR 123 · receipt.pdf" in text(app.screen)
        [kept] = app.session.desk.records.all(Attachment)
        assert (kept.name, kept.to, kept.client) == ("receipt.pdf", "letter", CLIENT.id)
        assert app.session.desk.files.sound(kept).read_bytes() == b"%PDF"


async def test_p_what_can_not_be_so_is_told_beside_its_field(app_on):
    app = app_on(CLIENT, a_letter(written=date(2026, 11, 18)))
    async with app.run_test(size=(80, 24)) as pilot:
        await reading(app, pilot)
        await pilot.press("s")
        form = await on_top(pilot, FormDialog)
        as_it_is(form)
        for by, on, tracking, why in (
            ("letter", "22 Nov 2026", "", "once it has gone out"),
            ("letter", "1 Nov 2026", "", "written on 18 Nov 2026"),
            ("call", "20 Nov 2026", "RR 123", "belongs to a letter by post"),
        ):
            form.query_one("#field-channel", Choice).value = by
            await fill(pilot, on=on, tracking=tracking)
            await pilot.press("f2")
            await until(pilot, lambda why=why: any(why in row.note for row in form.query(FieldRow)))
            assert letters_of(app)["L14"].sent is None


async def test_a_draft_is_gone_on_with_where_it_is_read(app_on):
    app = app_on(CLIENT, a_letter())
    async with app.run_test(size=(80, 24)) as pilot:
        await reading(app, pilot)
        await pilot.press("e")
        screen = await on_top(pilot, WritingScreen)
        await pilot.press("f3")
        screen.pane.words.load_text("Dear Ada,\n\nin my own words.")
        await pilot.press("f2")
        await until(pilot, lambda: letters_of(app)["L14"].body == "Dear Ada,\n\nin my own words.")


async def test_p_what_was_sent_keeps_its_words(app_on):
    app = app_on(CLIENT, a_letter(sent=TODAY))
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await reading(app, pilot)
        await pilot.press("e")
        await pilot.pause()
        assert app.screen is shown
        assert "Edit" not in " ".join(str(each.label) for each in shown.query(Button))


async def test_x05_a_request_says_whom_it_goes_to(app_on):
    colleague = Colleague(id="cem", name="Cem", email="cem@example.org")
    app = app_on(CLIENT, colleague, a_letter(kind="L19", colleague="cem"))
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await reading(app, pilot)
        assert "to Cem · " in text(shown)
        assert "cem@example.org" in text(shown)
        await pilot.press("s")
        as_it_is(await on_top(pilot, FormDialog))
        await pilot.press("f2")
        await until(pilot, lambda: app.session.desk.records.get(Colleague, "cem").asked == TODAY)


async def test_a_letter_is_read_on_the_last_page_of_the_exit(app_on):
    app = app_on(*ended(answered(*ALL)))
    async with app.run_test(size=(80, 24)) as pilot:
        wizard = await opened(pilot)
        assert "For your next contract" in wizard.text
        assert "· deposit before work" in wizard.text.replace("\n", " ")
        await pilot.press("enter")
        kind = text(await on_top(pilot, LetterView))[:3]
        await pilot.press("s")
        await on_top(pilot, FormDialog)
        await pilot.press("f2")
        await until(pilot, lambda: letters_of(app)[kind].sent == TODAY)
        await on_top(pilot, LetterView)
        await pilot.press("escape")
        await on_top(pilot, type(wizard.screen))
        await until(pilot, lambda: f"{kind} · sent" in wizard.text)
        assert letters_of(app)[kind].id in {each.letter for each in app.session.desk.records.all(Task) if each.done}


def under_way(**fields) -> tuple[Record, ...]:
    """The notice of an exit whose end is saved, unsent, with an invoice that it asks for."""
    exit_ = Exit(id="exit", client=CLIENT.id, path=ExitPath.STANDARD, started=day(-9), saved=day(-5), last_day=day(25))
    told = {"kind": "L14", "exit": "exit", "written": day(-5)} | fields
    deal = Contract(id="contract", client=CLIENT.id, notice_days=30)
    return CLIENT.but(stage=Stage.EXITING), exit_, deal, an_invoice(CLIENT, "N-2"), a_letter(**told)


def day(offset: int) -> date:
    return TODAY + timedelta(offset)


async def test_p_how_a_letter_went_out_is_corrected_with_what_was_said_before(app_on):
    app = app_on(CLIENT, a_letter(sent=day(-1), written=day(-3), channel=Channel.LETTER, tracking="RR 12"))
    async with app.run_test(size=(80, 24)) as pilot:
        await reading(app, pilot)
        await pilot.press("s")
        form = await on_top(pilot, FormDialog)
        assert form.query_one("#field-on", Input).value == "20 Nov 2026"
        assert form.query_one("#field-tracking", Input).value == "RR 12"
        assert form.query_one("#field-channel", Choice).value == "letter"
        await fill(pilot, on="19 Nov", tracking="RR 123")
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, LetterView) and "RR 123" in text(app.screen))
        assert letters_of(app)["L14"].sent == day(-2)
        assert len(letters_of(app)["L14"].was) == 1


def test_p_what_was_chosen_for_the_notice_is_offered_first_in_words_for_people():
    letter = a_letter(channel=Channel.LETTER)
    [field] = [each for each in sent(Records.of_all([CLIENT, letter]), letter, TODAY).fields if each.key == "channel"]
    assert field.start == "letter"
    assert [words for _, words in field.choices] == [
        "by post",
        "by e-mail",
        "by fax",
        "by chat",
        "by hand",
        "by telephone",
    ]


async def test_x04_a_notice_that_goes_out_too_late_says_so_in_the_form_and_goes_out(app_on):
    app = app_on(*under_way())
    async with app.run_test(size=(120, 40)) as pilot:
        await reading(app, pilot)
        await pilot.press("s")
        form = await on_top(pilot, FormDialog)
        told = "30 days from 21 Nov 2026 lead to 21 Dec 2026; the contract is set to end on 16 Dec 2026."
        await until(pilot, lambda: any(told in row.note for row in form.query(FieldRow)))
        as_it_is(form)
        await pilot.press("f2")
        await until(pilot, lambda: letters_of(app)["L14"].sent == TODAY)


async def test_g4_a_draft_that_asks_for_money_that_came_says_so_and_is_written_anew(app_on):
    app = app_on(Settings(name="Bo Ek"), *under_way(), Payment(id="paid", client=CLIENT.id, amount=Money(100_00, "EUR"),
                 invoice="id of N-2", on=day(-1)))  # fmt: skip
    async with app.run_test(size=(60, 16)) as pilot:
        shown = await reading(app, pilot)
        assert "since then €100 was paid" in text(shown)
        assert all(shown.region.contains_region(each.region) for each in shown.query(Button) if each.display)
        await pilot.press("w")
        await until(pilot, lambda: letters_of(app)["L14"].written == TODAY)
        await until(pilot, lambda: isinstance(app.screen, LetterView) and "since then" not in text(app.screen))
        assert "N-2" not in letters_of(app)["L14"].body
        assert letters_of(app)["L14"].body.endswith("Bo Ek")


async def test_a_letter_that_no_exit_wrote_is_not_written_anew(app_on):
    app = app_on(CLIENT, a_letter())
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await reading(app, pilot)
        await pilot.press("w", "n")
        await pilot.pause()
        assert app.screen is shown
        assert letters_of(app)["L14"].body == BODY
        for key, leads_to in (("f1", HelpScreen), ("f8", FormDialog), ("f3", WritingScreen)):
            await pilot.press(key)
            await on_top(pilot, leads_to)
            await pilot.press("escape")
            if leads_to is not WritingScreen:
                await on_top(pilot, LetterView)


async def test_a_letter_that_is_kept_is_saved_as_a_file(app_on, tmp_path):
    app = app_on(CLIENT, a_letter(sent=TODAY))
    async with app.run_test(size=(80, 24)) as pilot:
        await reading(app, pilot)
        await pilot.press("ctrl+o")
        await on_top(pilot, FormDialog)
        await fill(pilot, where=str(tmp_path / "the end.txt"))
        await pilot.press("f2")
        await until(pilot, (tmp_path / "the end.txt").exists)
        assert "Paragraph 39" in (tmp_path / "the end.txt").read_text(encoding="utf-8")
        await on_top(pilot, LetterView)


async def test_the_letter_is_copied():
    app = Host(LetterView(a_letter(body="Dear Ada"), DESK, TODAY))
    app.say = lambda _sentence: None
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("c", "f5"):
            app.copy_to_clipboard("something else")
            await pilot.press(key)
            assert app.clipboard == "The end\n\nDear Ada"


@pytest.mark.parametrize(
    ("sent", "buttons"),
    [
        ({}, ["Copy (c)", "Edit (e)", "Went out… (s)", "Close (Esc)"]),
        ({"sent": date(2026, 11, 1)}, ["Copy (c)", "Correct (s)", "Not sent (n)", "Close (Esc)"]),
    ],
)
async def test_a_long_letter_scrolls_and_its_keys_stay_in_view_where_there_is_hardly_room(sent, buttons):
    app = Host(LetterView(a_letter(**sent), DESK, TODAY))
    app.animation_level = "none"
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.press("end")
        pane = app.screen.query_one(Pane)
        await until(pilot, lambda: pane.scroll_y == pane.max_scroll_y > 0)
        shown = [each for each in app.screen.query(Button) if each.display]
        assert all(app.screen.region.contains_region(each.region) for each in shown)
        assert [str(each.label) for each in shown] == buttons


@pytest.mark.parametrize("hostile", ["[/]", "[@click=app.quit]x[/]", "a\x1b[31mb\x07", "w" * 300, "   "], ids=repr)
async def test_hostile_text_is_shown_and_never_run(hostile):
    letter = a_letter(kind=hostile, subject=hostile, body=f"{hostile}\n{hostile}")
    app = Host(LetterView(letter, Records.of_all([CLIENT.but(name=hostile)]), TODAY))
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        assert app.is_running
        assert "\x1b" not in text(app.screen)


def test_g4_a_letter_that_went_out_earlier_is_doubted_as_it_was_on_that_day():
    exit_ = Exit(id="exit", client=CLIENT.id, path=ExitPath.LEAVE_NOW, started=TODAY - timedelta(days=9))
    words = f"All that is yours will be with you by {(TODAY - timedelta(days=2)).strftime('%d %B %Y')}."
    letter = a_letter(exit="exit", kind="L17", body=words, written=TODAY - timedelta(days=9))
    form = sent(Records.of_all([CLIENT, exit_, letter]), letter, TODAY)
    assert "that day is over" in form.look(Answers(form, {"on": TODAY.isoformat()}, TODAY))
    assert "is over" not in form.look(Answers(form, {"on": (TODAY - timedelta(days=3)).isoformat()}, TODAY))
