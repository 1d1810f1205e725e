"""The guide says of each letter where it is written: an exit writes its own alone, the rest begin with a key."""

from __future__ import annotations

from clientdesk.letters.names import NAMES
from clientdesk.model.letter_kinds import BY_AN_EXIT
from clientdesk.playbook.exit.paths import PATHS
from clientdesk.tui.guide import entries


def test_what_a_path_ends_with_is_written_by_the_exit():
    assert {each for path in PATHS.values() for each in path.letters.values()} <= set(BY_AN_EXIT)


def test_the_guide_says_of_each_letter_where_it_is_written():
    pages = {each.id: " ".join(part.text for part in each.parts) for each in entries() if each.chapter == "Letters"}
    assert set(pages) == set(NAMES)
    for kind, told in pages.items():
        assert ("The exit (x) writes it" in told) is (kind in BY_AN_EXIT)
        assert "W on the client's page" in told
    assert "clientdesk letter L07 CLIENT" in pages["L07"]
