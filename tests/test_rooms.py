"""Below the faces no sentence names a command, an option or a key: it names a way, which each face puts in words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import clientdesk
from clientdesk.cli.commands import root
from clientdesk.tui.commands import COMMANDS

HOME = Path(clientdesk.__file__).parent
ROOMS = ("model", "ledger", "playbook", "letters", "store", "exchange")
NO_DESK = {"store/glance.py", "store/reading.py"}
"""What is said where no desk can be opened: no screen is there, and a command alone leads on."""


def options(group: click.Command, context: click.Context) -> Iterator[str]:
    """Every option of a command and of those under it, as it is typed."""
    yield from (option for each in group.params for option in each.opts if option.startswith("--"))
    for name in group.list_commands(context) if isinstance(group, click.Group) else ():
        yield from options(group.get_command(context, name), context)


def face_words() -> re.Pattern[str]:
    with click.Context(root) as context:
        option = "|".join(sorted({re.escape(each) for each in options(root, context)}, key=len, reverse=True))
    signs = {"%"} | {key for each in COMMANDS for key in each.keys.split(",") if len(key) == 1 and not key.isdigit()}
    key = "|".join(map(re.escape, sorted(signs)))
    return re.compile(rf"(?:{option})\b|\bclientdesk [a-z]|(?<=\s)\((?:{key})\)|\bF\d{{1,2}}\b|\bEsc\b|\bCtrl\b")


def texts(path: Path) -> Iterator[str]:
    """The strings of a module that are no docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for each in ast.walk(tree):
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in told:
            yield each.value


@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_below_the_faces_names_a_command_or_a_key(room):
    named = face_words()
    found = {
        (place, text)
        for path in sorted((HOME / room).rglob("*.py"))
        if (place := path.relative_to(HOME).as_posix()) not in NO_DESK
        for text in texts(path)
        if named.search(text)
    }
    assert not found


def test_what_a_command_and_a_key_look_like():
    named = face_words()
    for told in ("note it (%)", "Say which with --from:", "`clientdesk restore 1`", "end it (x).", "press F3"):
        assert named.search(told), told
    for told in ("Law 123(I) of 2012", "EDITOR='code --wait'", "open (late)", "ClientDesk checks"):
        assert not named.search(told), told
