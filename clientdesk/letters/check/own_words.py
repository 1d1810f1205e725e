"""What is odd about words of one's own that went out (L). Rule: what went out is a fact: it is told, and never blocked.

The words of a draft are the gate's; these are the ones that were given as sent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clientdesk.letters.check import check
from clientdesk.letters.check.guess import language_of
from clientdesk.letters.check.problem import in_a_line
from clientdesk.letters.names import NEEDS_COLLEAGUE
from clientdesk.letters.render import text_of
from clientdesk.model.client import Client
from clientdesk.model.journal import Letter
from clientdesk.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.model.records import Records
    from clientdesk.model.way import Words

_SHORTEST = 3
"""Letters in a name by which somebody is told apart in a salutation."""
_TITLES = frozenset("mrs miss prof bay bayan hanim sayin puan encik tuan bapak ibu pak datuk herr frau madame".split())
"""Words of salutations that are nobody's name."""


def odd_words(records: Records, letter: Letter, on: date) -> Iterator[Words]:
    """What is odd about words that went out on a day, a sentence each; nothing where they are those of the draft."""
    held = records.by_id(Letter).get(letter.id)
    if held and (held.subject, held.body) == (letter.subject, letter.body):
        return
    client = records.get(Client, letter.client)
    if other := _meant_for(records, client, letter):
        yield f"It begins as a letter to {other.name}, and is recorded as one to {client.name}: undo it if wrong."
    language = language_of(f"{letter.subject}\n{letter.body}", letter.language)
    text = text_of(letter, language)
    for each in check(records, client, text, on):
        yield in_a_line(each)


def _meant_for(records: Records, client: Client, letter: Letter) -> Client | None:
    """Another client whom its salutation names, while it doesn't name this one."""
    first = fold(letter.body.strip().partition("\n")[0])
    if letter.kind in NEEDS_COLLEAGUE or not re.fullmatch(r"[^.?]{1,80}(\.[^.?]{1,60})?[,:!]", first):
        return None
    if _is_named(client, first):
        return None
    return next((each for each in records.all(Client) if each.id != client.id and _is_named(each, first)), None)


def _is_named(client: Client, salutation: str) -> bool:
    """Whether a client's whole name stands in a salutation, or any name of a contact of theirs."""
    words, name = set(_words(salutation)), set(_words(client.name))
    people = {each for contact in client.contacts for each in _words(contact.name) if len(each) >= _SHORTEST}
    return bool(name and words >= name) or bool(people & words - _TITLES)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
