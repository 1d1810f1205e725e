"""Paths of an exit in a real terminal, in the wizard and line by line, end as from a file of answers (X07)."""

from __future__ import annotations

from exit_faces import by_file, final
from exit_terminal import by_hand, in_a_terminal
from exit_ways import WAYS

BY_NAME = {way.name: way for way in WAYS}


def test_x07_the_wizard_in_a_terminal_ends_with_the_same_desk(tmp_path):
    way = BY_NAME["leave now"]
    assert final(in_a_terminal(way, tmp_path / "terminal")) == final(by_file(way, tmp_path / "file"))


def test_x07_line_by_line_in_a_terminal_ends_with_the_same_desk(tmp_path):
    way = BY_NAME["standard"]
    assert final(by_hand(way, tmp_path / "terminal")) == final(by_file(way, tmp_path / "file"))
