"""The paper trail on the command line (P): files attached and got out again, seals, forgetting."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from cli_kit import Cli

from clientdesk.model.entry.sending import marked
from clientdesk.model.errors import Conflict
from clientdesk.model.journal import Letter
from clientdesk.store.desk import Desk

MAIL = b"From: them\r\n\r\nYou will regret this.\xff"


@pytest.fixture
def ada(cli: Cli, desk: Path, tmp_path: Path) -> Cli:
    """A desk with Ada, and a mail of hers beside it."""
    (tmp_path / "mail.eml").write_bytes(MAIL)
    assert cli("client", "add", "Ada").code == 0
    return cli


def test_p_an_incident_takes_its_files_along(ada: Cli, tmp_path: Path) -> None:
    mail, note = tmp_path / "mail.eml", tmp_path / "note.txt"
    note.write_text("a note")
    done = ada("incident", "add", "Ada", "S11", "--file", str(mail), "--file", str(note), "--json", stdin="Regret.")
    entry = done.json
    assert "with mail.eml, with note.txt" in done.err
    files = ada("attachment", "list", "Ada", "--json").json
    assert [(each["name"], each["to"], each["on"]) for each in files] == [
        ("mail.eml", entry["id"], "2026-11-21"), ("note.txt", entry["id"], "2026-11-21"),
    ]  # fmt: skip
    assert files[0]["sha256"] == hashlib.sha256(MAIL).hexdigest()
    assert files[0]["before"] == entry["digest"] != ""
    assert "mail.eml, note.txt" in ada("incident", "list", "Ada").out
    assert "mail.eml" in ada("client", "show", "Ada").out
    assert ada("check").code == 0
    ada("undo")
    assert ada("attachment", "list", "--json").json == []


def test_p_a_file_comes_out_as_it_went_in(ada: Cli, tmp_path: Path) -> None:
    done = ada("attach", "Ada", str(tmp_path / "mail.eml"), "--note", "theirs", "--on", "2026-11-03")
    assert done.err == "Attached mail.eml to Ada.\n"
    (tmp_path / "mail.eml").unlink()
    assert ada("attachment", "save", "mail.eml", "-o", str(tmp_path / "out.eml")).code == 0
    assert (tmp_path / "out.eml").read_bytes() == MAIL
    inside = tmp_path / "desk.json.files" / "x"
    assert "for the desk's own files" in ada("attachment", "save", done.id, "-o", str(inside)).err


def test_p_a_file_goes_with_an_entry_of_its_client_alone(ada: Cli, tmp_path: Path) -> None:
    mail = str(tmp_path / "mail.eml")
    message = ada("message", "add", "Ada", "--direction", "in", "--file", mail, stdin="Hello").id
    assert ada("attach", "Ada", mail, "--to", message[:8]).code == 0
    assert {each["to"] for each in ada("attachment", "list", "--json").json} == {message}
    ada("client", "add", "Bo")
    refused = ada("attach", "Bo", mail, "--to", message)
    assert (refused.code, "There is no entry" in refused.err) == (1, True)


@pytest.mark.parametrize("file", ["nowhere.eml", "."])
def test_p_what_can_not_be_attached_is_told_and_nothing_is_logged(ada: Cli, tmp_path: Path, file: str) -> None:
    done = ada("incident", "add", "Ada", "S11", "--file", str(tmp_path / file), stdin="Regret.")
    assert (done.code, "can't be read" in done.err) == (1, True)
    assert ada("incident", "list", "--json").json == []


def test_p_what_nothing_refers_to_is_tidied(ada: Cli) -> None:
    done = ada("attachment", "tidy", "--json")
    assert (done.json, done.err) == ([], "0 files removed.\n")


def test_p_a_correction_stands_beside_what_it_corrects_and_an_opinion_says_so(ada: Cli) -> None:
    first = ada("incident", "add", "Ada", "S11", "--opinion", "a crook", stdin="").id
    second = ada("incident", "correct", first, "--opinion", "a rogue", stdin="").id
    listed = ada("incident", "list", "Ada").out
    assert f"corrected by {second[:8]}" in listed
    assert f"corrects {first[:8]}" in listed
    assert "a crook (your opinion, private)" in listed
    page = ada("client", "show", "Ada").out
    assert "S11 corrected" in page
    assert "S11 correction" in page
    assert "a rogue (your opinion, private)" in page


def test_p_an_entry_changed_in_the_file_is_told_by_check(ada: Cli, desk: Path) -> None:
    ada("incident", "add", "Ada", "S11", "--on", "2026-11-03", stdin="No.")
    desk.write_bytes(desk.read_bytes().replace(b'"said":"No."', b'"said":"Yes."'))
    done = ada("check")
    assert done.code == 1
    assert done.out == (
        "The paper trail of Ada was changed outside ClientDesk: the incident of 3 Nov 2026 is not as it was written.\n"
    )


def test_p_deleting_says_what_goes_and_what_still_holds_it(ada: Cli, tmp_path: Path) -> None:
    ada("incident", "add", "Ada", "S11", "--file", str(tmp_path / "mail.eml"), stdin="No.")
    assert "(1 incident, 1 attachment)" in ada("client", "delete", "Ada").err
    assert "the backups still hold it" in ada("client", "delete", "Ada", "--yes").err


def test_p_forgetting_asks_and_leaves_no_trace(ada: Cli, tmp_path: Path) -> None:
    ada("incident", "add", "Ada", "S11", "--file", str(tmp_path / "mail.eml"), stdin="the boiler affair")
    ada("client", "add", "Bo")
    asked = ada("forget", "Ada")
    assert (asked.code, "This can't be undone. Say so with --yes" in asked.err) == (1, True)
    done = ada("forget", "Ada", "--yes", "--json")
    assert (done.json["records"], done.json["files"]) == (3, 1)
    assert "e-mails that were sent" in done.err
    (tmp_path / "mail.eml").unlink()
    held = [each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()]
    assert not any(b"Ada" in each or b"boiler" in each for each in held)
    assert ada("check").code == 0
    assert "no client" in ada("forget", "Ada", "--yes").err


def test_p_forgetting_takes_nobody_else_by_the_start_of_a_name(ada: Cli) -> None:
    ada("client", "add", "Adabel Co")
    ada("forget", "Ada", "--yes")
    for command in (("forget", "Ada"), ("client", "delete", "Ada")):
        done = ada(*command, "--yes")
        assert (done.code, "whole name" in done.err, "Adabel Co (" in done.err) == (1, True, True)
    assert [each["name"] for each in ada("clients", "--json").json] == ["Adabel Co"]


def test_p_forgetting_tells_a_person_how_many_backups_and_a_script_which(ada: Cli) -> None:
    ada("incident", "add", "Ada", "S11", stdin="One.")
    ada("incident", "add", "Ada", "S11", stdin="Two.")
    done = ada("forget", "Ada", "--yes", "--json")
    names = done.json["backups"]
    assert names
    assert f"Written anew without them: {len(names)} backup" in done.err
    assert names[0] not in done.err
    assert "colleagues' notes" in done.err


def test_p_who_was_deleted_can_be_forgotten(ada: Cli, desk: Path) -> None:
    ada("client", "delete", "Ada", "--yes")
    assert ada("forget", "Ada", "--yes").code == 0
    assert b"Ada" not in desk.read_bytes()


def test_p_a_letter_that_was_sent_before_goes_out_in_other_words_as_a_new_one(ada: Cli, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("Other words.")
    first = ada("letter", "sent", "L14", "Ada", "--json", stdin="We end on 31 Dec.").json
    unsend(tmp_path / "desk.json", first["id"])
    ada("letter", "sent", "L14", "Ada", "--text-file", str(tmp_path / "words.txt"))
    letters = ada("letter", "list", "--json").json
    assert [(each["body"], bool(each["sent"])) for each in letters] == [
        ("We end on 31 Dec.", False), ("Other words.", True),
    ]  # fmt: skip
    assert letters[0]["was"] == [first["digest"]]
    assert ada("check").code == 0


def unsend(path: Path, letter_id: str) -> None:
    desk = Desk.open(path)
    desk.commit(marked(desk.records, desk.records.get(Letter, letter_id), None))


def test_p_a_file_of_a_day_ahead_is_refused_and_nothing_is_kept(ada: Cli, tmp_path: Path) -> None:
    done = ada("attach", "Ada", str(tmp_path / "mail.eml"), "--on", "2027-01-01")
    assert (done.code, "day ahead" in done.err) == (1, True)
    assert not (tmp_path / "desk.json.files" / "attached").exists()


def test_p_of_several_files_all_are_kept_or_none(ada: Cli, tmp_path: Path) -> None:
    mail, nope = str(tmp_path / "mail.eml"), str(tmp_path / "nope.eml")
    done = ada("incident", "add", "Ada", "S11", "--file", mail, "--file", nope, stdin="Regret.")
    assert (done.code, "nope.eml can't be read" in done.err) == (1, True)
    assert not (tmp_path / "desk.json.files" / "attached").exists()
    assert ada("check").code == 0


def test_p_a_file_of_an_entry_that_is_not_saved_goes_again(
    ada: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise Conflict("Changed elsewhere.")

    monkeypatch.setattr(Desk, "commit", refuse)
    assert ada("attach", "Ada", str(tmp_path / "mail.eml")).code == 3
    assert list((tmp_path / "desk.json.files" / "attached").iterdir()) == []


def test_p_an_exported_desk_says_where_its_files_are_and_so_does_the_one_it_comes_to(
    ada: Cli, desk: Path, tmp_path: Path
) -> None:
    ada("attach", "Ada", str(tmp_path / "mail.eml"))
    out = ada("export", "-o", str(tmp_path / "out.json"))
    assert "1 attached file is not in it" in out.err
    assert str(tmp_path / "desk.json.files" / "attached") in out.err
    assert "1 attached file is not in it" in ada("export").err
    other = tmp_path / "other" / "desk.json"
    other.parent.mkdir()
    done = ada("--desk", str(other), "import", str(tmp_path / "out.json"))
    assert (done.code, "It names 1 attached file and holds none. Copy what lies in" in done.err) == (0, True)
    assert ada("--desk", str(other), "check").code == 1
    shutil.copytree(tmp_path / "desk.json.files" / "attached", f"{other}.files/attached")
    assert ada("--desk", str(other), "check").code == 0


def test_p_a_restore_says_what_was_taken_out_of_the_backup(ada: Cli, desk: Path, tmp_path: Path) -> None:
    for said in ("One.", "Two.", "Three."):
        ada("incident", "add", "Ada", "S11", stdin=said)
    (backup, *_) = ada("backups", "--json").json
    tables = json.loads(Path(backup["path"]).read_bytes())
    tables["incidents"].pop("2")
    Path(backup["path"]).unlink()
    Path(backup["path"]).write_text(json.dumps(tables))
    done = ada("restore", "1")
    assert "Paper trails in that backup were changed outside ClientDesk (Ada)." in done.err
    assert "what was its last entry is missing" in ada("check").out


def test_p_salvage_brings_the_files_along_and_names_those_that_are_gone(ada: Cli, desk: Path, tmp_path: Path) -> None:
    ada("attach", "Ada", str(tmp_path / "mail.eml"))
    done = ada("salvage", str(desk), "-o", str(tmp_path / "new.json"))
    assert done.err == "2 records came out; 0 rows not, or not as they were.\n"
    assert ada("--desk", str(tmp_path / "new.json"), "check").code == 0
    (file,) = (tmp_path / "desk.json.files" / "attached").iterdir()
    file.unlink()
    done = ada("salvage", str(desk), "-o", str(tmp_path / "newer.json"))
    assert "mail.eml is not beside the desk any more" in done.err
    assert "1 attached file could not be copied; its record came out all the same." in done.err


def test_p_the_bundle_says_what_was_taken_out(ada: Cli, desk: Path, tmp_path: Path) -> None:
    for said in ("One.", "Two."):
        ada("incident", "add", "Ada", "S11", stdin=said)
    tables = json.loads(desk.read_bytes())
    tables["incidents"].pop("2")
    desk.write_text(json.dumps(tables))
    done = ada("bundle", "Ada", "-o", str(tmp_path / "b.zip"))
    assert "what was its last entry is missing" in done.err
    with ZipFile(tmp_path / "b.zip") as archive:
        assert b"What was its last entry is missing." in archive.read("index.txt")
