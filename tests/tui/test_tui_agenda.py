"""View 3, and the client page behind it: where a step leads, what ends it, which codes are told."""

from __future__ import annotations

import re
from datetime import date

import pytest
from msgspec.structs import replace
from onscreen import TODAY, a_client, an_invoice, on_top, until
from textual.widgets import OptionList

from clientdesk.letters.render import kinds
from clientdesk.model.bars import GENERAL
from clientdesk.model.client import Client, Stage
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.invoice import Invoice, Promise
from clientdesk.model.journal import Incident, Remedy, RemedyOutcome, Task
from clientdesk.model.records import Records
from clientdesk.playbook import dunning, silence
from clientdesk.playbook.step import Source, Step
from clientdesk.tui import guide_texts
from clientdesk.tui.chrome import KeyBar
from clientdesk.tui.forms.outcomes import answers, question
from clientdesk.tui.guide import codes, entries
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.dialog import Confirm
from clientdesk.tui.screens.exit import ExitScreen
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.guide import GuideScreen
from clientdesk.tui.screens.menu import Menu
from clientdesk.tui.step_words import way_on
from clientdesk.tui.widgets.line_list import LineList

ACME = a_client()
OWN = {"client": ACME.id}
MONTH_AGO = TODAY.replace(month=10)


def rows(app) -> LineList:
    return app.screen.query_one(LineList)


async def in_agenda(pilot) -> None:
    await pilot.press("3")
    await until(pilot, lambda: rows(pilot.app).keys)
    await pilot.pause(0.2)


def told(app) -> str:
    return str(app.screen.query_one("#step").content)


@pytest.mark.parametrize(
    ("record", "tab", "ends"),
    [
        (Promise(id="p", made=MONTH_AGO, pay_by=TODAY, **OWN), "invoices", "when the payment is recorded (p)"),
        (Task(id="t", what="Call them", due=TODAY, **OWN), "log", "d ticks it off"),
    ],
    ids=lambda given: type(given).__name__,
)
async def test_enter_opens_what_a_step_is_about_and_the_line_below_says_what_ends_it(app_on, record, tab, ends):
    app = app_on(ACME, record, *([an_invoice(ACME, due=TODAY)] if isinstance(record, Promise) else []))
    async with app.run_test(size=(120, 40)) as pilot:
        await in_agenda(pilot)
        assert ends in " ".join(told(app).split())
        await pilot.press("enter")
        page = await on_top(pilot, ClientPage)
        about = record.id if not isinstance(record, Promise) else "id of A-1"
        await until(pilot, lambda: page.query_one(f"#{tab}", LineList).highlighted == about)
        assert page._tab == tab


@pytest.mark.parametrize(
    "record",
    [
        Exit(id="x", path=ExitPath.STANDARD, started=TODAY, **OWN),
        Incident(id="i", sign="S11", on=TODAY, said="shouted", **OWN),
    ],
    ids=["under way", "leave now"],
)
async def test_enter_on_a_step_of_leaving_opens_the_exit(app_on, record):
    app = app_on(ACME, record)
    async with app.run_test(size=(120, 40)) as pilot:
        await in_agenda(pilot)
        assert "x" in told(app)
        await pilot.press("enter")
        await on_top(pilot, ExitScreen)


@pytest.mark.parametrize(
    ("kind", "key", "answer", "outcome", "stage"),
    [
        ("R06", "enter", "n", RemedyOutcome.FAILED, Stage.ACTIVE),
        ("R04", "d", "w", RemedyOutcome.WORKED, Stage.ACTIVE),
        ("R07", "enter", "l", RemedyOutcome.LEFT, Stage.ENDED),
    ],
)
async def test_a_remedy_is_settled_with_two_keys(app_on, kind, key, answer, outcome, stage):
    before = Stage.PAUSED if kind == "R04" else Stage.ACTIVE
    app = app_on(ACME.but(stage=before), Remedy(id="r", kind=kind, on=MONTH_AGO, review=TODAY, **OWN))
    async with app.run_test(size=(80, 24)) as pilot:
        await in_agenda(pilot)
        assert "d done" in app.screen.query_one(KeyBar).render().plain
        await pilot.press(key)
        await on_top(pilot, Menu)
        await pilot.press(answer)
        await until(pilot, lambda: app.session.records.get(Remedy, "r").outcome is outcome)
        assert app.session.records.get(Remedy, "r").decided == TODAY
        assert app.session.records.get(Client, ACME.id).stage is stage


async def test_what_could_be_tried_is_written_down_with_enter(app_on):
    app = app_on(ACME, Incident(id="i", sign="S09", on=TODAY, said="You fool", **OWN))
    async with app.run_test(size=(80, 24)) as pilot:
        await in_agenda(pilot)
        assert "write down that you try it" in told(app)
        await pilot.press("enter")
        dialog = await on_top(pilot, FormDialog)
        assert dialog.typed["kind"] == "R08"


async def test_a_remedy_is_still_waited_for_or_edited(app_on):
    app = app_on(ACME, Remedy(id="r", kind="R06", on=MONTH_AGO, review=TODAY, **OWN))
    async with app.run_test(size=(60, 16)) as pilot:
        await in_agenda(pilot)
        await pilot.press("d")
        await on_top(pilot, Menu)
        await pilot.press("e")
        assert "remedy" in (await on_top(pilot, FormDialog)).form.title
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, FormDialog))
        await pilot.press("d")
        menu = await on_top(pilot, Menu)
        assert "look again on Sat 5 Dec" in str(menu.query_one(OptionList).get_option("later").prompt)
        await pilot.press("s")
        await until(pilot, lambda: app.session.records.get(Remedy, "r").review == date(2026, 12, 5))


