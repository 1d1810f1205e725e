"""What was left in a letter and is not meant for its reader (L). Rule: nothing of the program's own ever leaves it.

No words at all; a greeting of nobody; placeholders that nobody filled in; labels, signs' names, handbook ids, verdicts,
the program's name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from clientdesk.letters.check.words import readable
from clientdesk.model.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.letters.check.draft import Draft
    from clientdesk.letters.check.problem import Problem

_PLACEHOLDER = re.compile(
    r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\}\}|%\}"
    r"|\[(?!(?:at|dot)\])[^\W\d_][^\]\n@]{0,40}\]|<(?!https?:)[^\W\d_][^>\n@/]{0,40}>"
    r"|\b(?:X{3,}|x{4,}|TODO|TBD|TBC|FIXME|NaN|undefined)\b|(?i:lorem ipsum)|_{4,}|(?<![./\w])\.{4,}"
    r"|(?<=[^\s.!?:–•-] )None\b(?! of\b)|[:€$£(] ?None\b",
    re.MULTILINE,
)
_UNFILLED = "“{}” was left to be filled in: put the real words there."
_NOBODY = re.compile(r"^(Dear|Sayın|Salam|Yth\.|Kepada|Tuan|Puan|Merhaba|Halo|Hi|Hello) ?,", re.MULTILINE)
_UNNAMED = "Nobody is named in the greeting: put their name after “{}”."

_ID = re.compile(
    r"(?<![\w.-])(?:S(?:0[1-9]|1\d|2[0-2])|R(?:0[1-9]|10)|X0[1-9]|G[1-4]|C(?:0[1-9]|1[01])|L(?:0[1-9]|1\d|2[01])b?)(?![\w-])"
)
_OWN_WORDS = (
    r"client ?desk|trouble (?:score|share)|leave-now|let-go|try-to-save"
    r"|[✖▼▲◆○●]\s*(?:leave now|let go|try to save|watch|steady|unknown)"
)
_LABEL = "“{}” is for your eyes only: leave it out, or say it in words of your own."
_ORDINARY = frozenset(("late-payment",))
"""Names of signs that people write too: `late-payment interest`."""


def empty(draft: Draft) -> Iterator[Problem]:
    """A letter that says nothing."""
    from clientdesk.letters.check.problem import Problem

    if not draft.body.strip():
        why = "There is no text in it: the subject is the first line, the letter comes below it."
        yield Problem("empty", 0, "", why, blocks=True)


def placeholder(draft: Draft) -> Iterator[Problem]:
    """Fields, brackets and words that stand for something that was never put there."""
    for found in _PLACEHOLDER.finditer(draft.plain):
        yield draft.at(*found.span()).problem("placeholder", _UNFILLED.format(found.group().strip()))


def nobody_greeted(draft: Draft) -> Iterator[Problem]:
    """A greeting without a name."""
    for found in _NOBODY.finditer(draft.plain):
        yield draft.at(*found.span()).problem("missing", _UNNAMED.format(found[1]))


def labels(draft: Draft) -> Iterator[Problem]:
    """The program's name, its verdicts, the names and words of signs, and the handbook's ids."""
    ids = (each.span() for each in _ID.finditer(draft.text) if not draft.is_name(*each.span()))
    words = (each.span() for each in _words().finditer(draft.read))
    for start, end in sorted({*ids, *words}):
        place = draft.at(start, end)
        yield place.problem("labels", _LABEL.format(place.text))


@cache
def _words() -> re.Pattern[str]:
    """Names of signs that nobody would write by chance, and how the program speaks of who shows one."""
    names = {sign.name for sign in SIGNS.values() if "-" in sign.name} - _ORDINARY
    said = {sign.words for sign in SIGNS.values() if " " in sign.words}
    either = "|".join(re.escape(readable(each)) for each in sorted(names | said, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either}|{_OWN_WORDS})(?!\w)")
