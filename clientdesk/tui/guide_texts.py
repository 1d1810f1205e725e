"""The guide's prose, from `guide.txt`. Rule: the file holds no figure; each is put in from the playbook's tables.

A text begins with `= chapter | id | title`; an empty line parts paragraphs.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct

from clientdesk.model.bars import GENERAL
from clientdesk.model.days import counted
from clientdesk.model.exit import ExitPath, Outcome
from clientdesk.model.settings import Settings
from clientdesk.playbook.agenda import FINAL_NOTICE_AFTER, NOTICES
from clientdesk.playbook.exit.paths import PATHS
from clientdesk.playbook.silence import FIRST_CHECK_IN, SECOND_AFTER

FILE = Path(__file__).with_name("guide.txt")


class Prose(Struct, frozen=True):
    """A text of the guide."""

    chapter: str
    id: str
    title: str
    told: str


@cache
def prose() -> tuple[Prose, ...]:
    """Every text, in the file's order."""
    _nothing, *blocks = f"\n{FILE.read_text(encoding='utf-8')}".split("\n= ")
    return tuple(_read(block, _figures()) for block in blocks)


def told(chapter: str, key: str) -> str:
    """What a chapter says of one thing."""
    return next(text.told for text in prose() if (text.chapter, text.id) == (chapter, key))


def _read(block: str, figures: dict[str, str]) -> Prose:
    head, _, body = block.partition("\n")
    chapter, key, title = (part.strip() for part in head.split("|"))
    paragraphs = (" ".join(paragraph.split("\n")) for paragraph in body.strip().split("\n\n"))
    return Prose(chapter, key, title, "\n\n".join(paragraphs).format(**figures))


def _figures() -> dict[str, str]:
    """What stands in braces in the file."""
    *earlier, last_notice = (str(days) for days, _letter in NOTICES)
    ends = [outcome.value for outcome in Outcome if outcome is not Outcome.CANCELLED]
    return {
        "fades": counted(GENERAL["fades"], "day"),
        "enough": counted(GENERAL["enough"], "invoice"),
        "first": str(FIRST_CHECK_IN[0]),
        "last": str(FIRST_CHECK_IN[1]),
        "second": counted(SECOND_AFTER, "day"),
        "notices": f"{', '.join(earlier)} and {last_notice}",
        "final": counted(FINAL_NOTICE_AFTER, "day"),
        "cooling": counted(Settings().cooling_days, "day"),
        "notice": counted(PATHS[ExitPath.STANDARD].notice_days, "day"),
        "paths": "\n\n".join(f"{path.words.capitalize()}: {path.told}" for path in PATHS.values()),
        "outcomes": ", ".join(ends).capitalize(),
    }
