"""Where a file goes is told whole before it is written, and a bare name lies where it was proposed to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clientdesk.model.change import Change
from clientdesk.tui.forms.field import Answers, FieldRefused, Form
from clientdesk.tui.out_file import WHERE, by_name, check_free, field, in_documents, path_of, proposed


def read(told, typed: str) -> str:
    """What stands below the field once that is typed."""
    return Answers(Form("f", "F", (told,), lambda _: Change("")), {WHERE: typed}, date(2026, 11, 21)).echo(WHERE)


def test_the_whole_path_stands_below_a_name_before_it_is_written(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    told = by_name(proposed("Documents", "account", ".pdf"), "ends in .pdf")
    assert read(told, "account.pdf") == f"{tmp_path / 'account.pdf'}\nends in .pdf"
    assert read(field(Path("x.zip"), "a zip", path_of), "~/x.zip") == f"{tmp_path / 'x.zip'}\na zip"


def test_a_bare_name_lies_in_the_folder_that_was_proposed(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "Documents").mkdir()
    assert in_documents("account.pdf") == tmp_path / "Documents" / "account.pdf"
    assert in_documents("./account.pdf") == Path("account.pdf").absolute()
    (tmp_path / "Documents" / "account.pdf").touch()
    form = Form("f", "F", (by_name(Path("account.pdf"), ""),), lambda _: Change(""))
    with pytest.raises(FieldRefused, match="a file of that name already"):
        check_free(Answers(form, {WHERE: "account.pdf"}, date(2026, 11, 21)), in_documents)
