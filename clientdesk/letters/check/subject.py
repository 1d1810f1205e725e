"""Which kinds a subject could be of, by the words of their templates. Rule: what is left out could not have written it.

A subject has a word of its template's own in it, unless there is nothing but fields: then every subject could be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clientdesk.letters.check.words import common
from clientdesk.letters.names import NAMES
from clientdesk.letters.render import source
from clientdesk.model.errors import ClientDeskError
from clientdesk.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.client import Language

_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_SAID = re.compile(r"""(["'])(.*?)\1""")
_TAKEN_IN = re.compile(r"\{%[-+]?\s*(?:extends|from|import|include)\b")


def kinds_for(subject: str, language: Language) -> Iterator[str]:
    """The kinds of letters in a language that could have a subject; none for no subject."""
    words = _words(subject, language)
    for kind in NAMES if words else ():
        try:
            head = source(kind, language).partition("\n\n")[0]
        except ClientDeskError:
            continue
        own = _words(_text(head), language)
        if not own or own & words or _TAKEN_IN.search(head):
            yield kind


def _text(head: str) -> str:
    """What a template says by itself: outside of its tags, and between quotes in them."""
    return " ".join((_TAG.sub(" ", head), *(said for tag in _TAG.findall(head) for _, said in _SAID.findall(tag))))


def _words(text: str, language: Language) -> set[str]:
    """The words of a text, without those that every text has."""
    return set(re.findall(r"[^\W\d_]+", fold(text))) - common(language)
