"""A notice, or an end, that went out before, and a notice before its day (G3, X07). Rule: told and not blocked.

Nobody gets the same twice. Which letter is the next one is the playbook's to say; here is only what is odd about one.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from clientdesk.letters.check.problem import Problem
from clientdesk.model.days import counted, shown
from clientdesk.model.letter_kinds import AT_90_DAYS, AT_ONCE, FINAL_NOTICE
from clientdesk.playbook.after_dispute import settled_on
from clientdesk.playbook.asked import age, asked_by_letter
from clientdesk.playbook.exit.ended import written_at_once
from clientdesk.playbook.ladder import FINAL_NOTICE_AFTER, NOTICES, level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.ledger.standing import Standing
    from clientdesk.letters.check.sight import Sight
    from clientdesk.model.journal import Letter

_NAMES = {kind: f"{days}-day late notice" for days, kind in NOTICES} | {FINAL_NOTICE: "final notice"}
"""The notices; the invoice may go out again (L06) whenever one likes."""


def again(sight: Sight) -> Iterator[Problem]:
    """A notice whose like, or a firmer one, went out before about one of the invoices; an end at once after another."""
    kind = sight.draft.kind
    if kind == AT_ONCE:
        yield from _ended_again(sight)
    for each in _overdue(sight) if kind in _NAMES else ():
        sent = [letter for letter in _others(sight, each) if level(letter.kind) >= level(kind)]
        if sent:
            yield Problem("again", 0, each.invoice.number, _told(kind, max(sent, key=_by_level), each, sight.today))


def too_early(sight: Sight) -> Iterator[Problem]:
    """A late notice before the oldest invoice is as late, and a final one before the last late notice had its time."""
    late = _overdue(sight)
    if not late or sight.draft.kind not in _NAMES:
        return
    oldest = max(late, key=lambda each: (age(sight.picture, each, sight.today), each.invoice.number))
    why = _final(sight, oldest) if sight.draft.kind == FINAL_NOTICE else _notice(sight, oldest)
    if why:
        yield Problem("too-early", 0, oldest.invoice.number, why)


def _overdue(sight: Sight) -> list[Standing]:
    return [each for each in sight.about if each.days_overdue and each.balance > 0]


def _ended_again(sight: Sight) -> Iterator[Problem]:
    """An end at once, where another one holds (X07)."""
    sent = written_at_once(sight.records, sight.client.id, sight.today)
    before = [day for day, letter in sent if not _is_at_hand(sight, letter)]
    if before:
        told = f"The immediate end ({AT_ONCE}) went out on {shown(before[-1], sight.today)}"
        yield Problem("again", 0, "", f"{told}: it is over, and a second one opens the talk again.")


def _others(sight: Sight, standing: Standing) -> list[Letter]:
    """The letters about an invoice so far, without the one at hand."""
    return [each for each in asked_by_letter(sight.picture, standing) if not _is_at_hand(sight, each)]


def _is_at_hand(sight: Sight, letter: Letter) -> bool:
    """Whether a letter on the desk is the one that is looked at, once that is sent."""
    return letter.sent == sight.today and letter.body == sight.draft.written.body


def _by_level(letter: Letter) -> tuple[int, date]:
    assert letter.sent is not None  # noqa: S101  it went out
    return level(letter.kind), letter.sent


def _told(kind: str, sent: Letter, about: Standing, today: date) -> str:
    what = f"The {_NAMES[sent.kind]} ({sent.kind}) about {about.invoice.number} went out on {shown(sent.sent, today)}"
    if sent.kind != kind:
        return f"{what}: this one is less firm, and steps back behind it."
    if kind == FINAL_NOTICE:
        return f"{what}: its deadline counts, and a second one moves nothing."
    return f"{what}: none goes out twice, the next one is due later."


def _notice(sight: Sight, oldest: Standing) -> str:
    days = next(days for days, kind in NOTICES if kind == sight.draft.kind)
    late, number, name = age(sight.picture, oldest, sight.today), oldest.invoice.number, _NAMES[sight.draft.kind]
    if late >= days:
        return ""
    if settled := settled_on(sight.picture, oldest):
        what = f"The dispute about {number} was settled on {shown(settled, sight.today)}"
        return f"{what}: the {name} comes {days} days after that, and a kinder word before it."
    return f"{number} is {counted(late, 'day')} late: the {name} is for {days} days and more."


def _final(sight: Sight, oldest: Standing) -> str:
    number = oldest.invoice.number
    sent = _others(sight, oldest)
    if any(each.kind == FINAL_NOTICE for each in sent):
        return ""
    before = [each for each in sent if each.kind == AT_90_DAYS]
    if not before:
        return f"No {_NAMES[AT_90_DAYS]} ({AT_90_DAYS}) has gone out about {number}: the final one comes after it."
    on = before[0].sent
    assert on is not None  # noqa: S101  it went out
    day = on + timedelta(days=FINAL_NOTICE_AFTER)
    if sight.today >= day:
        return ""
    sent_on, from_on = shown(on, sight.today), shown(day, sight.today)
    return f"{AT_90_DAYS} about {number} went out on {sent_on}: the final one is due from {from_on} on."
