"""The screens in a real terminal: from the list to the timeline, an invoice in and out, and every way to leave."""

from __future__ import annotations

import os
import signal
import time

import pytest
from terminal import Terminal

from clientdesk.store.desk import Desk

TODAY = ("--today", "2026-11-21")
LEFT_ALTERNATE_SCREEN = b"\x1b[?1049l"


def test_from_the_worst_payer_to_an_invoice_that_is_undone(tmp_path):
    terminal = Terminal(tmp_path, *TODAY, "demo", size=(120, 40))
    terminal.until("sample desk", "Northwind Studio", "✖ leave now")
    terminal.press("v")
    terminal.until("NS-17", "62 days late")
    terminal.press("esc")
    terminal.until("Verdict")
    terminal.press("n")
    terminal.until("New invoice · Northwind Studio")
    terminal.press("T-900", "\t", "1234.50", "f2")
    terminal.until("gone when you quit", gone="New invoice ·")
    terminal.press("u")
    terminal.until("Undone: Added invoice T-900 of Northwind Studio")
    terminal.press("q")
    assert terminal.end() == 0
    assert LEFT_ALTERNATE_SCREEN in terminal.raw


def test_an_empty_desk_takes_its_first_client(tmp_path):
    file = tmp_path / "desk.json"
    terminal = Terminal(tmp_path, "--desk", str(file), *TODAY)
    terminal.until("Your desk is empty", "add a client")
    terminal.press("c")
    terminal.until("New client")
    terminal.press("İzmir Ajans", "enter")
    terminal.until("İzmir Ajans", "unknown", gone="New client")
    terminal.press("q")
    assert terminal.end() == 0
    assert Desk.open(file).history()[0].label == "Added İzmir Ajans"


def test_what_was_being_typed_survives_a_kill(tmp_path):
    file = tmp_path / "desk.json"
    terminal = Terminal(tmp_path, "--desk", str(file), *TODAY)
    terminal.until("Your desk is empty")
    terminal.press("c")
    terminal.until("New client")
    terminal.press("Half a na")
    terminal.until("Half a na")
    while not Desk.open(file, create=True).drafts.keys():
        terminal.until("Half a na")
    terminal.child.kill(signal.SIGKILL)
    assert terminal.end() == -signal.SIGKILL
    again = Terminal(tmp_path, "--desk", str(file), *TODAY)
    again.until("Half-typed and kept: New client")
    again.press("c")
    again.until("Half a na", "Half-typed before")
    again.press("esc")
    again.until("Your desk is empty", gone="Half a na")
    again.press("q")
    assert again.end() == 0


@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, *(pytest.param(each, marks=pytest.mark.beside) for each in (signal.SIGHUP, signal.SIGQUIT))],
)
def test_a_signal_leaves_a_clean_terminal(tmp_path, number):
    terminal = Terminal(tmp_path, "--desk", str(tmp_path / "desk.json"), *TODAY)
    terminal.until("Your desk is empty")
    terminal.child.kill(number)
    assert terminal.end() == 128 + number
    assert LEFT_ALTERNATE_SCREEN in terminal.raw


@pytest.mark.beside
def test_a_terminal_that_closes_while_much_is_drawn_and_typed_takes_the_program_with_it(tmp_path):
    """What is drawn has nowhere to go by then, and the keys that nobody has read fill every queue."""
    terminal = Terminal(tmp_path, *TODAY, "demo", size=(200, 50))
    terminal.until("sample desk", "Northwind Studio")
    for _ in range(300):
        os.write(terminal.child.child_fd, b"jkjkGgjk")
        time.sleep(0.003)
    os.close(terminal.child.child_fd)
    latest, status = time.monotonic() + 5, (0, 0)
    while status == (0, 0) and time.monotonic() < latest:
        status = os.waitpid(terminal.child.pid, os.WNOHANG)
        time.sleep(0.02)
    if status == (0, 0):
        terminal.child.kill(signal.SIGKILL)
    assert os.waitstatus_to_exitcode(status[1]) == 128 + signal.SIGHUP


def test_a_defect_prints_one_sentence_and_no_data(tmp_path):
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "import sys\n"
        "class Break:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'clientdesk.tui.screens.agenda':\n"
        "            secret = 'Northwind owes me'\n"
        "            raise RuntimeError(secret)\n"
        "sys.meta_path.insert(0, Break())\n"
    )
    terminal = Terminal(tmp_path, "--desk", str(tmp_path / "desk.json"), *TODAY, PYTHONPATH=str(tmp_path))
    terminal.until("Your desk is empty")
    terminal.press("3")
    assert terminal.end() == 1
    assert "made a mistake" in terminal.screen
    log = (tmp_path / ".local/state/clientdesk/crash.log").read_text()
    assert "RuntimeError" in log
    assert "Northwind" not in terminal.raw.decode(errors="replace") + log


def test_without_a_terminal_it_says_so(tmp_path):
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "clientdesk", "--desk", str(tmp_path / "desk.json")],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert "terminal" in done.stderr
