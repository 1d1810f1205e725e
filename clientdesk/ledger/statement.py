"""A client's statement of account: what they owed, what came in, and the balance after each.

Rule: one balance per currency, and at the end of any day it is what the account says is owed less the client's credit.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from clientdesk.ledger.ageing import Ageing, of_standings
from clientdesk.ledger.standing import standings
from clientdesk.ledger.statement_moves import Kind, Move, What, moves
from clientdesk.model.errors import Refused
from clientdesk.model.money import Money, totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.records import Records


class Entry(Struct, frozen=True):
    """A row: what the client came to owe (`debit`), or what came off it (`credit`), and the `balance` after it.

    `on` is None where the source gave no day. The use of credit is both, and leaves the balance as it is. `due` is the
    day by which an invoice is to be paid; None for any other row.
    """

    on: date | None
    what: What
    debit: Money | None
    credit: Money | None
    balance: Money
    due: date | None = None


class Statement(Struct, frozen=True):
    """One currency's rows between two days, both inclusive. A balance below zero is the client's money in hand.

    `opening` is the balance before the first day, `closing` the one at the end of the last. `ageing` is None when
    nothing is open; of that, `disputed` is what the client disputes, and `given_back` what of the rest had come and
    went back, so that nobody is asked for it; None where nothing is.
    """

    currency: str
    opening: Money
    entries: tuple[Entry, ...]
    closing: Money
    ageing: Ageing | None
    disputed: Money | None = None
    given_back: Money | None = None

    @property
    def in_hand(self) -> Money | None:
        """The client's credit where something is open beside it; the balance is what is open less that (M)."""
        credit = self.ageing.total.amount.minor - self.closing.minor if self.ageing else 0
        return Money(credit, self.currency) if credit > 0 else None

    def rows(self, as_of: date, since: date | None = None) -> Iterator[Entry]:
        """The entries between the opening balance, where there is a first day, and the closing one."""
        if since:
            yield Entry(since, What(Kind.OPENING), None, None, self.opening)
        yield from self.entries
        yield Entry(as_of, What(Kind.CLOSING), None, None, self.closing)


def statement(records: Records, client_id: str, as_of: date, since: date | None = None) -> dict[str, Statement]:
    """A client's statement from `since` to `as_of`, both inclusive, by currency code; from the first day without one.

    What has no day stands before all others, as the ledger counts it. Raises Refused when the days are the wrong way
    round (R03, M).
    """
    if since and since > as_of:
        raise Refused("The first day of a statement can't lie after its last. Check the two days.")
    where = {each.invoice.id: each for each in standings(records, client_id, as_of)}
    moved = moves(records, client_id, as_of, where)
    ages = of_standings(where.values())
    disputed = totals(each.open for each in where.values() if each.is_disputed and each.balance > 0)
    back = totals(each.back for each in where.values() if each.back and not each.is_disputed)
    first = since or date.min
    return {
        code: structs.replace(
            _of_one(code, [move for move in moved if move.currency == code], first, ages.get(code)),
            disputed=disputed.get(code),
            given_back=back.get(code),
        )
        for code in sorted({move.currency for move in moved})
    }


def _of_one(currency: str, moved: list[Move], first: date, ages: Ageing | None) -> Statement:
    opening = balance = sum(move.debit - move.credit for move in moved if move.on < first)
    entries = []
    for move in (each for each in moved if each.on >= first):
        balance += move.debit - move.credit
        entries.append(
            Entry(
                on=None if move.on == date.min else move.on,
                what=move.what,
                debit=Money(move.debit, currency) if move.debit else None,
                credit=Money(move.credit, currency) if move.credit else None,
                balance=Money(balance, currency),
                due=move.due,
            )
        )
    return Statement(currency, Money(opening, currency), tuple(entries), Money(balance, currency), ages)
