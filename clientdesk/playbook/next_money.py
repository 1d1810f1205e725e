"""What comes next about overdue money, as the agenda has it (G3, G4). Rule: the same steps, whoever names them.

Whoever shows an invoice asks here. Why nothing is asked for is said as plainly as what is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.days import shown
from clientdesk.playbook.asked import letters_about
from clientdesk.playbook.dunning import planned_notice
from clientdesk.playbook.dunning.steps import notice_of
from clientdesk.playbook.late_fee.days import SPARED
from clientdesk.playbook.promises import waiting
from clientdesk.playbook.step import OF_MONEY, Step, seen
from clientdesk.playbook.step_behind import why_of

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.playbook.picture import Picture


class NextMoney(Struct, frozen=True):
    """A step of the agenda for a client's overdue money, in parts.

    `words` are what to do, without its sums, by which `letter`, if any, and `on` which day. `about` are the invoices
    that it is about, the one by whose age it goes first; `why` is a sentence, and `waits` says what put it off.
    """

    words: str
    letter: str | None
    on: date
    about: tuple[Standing, ...]
    why: str
    waits: str = ""

    def goes_with(self, standing: Standing) -> str:
        """The number of the invoice by whose age an invoice's step goes; empty for that one itself."""
        oldest = self.about[0].invoice
        return "" if oldest.id == standing.invoice.id else oldest.number


def next_money(picture: Picture, steps: Iterable[Step]) -> tuple[NextMoney, ...]:
    """What is to be done about overdue money, of a client's `steps`: what asks for it, and what claims it (G3, G4)."""
    found = (_in_parts(picture, each) for each in steps if each.source in OF_MONEY)
    return tuple(filter(None, found))


def _in_parts(picture: Picture, step: Step) -> NextMoney | None:
    if notice := notice_of(picture, step):
        return NextMoney(notice.words, step.letter, step.date, notice.all_of_it, notice.why, notice.waits)
    behind = planned_notice(seen(picture, step))  # the silence's own step, which stands for both
    return NextMoney(step.what, step.letter, step.date, behind.all_of_it, why_of(picture, step)) if behind else None


def asked_next(picture: Picture, steps: Iterable[Step], standing: Standing) -> NextMoney | None:
    """The one of them that is about one invoice; None where none is."""
    found = next_money(picture, steps)
    return next((each for each in found if standing.invoice.id in {one.invoice.id for one in each.about}), None)


def next_about(picture: Picture, steps: Iterable[Step], standing: Standing) -> NextMoney | str:
    """What comes next about one invoice, or why nothing does, in words; empty where nothing is open on it.

    `paused until 3 Dec: promised`, `asked for from 2 Dec on, if it is not paid`.
    """
    if standing.balance <= 0:
        return ""
    if why := _not_asked(standing):
        return f"nothing{why}"
    if waits := waiting(picture, standing):
        return waits
    if not standing.days_overdue:
        due = standing.due
        return f"asked for from {shown(due + timedelta(days=1), picture.today)} on, if it is not paid" if due else ""
    return asked_next(picture, steps, standing) or _later(picture, standing)


def _not_asked(standing: Standing) -> str:
    """Why nobody is asked for an invoice, behind a word for that; empty where that is not so."""
    if standing.is_disputed:
        return " while they dispute it"
    if standing.is_given_back:
        return ", as what they paid went back: credit it, or write it off"
    why = standing.late_spared
    return f", as the invoice that was late {SPARED[why]}: credit this too" if why else ""


def _later(picture: Picture, standing: Standing) -> str:
    """An overdue invoice that the next step is not about: it had that letter, or an exit's task asks for it."""
    letters = letters_about(picture, standing)
    sent = f"{letters[-1].kind} went out on {shown(letters[-1].sent, picture.today)}; " if letters else ""
    return f"{sent}it comes with a later step"
