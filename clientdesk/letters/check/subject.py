"""Which kinds a subject could be of, by the words of their templates. Rule: what is left out could not have written it.

A subject has a word of its template's own in it, unless there is nothing but fields: then every subject could be.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from clientdesk.letters.check.words import common
from clientdesk.letters.names import NAMES
from clientdesk.letters.render import source
from clientdesk.model.errors import ClientDeskError
from clientdesk.model.names import fold

if TYPE_CHECKING:
    from clientdesk.model.client import Language

_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_SAID = re.compile(r"""(["'])(.*?)\1""")
_TAKEN_IN = re.compile(r"\{%[-+]?\s*(?:extends|from|import|include)\b")


def kinds_for(subject: str, language: Language) -> tuple[str, ...]:
    """The kinds of letters in a language that could have a subject; none for no subject.

    Words that every text has tell a kind only where no other word does.
    """
    every = _words(subject)
    if not every:
        return ()
    heads = _heads(language)
    for words in (every - common(language), every):
        fits = {kind for kind, head in heads.items() if _words(_text(head)) & words}
        if fits:
            break
    return tuple(kind for kind, head in heads.items() if kind in fits or _is_open(head, language))


def _heads(language: Language) -> dict[str, str]:
    """What stands above the letter in the template of each kind that can be read."""
    found = {}
    for kind in NAMES:
        with suppress(ClientDeskError):
            found[kind] = source(kind, language).partition("\n\n")[0]
    return found


def _is_open(head: str, language: Language) -> bool:
    """Whether any subject could be a template's: it has no word of its own there, or takes some in."""
    return not _words(_text(head)) - common(language) or _TAKEN_IN.search(head) is not None


def _text(head: str) -> str:
    """What a template says by itself: outside of its tags, and between quotes in them."""
    return " ".join((_TAG.sub(" ", head), *(said for tag in _TAG.findall(head) for _, said in _SAID.findall(tag))))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", fold(text)))
