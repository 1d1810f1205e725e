"""The guide's prose, from `guide.txt`. Rule: the file holds no figure; each is put in from tables and settings.

A text begins with `= chapter | id | title`; an empty line parts paragraphs.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct

from clientdesk.model.bars import BARS
from clientdesk.model.days import counted
from clientdesk.model.exit import ExitPath, Outcome
from clientdesk.model.settings import Settings
from clientdesk.playbook.disputes import SETTLE_AFTER
from clientdesk.playbook.dunning import FINAL_NOTICE_AFTER, NOTICES
from clientdesk.playbook.dunning.deadline import LONGEST_DEADLINE, SHORTEST_DEADLINE
from clientdesk.playbook.exit.paths import PATHS
from clientdesk.playbook.ladder import AGAIN_AFTER, TIME_TO_PAY
from clientdesk.playbook.safeguards import FIRST_JOB, IN_FULL, LATER, Deposit
from clientdesk.playbook.silence import FIRST_CHECK_IN, SECOND_AFTER

FILE = Path(__file__).with_name("guide.txt")


class Prose(Struct, frozen=True):
    """A text of the guide."""

    chapter: str
    id: str
    title: str
    told: str


class Texts:
    """The prose with the figures of a person's settings put in."""

    def __init__(self, settings: Settings) -> None:
        self._figures = figures(settings)

    def told(self, chapter: str, key: str) -> str:
        """What a chapter says of one thing; nothing where it says nothing."""
        text = _written().get((chapter, key))
        return text.told.format(**self._figures) if text else ""

    def bar(self, key: str) -> str:
        """What a bar is, by its key."""
        return self.told("Bars", key) or self.told("Bars", "window" if key.endswith(".window") else "count")

    def chapter(self, name: str) -> tuple[Prose, ...]:
        """A chapter's texts, in the file's order."""
        return tuple(
            Prose(name, text.id, text.title, text.told.format(**self._figures))
            for text in _written().values()
            if text.chapter == name
        )


def deposits() -> tuple[tuple[str, str], ...]:
    """How much to ask for in advance (C01): of whom, and how much."""
    asked = (
        (FIRST_JOB, "a first job, who pays late, or who comes back"),
        (LATER, "who has paid before"),
        (IN_FULL, "whose invoice was never paid, or is long overdue"),
    )
    return tuple((Deposit(*part, "").words, whose) for part, whose in asked)


def figures(settings: Settings) -> dict[str, str]:
    """What stands in braces in the file."""
    bars = BARS | settings.bars
    *earlier, last_notice = (str(days) for days, _letter in NOTICES)
    ends = [outcome.value for outcome in Outcome if outcome is not Outcome.CANCELLED]
    return {
        "fades": counted(bars["fades"], "day"),
        "enough": counted(bars["enough"], "invoice"),
        "tries": "one remedy has" if bars["tries"] == 1 else f"{bars['tries']} different remedies have",
        "red_days": counted(bars["red_days"], "day"),
        "hours": f"{settings.work_from:%H:%M} to {settings.work_to:%H:%M}",
        "first_job": Deposit(*FIRST_JOB, "").words,
        "later": Deposit(*LATER, "").words,
        "first": str(FIRST_CHECK_IN[0]),
        "last": str(FIRST_CHECK_IN[1]),
        "second": counted(SECOND_AFTER, "day"),
        "notices": f"{', '.join(earlier)} and {last_notice}",
        "final": counted(FINAL_NOTICE_AFTER, "day"),
        "again": counted(AGAIN_AFTER, "day"),
        "settle": counted(SETTLE_AFTER, "day"),
        "to_pay": counted(TIME_TO_PAY, "day"),
        "shortest": str(SHORTEST_DEADLINE),
        "longest": counted(LONGEST_DEADLINE, "day"),
        "deadline": counted(settings.deadline_days, "day"),
        "cooling": counted(settings.cooling_days, "day"),
        "notice": counted(PATHS[ExitPath.STANDARD].notice_days, "day"),
        "paths": "\n\n".join(f"{path.words.capitalize()}: {path.told}" for path in PATHS.values()),
        "outcomes": ", ".join(ends).capitalize(),
    }


@cache
def _written() -> dict[tuple[str, str], Prose]:
    """Every text as it stands in the file."""
    _nothing, *blocks = f"\n{FILE.read_text(encoding='utf-8')}".split("\n= ")
    return {(text.chapter, text.id): text for text in map(_read, blocks)}


def _read(block: str) -> Prose:
    head, _, body = block.partition("\n")
    chapter, key, title = (part.strip() for part in head.split("|"))
    paragraphs = (" ".join(paragraph.split("\n")) for paragraph in body.strip().split("\n\n"))
    return Prose(chapter, key, title, "\n\n".join(paragraphs))
