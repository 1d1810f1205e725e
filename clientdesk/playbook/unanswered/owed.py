"""What is owed, as it is at hand on the telephone: each sum and since when, and the letters about it (G3).

Rule: never what is paid, disputed, promised or paused (G4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from clientdesk.model.days import counted, shown
from clientdesk.model.money import said_totals, totals
from clientdesk.playbook.asked import letters_about
from clientdesk.playbook.dunning.credit_left import paid_by_credit
from clientdesk.playbook.dunning.overdue import overdue
from clientdesk.playbook.promises import how_broken, is_held

if TYPE_CHECKING:
    from clientdesk.ledger.standing import Standing
    from clientdesk.model.journal import Letter
    from clientdesk.playbook.picture import Picture


def asked_for_now(picture: Picture) -> list[Standing]:
    """The overdue invoices that can be asked for today, the oldest first (G4)."""
    paid_for = paid_by_credit(picture)
    return [each for each in overdue(picture) if not is_held(picture, each) and each not in paid_for]


def letters_for(picture: Picture, owed: Sequence[Standing]) -> list[Letter]:
    """The letters that asked for any of some invoices, the oldest first, each once."""
    found = {letter.id: letter for each in owed for letter in letters_about(picture, each)}
    return sorted(found.values(), key=lambda each: (each.sent or date.min, each.kind, each.id))


def what_is_owed(picture: Picture, owed: Sequence[Standing]) -> Iterator[str]:
    """A line for each invoice, `A-1: €100.00, due 12 Sep, 70 days ago`; the sum, and the letters that went out.

    What was promised for it and did not come is told with it.
    """
    for each in owed:
        late = counted(each.days_overdue, "day")
        broken = f"; {words}" if (words := how_broken(picture, each)) else ""
        yield f"{each.invoice.number}: {each.to_pay.shown()}, due {shown(each.due, picture.today)}, {late} ago{broken}"
    if len(owed) > 1:
        yield f"In all: {said_totals(totals(each.to_pay for each in owed))}"
    if owed:
        sent = [_told(picture, each) for each in letters_for(picture, owed)]
        yield f"Letters sent: {'; '.join(sent)}." if sent else "No letter has gone out about it."


def _told(picture: Picture, letter: Letter) -> str:
    """`L07 on 3 Nov, e-mail, RR 123`."""
    how = (letter.channel.words if letter.channel else "", letter.tracking)
    return ", ".join(filter(None, (f"{letter.kind} on {shown(letter.sent, picture.today)}", *how)))
