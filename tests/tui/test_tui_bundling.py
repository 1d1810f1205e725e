"""A bundle from the page of a client (P): where and for whom is asked, a thread makes it, a toast says where it is."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from onscreen import TODAY, a_client, an_invoice, fill, notices, on_top, until
from textual.widgets import Checkbox

from clientdesk.model.errors import Refused
from clientdesk.tui import bundling
from clientdesk.tui.forms.field import Answers
from clientdesk.tui.opening import ClosedDesk
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.form import FormDialog


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with documents."""
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: home)
    return home


@pytest.mark.parametrize("private", [False, True])
async def test_a_bundle_is_made_where_it_was_asked_for(app_on, tmp_path, private):
    acme = a_client("Ac[/]me", note="a secret")
    app = app_on(acme, an_invoice(acme))
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_client(acme.id)
        await on_top(pilot, ClientPage)
        await pilot.press("z")
        form = await on_top(pilot, FormDialog)
        assert not form.query_one(Checkbox).value
        form.query_one(Checkbox).value = private
        await fill(pilot, where=str(tmp_path / "trail"))
        await pilot.press("f2")
        await until(pilot, lambda: "The bundle is at" in notices(app))
        assert str(tmp_path / "trail.zip") in notices(app)
    with ZipFile(tmp_path / "trail.zip") as archive:
        assert ("notes.txt" in archive.namelist()) is private


async def test_a_disk_that_says_no_is_told(app_on, tmp_path, monkeypatch):
    def refuse(*_args, **_named):
        raise Refused("It could not be written: no space left on device.")

    monkeypatch.setattr("clientdesk.exchange.bundle.save", refuse)
    acme = a_client()
    app = app_on(acme)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_client(acme.id)
        await on_top(pilot, ClientPage)
        await pilot.press("z")
        await on_top(pilot, FormDialog)
        await pilot.press("f2")
        await until(pilot, lambda: "There is no bundle. It could not be written" in notices(app))


def test_the_proposed_file_is_among_the_documents_and_never_one_that_is_there(home):
    acme = a_client("Acme/../x")
    assert bundling.form(acme, TODAY).start["where"] == "~/Documents/Acme_._x 2026-11-21.zip"
    (home / "Documents" / "Acme_._x 2026-11-21.zip").touch()
    assert bundling.form(acme, TODAY).start["where"] == "~/Documents/Acme_._x 2026-11-21 (2).zip"


def test_no_file_is_replaced_and_no_folder_made(home, tmp_path):
    (tmp_path / "there.zip").touch()
    form = bundling.form(a_client(), TODAY)
    for typed, words in [
        (str(tmp_path / "there"), "is a file of that name already"),
        (str(tmp_path / "no" / "x.zip"), "There is no folder"),
        ("", "File is needed"),
    ]:
        with pytest.raises(Refused, match=words):
            form.build(Answers(form, {"where": typed, "notes": ""}, TODAY))


def test_a_path_may_begin_at_home(home):
    assert bundling.target_of("~/x") == home / "x.zip"
    start = bundling.form(a_client(), TODAY).start["where"]
    assert (start, bundling.target_of(start)) == (
        "~/Documents/Acme 2026-11-21.zip",
        home / "Documents/Acme 2026-11-21.zip",
    )
    assert bundling.target_of("/a/b.ZIP") == Path("/a/b.ZIP")


async def test_a_desk_that_is_still_being_read_says_so(app_on):
    acme = a_client()
    app = app_on(acme)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_client(acme.id)
        await on_top(pilot, ClientPage)
        app.session.desk = ClosedDesk(app.session.desk.path)
        await pilot.press("z")
        await until(pilot, lambda: "The desk is still being read." in notices(app))
