"""An exit's letter before it goes out: what is odd about it, and writing it anew. Rule: it tells, holds nothing up.

Figures in a draft are those of the day it was written on: nobody is asked for what they have paid since (G4).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.days import counted
from clientdesk.model.days import shown as shown_day
from clientdesk.model.entry.sending import check_open, draft, draft_told
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Invoice, Payment, PaymentKind
from clientdesk.model.money import shown_totals, totals
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit.case import Case, Writer
from clientdesk.playbook.exit.letter import UNSIGNED
from clientdesk.playbook.exit.notice import agreed_days

if TYPE_CHECKING:
    from clientdesk.model.journal import Letter
    from clientdesk.model.records import Records

_WITH_FIGURES = {"L14", "L15", "L16", "L20"}
"""The letters that say what is owed."""
_CLOSING = "Kind regards"
"""The line above the name."""


def doubts(records: Records, letter: Letter, today: date) -> tuple[str, ...]:
    """What is odd about an exit's draft today: no name under it, money that came since; nothing for other letters."""
    if letter.exit not in records.by_id(Exit) or letter.sent:
        return ()
    return tuple(filter(None, (_nameless(records, letter), _paid_since(records, letter, today))))


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
