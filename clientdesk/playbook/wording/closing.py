"""Where a letter ends and the name begins. Rule: the closing line is the last one that says so."""

from __future__ import annotations

from clientdesk.model.client import Language
from clientdesk.model.names import fold
from clientdesk.playbook.wording.phrases import CLOSINGS


def closing(body: str, language: Language) -> tuple[int, int] | None:
    """From where to where the closing words stand, in the letter's language or in English; None where none do."""
    known = sorted((fold(each) for way in (language, Language.ENGLISH) for each in CLOSINGS[way]), key=len)
    at, found = 0, None
    for line in fold(body).split("\n"):
        words = next((each for each in reversed(known) if line.startswith(each)), None)
        found = (at, at + len(words)) if words else found
        at += len(line) + 1
    return found


def under_closing(body: str, language: Language) -> str | None:
    """What follows the closing words, on their line or below it; None where there are no such words."""
    found = closing(body, language)
    return None if found is None else body[found[1] :].lstrip(" ,.").strip()
