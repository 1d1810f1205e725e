"""What somebody new meets first: filters, other sizes, what is said and where the cursor goes."""

from __future__ import annotations

import pytest
from onscreen import TODAY, a_client, an_invoice, fill, names, on_top, rested, until

from clientdesk.model.exit import Exit, ExitPath
from clientdesk.tui.forms.row import FieldRow
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.exit import ExitScreen
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.help import HelpScreen
from clientdesk.tui.session import Book
from clientdesk.tui.widgets.line_list import LineList
from clientdesk.tui.widgets.line_view import LineView


def drawn(app) -> list[str]:
    """The lines of the whole screen."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips(app.size)]


async def test_a_filter_without_a_match_says_so_in_every_view(sample_app):
    async with sample_app.run_test(size=(80, 24)) as pilot:
        for view in "12345":
            wanted = f"zz{view}"
            await pilot.press(view, "slash", *wanted)
            told = (f"Nothing matches “{wanted}”", "Esc shows all")
            await until(pilot, lambda told=told: all(any(word in line for line in drawn(sample_app)) for word in told))
            await pilot.press("escape")


async def test_escape_drops_an_applied_filter_and_only_then_leads_back(app_on):
    client = a_client()
    app = app_on(client, an_invoice(client, "A-1"), an_invoice(client, "B-2"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        page = await on_top(pilot, ClientPage)
        await pilot.press("left", "left", "slash", *"b-2", "enter")
        rows = page.query_one("#invoices", LineList)
        assert list(rows.keys) == ["id of B-2"]
        await pilot.pause()
        assert any("filter: b-2" in line for line in drawn(app))
        await pilot.press("escape")
        await until(pilot, lambda: len(rows.keys) == 2)
        await pilot.pause()
        assert not any("filter:" in line for line in drawn(app))
        assert app.screen is page
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not page)


async def settled(pilot) -> None:
    await until(pilot, lambda: all(map(rested, pilot.app.screen.query(LineView))))
    await until(pilot, lambda: all(each.is_finished for each in pilot.app.workers if each._thread_worker))
    await pilot.pause()


async def still(pilot) -> list[str]:
    """What is drawn, once two looks a moment apart find the same."""
    before: list[str] = []
    while (now := drawn(pilot.app)) != before:
        before = now
        await settled(pilot)
        await pilot.pause(0.05)
    return now


@pytest.mark.parametrize(
    ("before", "away", "after", "back"),
    [
        ((60, 16), ("1", "5"), (120, 40), ("1",)),
        ((80, 24), ("enter", "escape"), (60, 16), ()),
        ((120, 40), ("2", "1"), (80, 24), ("2",)),
        ((60, 16), ("enter",), (120, 40), ("escape",)),
    ],
)
async def test_another_size_looks_as_if_it_had_always_been_so(sample_app, before, away, after, back):
    async with sample_app.run_test(size=before) as pilot:
        await pilot.press(*away)
        await settled(pilot)
        await pilot.resize_terminal(*after)
        await settled(pilot)
        await pilot.press(*back)
        await settled(pilot)
        shown = await still(pilot)
        for rows in sample_app.screen.query(LineView):
            rows._fit_room()
            rows.forget()
        sample_app.screen.refresh(layout=True)
        await settled(pilot)
        assert shown == await still(pilot)


def test_the_total_is_known_whichever_screen_asks_first(sample):
    book = Book(sample, TODAY)
    assert book.owed
    assert book.is_complete


async def test_the_cursor_goes_to_the_client_just_added(app_on):
    app = app_on(a_client("Bolt"), a_client("Clay"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await fill(pilot, name="Delta")
        await pilot.press("enter")
        await until(pilot, lambda: len(names(app)) == 3)
        assert app.session.records.get(type(a_client()), app.screen.client_id).name == "Delta"


def test_the_sample_desk_says_once_that_it_is_not_kept(app_on):
    session = app_on().session
    session.sample = True
    assert "gone when you quit" in session.saved_words("Added Acme")
    assert session.saved_words("Added Acme") == "Added Acme. Saved."


_HEADS = {"", "Verdict", "Why", "How this came about", "What would improve it", "Next", "Money", "Contact",
          "Waits for an answer (T: the call card)"}  # fmt: skip


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16)], ids=str)
async def test_no_sentence_of_the_client_page_is_cut(sample_app, size):
    async with sample_app.run_test(size=size) as pilot:
        await pilot.press("enter")
        page = await on_top(pilot, ClientPage)
        await settled(pilot)
        for text in page.query("#overview Static"):
            lines = [text.render_line(y).text.rstrip() for y in range(text.size.height)]
            assert not any(line.endswith("…") for line in lines)
            assert all(line.startswith(" ") for line in lines if line not in _HEADS)


async def test_a_narrow_form_gives_its_fields_the_room_of_its_labels(sample_app):
    async with sample_app.run_test(size=(60, 16)) as pilot:
        await pilot.press("n")
        await on_top(pilot, FormDialog)
        await settled(pilot)
        row = sample_app.screen.query(FieldRow).first()
        assert row.control.region.x - row.region.x == 13


async def test_the_agenda_tells_the_step_under_the_cursor_in_full(sample_app):
    async with sample_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        await settled(pilot)
        rows = drawn(sample_app)
        assert any("Gulf Star Trading " in line and "✉ 90-day notice: KWD 462.750" in line for line in rows)
        await pilot.press("j", "j")
        told = sample_app.screen.query_one("#step")
        await until(pilot, lambda: "Send the 90-day late notice: KWD 462.750 on GS-06" in str(told.content))
        await pilot.press("G")
        await until(pilot, lambda: "price it out? · R07" in str(sample_app.screen.query_one("#step").content))


async def test_a_step_of_the_exit_opens_the_exit(app_on):
    client = a_client()
    app = app_on(client, Exit(id="x", client=client.id, path=ExitPath.STANDARD, started=TODAY))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: app.screen.query_one(LineList).keys)
        await pilot.press("enter")
        await on_top(pilot, ExitScreen)


async def test_the_keys_stand_in_one_column_where_two_would_wrap(sample_app):
    async with sample_app.run_test(size=(60, 16)) as pilot:
        await pilot.press("question_mark")
        screen = await on_top(pilot, HelpScreen)
        await settled(pilot)
        for text in screen.query("Pane Static"):
            lines = [text.render_line(y).text for y in range(text.size.height)]
            assert not any(line.startswith("   ") and line[:14].strip() for line in lines)
            assert text.size.width > 40


def test_a_payment_whose_surplus_was_used_is_not_lowered_by_a_form():
    from builder import Book

    from clientdesk.model.errors import Refused
    from clientdesk.model.invoice import Payment, PaymentKind
    from clientdesk.tui.forms.catalog import editing
    from clientdesk.tui.forms.field import Answers

    book = Book().client().invoice("100.00").paid(-20, "150.00")
    paid = book.list[-1]
    book.invoice("50.00").paid(-10, "50.00", PaymentKind.CREDIT)
    form = editing(book.records, paid, TODAY)
    assert isinstance(paid, Payment)
    with pytest.raises(Refused):
        form.build(Answers(form, form.start | {"amount": "100.00"}, TODAY))
