"""A bundle (P): everything on one client in one zip, whole, checkable, and the same each time."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NoReturn
from zipfile import ZipFile

import pytest
import typst
from builder import TODAY, Book, day
from bundle_kit import CONTENT, HASH, in_folder, marked_desk, opened, with_file, zipped
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import days, desks

from clientdesk.exchange.bundle import bundle, save
from clientdesk.exchange.bundle.names import Names
from clientdesk.ledger.trail import Ends, all_sealed, entries
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import NotFound, Refused
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.journal import Attachment, Channel, Incident, Letter
from clientdesk.model.records import Records

BIDI = "\u202e\u2066\u200f"
HOSTILE = ("[/]", "\x1b]52;c;x\x07", "../../etc/passwd", "x" * 300, "شركة الأفق", "客户工作室", "👩‍💻", '#import "x"',
           "$a$ \\\\ @b `c` *d* <e>", f"a{BIDI}fdp.exe", "CON", "-rf", "", "ş ğ ı İ ₺ €")  # fmt: skip


def files_of(book: Book, folder: Path, **named: bool) -> dict[str, bytes]:
    return zipped(book.records, folder, client=book.client_id, **named)


def attachment(name: str, number: int = 1, **fields: object) -> dict[str, object]:
    return {"id": f"a-{number}", "name": name, "sha256": HASH, "size": len(CONTENT), "on": day(-1)} | fields


def test_it_holds_account_story_incidents_letters_files_and_a_hash_of_each(tmp_path: Path) -> None:
    with_file(tmp_path)
    files = zipped(marked_desk(), tmp_path)
    assert [name for name in files if "/" not in name] == [
        "index.txt", "index.pdf", "contract.txt", "statement.txt", "statement.csv", "timeline.txt", "incidents.txt",
        "chain.txt", "notes.txt", "SHA256SUMS",
    ]  # fmt: skip
    sums = dict(reversed(line.split("  ", 1)) for line in files["SHA256SUMS"].decode().splitlines())
    assert sums == {name: sha256(data).hexdigest() for name, data in files.items() if name != "SHA256SUMS"}
    index = files["index.txt"].decode()
    assert all(name in index for name in files if name not in {"index.txt", "index.pdf"})


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not here")
def test_its_hashes_are_checked_by_sha256sum_itself(tmp_path: Path) -> None:
    with_file(tmp_path)
    zipped(marked_desk(), tmp_path)
    with ZipFile(tmp_path / "bundle.zip") as archive:
        archive.extractall(tmp_path / "out")
    done = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=tmp_path / "out", capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_same_desk_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    with_file(tmp_path)
    for name in ("one", "two"):
        save(bundle(marked_desk(), {}, "c", TODAY, in_folder(tmp_path), private=True), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_corrections_stand_beneath_what_they_correct(tmp_path: Path) -> None:
    book = Book().client().incident("S10", -9, id="first", said="one").incident("S09", -8, said="two")
    book.incident("S10", -7, id="second", said="three", corrects="first")
    book.incident("S10", -6, said="four", corrects="second")
    log = files_of(book, tmp_path)["incidents.txt"].decode()
    places = [log.index(word) for word in ("one", "three", "four", "two")]
    assert places == sorted(places)
    assert "Correction of 1: 14 Nov 2026" in log


def test_an_entry_that_was_altered_around_the_program_says_so(tmp_path: Path) -> None:
    sealed = all_sealed(Book().client().incident("S09", -9, said="this").records)
    (entry,) = sealed.all(Incident)
    for said, words in [("this", False), ("that", True)]:
        log = zipped(sealed.after(Change("", (entry.but(said=said),))), tmp_path, client=entry.client)["incidents.txt"]
        assert (b"not as it was first written" in log) is words
        assert entry.digest.encode() in log


def sealed_trail() -> Records:
    """A client with two incidents and a letter that was sent."""
    book = Book().client("Acme").incident("S09", -9, said="one").incident("S09", -8, said="two")
    book.add(Letter, kind="L10", written=day(-7), sent=day(-7), subject="Final notice", body="Pay.")
    return all_sealed(book.records)


def ends_of(records: Records) -> Ends:
    (client,) = records.all(Client)
    return {client.id: (entries(records, client.id)[-1].digest,)}


def index_of(records: Records, ends: Ends, folder: Path, **named: bool) -> str:
    (client,) = records.all(Client)
    return zipped(records, folder, client=client.id, ends=ends, **named)["index.txt"].decode()


@pytest.mark.parametrize("private", [False, True])
def test_what_was_done_to_the_paper_trail_around_the_program_stands_in_the_index(tmp_path: Path, private: bool) -> None:
    whole = sealed_trail()
    ends, (first, second), (sent,) = ends_of(whole), whole.all(Incident), whole.all(Letter)
    changes = {
        "": Change(""),
        "What came before the incident of 13 Nov 2026 is missing.": Change("", removes=(first,)),
        "What was its last entry is missing.": Change("", removes=(sent,)),
        "The incident of 13 Nov 2026 is not as it was written.": Change("", (second.but(said="three"),)),
        "The letter of 14 Nov 2026 is not as it was written.": Change("", (sent.but(body="Forged."),)),
        "The incident of 12 Nov 2026 was put in.": Change("", (first.but(id="more", digest="", before=""),)),
    }
    for words, change in changes.items():
        index = index_of(whole.after(change), ends, tmp_path, private=private)
        assert ("Changed since it was written down" in index) is bool(words)
        assert words in index


def test_of_what_is_left_out_nothing_is_told_in_the_index_either(tmp_path: Path) -> None:
    whole = all_sealed(Book().client("Acme").incident("S19", -9, said="own").records)
    (own,) = whole.all(Incident)
    changed, ends = whole.after(Change("", (own.but(said="x"),))), ends_of(whole)
    assert "not as it was" in index_of(changed, ends, tmp_path, private=True)
    assert "not as it was" not in index_of(changed, ends, tmp_path, private=False)


def test_a_forged_letter_says_so_itself(tmp_path: Path) -> None:
    whole = sealed_trail()
    (sent,) = whole.all(Letter)
    for body, is_forged in [("Pay.", False), ("Forged.", True)]:
        files = zipped(whole.after(Change("", (sent.but(body=body),))), tmp_path, client=sent.client)
        assert (b"its hash does not fit it" in files["letters/2026-11-14 Final notice.txt"]) is is_forged


def test_it_ends_with_the_day_it_is_made_for(tmp_path: Path) -> None:
    with_file(tmp_path)
    book = Book().client().incident("S09", 1, said="later").add(Attachment, **attachment("later.pdf", on=day(1)))
    book.add(Letter, kind="L10", written=day(1), subject="later", body="later")
    book.incident("S09", 0, said="now").add(Attachment, **attachment("now.pdf", 2, on=TODAY))
    for private in (False, True):
        files = files_of(book, tmp_path, private=private)
        every = b"".join((*files.values(), *map(str.encode, files)))
        assert b"later" not in every
        assert b"now.pdf" in every


def test_the_last_day_is_told_and_of_a_part_that_it_is_one(tmp_path: Path) -> None:
    for answers, words in [({}, "The last day of the work"), ({"projects": "p"}, "The last day of a part of the work")]:
        book = Book().client().add(Exit, path=ExitPath.STANDARD, started=day(-9), saved=day(-8), last_day=day(-1),
                                   answers={"review": answers})  # fmt: skip
        assert words in files_of(book, tmp_path, private=False)["timeline.txt"].decode()


def test_a_ring_of_corrections_is_told_all_the_same(tmp_path: Path) -> None:
    book = Book().client().incident("S10", -9, id="a", said="one", corrects="b")
    book.incident("S10", -8, id="b", said="two", corrects="a").incident("S10", -7, said="three", corrects="gone")
    log = files_of(book, tmp_path)["incidents.txt"].decode()
    assert all(word in log for word in ("one", "two", "three"))


def test_a_letter_comes_with_day_channel_and_tracking_number(tmp_path: Path) -> None:
    book = Book().client("Acme").add(Letter, kind="L10", written=day(-9), sent=day(-8), channel=Channel.LETTER,
                                     tracking="RR 1", subject="Final notice", body="Dear Ada,\n\nPay.")  # fmt: skip
    files = files_of(book, tmp_path, private=False)
    assert files["letters/2026-11-13 Final notice.txt"].decode() == (
        "To: Acme\nSent: 13 Nov 2026\nChannel: letter\nTracking number: RR 1\nSubject: Final notice\n\n"
        "Dear Ada,\n\nPay.\n"
    )


def test_a_draft_says_that_it_is_one(tmp_path: Path) -> None:
    book = Book().client("Acme").add(Letter, kind="L10", written=day(-9), subject="Final", body="Pay.")
    files = files_of(book, tmp_path)
    assert files["letters/2026-11-12 DRAFT Final.txt"].startswith(b"DRAFT, not sent\n")


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    other = b"another"
    with_file(tmp_path)
    with_file(tmp_path, other, sha256(other).hexdigest())
    book = Book().client().add(Attachment, **attachment("Mail.eml"))
    book.add(Attachment, **attachment("mail.EML", 2, sha256=sha256(other).hexdigest(), size=len(other)))
    files = files_of(book, tmp_path)
    assert (files["files/Mail.eml"], files["files/mail (2).EML"]) == (CONTENT, other)


def test_a_missing_or_altered_file_is_named_in_the_index(tmp_path: Path) -> None:
    with_file(tmp_path, b"not what it was")
    book = Book().client().add(Attachment, **attachment("altered.pdf"))
    book.add(Attachment, **attachment("gone.pdf", 2, sha256="1" * 64))
    book.add(Attachment, **attachment("passwd", 3, sha256="../../../../../etc/passwd"))
    files = files_of(book, tmp_path)
    index = files["index.txt"].decode()
    assert not any(name.startswith("files/") for name in files)
    assert "altered.pdf, attached 20 Nov 2026: the file is no longer the one that was attached." in index
    assert "gone.pdf, attached 20 Nov 2026: the file is missing." in index
    assert "passwd, attached 20 Nov 2026: the file is missing." in index


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_comes_through_and_steers_nothing(tmp_path: Path, name: str) -> None:
    with_file(tmp_path)
    book = Book(name=name).client(name or "Acme").invoice(number=name).incident("S09", said=name, opinion=name)
    book.add(Letter, kind="L01", written=day(-1), subject=name, body=name).add(Attachment, **attachment(name))
    files = files_of(book, tmp_path)
    texts = "".join(data.decode() for each, data in files.items() if not each.endswith((".pdf", "SUMS")))
    assert not any(ord(char) < 32 for char in texts if char not in "\n\r\t")
    assert not any(char in texts + "".join(files) for char in (*BIDI, "\x1b", "\x07"))
    assert files["index.pdf"].startswith(b"%PDF-")
    for each in files:
        assert each.count("/") <= 1
        assert ".." not in each
        assert len(each.encode()) <= 100
        assert not each.rpartition("/")[2].startswith(("-", "."))


def test_names_are_unique_whatever_their_case_and_keep_their_ending() -> None:
    names = Names()
    wanted = ("a.pdf", "A.PDF", "a.pdf", "b/../c.txt", "nul.txt", "." * 9, "é" * 200 + ".jpg")
    given = [names.give(each) for each in wanted]
    assert given[:6] == ["a.pdf", "A (2).PDF", "a (3).pdf", "b_._c.txt", "_nul.txt", "unnamed"]
    assert given[6].endswith("é.jpg")
    assert len(given[6].encode()) <= 90


def test_it_is_for_this_account_alone(tmp_path: Path) -> None:
    zipped(marked_desk(), tmp_path)
    assert (tmp_path / "bundle.zip").stat().st_mode & 0o777 == 0o600
    with ZipFile(tmp_path / "bundle.zip") as archive:
        assert {each.external_attr >> 16 & 0o777 for each in archive.infolist()} == {0o600}


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_says_no_leaves_what_was_there_and_nothing_else(tmp_path: Path, monkeypatch, call: str) -> None:
    target = tmp_path / "out" / "bundle.zip"
    target.parent.mkdir()
    target.write_bytes(b"before")

    def full(*_args, **_named):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(*((os, "fsync") if call == "fsync" else (Path, "replace")), full)
    with pytest.raises(Refused, match="could not be written: no space left on device"):
        save(bundle(marked_desk(), {}, "c", TODAY, in_folder(tmp_path), private=True), target)
    assert [each.name for each in target.parent.iterdir()] == ["bundle.zip"]
    assert target.read_bytes() == b"before"


def test_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    made = bundle(marked_desk(), {}, "c", TODAY, in_folder(tmp_path), private=True)
    for target, words in [(tmp_path, "is a folder"), (tmp_path / "no" / "x.zip", "There is no folder")]:
        with pytest.raises(Refused, match=words):
            save(made, target)


def test_without_typst_there_is_all_but_the_pdf_and_the_way_to_it(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    made = bundle(marked_desk(), {}, "c", TODAY, in_folder(tmp_path), private=True)
    assert "index.pdf" not in made.names
    assert "index.txt" in made.names
    assert "pip install 'clientdesk[pdf]'" in made.no_pdf


def test_pages_that_typst_cannot_set_cost_the_pdf_alone(tmp_path: Path, monkeypatch) -> None:
    def fail(*_args, **_named):
        raise typst.TypstError("no room")

    monkeypatch.setattr(typst, "compile", fail)
    made = bundle(marked_desk(), {}, "c", TODAY, in_folder(tmp_path), private=True)
    assert "index.pdf" not in made.names
    assert "no room" in made.no_pdf


def gone(_attachment: Attachment) -> NoReturn:
    raise NotFound("It is gone.")


@settings(max_examples=20, deadline=None)
@given(records=desks(clients=2), as_of=days(), private=st.booleans())
def test_any_desk_can_be_bundled(records: Records, as_of: date, private: bool) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(sys.modules, "typst", None)
        for client in records.all(Client):
            made = bundle(records, {}, client.id, as_of, gone, private=private)
            told = b"".join(made.texts.values()).decode()
            assert not any(ord(char) < 32 for char in told if char not in "\n\r\t")
            assert len({name.casefold() for name in made.names}) == len(made.names)
            assert ("OPINION" in told) <= private


def test_a_client_of_whom_nothing_is_known_has_a_bundle_too(tmp_path: Path) -> None:
    files = files_of(Book().client(), tmp_path)
    assert b"Nothing was written down." in files["incidents.txt"]
    assert b"Nothing was invoiced or paid." in files["statement.txt"]


def test_nothing_of_another_client_is_in_it(tmp_path: Path) -> None:
    book = Book().client("Bolt").invoice(number="B-1").incident("S09", said="theirs").client("Acme").invoice()
    every = b"".join(files_of(book, tmp_path).values())
    assert b"theirs" not in every
    assert b"B-1" not in every


def test_an_old_zip_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "bundle.zip"
    target.write_bytes(b"x" * 1_000_000)
    save(bundle(marked_desk(), {}, "c", TODAY, in_folder(tmp_path), private=False), target)
    assert "index.txt" in opened(target.read_bytes())
