"""A statement as blocks: the head, the rows, what is open, how to pay. Rule: its words are of one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.exchange.paper import Block, Heading, Line, Table
from clientdesk.exchange.statement.words import told, words_of
from clientdesk.exchange.statement.written import Written
from clientdesk.model.client import Client, Language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.ledger.statement import Statement
    from clientdesk.model.money import Money
    from clientdesk.model.records import Records

Row = tuple[str, ...]
"""A table's cells, from left to right."""


def head(
    records: Records, client_id: str, as_of: date, since: date | None = None, language: Language = Language.ENGLISH
) -> Iterator[Block]:
    """What a statement is, whose, for whom, and of which days."""
    settings, words, written = records.settings, words_of(language), Written(language)
    yield Heading(words.title, 1)
    if settings.name or settings.business:
        yield Line(words.by.format(who=", ".join(filter(None, (settings.name, settings.business)))))
    yield Line(words.to.format(who=records.get(Client, client_id).name))
    last = written.full_day(as_of)
    yield Line(words.between.format(first=written.full_day(since), last=last) if since else words.at.format(last=last))


def page(
    found: dict[str, Statement], as_of: date, since: date | None = None, language: Language = Language.ENGLISH
) -> Iterator[Block]:
    """The rows of each currency, and below them what is open by age."""
    words = words_of(language)
    if not found:
        yield Line(words.nothing)
    for code, each in found.items():
        yield Heading(code)
        yield Table(words.heads, tuple(rows(each, as_of, since, language)))
        in_hand, *others = notes(each, language)
        if in_hand:
            yield Line(in_hand)
        if each.ageing:
            yield Line(words.open_by_age)
            yield Table(*ages(each, language))
        yield from map(Line, filter(None, others))


def foot(records: Records, found: dict[str, Statement], language: Language = Language.ENGLISH) -> Iterator[Block]:
    """Where to pay, as the person's settings have it, where there is something to pay."""
    details = [line for line in records.settings.payment_details.splitlines() if line.strip()]
    if details and any(each.ageing for each in found.values()):
        yield Heading(words_of(language).how_to_pay)
        yield from map(Line, details)


def rows(
    found: Statement, as_of: date, since: date | None = None, language: Language = Language.ENGLISH
) -> Iterator[Row]:
    """The rows between the opening balance, where there is a first day, and the closing one."""
    words, written = words_of(language), Written(language, _amounts(found))
    for each in found.rows(as_of, since):
        on = written.day(each.on) if each.on else words.no_day
        due = written.day(each.due) if each.due else ""
        debit, credit = (written.amount(money) if money else "" for money in (each.debit, each.credit))
        yield on, told(each.what, words), due, debit, credit, written.amount(each.balance)


def notes(found: Statement, language: Language = Language.ENGLISH) -> tuple[str, str, str]:
    """The lines about what is open, each empty where there is none.

    Above its ages: the credit in hand, why the balance is less than that. Below them: how much of it is in dispute, and
    how much had been paid and went back.
    """
    words, written = words_of(language), Written(language)
    pairs = ((words.in_hand, found.in_hand), (words.disputed, found.disputed), (words.given_back, found.given_back))
    in_hand, disputed, back = (line.format(amount=written.amount(money)) if money else "" for line, money in pairs)
    return in_hand, disputed, back


def ages(found: Statement, language: Language = Language.ENGLISH) -> tuple[Row, tuple[Row, ...]]:
    """The ageing's heads and its one row; for a statement on which something is open."""
    if found.ageing is None:
        return (), ()
    words, cells = words_of(language), found.ageing.cells
    amounts = [*(cells[bucket].amount for bucket in words.ages), found.ageing.total.amount]
    written = Written(language, amounts)
    heads = (*words.ages.values(), words.total)
    return tuple(f">{name}" for name in heads), (tuple(map(written.amount, amounts)),)


def _amounts(found: Statement) -> Iterator[Money]:
    """Every amount in the rows."""
    yield from (found.opening, found.closing)
    for each in found.entries:
        yield from (money for money in (each.debit, each.credit, each.balance) if money)
