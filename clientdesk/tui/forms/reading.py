"""The form that asks how a file is written, and what its answers mean. Rule: an empty field leaves it to the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from clientdesk.exchange.reader import Options
from clientdesk.model.change import Change
from clientdesk.model.days import DateOrder
from clientdesk.model.entry import rules
from clientdesk.tui.forms.field import Field, Form, Kind

if TYPE_CHECKING:
    from clientdesk.exchange.mapping import Unmapped
    from clientdesk.model.amounts import DecimalSign

_COLUMN = "column-"
"""What the keys of the fields begin with that say which column a field is."""
_KINDS = (("clients", "clients"), ("invoices", "invoices"), ("payments", "payments"))
_ORDERS = (("dmy", "day, month, year"), ("mdy", "month, day, year"), ("ymd", "year, month, day"))
_SIGNS = ((".", "point: 1,234.50"), (",", "comma: 1.234,50"))


def form(left: Unmapped | None, about: str) -> Form:
    """The questions about a file; `about` is the one it can't be read without, `left` its columns when it's those."""
    columns = [_column(left, name) for name in left.fields] if left else []
    fields = (
        Field("kind", "A list of", Kind.CHOICE, choices=_KINDS, required=about in {"kind", "columns"},
              help="" if left or about != "columns" else "then you can say which column is what"),
        *columns,
        Field("date_order", "Dates are", Kind.CHOICE, choices=_ORDERS, required=about == "date_order"),
        Field("decimal", "Decimal sign", Kind.CHOICE, choices=_SIGNS, required=about == "decimal"),
        Field("currency", "Currency", required=about == "currency", rule=lambda typed: typed and rules.currency(typed),
              help="of amounts that name none: EUR, MYR …"),
    )  # fmt: skip
    return Form(
        key="import",
        title="How is this file written?",
        fields=fields,
        build=lambda _: Change("Read a file"),
        button="Look at it again",
        does="go on",
    )


def options(said: Mapping[str, str]) -> Options:
    """What was said, as the import takes it."""
    order = said.get("date_order")
    return Options(
        kind=said.get("kind") or None,
        columns={place: key.removeprefix(_COLUMN) for key, place in said.items() if key.startswith(_COLUMN) and place},
        date_order=DateOrder(order) if order else None,
        decimal=cast("DecimalSign | None", said.get("decimal") or None),
        currency=said.get("currency") or None,
    )


def _column(left: Unmapped, name: str) -> Field:
    choices = tuple((place, f"{words} (column {place})") for place, words in left.columns)
    label = name.replace("_", " ").capitalize()
    needed = name in left.needed
    told = "which column is it? needed" if needed else "which column is it? – for none"
    return Field(f"{_COLUMN}{name}", label, Kind.CHOICE, choices=choices, required=needed, help=told)
