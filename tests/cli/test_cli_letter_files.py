"""Where a letter goes from the command line: a file, an editor, the clipboard, the drafts. None of it loses a word."""

from __future__ import annotations

import base64
import os
import stat
import sys
import tempfile
from email import message_from_bytes
from email.policy import default

import pytest

from clientdesk.cli import clipboard
from clientdesk.cli.clipboard import MOST, osc52


@pytest.fixture
def known(cli):
    """A client who owes one overdue invoice, and the person."""
    cli("settings", "set", "--name", "Ada Lovelace", "--email", "ada@example.com")
    cli("client", "add", "Kedai Seni", "--currency", "MYR", "--contact", "Puan Siti", "--email", "siti@kedai.example")
    cli("invoice", "add", "Kedai", "K-1", "500", "--due", "2026-10-01")
    return cli


@pytest.fixture
def rooms(tmp_path, monkeypatch):
    """The folder for temporary files, empty; what is left in it is told at the end by the test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """An editor that does some lines of Python with `file`, the file it is given."""

    def make(lines: str) -> None:
        script = tmp_path / "editor.py"
        script.write_text(f"import sys, pathlib, os\nfile = pathlib.Path(sys.argv[1])\n{lines}\n", encoding="utf-8")
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")

    return make


def drafts(cli):
    return cli("letter", "list", "Kedai", "--json").json


def test_a_draft_for_a_mail_program_goes_to_the_contact_with_the_invoices_copy(known, tmp_path):
    copy, draft = tmp_path / "K-1.pdf", tmp_path / "mail.eml"
    copy.write_bytes(b"%PDF")
    assert known("attach", "Kedai", str(copy), "--to", "K-1").code == 0
    done = known("letter", "L07", "Kedai", "-o", str(draft))
    assert (done.out, done.err) == (f"{draft}\n", "")
    mail = message_from_bytes(draft.read_bytes(), policy=default)
    assert mail["To"] == "Puan Siti <siti@kedai.example>"
    assert [(each.get_filename(), each.get_content()) for each in mail.iter_attachments()] == [("K-1.pdf", b"%PDF")]


def test_a_copy_that_a_file_can_not_carry_is_named_to_be_put_with_it(known, tmp_path):
    copy = tmp_path / "K-1.pdf"
    copy.write_bytes(b"%PDF")
    known("attach", "Kedai", str(copy), "--to", "K-1")
    done = known("letter", "L07", "Kedai", "-o", str(tmp_path / "letter.txt"))
    assert done.err == "Put the copy of the invoice with it: K-1.pdf.\n"


def test_a_statement_is_on_the_paper_that_is_asked_for_too(known, tmp_path):
    pytest.importorskip("typst")
    file = tmp_path / "statement.pdf"
    assert known("statement", "Kedai", "-o", str(file), "--paper", "letter").code == 0
    assert b"612" in file.read_bytes().split(b"/MediaBox")[1][:30]
    assert known("statement", "Kedai", "--paper", "letter").code == 2


def test_a_copy_that_the_desk_does_not_have_is_named_on_stderr(known, tmp_path):
    done = known("letter", "L07", "Kedai", "-o", str(tmp_path / "mail.eml"))
    assert done.err == "Add the copy of invoice K-1 yourself: the desk has none.\n"


def test_a_copy_is_attached_to_an_invoice_once(known, tmp_path):
    copy = tmp_path / "K-1.pdf"
    copy.write_bytes(b"%PDF")
    assert known("attach", "Kedai", str(copy), "--to", "K-1").code == 0
    assert "the invoice “K-1”" in known("attachment", "list").out
    assert "K-1.pdf is attached to it already." in known("attach", "Kedai", str(copy), "--to", "K-1").err


def test_a_pdf_is_on_the_paper_that_is_asked_for(known, tmp_path):
    pytest.importorskip("typst")
    file = tmp_path / "letter.pdf"
    assert known("letter", "L07", "Kedai", "-o", str(file), "--paper", "letter").code == 0
    assert b"612" in file.read_bytes().split(b"/MediaBox")[1][:30]
    done = known("letter", "L07", "Kedai", "-o", str(tmp_path / "letter.txt"), "--paper", "letter")
    assert done.code == 2
    assert "--paper is for a PDF" in done.err


def test_no_file_is_replaced_and_the_new_one_is_the_persons_alone(known, tmp_path):
    file = tmp_path / "letter.txt"
    assert known("letter", "L07", "Kedai", "-o", str(file)).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    done = known("letter", "L13", "Kedai", "-o", str(file), "--save")
    assert done.code == 1
    assert "no letter replaces a file" in done.err
    assert file.read_bytes() == before
    assert drafts(known) == []


def test_an_ending_that_no_letter_has_is_wrong_usage(known, tmp_path):
    done = known("letter", "L07", "Kedai", "-o", str(tmp_path / "letter.doc"))
    assert done.code == 2
    assert "is none of .txt, .eml, .pdf." in done.err


def test_a_script_gets_the_letter_and_where_it_is(known, tmp_path):
    file = tmp_path / "letter.txt"
    told = known("letter", "L07", "Kedai", "-o", str(file), "--save", "--json").json
    assert list(told) == ["kind", "language", "subject", "body", "problems", "file", "id"]
    assert told["file"] == str(file)
    assert [each["id"] for each in drafts(known)] == [told["id"]]


def test_a_draft_is_kept_with_its_invoices_and_goes_out_with_them(known):
    done = known("letter", "L10", "Kedai", "--deadline", "2026-12-07", "--save")
    [draft] = drafts(known)
    assert (draft["id"], draft["sent"], draft["deadline"]) == (done.id, None, "2026-12-07")
    assert draft["invoices"] == [known("invoice", "show", "K-1", "--json").json["id"]]
    assert known("letter", "sent", "L10", "Kedai").id == done.id
    [sent] = drafts(known)
    assert (sent["deadline"], sent["invoices"]) == (draft["deadline"], draft["invoices"])


def test_the_same_draft_is_kept_once(known):
    kept = known("letter", "L07", "Kedai", "--save").id
    done = known("letter", "L07", "Kedai", "--save")
    assert done.code == 1
    assert f"This letter is among the drafts already: {kept[:8]}." in done.err


def test_a_letter_of_ones_own_has_the_deadline_that_it_left(known):
    known("letter", "sent", "L10", "Kedai", "--deadline", "2026-12-07", stdin="Please pay by then.")
    assert [each["deadline"] for each in drafts(known)] == ["2026-12-07"]


def test_the_words_are_those_that_the_editor_left(known, editor, rooms):
    editor("file.write_text(file.read_text().replace('Dear', 'Hello').replace('Invoice K-1 is', 'K-1 is', 1))")
    done = known("letter", "L07", "Kedai", "--edit")
    assert done.out.startswith("K-1 is past its due date\n\nHello Puan Siti,\n\n")
    assert list(rooms.iterdir()) == []


def test_visual_goes_before_editor_and_the_file_is_the_persons_alone(known, editor, rooms, monkeypatch):
    editor("file.write_text(f'{oct(file.stat().st_mode)[-3:]} {oct(file.parent.stat().st_mode)[-3:]}\\n\\nBody')")
    monkeypatch.setenv("VISUAL", os.environ["EDITOR"])
    monkeypatch.setenv("EDITOR", "false")
    assert known("letter", "L07", "Kedai", "--edit").out == "600 700\n\nBody\n"


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("sys.exit(3)", "failed (3), so nothing was done"),
        ("file.write_text('')", "There is no text left in it, so nothing was done"),
        ("file.unlink()", "can't be read"),
        ("file.write_bytes(b'Subject\\n\\n\\xff')", "not UTF-8"),
        ("pass", "came back at once, with nothing changed"),
    ],
)
def test_an_editor_that_fails_or_empties_the_letter_changes_nothing(known, editor, rooms, tmp_path, lines, why):
    editor(lines)
    file = tmp_path / "letter.txt"
    done = known("letter", "L07", "Kedai", "--edit", "--save", "-o", str(file))
    assert done.code == 1
    assert why in done.err
    assert drafts(known) == []
    assert not file.exists()


@pytest.mark.parametrize(
    ("editor_named", "why"), [("no-such-editor", "could not be started"), ("'x", "Check its quotes")]
)
def test_an_editor_that_is_none_is_told_in_a_sentence(known, rooms, monkeypatch, editor_named, why):
    monkeypatch.setenv("VISUAL", editor_named)
    done = known("letter", "L07", "Kedai", "--edit")
    assert done.code == 1
    assert why in done.err
    assert list(rooms.iterdir()) == []


def test_what_was_typed_is_kept_and_named_when_something_fails_afterwards(known, editor, tmp_path):
    file = tmp_path / "letter.txt"
    editor(f"file.write_text('Typed\\n\\nfor an hour')\npathlib.Path({str(file.parent / 'gone')!r}).rmdir()")
    (file.parent / "gone").mkdir()
    done = known("letter", "L07", "Kedai", "--edit", "-o", str(file.parent / "gone" / "letter.txt"))
    assert done.code == 1
    [kept] = tmp_path.glob("**/editing/**/letter.txt")
    assert f"What you typed is in {kept}." in done.err
    assert kept.read_text(encoding="utf-8") == "Typed\n\nfor an hour"


def test_a_draft_that_an_editor_failed_on_stays_where_it_is(known, editor, tmp_path):
    editor("file.write_text('Typed\\n\\nand then the editor died')\nsys.exit(1)")
    assert "What you typed is in" in known("letter", "L07", "Kedai", "--edit").err
    [kept] = tmp_path.glob("**/editing/**/letter.txt")
    assert kept.read_text(encoding="utf-8").startswith("Typed")


def test_a_file_that_is_there_is_refused_before_the_editor_opens(known, editor, tmp_path):
    (tmp_path / "letter.txt").touch()
    editor(f"pathlib.Path({str(tmp_path / 'opened')!r}).touch()")
    assert known("letter", "L07", "Kedai", "--edit", "-o", str(tmp_path / "letter.txt")).code == 1
    assert not (tmp_path / "opened").exists()


def test_the_clipboard_gets_the_letter_by_the_terminals_own_sequence():
    sequence = osc52("Ödeme\n\x1b]0;x\x07")
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x07")
    payload = sequence[len("\x1b]52;c;") : -1]
    assert base64.b64decode(payload, validate=True).decode() == "Ödeme\n\x1b]0;x\x07"


def test_without_a_terminal_nothing_is_copied_and_nothing_printed(known):
    done = known("letter", "L07", "Kedai", "--copy")
    assert (done.code, done.out) == (1, "")
    assert "There is no terminal here whose clipboard could be reached." in done.err


def test_a_copied_letter_is_not_printed_too(known, monkeypatch):
    copied: list[str] = []
    monkeypatch.setattr(clipboard, "check_can_copy", lambda: None)
    monkeypatch.setattr(clipboard, "copy", copied.append)
    done = known("letter", "L07", "Kedai", "--copy")
    assert (done.code, done.out) == (0, "")
    assert "Copied, where your terminal allows it" in done.err
    assert [text.partition("\n")[0] for text in copied] == ["Invoice K-1 is past its due date"]


def test_a_letter_that_no_terminal_would_take_is_refused_with_the_limit(known, editor, rooms, monkeypatch):
    monkeypatch.setattr(clipboard, "check_can_copy", lambda: None)
    editor(f"file.write_text('Long\\n\\n' + 'x' * {MOST})")
    done = known("letter", "L07", "Kedai", "--edit", "--copy", "--save")
    assert done.code == 1
    assert "longer than 74,994 bytes" in done.err
    assert drafts(known) == []


def test_an_invoice_of_another_client_is_none_of_theirs(known):
    known("client", "add", "Acme")
    known("invoice", "add", "Acme", "A-1", "10", "--due", "2026-10-01")
    done = known("letter", "L07", "Kedai", "--invoice", "A-1")
    assert done.code == 1
    assert "There is no invoice “A-1”" in done.err


def test_one_invoice_of_several_is_asked_for(known):
    known("invoice", "add", "Kedai", "K-2", "70", "--due", "2026-10-02")
    done = known("letter", "L07", "Kedai", "--invoice", "K-2")
    assert "K-2" in done.out
    assert "K-1" not in done.out


def test_the_help_says_where_a_letter_can_go(known):
    told = known("letter", "write", "--help").out
    assert all(option in told for option in ("--edit", "--copy", "--save", "--paper", "--invoice"))
