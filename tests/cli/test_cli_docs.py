"""The reference says what the commands say; a command or an option that it lacks fails here."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
from cli_kit import Cli

import clientdesk
from clientdesk.cli.commands import COMMANDS, root
from clientdesk.model.bars import GENERAL
from clientdesk.model.journal import Abuse, RemedyOutcome
from clientdesk.model.project import ExtraState
from clientdesk.model.signs import SIGNS

HOME = Path(__file__).parents[2]
DOCS = (HOME / "docs" / "commands.md").read_text(encoding="utf-8")


def every_command(command: click.Command = root, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    if path:
        yield " ".join(path), command
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            below = command.get_command(click.Context(command), name)
            assert below is not None
            yield from every_command(below, (*path, name))


EVERY = dict(every_command())
ONE_LINE = 80 - len("  completions  ")
"""Cells beside the longest name in a list of commands."""


def test_each_command_is_in_the_reference_with_its_options() -> None:
    sections = dict(section.split("\n", 1) for section in DOCS.split("\n### "))
    for path, command in EVERY.items():
        assert path in sections, f"{path} is missing; run: python scripts/docs.py"
        for param in command.params:
            for option in param.opts if isinstance(param, click.Option) and not param.hidden else ():
                assert option in sections[path], f"{path} {option} is missing; run: python scripts/docs.py"


@pytest.mark.parametrize(("script", "page"), [("docs", "commands.md"), ("handbook", "handbook.md")])
def test_a_page_is_the_one_that_its_script_writes(monkeypatch: pytest.MonkeyPatch, script: str, page: str) -> None:
    monkeypatch.syspath_prepend(str(HOME / "scripts"))
    monkeypatch.setattr(sys, "argv", ["", "--check"])
    try:
        written = import_module(script)
        wanted = written.reference() if script == "docs" else written.handbook()
        assert (HOME / "docs" / page).read_text(encoding="utf-8") == wanted, f"run: python scripts/{script}.py"
    finally:
        for module in (script, "written"):
            sys.modules.pop(module, None)


def test_the_handbook_has_every_id() -> None:
    book = (HOME / "docs" / "handbook.md").read_text(encoding="utf-8")
    last = {"S": 22, "R": 10, "X": 9, "C": 11, "L": 21}
    ids = [f"{kind}{number:02}" for kind, most in last.items() for number in range(1, most + 1)]
    assert [each for each in [*ids, "G1", "G2", "G3", "G4"] if f"{each} " not in book] == []


def test_the_file_format_names_what_judgement_is_made_from() -> None:
    page = (HOME / "docs" / "file-format.md").read_text(encoding="utf-8")
    asked = {field for sign in SIGNS.values() for field in sign.asks}
    named = asked | set(GENERAL) | {state.value for state in (*ExtraState, *RemedyOutcome, *Abuse)}
    assert {each for each in named if f"`{each}`" not in page} == set()


def test_each_command_and_option_says_what_it_is_for() -> None:
    for path, command in EVERY.items():
        assert command.help, path
        assert command.get_short_help_str(200).endswith((".", "?")), path
        assert len(command.get_short_help_str(200)) <= ONE_LINE, f"in a list of commands {path} must not be cut"
        assert all(param.help for param in command.params if isinstance(param, click.Option)), path


def test_each_command_has_help(runner: Cli) -> None:
    for path in EVERY:
        done = runner(*path.split(), "--help")
        assert (done.code, done.err) == (0, ""), path
        assert done.out.startswith(f"Usage: clientdesk {path}")


@pytest.mark.parametrize("group", ["", *(path for path, command in EVERY.items() if isinstance(command, click.Group))])
def test_a_list_of_commands_cuts_no_sentence(runner: Cli, group: str) -> None:
    assert "..." not in runner(*group.split(), "--help").out.partition("\n")[2]


def test_the_help_lists_every_command(runner: Cli) -> None:
    shown = runner("--help").out
    assert all(f"  {name} " in shown for name in COMMANDS)


def test_the_version_is_the_projects(runner: Cli) -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert clientdesk.__version__ == project["version"]
    assert runner("--version").out == f"clientdesk {project['version']}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands(runner: Cli, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    assert "_CLIENTDESK_COMPLETE" in runner("completions", shell).out
    monkeypatch.setenv("_CLIENTDESK_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", "clientdesk client add --kind so")
    monkeypatch.setenv("COMP_CWORD", "4" if shell != "fish" else "so")
    done = runner()
    assert done.code == 0
    assert "sole-trader" in done.out
