"""Blame, threats, shouting, and words that never leave (L). Rule: what is said is said plainly, of the work.

A civil claim that is named plainly is no threat where it is the next step: in the late notices and the final one (G3).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clientdesk.letters.check.words import pattern
from clientdesk.model.client import Language
from clientdesk.model.letter_kinds import LATE_NOTICES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.letters.check.draft import Draft, Place
    from clientdesk.letters.check.problem import Problem

NAMES_A_CLAIM = frozenset(("", *LATE_NOTICES))
"""Kinds that may name a civil claim, and letters whose kind nobody knows."""

_BLAME = {
    "always": "“{}” counts up what they did: say what happened, once, and what you need.",
    "fault": "“{}” says whose fault it is: say what happened instead, without a guilty party.",
    "label": "“{}” is a label for a person: say what was done, or leave it out.",
    "insult": "“{}” is an insult: leave it out.",
}
_THREAT = {
    "police": "“{}” threatens with the authorities: leave it out, a civil claim in a late notice is all you need.",
    "name": "“{}” threatens their name: leave it out, it could cost you more than they owe.",
    "reviews": "“{}” threatens with a review: leave it out.",
    "social": "“{}” threatens to make it public: leave it out.",
    "collectors": "“{}” threatens with collectors: name the next legal step instead, in a late notice.",
    "harm": "“{}” reads as a threat: say what you will do next, and by when.",
    "hold": "“{}” threatens what is theirs: leave it out, or name the clause that allows it.",
}
_CLAIM = "“{}” names a claim, which belongs into a late notice (L07 to L10): leave it out here."
_FIRE = "“{}” never leaves the desk: say that the work together ends."
_SARCASM = "“{}” reads as mockery: say it straight, or leave it out."
_MARKS = "“{}” reads as shouting: one mark, or a full stop, is enough."
_FACES = "“{}” says more than you mean to put in writing: leave it out."
_CAPS = "“{}” reads as shouting: write it in small letters."

_MANY_MARKS = re.compile(r"!{2,}|\?{2,}|\?!|!\?|\(!\)|\(\?\)|(?<!\S)/s(?!\S)")
_ANGRY = re.compile("[\U0001f620-\U0001f624\U0001f644\U0001f92c\U0001f921\U0001f4a9\U0001f595\U0001f47f]")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
_GAP = re.compile(r"[ \xa0,'’-]+")
_SHOUTED = 5
"""Letters from which on a single word in capitals is more than an abbreviation."""
_ABBREVIATIONS = frozenset("SWIFT HTTPS ASCII UNICEF SEPA".split())


def blame(draft: Draft) -> Iterator[Problem]:
    """Words that blame: always and never, labels, insults."""
    return (place.problem("blame", _BLAME[kind].format(place.text)) for kind, place in draft.words("blame"))


def threat(draft: Draft) -> Iterator[Problem]:
    """Words that threaten with anything but a civil claim, and with that where it does not belong."""
    for kind, place in draft.words("threat"):
        yield place.problem("threat", _THREAT[kind].format(place.text))
    if draft.kind not in NAMES_A_CLAIM:
        for _, place in draft.words("claim"):
            yield place.problem("threat", _CLAIM.format(place.text))


def word_fire(draft: Draft) -> Iterator[Problem]:
    """The word for what nobody does to a client, in the letter's language and in English."""
    for language in dict.fromkeys((draft.language, Language.ENGLISH)):
        for place in draft.found(pattern(language, "fire")):
            yield place.problem("word-fire", _FIRE.format(place.text))


def emotion(draft: Draft) -> Iterator[Problem]:
    """Shouting, rows of marks, angry faces, mockery."""
    for _, place in draft.words("sarcasm"):
        yield place.problem("emotion", _SARCASM.format(place.text))
    for found in _MANY_MARKS.finditer(draft.plain):
        yield draft.at(*found.span()).problem("emotion", _MARKS.format(found.group()))
    for place in draft.found(_ANGRY):
        yield place.problem("emotion", _FACES.format(place.text))
    yield from (place.problem("emotion", _CAPS.format(place.text)) for place in _shouted(draft))


def _shouted(draft: Draft) -> Iterator[Place]:
    """Rows of words in capitals, or a long one; abbreviations, names and what stands under the closing left out."""
    for row in _rows(draft):
        longest = max(len(each.group()) for each in row)
        letters = sum(len(each.group()) for each in row)
        is_code = len(row) == 1 and row[0].group() in _ABBREVIATIONS
        if (longest >= _SHOUTED and not is_code) or (len(row) > 1 and letters > _SHOUTED + 1):
            yield draft.at(row[0].start(), row[-1].end())


def _rows(draft: Draft) -> Iterator[list[re.Match[str]]]:
    """Words in capitals that stand side by side; what is a name is none of them."""
    row: list[re.Match[str]] = []
    for word in _WORD.finditer(draft.text, 0, draft.main_end):
        is_loud = word.group() == word.group().upper() != word.group().lower() and not draft.is_name(*word.span())
        if row and not (is_loud and _GAP.fullmatch(draft.text, row[-1].end(), word.start())):
            yield row
            row = []
        if is_loud:
            row.append(word)
    if row:
        yield row
