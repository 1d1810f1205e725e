"""Every way through an exit, in a real terminal, in the wizard and line by line, ends as from a file of answers (X07).

They take a minute or two, most of it waiting, so CI runs them beside the suite: `pytest -m every_way`.
"""

from __future__ import annotations

import pytest
from exit_faces import by_file, final
from exit_terminal import by_hand, in_a_terminal
from exit_ways import WAYS

pytestmark = pytest.mark.every_way
FACES = {"wizard": in_a_terminal, "line by line": by_hand}


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_x07_it_ends_with_the_same_desk(way, face, tmp_path):
    assert final(FACES[face](way, tmp_path / "terminal")) == final(by_file(way, tmp_path / "file"))