def test_a_pause_of_one_who_has_paid_is_an_offer_to_go_on():
    pause = Remedy(id="r", kind="R04", on=MONTH_AGO, **OWN)
    assert "Offer to go on" in question(Records.of_all([ACME, pause]), pause, TODAY)
    assert "Offer" not in question(Records.of_all([ACME, pause, an_invoice(ACME)]), pause, TODAY)
    assert [words for _, value, words in answers(pause, TODAY) if value == "left"] == []
    assert all(letter in words for letter, _, words in answers(pause.but(kind="R07"), TODAY))


async def test_a_task_is_offered_as_done(app_on):
    app = app_on(ACME, Task(id="t", what="Call them", due=TODAY, **OWN))
    async with app.run_test(size=(120, 40)) as pilot:
        await in_agenda(pilot)
        assert "d done" in app.screen.query_one(KeyBar).render().plain


async def test_only_letters_that_can_be_written_and_codes_of_the_guide_are_shown(sample_app):
    async with sample_app.run_test(size=(120, 40)) as pilot:
        await in_agenda(pilot)
        shown = "\n".join(rows(sample_app).render_line(y).text for y in range(30))
        assert set(re.findall(r"\bL\d\d", shown)) <= set(kinds())
        assert set(re.findall(r"\b[SRXGC]\d\d?\b", shown)) <= codes()


async def test_w_opens_the_guide_at_the_why(app_on):
    app = app_on(ACME, an_invoice(ACME))
    async with app.run_test(size=(120, 40)) as pilot:
        await in_agenda(pilot)
        await pilot.press("w")
        screen = await on_top(pilot, GuideScreen)
        await until(pilot, lambda: "No answer when payment is due" in str(screen.query_one("#page Static").content))


def test_the_guide_has_a_page_under_every_id():
    for letter, last in {"S": 22, "R": 10, "X": 9, "C": 11, "L": 21}.items():
        assert {f"{letter}{number:02}" for number in range(1, last + 1)} <= codes()
    assert {"G1", "G2", "G3", "G4", "L13b"} <= codes()


def test_the_guides_figures_are_the_playbooks():
    text = {entry.id: entry.told for entry in entries()}
    assert f"day {silence.FIRST_CHECK_IN[0]} and day {silence.FIRST_CHECK_IN[1]}" in text["G1"]
    assert all(str(days) in text["G3"] for days, _letter in dunning.NOTICES)
    assert f"{GENERAL['fades']} days" in text["old"]


def test_the_guides_prose_holds_no_figure_of_its_own():
    bodies = [line for line in guide_texts.FILE.read_text().splitlines() if not line.startswith("= ")]
    assert not [line for line in bodies if re.search(r"(?<![A-Z\d])\d", line)]


async def test_e_and_d_mean_the_row_where_the_cursor_is_on_one_and_the_client_elsewhere(app_on):
    app = app_on(ACME, an_invoice(ACME))
    async with app.run_test(size=(100, 30)) as pilot:
        bar = lambda: app.screen.query_one(KeyBar).render().plain  # noqa: E731
        await pilot.press("enter")
        page = await on_top(pilot, ClientPage)
        await until(pilot, lambda: "e edit client" in bar())
        await pilot.press("left", "left")
        await until(pilot, lambda: "e edit entry" in bar() and "edit client" not in bar())
        await pilot.press("e")
        assert "invoice" in (await on_top(pilot, FormDialog)).form.title
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is page)
        await pilot.press("D")
        await on_top(pilot, Confirm)
        await pilot.press("y")
        await until(pilot, lambda: not app.session.records.all(Invoice))
        await pilot.press("right", "right", "e")
        assert "invoice" not in (await on_top(pilot, FormDialog)).form.title


async def test_a_narrow_list_of_invoices_keeps_the_due_day(sample_app):
    async with sample_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "left", "left")
        page = await on_top(pilot, ClientPage)
        assert "Due" in page.query_one("#invoices", LineList).render_line(0).text


async def test_an_invoice_due_before_it_was_issued_is_flagged(app_on):
    app = app_on(ACME, an_invoice(ACME, issued=TODAY, due=MONTH_AGO))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("enter", "left", "left")
        page = await on_top(pilot, ClientPage)
        assert "due before it was issued" in page.query_one("#invoices", LineList).render_line(1).text


def test_a_client_to_be_left_is_left_with_enter_and_an_exit_under_way_goes_on():
    leave = Step(TODAY, ACME, "Begin the exit", "X07", None, late=False, source=Source.LEAVING, key="leave-now")
    under_way = Exit(id="x", path=ExitPath.STANDARD, started=TODAY, **OWN)
    over = Exit(id="o", path=ExitPath.STANDARD, started=TODAY, ended=TODAY, **OWN)
    for rows_of_desk, words in (((ACME,), "begins"), ((ACME, over), "begins"), ((ACME, under_way), "goes on with")):
        for step in (leave, replace(leave, handbook="X01", key="part")):
            assert way_on(Records.of_all(rows_of_desk), step).ends == f"Enter {words} the exit (x)."


async def test_a_usual_terminal_has_room_for_every_day_and_name(app_on):
    long, what = a_client("Harbour Lane Bakery"), "Look again: did it help to restate the payment terms?"
    days = (date(2027, 9, 1), date(2027, 9, 30))
    app = app_on(long, *(Task(id=on.isoformat(), what=what, due=on, client=long.id) for on in days))
    async with app.run_test(size=(80, 24)) as pilot:
        await in_agenda(pilot)
        lines = [rows(app).render_line(at).text for at in (1, 2, 3)]
        assert "September 2027  2" in lines[0]
        assert all("Harbour Lane Bakery  □ Look again: did it help to restate" in line for line in lines[1:])
        assert "Thu 30 Sep  Harbour" in lines[2]
