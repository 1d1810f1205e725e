"""The cells of a sheet as values.

Rule: what holds for the file (date order, decimal sign, currency) is settled before the first row is read; what is
wrong with one row is raised as Refused while that row is read.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from clientdesk.exchange import sums
from clientdesk.exchange.dates import Dates, settle_order
from clientdesk.exchange.inert import restored
from clientdesk.exchange.sheet import Sheet
from clientdesk.exchange.unsettled import Unsettled, say_which
from clientdesk.exchange.words import Kind
from clientdesk.model.amounts import DecimalSign
from clientdesk.model.days import DateOrder, counted
from clientdesk.model.entry.rules import LONGEST_LINE, filled, line
from clientdesk.model.entry.rules import currency as known_currency
from clientdesk.model.errors import Refused
from clientdesk.model.money import Money
from clientdesk.model.names import clean, clean_lines, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.exchange.table import Row

E = TypeVar("E", bound=StrEnum)

DATES = ("issued", "due", "paid_on", "on", "since")
AMOUNTS = ("amount", "paid")
YES = frozenset("yes y true 1 x ja evet e ya oui o si s disputed".split())
NO = frozenset("no unpaid open n false 0 nein hayir h tidak t non".split())


class Options(Struct, frozen=True, kw_only=True):
    """What the person said about a file; None or nothing where the file tells."""

    kind: str | None = None
    columns: dict[str, str] = {}
    date_order: DateOrder | None = None
    decimal: DecimalSign | None = None
    currency: str | None = None


class Reader:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: Sheet, options: Options, today: date, desk_currency: str | None) -> None:
        self.sheet = sheet
        order = options.date_order or sheet.source.order or settle_order(self._cells(DATES), today)
        self.dates = Dates(order, today)
        self.decimal = options.decimal or sheet.source.decimal or sums.settle_decimal(self._cells(AMOUNTS))
        self.stated = known_currency(options.currency) if options.currency else None
        named = self._named()
        self.currency = self.stated or (next(iter(named)) if len(named) == 1 else None if named else desk_currency)
        told = self.currency or named or "currency" in sheet.columns
        if sheet.source.kind is Kind.INVOICES and sheet.rows and not told:
            raise Unsettled("The file names no currency.", "currency", say_which("currency", "EUR"))

    def text(self, row: Row, field: str) -> str:
        """The text of a field on one line, cleaned; empty without a column."""
        columns = self.sheet.columns.get(field)
        text = clean(restored(row.cells[columns[0]])) if columns else ""
        return text if len(text) <= LONGEST_LINE else line(text, f"The {_said(field)}")

    def note(self, row: Row, field: str) -> str:
        """A text of any length and number of lines."""
        columns = self.sheet.columns.get(field)
        return clean_lines(restored(row.cells[columns[0]])).strip() if columns else ""

    def texts(self, row: Row, field: str) -> list[str]:
        """The texts of a field that several columns make up, empty ones left out."""
        cells = (line(restored(row.cells[at]), f"The {field}") for at in self.sheet.columns.get(field, ()))
        return [cell for cell in cells if cell]

    def name(self, row: Row, field: str) -> str:
        """A name, which must be there."""
        return filled(self.text(row, field), f"The {_said(field)}")

    def day(self, row: Row, field: str) -> date | None:
        """A date; None for an empty cell."""
        return self.dates.read(self.text(row, field))

    def money(self, row: Row, field: str, usual: str | None = None) -> Money | None:
        """An amount; None for an empty cell. `usual` is its currency where neither file nor person names one."""
        text = self.text(row, field)
        return sums.amount(text, self._currency(row, text, usual), self.decimal) if text else None

    def flag(self, row: Row, field: str) -> bool | None:
        """Yes or no, in any of the languages; None for an empty cell or another word."""
        word = fold(self.text(row, field))
        return True if word in YES else False if word in NO else None

    def choice(self, row: Row, field: str, kinds: type[E]) -> E | None:
        """One of a few words; None for an empty cell."""
        text = fold(self.text(row, field))
        if text and text not in set(kinds):
            raise Refused(f"“{text[:40]}” is no {field}; it is one of {', '.join(kinds)}.")
        return kinds(text) if text else None

    def check_width(self, row: Row) -> None:
        """Refuse a row that has cells missing, or something in cells beyond the heading."""
        wanted = len(self.sheet.header.cells)
        if len(row.cells) < wanted or any(cell.strip() for cell in row.cells[wanted:]):
            raise Refused(f"It has {counted(len(row.cells), 'cell')} where the heading has {wanted}.")

    def _currency(self, row: Row, text: str, usual: str | None) -> str:
        column = self.text(row, "currency")
        for currency in (sums.code(column) if column else None, self.stated, usual):
            if currency and (column or sums.fits(text, currency)):
                return currency
        found = sums.currency_in(text) or self.currency
        if found is None:
            raise Refused("It names no currency. Write it beside the amount, or say one for the whole file.")
        return found

    def _named(self) -> set[str]:
        """The currencies that amounts of the file name."""
        at = {column for field in AMOUNTS for column in self.sheet.columns.get(field, ())} | set(self.sheet.evidence)
        cells = {row.cells[column] for row in self.sheet.rows for column in at if column < len(row.cells)}
        return {currency for cell in cells if (currency := sums.currency_in(cell))}

    def _cells(self, fields: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        at = [column for field in fields for column in self.sheet.columns.get(field, ())]
        for row in self.sheet.rows:
            for column in at:
                if column < len(row.cells) and (text := clean(row.cells[column])):
                    yield row.line, text


def _said(field: str) -> str:
    """A field in a sentence."""
    return {"on": "date", "paid_on": "date of payment", "due": "due date", "issued": "issue date"}.get(field, field)
