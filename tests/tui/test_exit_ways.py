"""Each way through an exit, walked in the wizard with the keyboard alone, ends as from a file of answers (X07)."""

from __future__ import annotations

import pytest
from exit_by_keys import by_keys
from exit_faces import by_file, final
from exit_ways import WAYS, Way

from clientdesk.model.exit import ExitPath

SMALL, USUAL = (60, 16), (80, 24)
WHOLE = {"priced out, and they pay"}
"""It has the pages of the days before the last, which the others have from a file."""
TOLD = {"mutual": frozenset({"meet"})}
"""Steps that come from a file, too: they have the pages that they have in another way."""
WALKED = WHOLE | {"colleagues asked first", "collect first", "mutual", "leave now", "silent", "prospect"}
"""A way for every path (of the standard one, with colleagues); all of them are walked on the command line."""
THESE = [way for way in WAYS if way.name in WALKED]
NAMES = [way.name for way in THESE]


def test_x07_every_path_is_walked_by_keys():
    assert {way.path for way in THESE} == set(ExitPath)


@pytest.mark.parametrize("way", [pytest.param(way, marks=pytest.mark.every_way, id=way.name) for way in THESE])
async def test_x07_the_wizard_ends_with_the_same_desk_and_every_page_holds_where_there_is_little_room(
    way: Way, tmp_path
):
    size = (SMALL, USUAL)[NAMES.index(way.name) % 2]
    told = TOLD.get(way.name, frozenset())
    walked = await by_keys(way, tmp_path / "keys", size, whole=way.name in WHOLE, told=told)
    assert final(walked) == final(by_file(way, tmp_path / "file"))
