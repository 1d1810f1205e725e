"""Files that lead in a circle, or that nobody would write: each is told in one sentence, and nothing is changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_kit import Cli


@pytest.fixture
def owed(cli: Cli) -> Cli:
    cli("settings", "set", "--name", "Ada Lovelace")
    cli("client", "add", "Acme")
    cli("invoice", "add", "Acme", "A-1", "500", "--due", "2026-10-01")
    return cli


@pytest.mark.parametrize(
    "command",
    [
        ("letter", "L07", "Acme", "-o"),
        ("letter", "template", "L07", "-o"),
        ("statement", "Acme", "-o"),
        ("export", "-o"),
        ("export", "--format", "csv", "-o"),
        ("agenda", "--ics"),
    ],
)
@pytest.mark.parametrize("name", ["loop.txt", "loop.txt/in.txt"])
def test_links_that_lead_in_a_circle_are_no_place_for_a_file(owed: Cli, tmp_path: Path, command, name):
    (tmp_path / "loop.txt").symlink_to(tmp_path / "other.txt")
    (tmp_path / "other.txt").symlink_to(tmp_path / "loop.txt")
    done = owed(*command, str(tmp_path / name))
    assert done.code == 1
    assert "went wrong" not in done.err
    assert done.err.count("\n") == 1
    assert (tmp_path / "loop.txt").is_symlink()
    if name == "loop.txt":
        assert "is a link that leads back to itself" in done.err


def test_a_link_to_a_file_is_still_followed(owed: Cli, tmp_path: Path):
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    assert owed("export", "-o", str(tmp_path / "link.json")).code == 0
    assert (tmp_path / "real.json").is_file()
    assert (tmp_path / "link.json").is_symlink()


def test_a_home_for_templates_that_nobody_has_is_told(owed: Cli, monkeypatch):
    monkeypatch.setenv("CLIENTDESK_TEMPLATES", "~nobody-at-all/x")
    for command in (("letter", "L07", "Acme"), ("letter", "template", "L07"), ("paths",)):
        done = owed(*command)
        assert (done.code, done.err) == (
            1, "There is no home folder for CLIENTDESK_TEMPLATES=~nobody-at-all/x. Name the folder in full.\n"
        )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (b"SEQUENCE:", b"SEQUENCE:99999999999999999999999\r\nX-WAS:"),
        (b"SEQUENCE:", b"SEQUENCE:2147483647\r\nX-WAS:"),
        (b"SEQUENCE:", b"SEQUENCE:-4\r\nX-WAS:"),
        (b"DTEND;VALUE=DATE:", b"DTEND;VALUE=DATE:00010101\r\nX-WAS:"),
        (b"DTSTART;VALUE=DATE:", b"DTSTART:20260101T101010Z\r\nX-WAS:"),
    ],
)
def test_a_calendar_with_figures_that_none_of_ours_has_was_changed_since(owed: Cli, tmp_path: Path, said, instead):
    path = tmp_path / "agenda.ics"
    assert owed("agenda", "--ics", str(path)).code == 0
    changed = path.read_bytes().replace(said, instead)
    assert changed != path.read_bytes()
    path.write_bytes(changed)
    done = owed("agenda", "--ics", str(path))
    assert (done.code, path.read_bytes()) == (1, changed)
    assert done.err.startswith("That calendar was changed since it was written here")
    assert "Name another file" in done.err


@pytest.mark.parametrize(
    "mail",
    [
        b"Content-Type: message/rfc822\n\n" * 2000 + b"x\n",
        b"Content-Type: text/plain; a=" + b"(" * 5000 + b"\n\nx",
        b'Content-Type: text/plain; charset="a\\0b"\n\nx',
    ],
    ids=["nested", "comment", "charset"],
)
def test_a_mail_that_brings_its_parser_to_an_end_is_none(owed: Cli, tmp_path: Path, mail):
    path = tmp_path / "letter.eml"
    path.write_bytes(mail)
    done = owed("letter", "check", str(path))
    assert "went wrong" not in done.err
    assert done.code == 1
