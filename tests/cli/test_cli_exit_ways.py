"""Each way through an exit ends with the same desk line by line, step by step, and from a file of answers (X07)."""

from __future__ import annotations

import pytest
from exit_faces import by_file, by_lines, by_steps, final
from exit_ways import WAYS, Way

from clientdesk.model.exit import ExitPath


def test_x07_every_path_is_walked():
    assert {way.path for way in WAYS} == set(ExitPath)


@pytest.mark.parametrize(
    "way",
    [pytest.param(way, marks=() if at % 3 == 0 else pytest.mark.every_way, id=way.name) for at, way in enumerate(WAYS)],
)
def test_x07_a_way_ends_with_the_same_desk_however_it_is_told(way: Way, tmp_path):
    desk = final(by_file(way, tmp_path / "file"))
    assert final(by_steps(way, tmp_path / "steps")) == desk
    assert final(by_lines(way, tmp_path / "lines")) == desk
    exit_ = desk["exits the exit"]
    assert exit_["outcome"] == way.outcome
    assert {row["kind"] for name, row in desk.items() if name.startswith("letters")} == way.letters
