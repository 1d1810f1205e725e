"""The README shows every screen that `scripts/screenshots.py` takes, and what it points to is there."""

from __future__ import annotations

import re
from pathlib import Path

from clientdesk.tui.commands import COMMANDS

HOME = Path(__file__).parents[1]
README = (HOME / "README.md").read_text(encoding="utf-8")


def test_every_screenshot_is_shown() -> None:
    taken = re.findall(r'Shot\("([a-z0-9-]+)"', (HOME / "scripts" / "screenshots.py").read_text(encoding="utf-8"))
    shown = re.findall(r"screenshots/([a-z0-9-]+)\.svg", README)
    assert len(taken) > 20
    assert set(shown) == set(taken)
    assert all((HOME / "screenshots" / f"{name}.svg").is_file() for name in shown)


def test_every_page_that_it_points_to_is_there() -> None:
    pages = re.findall(r"\]\(([^)#]+\.md)", README)
    assert len(pages) >= 5
    assert all((HOME / page).is_file() for page in pages)


KEYS = {
    "1": "view('clients')", "2": "view('timeline')", "3": "view('agenda')", "4": "view('referrals')",
    "5": "view('guide')", "j": "move(1)", "k": "move(-1)", "g": "first", "G": "last", "/": "filter", "s": "sort",
    "c": "new_client", "n": "add('invoice')", "p": "add('payment')", "m": "add('message')", "i": "add('incident')",
    "e": "edit", "D": "delete", "F8": "add('remedy')", "F12": "bars", "x": "leave", "o": "pareto", "X": "exits",
    "B": "comeback", "z": "bundle snooze", "Z": "statement", "F": "forget", "W": "write_letter", "T": "call",
    "I": "late_fee", "%": "rates", "d": "done", "f": "calendar", "+": "zoom(-1)", "-": "zoom(1)",
    "←": "pan(-1)", "→": "pan(1)", "t": "today", "u": "undo", "Ctrl+R": "redo", "F1": "help", "?": "help",
    "Ctrl+P": "palette", "q": "quit",
}  # fmt: skip
"""What each key of the table does, by the actions of its commands."""
_NAMED = {
    "/": "slash", "%": "percent_sign", "+": "plus", "-": "minus", "←": "left", "→": "right", "?": "question_mark",
}  # fmt: skip


def test_every_key_of_the_table_does_what_it_says() -> None:
    table = README.partition("## Keys")[2].partition("##")[0]
    first = [line.split(" | ")[0] for line in table.splitlines() if line.startswith("| ")]
    told = [key for cell in first[1:] for key in re.findall(r"`([^`]+)`", cell)]
    assert list(dict.fromkeys(told)) == list(KEYS)
    bound = {(key, command.action) for command in COMMANDS for key in command.keys.split(",")}
    for key, actions in KEYS.items():
        name = _NAMED.get(key) or (key.lower() if len(key) > 1 else key)
        assert all((name, action) in bound for action in actions.split()), key
