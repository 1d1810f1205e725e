"""What is said beside the facts (L): a greeting, and that they are asked to pay. Rule: any usual wording will do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clientdesk.letters.check.problem import Problem
from clientdesk.letters.check.words import pattern, readable
from clientdesk.model.client import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.letters.check.sight import Sight

_SHORT = re.compile(r"[^.?:]{1,60}[,!]")


def salutation(sight: Sight) -> Iterator[Problem]:
    """A letter that begins without a greeting; its first line is one that greets, or ends like one."""
    first = next((line.strip() for line in sight.draft.body.split("\n") if line.strip()), "")
    if not _SHORT.fullmatch(first) and not _is_in(sight, "greets", first, only_first=True):
        yield Problem("missing", 0, "", "It greets nobody: begin with a line that does, and their name.")


def request(sight: Sight) -> str:
    """That it asks them to pay, in so many words."""
    draft = sight.draft
    if _is_in(sight, "asks", draft.read[draft.text.index("\n") : draft.main_end]):
        return ""
    return "It does not ask for the payment: say that you ask them to pay, and how much."


def _is_in(sight: Sight, kind: str, text: str, *, only_first: bool = False) -> bool:
    """Whether a text has, or begins with, words of a kind, in the letter's language or in English."""
    ways = dict.fromkeys((sight.draft.language, Language.ENGLISH))
    known = (pattern(way, "facts", kind) for way in ways)
    return any(each.match(readable(text)) if only_first else each.search(readable(text)) for each in known)
