"""The keys in two columns: filled from the left, and what works everywhere at the end of the right one."""

from __future__ import annotations

from clientdesk.tui.command import Where
from clientdesk.tui.screens.help import _in_two

EVERYWHERE = Where.APP.value


def rows(number: int) -> list[tuple[str, str]]:
    return [("k", "does it")] * number


def test_one_section_stands_on_the_left_whatever_it_is():
    for title in ("In a form", EVERYWHERE):
        assert _in_two({title: rows(6)}) == ({title: rows(6)}, {})


def test_of_several_the_longest_comes_first_and_what_works_everywhere_last():
    first, last = _in_two({"Here": rows(9), "Lists": rows(4), EVERYWHERE: rows(6)})
    assert (list(first), list(last)) == (["Here"], ["Lists", EVERYWHERE])
    first, last = _in_two({"Here": rows(4), EVERYWHERE: rows(9)})
    assert (list(first), list(last)) == (["Here"], [EVERYWHERE])
    first, last = _in_two({"Here": rows(9), "Lists": rows(4)})
    assert (list(first), list(last)) == (["Here"], ["Lists"])
