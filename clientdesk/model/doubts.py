"""What can't be right about a record among the others.

Rule: what a record can be looked at for by itself and by those it names stands here; `ledger.doubts` asks it, and adds
what has to be summed up.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from clientdesk.model.bars import check_bars
from clientdesk.model.client import Client
from clientdesk.model.currency import is_known
from clientdesk.model.entry.figures import check_figures
from clientdesk.model.entry.journal import check_file, check_way, goes_with
from clientdesk.model.entry.rules import possible_days
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Attachment, Incident, Message, Remedy
from clientdesk.model.money import Money
from clientdesk.model.naming import noun, references, with_article
from clientdesk.model.project import Contract
from clientdesk.model.record import Owned, Record
from clientdesk.model.records import TABLES, Records
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.settings import Settings
from clientdesk.model.signs import LOGGED


class Doubt(StrEnum):
    """What is the matter with a record, or with a desk's files."""

    DAMAGED = "damaged"
    MISSING = "missing"
    ANOTHERS = "another's"
    AMOUNT = "amount"
    CURRENCY = "currency"
    TWICE = "twice"
    UNKNOWN = "unknown"
    IMPOSSIBLE = "impossible"
    HISTORY = "history"
    OPEN_TO_OTHERS = "open to others"
    LEFT_BEHIND = "left behind"
    TRAIL = "trail"


def doubts(records: Records, record: Record) -> Iterator[tuple[Doubt, str]]:
    """What is doubtful about a record of a desk, each time as the rest of a sentence about it, without a full stop."""
    yield from _named(records, record)
    yield from _money(records, record)
    yield from _twice(records, record)
    yield from _unknown(record)
    yield from _impossible(record)


def _named(records: Records, record: Record) -> Iterator[tuple[Doubt, str]]:
    """What it names is on the desk, and of the same client."""
    for table, key in references(record):
        other = records.by_id(TABLES[table]).get(key)
        if other is None:
            yield Doubt.MISSING, f"names {with_article(TABLES[table])} that is not on the desk ({key})"
        elif isinstance(record, Owned) and isinstance(other, Owned) and record.client != other.client:
            yield Doubt.ANOTHERS, f"names {with_article(type(other))} of another client ({key})"
    if isinstance(record, Attachment) and record.to and not goes_with(records, record):
        yield Doubt.MISSING, f"goes with an entry that is not among the client's ({record.to})"


def _money(records: Records, record: Record) -> Iterator[tuple[Doubt, str]]:
    """Amounts are above zero and of a currency: the invoice's, for what moves on one."""
    amounts = [value for field in record.__struct_fields__ if isinstance(value := getattr(record, field), Money)]
    codes = {money.currency for money in amounts} | {getattr(record, "currency", "EUR")}
    for code in sorted(codes):
        if not is_known(code):
            yield Doubt.CURRENCY, f"is in “{code}”, which is no currency"
    if any(money.minor <= 0 for money in amounts):
        yield Doubt.AMOUNT, "has an amount that is not above zero"
    invoice = records.by_id(Invoice).get(getattr(record, "invoice", None) or "")
    for money in amounts if invoice else ():
        if invoice and money.currency != invoice.amount.currency:
            yield Doubt.CURRENCY, f"is in {money.currency}, its invoice in {invoice.amount.currency}"


def _twice(records: Records, record: Record) -> Iterator[tuple[Doubt, str]]:
    """A client has one contract, and one exit under way, at most; the first of them counts."""
    if isinstance(record, Contract):
        of_its_kind: tuple[Record, ...] = records.of(Contract, record.client)
    elif isinstance(record, Exit) and record.ended is None:
        of_its_kind = tuple(each for each in records.of(Exit, record.client) if each.ended is None)
    else:
        return
    if of_its_kind[0].id != record.id:
        owner = records.by_id(Client).get(record.client)
        which = "open exit" if isinstance(record, Exit) else noun(type(record))
        yield Doubt.TWICE, f"is one {which} more of {owner.name if owner else 'one client'} than there can be"


def _unknown(record: Record) -> Iterator[tuple[Doubt, str]]:
    """Signs and remedies are the handbook's."""
    if isinstance(record, Incident) and record.sign not in LOGGED:
        yield Doubt.UNKNOWN, f"is of “{record.sign}”, which is no sign that is logged"
    if isinstance(record, Remedy) and record.kind not in REMEDIES:
        yield Doubt.UNKNOWN, f"is of “{record.kind}”, which is no remedy"


def _impossible(record: Record) -> Iterator[tuple[Doubt, str]]:
    """Days and figures lie where they can."""
    try:
        possible_days(record)
        check_figures(record)
        if isinstance(record, (Client, Settings)):
            check_bars(record.bars)
        if isinstance(record, Attachment):
            check_file(record)
        if isinstance(record, Message):
            check_way(record)
    except Refused as error:
        yield Doubt.IMPOSSIBLE, f"can't be: {error.sentence.removesuffix('.')}"
