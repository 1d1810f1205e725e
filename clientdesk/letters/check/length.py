"""How long a letter may be (L). Rule: what is long is argued with; lists, sums and addresses don't count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clientdesk.letters.check.problem import Problem
from clientdesk.model.currency import LOCAL_SIGNS, SYMBOLS
from clientdesk.model.letter_kinds import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.letters.check.draft import Draft

MOST_WORDS = {
    "L01": 120, "L02": 120, "L03": 140, "L04": 160, "L05": 180, "L06": 200, "L07": 200, "L08": 220, "L09": 220,
    "L10": 300, "L11": 220, "L12": 220, "L13": 240, "L13b": 140, "L14": 260, "L15": 300, "L16": 280, "L17": 100,
    "L18": 200, "L19": 180, "L20": 280, "L21": 160,
}  # fmt: skip
"""Words of running text, per kind."""
USUAL = 300
"""The same where the kind is not known."""
SENTENCES = {AT_ONCE: 3}
"""Sentences, where they are counted; one more that says what goes back."""

_SIGNS = "|".join(map(re.escape, sorted({*SYMBOLS.values(), *LOCAL_SIGNS.values(), "TL"}, key=len, reverse=True)))
_SUM = re.compile(
    rf"\d[.,]\d{{2}}\b|(?<!\w)(?:[A-Z]{{0,3}}(?:{_SIGNS})|[A-Z]{{2,3}})\s?\d|\d\s?(?:{_SIGNS}|[A-Z]{{3}})(?!\w)"
)
_ITEM = re.compile(r"\s*[-–•*]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def too_long(draft: Draft) -> Iterator[Problem]:
    """More words than a letter of its kind needs, or more sentences than an immediate end has."""
    most, words = MOST_WORDS.get(draft.kind, USUAL), _words(draft)
    if words > most:
        why = f"It has {words} words; {most} are enough for a letter of this kind: leave out what can be argued with."
        yield Problem("too-long", 0, "", why)
    told = [(start, end) for start, end in draft.sentences if not _is_apart(draft.text[start:end])]
    allowed = SENTENCES.get(draft.kind)
    if allowed and len(told) > allowed:
        why = f"An immediate end has {allowed} sentences, and one for money that goes back: leave out the rest."
        yield draft.at(*told[allowed]).problem("too-long", why)


def _words(draft: Draft) -> int:
    lines = draft.text[: draft.main_end].split("\n")[1:]
    return sum(len(_WORD.findall(line)) for line in lines if not _ITEM.match(line))


def _is_apart(sentence: str) -> bool:
    """Whether it names a sum, and so is none of the three."""
    return _SUM.search(sentence) is not None
