"""An exit's letter before it goes out: what is odd about it, and writing it anew. Rule: it tells, holds nothing up.

Figures in a draft are those of the day it was written on: nobody is asked for what they have paid since (G4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.days import counted, parse_date
from clientdesk.model.days import shown as shown_day
from clientdesk.model.entry.sending import check_open, draft, draft_told
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.money import shown_totals, totals
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit.case import Case, Writer
from clientdesk.playbook.exit.drafts import PRICES
from clientdesk.playbook.exit.letter import UNSIGNED
from clientdesk.playbook.exit.notice import agreed_days

if TYPE_CHECKING:
    from clientdesk.model.journal import Letter
    from clientdesk.model.records import Records

_WITH_FIGURES = {"L14", "L15", "L16", "L20"}
"""The letters that say what is owed."""
_FOLLOWS = {"L17", "L20"}
"""The letters of which every day follows the desk, so that none is over once they are written anew."""
_FOLLOWING = {"by", "on"}
"""Before days that follow the desk in any letter: hand-over, money that goes back, access."""
_AHEAD = re.compile(
    r"\b(?P<words>(?P<word>by|until|ends on|ends today,|working day for you is"
    r"|on(?=[^.]{6,30} I give back)|from(?=[^.]{6,30} on I)) (?P<day>[0-9]{1,2} [^\W\d_]+ [0-9]{4}))\b",
    re.IGNORECASE,
)
"""A day that lies ahead of whoever reads it, in the words of the letters: `By 31 December 2026`."""
_NEVER_PRICED = "The work ended without this letter. If it went out all the same, say when."
"""A price that is told nobody any more, and stays as it may have gone out unmarked (R07)."""
_CLOSING = "Kind regards"
"""The line above the name."""


def doubts(records: Records, letter: Letter, today: date) -> tuple[str, ...]:
    """What is odd about an exit's draft on a day; nothing for other letters.

    No name under it, money that came since, days that are over, a price that nobody is asked any more.
    """
    exit_ = records.by_id(Exit).get(letter.exit or "")
    if exit_ is None or letter.sent:
        return ()
    if letter.kind == PRICES and exit_.saved:
        return (_NEVER_PRICED,)
    found = (_nameless(records, letter), _paid_since(records, letter, today), _over(records, letter, today))
    return tuple(filter(None, found))


def late(records: Records, letter: Letter, on: date) -> str:
    """That a notice given on a day no longer reaches the exit's last day by the contract (X04); empty where it does."""
    exit_ = records.by_id(Exit).get(letter.exit or "")
    if exit_ is None or exit_.last_day is None:
        return ""
    case = Case(records, exit_, on)
    days = agreed_days(case)
    leads_to = on + timedelta(days=days)
    if letter.kind != case.letter_kind or not days or leads_to <= exit_.last_day:
        return ""
    told = f"{counted(days, 'day')} from {shown_day(on)} lead to {shown_day(leads_to)}"
    return f"{told}; the contract is set to end on {shown_day(exit_.last_day)}."


def anew(records: Records, letter: Letter, today: date, write: Writer) -> Change:
    """The change that writes an exit's draft again, from the desk as it is today and the exit's answers.

    Raises Refused for a letter that was ever sent, and for one that no exit has written.
    """
    exit_ = records.by_id(Exit).get(letter.exit or "")
    if exit_ is None:
        raise Refused("Only a letter that an exit has written can be written anew. Change its words instead.")
    check_open(letter)
    case = Case(records, exit_.but(saved=None, ended=None), today, write)
    whom = records.by_id(Colleague).get(letter.colleague or "")
    text = write(case, letter.kind, whom)
    again = draft(records, letter.but(subject=text.subject, body=text.body, language=text.language, written=today))
    return Change(f"Wrote {draft_told(records, letter)} anew", (again,))


def can_be_anew(records: Records, letter: Letter) -> bool:
    """Whether `anew` would write it."""
    return letter.sent is None and not letter.was and letter.exit in records.by_id(Exit)


def _nameless(records: Records, letter: Letter) -> str:
    """That there is no name under it, as the desk wrote it while it did not know of one."""
    settings = records.settings
    _, closing, after = letter.body.rpartition(f"\n{_CLOSING}")
    signed = after.strip().partition("\n")[0]
    if not closing or signed not in ("", settings.business, settings.email, settings.phone):
        return ""
    return "There is no name under it: write it anew, or edit it." if settings.name else UNSIGNED


def _paid_since(records: Records, letter: Letter, today: date) -> str:
    """That they have paid since it was written; of that day only what it still asks for."""
    paid = totals(each.amount for each in _payments(records, letter, today)) if letter.kind in _WITH_FIGURES else {}
    if not paid:
        return ""
    since = f"Written on {shown_day(letter.written)}; since then {shown_totals(paid)} was paid"
    return f"{since}: read it again, or write it anew."


def _payments(records: Records, letter: Letter, today: date) -> Iterator[Payment]:
    asked = {
        each.id for each in records.of(Invoice, letter.client)
        if each.number in letter.body and not standing(records, each, today).balance
    }  # fmt: skip
    for each in records.of(Payment, letter.client):
        if each.kind is PaymentKind.PAYMENT and each.on and each.on <= today:
            is_later = each.on > letter.written
            if is_later or (each.on == letter.written and each.invoice in asked):
                yield each


def _over(records: Records, letter: Letter, today: date) -> str:
    """That a day by which it promises something, or on which something ends, is over."""
    said = ((found["words"], _day(found["day"], today), found["word"]) for found in _AHEAD.finditer(letter.body))
    past = [(words, word) for words, day, word in said if day and day < today]
    if not past:
        return ""
    follows = letter.kind in _FOLLOWS or all(word.casefold() in _FOLLOWING for _, word in past)
    is_anew = follows and can_be_anew(records, letter)
    what_now = "Write it anew (w, or `clientdesk letter anew`)." if is_anew else "Read it again before you send it."
    return f"It says “{past[0][0]}”, and that day is over. {what_now}"


def _day(text: str, today: date) -> date | None:
    try:
        return parse_date(text, today)
    except Refused:
        return None
