"""One reason, and no more (L, X03). Rule: more detail opens the door to argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.letters.check.words import pattern
from clientdesk.model.letter_kinds import AT_ONCE, ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.letters.check.draft import Draft
    from clientdesk.letters.check.problem import Problem

_WHY = "A second reason opens the door to argument: keep the one that you would stand by, and leave this out."
_NONE = "Nothing is explained in an immediate end: it needs no reason, leave this out."


def one_reason(draft: Draft) -> Iterator[Problem]:
    """Reasons after the first, in a letter that ends or declines something; each that an immediate end gives."""
    if draft.kind not in ENDINGS:
        return
    gives = pattern(draft.language, "reason", "gives")
    why, allowed = (_NONE, 0) if draft.kind == AT_ONCE else (_WHY, 1)
    given = [found for start, end in draft.sentences if (found := gives.search(draft.read, start, end))]
    for found in given[allowed:]:
        yield draft.at(*found.span()).problem("one-reason", why)
    for place in draft.found(pattern(draft.language, "reason", "more")):
        yield place.problem("one-reason", why)
