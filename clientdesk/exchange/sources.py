"""Programs whose lists are known, as data. Rule: a new program is one new entry of `SOURCES`, no new code path."""

from __future__ import annotations

from msgspec import Struct

from clientdesk.exchange.own_invoices import COLUMNS
from clientdesk.exchange.words import Kind, heading
from clientdesk.model.amounts import DecimalSign
from clientdesk.model.days import DateOrder


class Source(Struct, frozen=True, kw_only=True):
    """One list of one program.

    It is known by a title line above the heading that contains `title`, or by columns `marks` that all are there; a
    source with neither is a plain list. `columns` maps what its columns are called to fields, before the common words
    of its kind. `evidence` names money columns that are not taken but tell the currency. `order` is the order of its
    dates and `decimal` its decimal sign, where the program never writes another.
    """

    name: str
    kind: Kind
    title: str = ""
    marks: frozenset[str] = frozenset()
    columns: dict[str, str] = {}
    evidence: tuple[str, ...] = ()
    order: DateOrder | None = None
    decimal: DecimalSign | None = None

    @property
    def is_plain(self) -> bool:
        """Whether this is any program's list rather than a certain one's."""
        return not (self.title or self.marks)


_OWN = {Kind.INVOICES: {heading(field): field for field in COLUMNS}, Kind.CLIENTS: {"late rule": "late_rule"}}
"""Columns that only our own lists have."""

SOURCES = (
    Source(
        name="invoice-ninja",
        kind=Kind.CLIENTS,
        title="invoice ninja",
        marks=frozenset({"name", "balance", "paid to date", "billing street", "shipping street"}),
        columns={
            "billing street": "address",
            "billing apt suite": "address",
            "billing city": "address",
            "billing state province": "address",
            "billing postal code": "address",
            "billing country": "country",
            "private notes": "note",
        },
        evidence=("balance", "paid to date"),
    ),
    Source(
        name="invoice-ninja",
        kind=Kind.INVOICES,
        title="invoice ninja",
        marks=frozenset({"client", "invoice number", "po number", "partial deposit", "item cost"}),
    ),
    Source(name="invoice-ninja", kind=Kind.PAYMENTS, title="invoice ninja"),
    *(
        Source(
            name="desk-csv",
            kind=kind,
            marks=frozenset({"clientdesk"}),
            columns=_OWN.get(kind, {}),
            order=DateOrder.YMD,
            decimal=".",
        )
        for kind in Kind
    ),
    Source(name="clients", kind=Kind.CLIENTS),
    Source(name="invoices", kind=Kind.INVOICES),
    Source(name="payments", kind=Kind.PAYMENTS),
)

NAMES = tuple(dict.fromkeys(source.name for source in SOURCES))
"""What `--as` takes, our own JSON (`desk`) aside."""
