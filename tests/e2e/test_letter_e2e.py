"""A letter in a real terminal: from the agenda to the log, by way of one's own editor."""

from __future__ import annotations

from pathlib import Path

from terminal import Terminal

TODAY = ("--today", "2026-11-21")


def test_g3_a_late_notice_is_written_from_the_agenda_marked_as_sent_and_in_the_log(tmp_path):
    terminal = Terminal(tmp_path, *TODAY, "demo", size=(120, 40), EDITOR=an_editor(tmp_path))
    terminal.until("Northwind Studio")
    terminal.press("3")
    terminal.until("Pinnacle Partners", "30-day notice")
    terminal.press("/", "30-day", "enter", "enter")
    terminal.until("L07 late notice at 30 days · Pinnacle Partners", "Dear ", "check finds nothing")
    terminal.press("f7")
    terminal.until("Hello Rob,", "Your own words now")
    terminal.press("f8")
    terminal.until("Went out on")
    terminal.press("f2")
    terminal.until("Late", gone="L07 late notice at 30 days")
    terminal.press("ctrl+p")
    terminal.until("a command, a client")
    terminal.press("pinnacle")
    terminal.until("Pinnacle Partners", gone="Northwind")
    terminal.press("enter")
    terminal.until("Pinnacle Partners", "overview")
    terminal.press("h", "h", "h")
    terminal.until("L07 sent by e-mail")
    terminal.press("q")
    assert terminal.end() == 0


def an_editor(folder: Path) -> str:
    """An editor that changes how the letter begins."""
    path = folder / "editor.sh"
    path.write_text('#!/bin/sh\nsed -i "s/^Dear .*/Hello Rob,/" "$1"\n')
    path.chmod(0o700)
    return str(path)
