"""What a text that comes from outside is: its language, and the kind of letter. Rule: asked for only where not told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clientdesk.letters.check.subject import kinds_for
from clientdesk.letters.check.words import common, pattern, readable
from clientdesk.letters.names import NEEDS_COLLEAGUE
from clientdesk.letters.render import text_of
from clientdesk.model.client import Language
from clientdesk.model.errors import ClientDeskError
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Letter
from clientdesk.model.letter_kinds import AT_30_DAYS, FINAL_NOTICE, NOTICE
from clientdesk.model.names import fold
from clientdesk.model.settings import Colleague
from clientdesk.playbook.wording.numbers import place_of

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.letters.render import LetterText
    from clientdesk.model.client import Client
    from clientdesk.model.records import Records

_CUES = {"final": FINAL_NOTICE, "ends": NOTICE, "overdue": AT_30_DAYS}
"""Words that tell a kind, and the one they tell, the surest first."""


def language_of(text: str, usual: Language = Language.ENGLISH) -> Language:
    """The language that most of a text's small words are of; the usual one where two have as many."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    score = {each: sum(word in common(each) for word in words) for each in Language}
    best = max(score.values())
    return usual if score[usual] == best else max(Language, key=lambda each: score[each])


def kind_by_words(written: LetterText) -> str:
    """The kind that a letter's words tell of, empty where they tell of none."""
    text = readable(f"{written.subject}\n{written.body}")
    ways = dict.fromkeys((written.language, Language.ENGLISH))
    told = (kind for cue, kind in _CUES.items() if any(pattern(way, "kinds", cue).search(text) for way in ways))
    return next(told, "")


def of_client(records: Records, client: Client, written: LetterText, today: date) -> LetterText:
    """A letter as what it is: the draft with its subject, else what the desk gives that subject, else by its words.

    Like the desk's own it is about the same invoices, where it names them all: some of them perhaps only besides.
    """
    drafts = [each for each in records.of(Letter, client.id) if fold(each.subject) == fold(written.subject)]
    if drafts and written.subject:
        last = max(drafts, key=lambda each: (each.body == written.body, each.sent is None, each.written))
        of_draft = text_of(last)
        return replace(of_draft, language=written.language, subject=written.subject, body=written.body)
    own = _by_subject(records, client, written, today)
    if own is None:
        return replace(written, kind=kind_by_words(written))
    known = records.by_id(Invoice)
    if all(place_of(written.body, known[each].number) for each in (*own.invoices, *own.besides)):
        return replace(written, kind=own.kind, invoices=own.invoices, besides=own.besides)
    return replace(written, kind=own.kind)


def _by_subject(records: Records, client: Client, written: LetterText, today: date) -> LetterText | None:
    """The desk's own letter with that subject, the one with the most of its words where several have it."""
    from difflib import SequenceMatcher

    same = [
        text for kind in kinds_for(written.subject, written.language)
        if (text := _of_kind(records, client, kind, written.language, today))
        and fold(text.subject) == fold(written.subject)
    ]  # fmt: skip
    return max(same, key=lambda each: SequenceMatcher(None, each.body, written.body).ratio(), default=None)


def _of_kind(records: Records, client: Client, kind: str, language: Language, today: date) -> LetterText | None:
    from clientdesk.letters import Asked, from_desk

    whom = tuple(records.all(Colleague))[:1] if kind in NEEDS_COLLEAGUE else ()
    try:
        return from_desk(records, client, kind, today, Asked(language=language, colleagues=whom))
    except ClientDeskError:
        return None
