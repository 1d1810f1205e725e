"""An exit's letter before it goes out: what is odd about it, and writing it anew. Rule: it tells, holds nothing up.

Sums in a draft are those of the day on which its words were said: nobody is asked for what was paid since (G4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.model.change import Change
from clientdesk.model.days import counted
from clientdesk.model.days import shown as shown_day
from clientdesk.model.entry.sending import check_open, draft, draft_told
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Payment, PaymentKind
from clientdesk.model.letter_kinds import AT_ONCE, EXIT_NOTICES, EXTRAS_PRICED, HAND_OVER, REFERRAL
from clientdesk.model.money import said_totals, totals
from clientdesk.model.naming import short
from clientdesk.model.settings import Colleague
from clientdesk.model.way import Deed, Hint, Way
from clientdesk.playbook.exit.case import Case, Writer
from clientdesk.playbook.exit.early import early
from clientdesk.playbook.exit.letter import UNSIGNED
from clientdesk.playbook.exit.notice import agreed_days
from clientdesk.playbook.exit.paths import PATHS
from clientdesk.playbook.wording.closing import under_closing
from clientdesk.playbook.wording.days import ahead

if TYPE_CHECKING:
    from clientdesk.model.journal import Letter
    from clientdesk.model.records import Records
    from clientdesk.model.way import Words

_WITH_FIGURES = frozenset((*EXIT_NOTICES, HAND_OVER))
"""The letters that say what is owed."""
_FOLLOWS = frozenset((AT_ONCE, HAND_OVER))
"""The letters of which every day follows the desk, so that none is over once they are written anew."""
_NEVER_PRICED = "The work ended without this letter. If it went out all the same, say when."
"""A price that is told nobody any more, and stays as it may have gone out unmarked (R07)."""
_READ_AGAIN = "read it again, or write it anew."


def doubts(records: Records, letter: Letter, today: date) -> tuple[Words, ...]:
    """What is odd about an exit's draft on a day; nothing for other letters.

    No name under it, sums that do not hold, days that are over or missing, colleagues who said no, a price that nobody
    is asked any more.
    """
    exit_ = records.by_id(Exit).get(letter.exit or "")
    if exit_ is None or letter.sent:
        return ()
    if letter.kind == EXTRAS_PRICED and exit_.saved:
        return (_NEVER_PRICED,)
    money = _money(records, exit_, letter, today) if letter.kind in _WITH_FIGURES else ""
    found = (_nameless(records, letter), money, _over(records, letter, today), _no_last_day(exit_, letter))
    return tuple(each for each in (*found, *_unwilling(records, exit_, letter)) if each)


def wrong_day(records: Records, letter: Letter, on: date) -> str:
    """That a letter goes out before anybody was to hear of it (X01), or a notice too late for the last day (X04).

    Empty where the day is right.
    """
    exit_ = records.by_id(Exit).get(letter.exit or "")
    if exit_ is None or exit_.last_day is None:
        return early(records, letter, on)
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


def unnamed(what: str, text: str, end: date) -> str:
    """That a text names no such day as the contract's last one, in figures (X04); empty where it does."""
    figures = {figure.lstrip("0") for figure in re.findall(r"[0-9]+", text)}
    is_named = {str(end.day), str(end.year)} <= figures
    return "" if is_named else f"{what} does not name {shown_day(end)}, the day on which the contract ends."


def _nameless(records: Records, letter: Letter) -> Words:
    """That there is no name under it, as the desk wrote it while it did not know of one."""
    settings, under = records.settings, under_closing(letter.body, letter.language)
    if under is None or under.partition("\n")[0] not in ("", settings.business, settings.email, settings.phone):
        return ""
    return "There is no name under it: write it anew, or edit it." if settings.name else UNSIGNED


def _money(records: Records, exit_: Exit, letter: Letter, today: date) -> str:
    """That a sum it names is none that is owed, or that they have paid since its words were said."""
    from clientdesk.playbook.exit import sums

    since, paid = _said_on(exit_, letter), totals(each.amount for each in _payments(records, exit_, letter, today))
    if odd := sums.wrong(records, exit_, letter, today):
        left = sums.left(records, exit_, today)
        told = f"It names {said_totals(odd)} as owed, and {said_totals(left) if left else 'nothing'} is left to pay"
        came = f"; {said_totals(paid)} was paid since {shown_day(since)}" if paid else ""
        return f"{told}{came}: {_READ_AGAIN}"
    return f"Written on {shown_day(since)}; since then {said_totals(paid)} was paid: {_READ_AGAIN}" if paid else ""


def _said_on(exit_: Exit, letter: Letter) -> date:
    """The day from which its words count: of those that its step was answered with, the answer's (G4)."""
    said = exit_.done.get("close-down" if letter.kind == HAND_OVER else "notice")
    return min(said, letter.written) if said and letter.written == exit_.saved else letter.written


def _payments(records: Records, exit_: Exit, letter: Letter, today: date) -> Iterator[Payment]:
    """What came since its words were said, where its sums do not have it yet.

    Of the days before it was written, and of that day, only what came on an invoice that it names.
    """
    since = _said_on(exit_, letter)
    found = [
        each for each in records.of(Payment, letter.client)
        if each.kind is PaymentKind.PAYMENT and each.on and since <= each.on <= today
    ]  # fmt: skip
    if not found:
        return
    from clientdesk.playbook.exit import sums

    after = [each for each in found if each.on and each.on > letter.written]
    named = {each.amount for each in sums.named_in(records, letter)}
    if not (named and named <= sums.figures(records, exit_, today)):
        yield from after
    if len(after) < len(found) and not (named and named <= sums.figures(records, exit_, letter.written)):
        about = sums.about(records, exit_, letter)
        yield from (each for each in found if each not in after and each.invoice in about)


def _no_last_day(exit_: Exit, letter: Letter) -> str:
    """That a notice does not say when the contract ends (X04)."""
    path, end = PATHS[exit_.path], exit_.last_day
    if end is None or not path.notice_days or letter.kind not in path.letters.values():
        return ""
    return unnamed("It", letter.body, end)


def _unwilling(records: Records, exit_: Exit, letter: Letter) -> Iterator[str]:
    """That it names a colleague who has said no since, or may name one who is no longer here (X05)."""
    chosen = list(filter(None, exit_.answers.get("refer", {}).get("colleagues", "").split(",")))
    known = records.by_id(Colleague)
    if letter.kind != REFERRAL or "refer" in exit_.skipped:
        return
    for each in known.values():
        if each.agreed is False and re.search(rf"(?<!\w){re.escape(each.name)}(?!\w)", letter.body):
            since = " since" if each.id in chosen else ""
            yield f"{each.name} has said no{since}: write it anew, or take the name out."
    if letter.written == exit_.saved and any(each not in known for each in chosen):
        yield "A colleague whom you chose is no longer on this desk: don't name them. Read it again, or write it anew."


def _over(records: Records, letter: Letter, today: date) -> Words:
    """That a day by which it promises something, or on which something ends, is over."""
    past = [said for said in ahead(letter.body, letter.language) if said.day < today]
    if not past:
        return ""
    follows = letter.kind in _FOLLOWS or all(said.follows for said in past)
    told = f"It says “{past[0].words}”, and that day is over. "
    if follows and can_be_anew(records, letter):
        return Hint(f"{told}Write it anew (", Way(Deed.ANEW, (short(letter),)), ").")
    return f"{told}Read it again before you send it."
