"""Each letter as it is read, with everything and with nothing to say: `written/` holds them by language, for the eye.

After a change that is meant, `GOLDEN=write pytest tests/letters/test_letters_written.py` writes them; read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from chasing_kit import OF_AN_EXIT
from letters_kit import bare, busy, letter_in

from clientdesk.letters.names import named
from clientdesk.model.client import Language
from clientdesk.model.exit import ExitPath

WRITTEN = Path(__file__).parent / "written"
ON = {"L12": ExitPath.PRICE_OUT, "L13b": ExitPath.PROSPECT, "L17": ExitPath.LEAVE_NOW} | dict.fromkeys(
    ("L15", "L16"), ExitPath.MUTUAL
)


@pytest.mark.parametrize("kind", OF_AN_EXIT)
@pytest.mark.parametrize("language", Language)
def test_the_letter_is_as_it_was_read_and_approved(kind, language):
    path = ON.get(kind, ExitPath.STANDARD)
    both = (
        ("With everything to say", letter_in(busy(path), kind, language)),
        ("With nothing known", letter_in(bare(path), kind, language)),
    )
    parts = [f"# {named(kind)}: {when}\n\nSubject: {each.subject}\n\n{each.body}\n" for when, each in both]
    text, file = "\n\n".join(parts), WRITTEN / language.value / f"{kind}.txt"
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text
