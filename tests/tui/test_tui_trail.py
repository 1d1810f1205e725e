"""Files and forgetting on the screens (P): the forms' field, the log tab, the name that has to be typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from onscreen import TODAY, a_client, notices, on_top, until
from textual.widgets import Input, TextArea

from clientdesk.model.client import Client
from clientdesk.model.entry.sending import marked
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Attachment, Incident, Letter
from clientdesk.model.records import Records
from clientdesk.store.check import check
from clientdesk.tui.forms import files
from clientdesk.tui.forms.catalog import adding
from clientdesk.tui.forms.field import Answers
from clientdesk.tui.log import log
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.clients import ClientsScreen
from clientdesk.tui.screens.forget import Forget, WasForgotten
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.screens.letter import LetterView
from clientdesk.tui.screens.pick_file import PickFile

ACME = a_client()
THREAT = Incident(id="threat", client=ACME.id, sign="S11", on=TODAY, said="You will regret this.")


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    file = tmp_path / "their [b]mail[b].eml"
    file.write_bytes(b"From: them")
    return file


def attached(app) -> list[Attachment]:
    return list(app.session.records.all(Attachment))


async def in_the_log(pilot) -> None:
    """The log tab of Acme."""
    await on_top(pilot, ClientsScreen)
    pilot.app.open_client(ACME.id, "log")
    await on_top(pilot, ClientPage)
    await until(pilot, lambda: pilot.app.screen.open_tab.is_mounted)


async def test_p_an_incident_is_logged_with_the_files_it_names(app_on, mail):
    app = app_on(ACME)
    async with app.run_test() as pilot:
        await on_top(pilot, ClientsScreen)
        form = adding(app.session.records, "incident", ACME.id, TODAY)
        assert "files" in form.start
        await pilot.press("i")
        await pilot.press("enter")
        form = await on_top(pilot, FormDialog)
        await until(pilot, lambda: form.query("#field-files"))
        form.query_one("#field-said", TextArea).load_text("You will regret this.")
        form.query_one("#field-files", TextArea).load_text(str(mail))
        await pilot.press("f2")
        await until(pilot, lambda: attached(app))
    (incident,) = app.session.records.all(Incident)
    assert [(each.name, each.to) for each in attached(app)] == [(mail.name, incident.id)]
    assert check(app.session.desk.path) == []


async def test_p_a_file_is_attached_to_the_entry_under_the_cursor_and_stands_in_the_log(app_on, mail):
    app = app_on(ACME, THREAT)
    async with app.run_test() as pilot:
        await in_the_log(pilot)
        await pilot.press("f")
        form = await on_top(pilot, FormDialog)
        form.query_one("#field-files", TextArea).load_text(str(mail))
        await pilot.press("f2")
        await until(pilot, lambda: attached(app))
    (file,) = attached(app)
    assert file.to == "threat"
    words = [line.words for line in log(app.session.records, ACME.id)]
    assert f"{mail.name} · with S11 of 21 Nov 2026" in words


async def test_p_a_file_that_goes_while_the_form_is_open_is_told_and_what_is_not_saved_keeps_none(app_on, mail):
    app = app_on(ACME, THREAT)
    kept = app.session.desk.path.parent / "desk.json.files" / "attached"
    async with app.run_test() as pilot:
        await in_the_log(pilot)
        await pilot.press("f")
        form = await on_top(pilot, FormDialog)
        form.query_one("#field-files", TextArea).load_text(str(mail))
        desk = app.session.desk
        for where, name in ((desk.files, "keep_all"), (desk, "commit")):
            with pytest.MonkeyPatch.context() as broken:
                broken.setattr(where, name, refusing)
                await pilot.press("f2")
                await until(pilot, lambda form=form: app.screen is not form and isinstance(app.screen, FormDialog))
            form = app.screen
            assert form.typed["files"] == str(mail), "the form stays"
    assert attached(app) == []
    assert list(kept.iterdir()) == []


async def a_copy(pilot, mail: Path, target: Path) -> None:
    """Attach a file, and ask for a copy of it from the log."""
    app = pilot.app
    await in_the_log(pilot)
    await pilot.press("f")
    form = await on_top(pilot, FormDialog)
    form.query_one("#field-files", TextArea).load_text(str(mail))
    await pilot.press("f2")
    await until(pilot, lambda: attached(app) and isinstance(app.screen, ClientPage))
    tab = app.screen.open_tab
    await until(pilot, lambda: isinstance(tab.entry, Attachment))
    await pilot.press("enter")
    asked = await on_top(pilot, FormDialog)
    assert mail.name.partition("[")[0] in asked.query_one("#field-where", Input).value
    asked.query_one("#field-where", Input).value = str(target)


async def test_p_a_copy_goes_where_it_is_wanted_replaces_no_file_and_is_refused_of_what_was_changed(
    app_on, mail, tmp_path
):
    app, target, later = app_on(ACME), tmp_path / "copy.eml", tmp_path / "later.eml"
    async with app.run_test() as pilot:
        await a_copy(pilot, mail, mail)
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(app.screen, FormDialog)
        app.screen.query_one("#field-where", Input).value = str(target)
        await pilot.press("f2")
        await until(pilot, lambda: f"The copy is at {target}." in notices(app))
        assert mail.read_bytes() == target.read_bytes() == b"From: them"
        kept = app.session.desk.files.path_of(attached(app)[0])
        kept.chmod(0o600)
        kept.write_bytes(b"From: me")
        await pilot.press("enter")
        asked = await on_top(pilot, FormDialog)
        asked.query_one("#field-where", Input).value = str(later)
        await pilot.press("f2")
        await until(pilot, lambda: "There is no copy." in notices(app))
    assert not later.exists()


def refusing(*_args: object) -> None:
    raise Refused("The disk is full.")


async def test_p_a_letter_that_was_sent_before_is_not_reworded(app_on):
    letter = Letter(id="l", client=ACME.id, kind="L14", written=TODAY, subject="The end", body="We end.")
    app = app_on(ACME, letter)
    desk = app.session.desk
    for on in (TODAY, None):
        desk.commit(marked(desk.records, desk.records.get(Letter, "l"), on))
    async with app.run_test(size=(80, 24)) as pilot:
        await on_top(pilot, ClientsScreen)
        app.run_worker(app.read(desk.records.get(Letter, "l")))
        await on_top(pilot, LetterView)
        await pilot.press("e")
        await until(pilot, lambda: "What was sent keeps its words" in notices(app))
        await on_top(pilot, LetterView)
    assert desk.records.get(Letter, "l").body == "We end."


async def test_p_f3_finds_a_file_for_the_field_and_is_dead_where_there_is_none(app_on, mail):
    app = app_on(ACME, THREAT)
    async with app.run_test() as pilot:
        await in_the_log(pilot)
        await pilot.press("f")
        form = await on_top(pilot, FormDialog)
        await pilot.press("f3")
        picker = await on_top(pilot, PickFile)
        picker.query_one(Input).value = str(mail)
        picker.query_one(Input).focus()
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is form)
        assert form.typed["files"] == str(mail)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not form)
        await pilot.press("t")
        task = await on_top(pilot, FormDialog)
        await pilot.press("f3")
        assert app.screen is task


@pytest.mark.parametrize("typed", ["/nowhere", "nul\0", "~nobody/x", "/tmp"])
def test_p_a_path_without_a_file_is_told_beside_the_field(typed):
    form = files.attaching(Records.of_all((ACME,)), ACME.id, TODAY, None)
    with pytest.raises(Refused, match=r"There is no file|needed"):
        Answers(form, {"files": typed}, TODAY).value("files")


async def test_p_a_client_is_forgotten_once_the_name_is_typed_and_not_before(app_on):
    app = app_on(ACME, THREAT, a_client("Bolt"))
    async with app.run_test() as pilot:
        await in_the_log(pilot)
        await pilot.press("F")
        await on_top(pilot, Forget)
        await pilot.press("escape")
        await on_top(pilot, ClientPage)
        assert ACME.id in app.session.records.by_id(Client), "Esc forgets nobody"
        await pilot.press("F")
        await on_top(pilot, Forget)
        await pilot.press(*"acm", "enter")
        assert isinstance(app.screen, Forget)
        assert "not their name" in str(app.screen.query_one("#forget-said").render())
        await pilot.press("e", "enter")
        await on_top(pilot, WasForgotten)
        await pilot.press("escape")
        await on_top(pilot, ClientsScreen)
    assert [each.name for each in app.session.records.all(Client)] == ["Bolt"]
    assert ACME.id.encode() not in app.session.desk.path.read_bytes()
