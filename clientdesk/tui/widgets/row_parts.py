"""The parts of a timeline's row around its line: how wide each is, what it says. Rule: nothing here draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clientdesk.ledger.status import Status
from clientdesk.model.currency import digits
from clientdesk.model.days import counted
from clientdesk.model.money import Money
from clientdesk.tui.widgets.bar import end_mark
from clientdesk.tui.widgets.line_view import MARK, Tone

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.ledger.timeline import TimelineRow


class Widths(NamedTuple):
    """The cells of a row's parts; a part of 0 is left out."""

    name: int
    number: int
    bar: int
    amount: int
    words: int

    @classmethod
    def of(cls, room: int) -> Widths:
        """The parts for a room: what tells least goes first."""
        name = max(8, min(24, room // 5))
        number = max(6, min(12, room // 9))
        amount = 13 if room >= 100 else 12 if room >= 70 else 0
        words = 14 if room >= 100 else 0
        gaps = 1 + 1 + bool(amount) + bool(words) * 2
        bar = room - len(MARK) - name - number - amount - words - gaps
        return cls(name, number, max(1, bar), amount, words)


def short_money(money: Money, cells: int, *, broken: bool = False) -> str:
    """An open amount in some cells: as it is, else in thousands or millions; nothing for none.

    `broken`: a fraction of zero is shown too.
    """
    shown = money.shown(whole=not broken) if money else ""
    for power, unit in ((3, "k"), (6, "m"), (9, "bn"), (12, "tn")):
        if len(shown) > cells:
            unit_size = 10 ** (digits(money.currency) + power)
            units = (money.minor + unit_size // 2) // unit_size
            shown = Money(units * 10 ** digits(money.currency), money.currency).shown(whole=True) + unit
    return shown


def standing_words(row: TimelineRow, today: date) -> tuple[str, Tone]:
    """How an invoice stands, in two or three words."""
    standing = row.standing
    late = f"{counted(standing.days_late, 'day')} late" if standing.days_late else ""
    tone = end_mark(row)[1]
    match standing.status:
        case Status.PAID:
            return (late, Tone.MUTED) if late else ("on time" if standing.paid_on else "paid", Tone.MUTED)
        case Status.OVERDUE:
            return late, Tone.BAD
        case Status.OPEN | Status.PARTIAL if standing.due:
            days = (standing.due - today).days
            return f"due in {days} d" if days else "due today", Tone.PLAIN
        case status:
            return status.value.replace("-", " "), tone
