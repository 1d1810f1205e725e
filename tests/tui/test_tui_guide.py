"""What the guide says of a sign is what the program does with it."""

from __future__ import annotations

import pytest

from clientdesk.model.bars import BARS
from clientdesk.model.signs import SIGNS
from clientdesk.tui.guide import entries


def page(key: str) -> str:
    return next(entry.told for entry in entries() if entry.id == key)


@pytest.mark.parametrize("key", SIGNS)
def test_only_a_sign_with_a_bar_speaks_of_your_own(key: str) -> None:
    assert ("your own bar" in page(key)) == (key in BARS)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("S01", "Worked out from your records."),
        ("S04", "Worked out from your records and the incidents you log."),
        ("S09", "Counted from the incidents you log."),
        ("S22", "Worked out from your records."),
    ],
)
def test_a_sign_says_what_it_is_counted_from(key: str, said: str) -> None:
    assert said in page(key).split("\n\n")
