"""Ids and names that are written like paths: no file that leaves has one of them as its place."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from builder import Book
from bundle_kit import CONTENT, HASH, day, with_file, zipped
from letter_kit import book, letter

from clientdesk.exchange.letter import Copy, file_name, letter_file
from clientdesk.model.client import Client
from clientdesk.model.journal import Attachment, Letter
from clientdesk.tui.out_file import proposed

HOSTILE = ("/etc/cron.d/x", "../../../victim", "..", ".", "a/../../b", "C:\\x", "a\0b", "~/x")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_bundle_has_no_path_in_it_but_its_own_two_folders(tmp_path: Path, hostile: str) -> None:
    with_file(tmp_path)
    of = Book()
    of.list.append(Client(id=hostile, name=hostile))
    of.client_id = hostile
    of.add(Letter, id=f"l{hostile}", kind=hostile, written=day(-1), subject=hostile, body="Words")
    of.add(Attachment, id=f"a{hostile}", name=hostile, sha256=HASH, size=len(CONTENT), on=day(-1), to=f"l{hostile}")
    folders = [each.rpartition("/")[0] for each in zipped(of.records, tmp_path, client=hostile)]
    assert {"letters", "files"} <= set(folders) <= {"", "letters", "files"}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_copy_in_a_mail_and_a_letters_file_have_plain_names(hostile: str) -> None:
    records, outgoing = letter(book(name=hostile), copies=(Copy(hostile, b"%PDF"),))
    mail = message_from_bytes(letter_file(records, outgoing, ".eml"), policy=default)
    names = [part.get_filename() for part in mail.iter_attachments()]
    assert names
    for name in (*names, file_name(records, outgoing, ".pdf")):
        assert not set(name) & set("/\\:\0")
        assert not name.startswith((".", "~"))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_file_is_proposed_where_the_person_is_whatever_it_is_called(tmp_path, monkeypatch, hostile: str) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    assert proposed("Documents", hostile).parent == tmp_path
