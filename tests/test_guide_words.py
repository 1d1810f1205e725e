"""The guide's words for what the tables hold: nothing that can be moved goes without its own."""

from __future__ import annotations

import pytest

from clientdesk.model.bars import BARS, GENERAL
from clientdesk.model.settings import Settings
from clientdesk.tui.guide_texts import Texts

TEXTS = Texts(Settings())
PARTS = [key for key in BARS if "." in key and not key.endswith(".window")]


@pytest.mark.parametrize("key", [*PARTS, *GENERAL])
def test_a_bar_that_is_no_count_says_what_it_is(key: str) -> None:
    assert TEXTS.bar(key) not in ("", TEXTS.told("Bars", "count"))


def test_a_desk_with_bars_of_its_own_reads_them_in_the_guide() -> None:
    own = Texts(Settings(bars={"tries": 1, "enough": 1}))
    assert "It takes 1 invoice that" in own.told("Judging", "few")
    assert "one remedy has failed" in own.told("Judging", "fair")
    assert "2 different remedies have failed" in TEXTS.told("Judging", "fair")
