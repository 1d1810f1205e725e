"""What is told of an end in the client's language: the one reason, and the lines of the talk (X03).

Rule: what the person typed stays as it is; only what the desk proposes is put into the reader's language. English is
the playbook's own; the words of the other languages are beside their templates, in `_reasons.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from clientdesk.letters import filters
from clientdesk.letters.shipped import TEMPLATES
from clientdesk.letters.wording import inline, lines
from clientdesk.model.client import Language
from clientdesk.playbook.exit import meet, reasons
from clientdesk.playbook.exit.notice import last_day

if TYPE_CHECKING:
    from clientdesk.playbook.exit.case import Case

_KEPT = {words: sign for sign, words in reasons.TELLABLE.items()}
"""Reasons that were proposed once and are kept as one's own words, by those words."""


def reason(given: str, language: Language) -> str:
    """A reason in the words that the client reads, without its full stop; empty where none can be told."""
    sign = given if given in reasons.TELLABLE else _KEPT.get(given.rstrip(" ."), "")
    return inline(_words(language).get(sign) or reasons.told(given))


def talk(case: Case, language: Language) -> tuple[str, ...]:
    """What was said in the talk, a line each: as it was typed, else what the desk proposed to say."""
    proposed, said = meet.words(case).questions[0].default, case.said("meet", "lines")
    if language is Language.ENGLISH or said not in (None, proposed):
        return lines(proposed if said is None else said)
    words, why = _words(language)["talk"], reason(case.given_reason, language)
    until = words["until"].format(day=filters.day(last_day(case), language))
    return tuple(filter(None, (words["ends"], words["reason"].format(reason=why) if why else "", until)))


@cache
def _words(language: Language) -> Mapping[str, Any]:
    file = TEMPLATES / language.value / "_reasons.toml"
    return {} if language is Language.ENGLISH else tomllib.loads(file.read_text(encoding="utf-8"))
