"""What a text that comes from outside is: its language, and the kind of letter. Rule: asked for only where not told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clientdesk.letters.check.days import the_deadline
from clientdesk.letters.check.sight import Sight
from clientdesk.letters.check.subject import kinds_for
from clientdesk.letters.check.words import common, pattern, readable
from clientdesk.letters.from_desk import NAMES_COLLEAGUES
from clientdesk.letters.names import NEEDS_COLLEAGUE
from clientdesk.letters.render import text_of
from clientdesk.model.client import Client, Language
from clientdesk.model.errors import ClientDeskError
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Letter
from clientdesk.model.letter_kinds import ABOUT_PAYMENT, AT_30_DAYS, FINAL_NOTICE, FOLLOW_UP, NOTICE
from clientdesk.model.names import fold
from clientdesk.model.settings import Colleague
from clientdesk.playbook.wording.days import days_in
from clientdesk.playbook.wording.numbers import place_of

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.letters.render import LetterText
    from clientdesk.model.records import Records

_CUES = {"final": FINAL_NOTICE, "ends": NOTICE, "overdue": AT_30_DAYS}
"""Words that tell a kind, and the one they tell, the surest first."""
ASKS_BY_NAME = frozenset((*ABOUT_PAYMENT, FOLLOW_UP))
"""Kinds that ask for invoices by their numbers."""


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
    """A letter as what it is, and about what: as the desk's own one with that subject and the most of its words.

    That is one that is kept, or that it would write today; of the kind that it is told as, where it has one. Like the
    desk's it is about the same invoices, some of them perhaps only besides, where it names them all. Else it is about
    the open ones that it names, and of the kind that its words tell.
    """
    own = _of_desk(records, client, written, today)
    if own is None:
        return _by_names(records, client, replace(written, kind=written.kind or kind_by_words(written)), today)
    if own.written is None and not _names_all(records, own, written.body):
        return _by_names(records, client, replace(written, kind=own.kind), today)
    told = {each.day for each in days_in(written.body, written.language)}
    deadline = own.deadline if own.written or own.deadline in told else None
    return replace(own, language=written.language, subject=written.subject, body=written.body, deadline=deadline)


def in_own_words(records: Records, letter: Letter, on: date) -> Letter:
    """A letter that went out on a day in words of one's own, about what `of_client` finds that they are about.

    What they do not tell stays as it is.
    """
    client, text = records.get(Client, letter.client), text_of(letter)
    language = language_of(f"{text.subject}\n{text.body}", letter.language)
    found = of_client(records, client, replace(text, language=language, invoices=(), besides=()), on)
    about = {"invoices": found.invoices, "besides": found.besides} if found.invoices else {}
    return letter.but(
        **about,
        language=language,
        deadline=found.deadline or letter.deadline,
        project=found.project or letter.project,
    )


def _of_desk(records: Records, client: Client, written: LetterText, today: date) -> LetterText | None:
    """The desk's own letter with that subject, the one with the most of its words where there are several."""
    from difflib import SequenceMatcher

    subject = fold(written.subject)
    kept = (each for each in records.of(Letter, client.id) if written.kind in ("", each.kind))
    drafts = sorted(kept, key=lambda each: (each.sent is None, each.written), reverse=True)
    kinds = [written.kind] if written.kind else kinds_for(written.subject, written.language)
    now = (_of_kind(records, client, kind, written, today) for kind in kinds)
    same = [each for each in (*map(text_of, drafts), *now) if each and subject and fold(each.subject) == subject]
    return max(same, key=lambda each: SequenceMatcher(None, each.body, written.body).ratio(), default=None)


def _by_names(records: Records, client: Client, written: LetterText, today: date) -> LetterText:
    """A letter as about the open invoices that it names, where it is of a kind that asks for some."""
    if written.kind not in ASKS_BY_NAME:
        return written
    sight = Sight(records, client, replace(written, invoices=(), besides=()), today)
    last = the_deadline(sight) if written.kind == FINAL_NOTICE else None
    about = tuple(each.invoice.id for each in sight.about)
    return replace(written, invoices=about, besides=(), deadline=last[0] if last else written.deadline)


def _names_all(records: Records, own: LetterText, body: str) -> bool:
    """Whether a text names all invoices that the desk's own letter asks for."""
    known = records.by_id(Invoice)
    return all(place_of(body, known[each].number) for each in (*own.invoices, *own.besides))


def _of_kind(
    records: Records, client: Client, kind: str, written: LetterText, today: date
) -> LetterText | None:  # fmt: skip
    """What the desk would write; with the colleagues whom the letter names, where it is of a kind that does."""
    from clientdesk.letters import Asked, from_desk

    text = fold(f"{written.subject}\n{written.body}")
    named = tuple(each for each in records.all(Colleague) if fold(each.name) in text)
    if kind in NEEDS_COLLEAGUE:
        whom = (named or tuple(records.all(Colleague)))[:1]
    else:
        whom = tuple(each for each in named if each.agreed) if kind in NAMES_COLLEAGUES else ()
    try:
        return from_desk(records, client, kind, today, Asked(language=written.language, colleagues=whom))
    except ClientDeskError:
        return None
