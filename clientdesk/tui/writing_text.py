"""A letter as it stands: its words from the desk or one's own, and what the check says (L).

Rule: pure, and so that no key waits for it, called by a worker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.letters.check.problem import Problem
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Letter

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.letters.from_desk import Asked
    from clientdesk.letters.render import LetterText
    from clientdesk.model.records import Records

UNREAD = "ClientDesk made a mistake over this letter, so it is not checked. Change or take out what was typed last."


class Own(Struct, frozen=True):
    """Words that were changed by hand; the fields leave them as they are."""

    subject: str
    body: str


class Ready(Struct, frozen=True):
    """A letter that something can be done with: the record that it becomes, and what the check finds in it."""

    letter: Letter
    problems: tuple[Problem, ...] = ()


class Composed(Struct, frozen=True):
    """A letter as it stands. `refusal` is why the desk can't write it; `written` is None where nobody has either."""

    written: LetterText | None = None
    problems: tuple[Problem, ...] = ()
    refusal: str = ""

    @property
    def blocking(self) -> int:
        """How many problems keep it from being marked as sent."""
        return sum(each.blocks for each in self.problems)


def compose(
    records: Records, client_id: str, kind: str, wanted: Asked, today: date, own: Own | None, kept: date | None = None
) -> Composed:  # fmt: skip
    """A letter from the desk, in one's own words where there are any, and what the check finds in it.

    `kept` is the day on which one's own words were kept as a draft.
    """
    from clientdesk.letters.check import check

    client, refusal = records.get(Client, client_id), ""
    try:
        written = _from_desk(records, client, kind, wanted, today)
    except Refused as error:
        if own is None:
            return Composed(refusal=error.sentence)
        written, refusal = _of_ones_own(records, client, kind, wanted), error.sentence
    if own:
        from msgspec.structs import replace

        written = replace(written, subject=own.subject, body=own.body, written=kept)
    return Composed(written, check(records, client, written, today), refusal)


def unread(records: Records, client_id: str, kind: str, wanted: Asked, own: Own | None) -> Composed:
    """A letter that the desk itself could not read for a mistake of its own: the words stay, and that is told."""
    if own is None:
        return Composed(refusal=UNREAD)
    from msgspec.structs import replace

    written = _of_ones_own(records, records.get(Client, client_id), kind, wanted)
    return Composed(replace(written, subject=own.subject, body=own.body), (Problem("unread", 0, "", UNREAD),))


def _from_desk(records: Records, client: Client, kind: str, wanted: Asked, today: date) -> LetterText:
    from clientdesk.letters.from_desk import from_desk

    return from_desk(records, client, kind, today, wanted)


def _of_ones_own(records: Records, client: Client, kind: str, wanted: Asked) -> LetterText:
    """A letter for words that the desk would not write."""
    from clientdesk.letters.from_desk import usual_language
    from clientdesk.letters.render import LetterText

    language = wanted.language or usual_language(records, client, kind)
    return LetterText(kind, language, "", "", wanted.invoices, wanted.deadline, wanted.project)
