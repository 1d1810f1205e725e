"""Another client who is named in a letter (L): their business is their own. Rule: told, unless the records know them.

A name is told by its whole words, folded; a word that is written small, or is a month's, is no name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import to_builtins

from clientdesk.letters.check.words import readable
from clientdesk.letters.names import NEEDS_COLLEAGUE
from clientdesk.model.client import Client
from clientdesk.model.entry.below import below_of
from clientdesk.model.journal import Letter
from clientdesk.model.letter_kinds import REFERRAL
from clientdesk.model.settings import Colleague
from clientdesk.playbook.wording.spans import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.letters.check.problem import Problem
    from clientdesk.letters.check.sight import Sight

_SPACE = r"\s+"
_SHORTEST = 3
"""Letters of a name by which somebody is told apart."""


def other_client(sight: Sight) -> Iterator[Problem]:
    """Names of other clients, that neither this one's records nor the person's own know."""
    if sight.draft.kind in (REFERRAL, *NEEDS_COLLEAGUE):
        return
    others = (each.name for each in sight.records.all(Client) if each.id != sight.client.id)
    found = [(name, at) for name in others if len(name) >= _SHORTEST and (at := _place(sight, name))]
    known = readable("\n".join(_known(sight))) if found else ""
    for name, (start, end) in found:
        if not _named(name).search(known):
            why = f"It names {name}, who is another client of yours: leave them out."
            yield sight.draft.at(start, end).problem("other-client", why)


def _named(name: str) -> re.Pattern[str]:
    words = _SPACE.join(map(re.escape, readable(name).split()))
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _place(sight: Sight, name: str) -> tuple[int, int] | None:
    """From where to where a name stands first; None where what stands there is no name."""
    days, text = Places((each.start, each.end) for each in sight.days), sight.draft.text
    for found in _named(name).finditer(sight.draft.read):
        is_small = name[0].isupper() and text[found.start()].islower()
        if not is_small and not days.hold(found.start()):
            return found.span()
    return None


def _known(sight: Sight) -> Iterator[str]:
    """All that is written in this client's records, letters left out, in the person's settings, and of colleagues."""
    records, client = sight.records, sight.client
    owned = (each for each in below_of(records, client) if not isinstance(each, Letter))
    for each in (client, records.settings, *records.all(Colleague), *owned):
        yield from _texts(to_builtins(each, str_keys=True))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _texts(each))
    elif isinstance(value, list | tuple):
        yield from (text for each in value for text in _texts(each))
