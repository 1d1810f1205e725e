"""The rows of a statement for a spreadsheet. Rule: it is data: heads in English, days in ISO, whatever the language.

So a file of today goes through what was made for last year's, and no cell of it is ever run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.exchange.inert import inert
from clientdesk.exchange.statement.words import ENGLISH, told
from clientdesk.model.names import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from clientdesk.ledger.statement import Statement
    from clientdesk.model.money import Money

_COLUMNS = ("currency", "date", "what", "debit", "credit", "balance", "due")


def as_csv(found: dict[str, Statement], as_of: date, since: date | None = None) -> bytes:
    """The rows for a spreadsheet: UTF-8 with its mark, days as `2026-11-21`, amounts as `1234.50`."""
    import csv
    from io import StringIO

    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for each in found.values():
        writer.writerows(_cells(each, as_of, since))
    return text.getvalue().encode("utf-8-sig")


def _cells(found: Statement, as_of: date, since: date | None) -> Iterable[tuple[str, ...]]:
    code = found.currency
    for each in found.rows(as_of, since):
        on, due = (day.isoformat() if day else "" for day in (each.on, each.due))
        what = inert(clean(told(each.what, ENGLISH)))
        yield code, on, what, _plain(each.debit), _plain(each.credit), each.balance.plain(), due
    for what, amount in _below(found):
        yield code, as_of.isoformat(), what, "", "", amount.plain(), ""


def _below(found: Statement) -> Iterator[tuple[str, Money]]:
    """What stands below the closing balance."""
    if found.in_hand:
        yield "Credit in hand", found.in_hand
    for bucket, cell in found.ageing.cells.items() if found.ageing else ():
        yield f"Open: {ENGLISH.ages[bucket]}", cell.amount
    if found.disputed:
        yield "In dispute", found.disputed
    if found.given_back:
        yield "Given back, not asked for", found.given_back


def _plain(money: Money | None) -> str:
    return money.plain() if money else ""
