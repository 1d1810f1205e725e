"""What has parts has a column for each of them in the CSV files, and nothing stands there as Python writes it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from builder import Book, eur
from hypothesis import HealthCheck, given, settings
from msgspec import Struct
from strategies import desks

from clientdesk.exchange.desk_csv import export_csv
from clientdesk.model.money import Money
from clientdesk.model.records import KINDS, Records
from clientdesk.model.settings import Court

slow = [HealthCheck.too_slow, HealthCheck.data_too_large]


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_court_of_the_settings_has_columns_of_its_own():
    court = Court(name="County Court", limit=Money(1_000_000, "GBP"), source="CPR 26", checked=date(2026, 5, 1))
    (row,) = rows(export_csv(Book(court=court, rate=eur("80")).records)["settings.csv"])
    assert {name: cell for name, cell in row.items() if name.startswith(("court", "rate"))} == {
        "court": "County Court", "court_limit": "10000.00", "court_limit_currency": "GBP", "court_source": "CPR 26",
        "court_checked": "2026-05-01", "rate": "80.00", "rate_currency": "EUR",
    }  # fmt: skip


def test_a_court_that_nobody_named_is_empty():
    (row,) = rows(export_csv(Book().records)["settings.csv"])
    assert {cell for name, cell in row.items() if name.startswith("court")} == {""}


def test_the_name_of_a_court_is_no_formula():
    (row,) = rows(export_csv(Book(court=Court(name="=1+1")).records)["settings.csv"])
    assert row["court"] == "'=1+1"


def with_parts(records: Records) -> Iterator[str]:
    """What Python writes for each value of the records that has parts."""
    for record in (each for kind in KINDS for each in records.all(kind)):
        values = (getattr(record, field) for field in record.__struct_fields__)
        yield from (repr(each) for each in values if isinstance(each, Struct))


@settings(max_examples=15, deadline=None, suppress_health_check=slow)
@given(desks())
def test_nothing_stands_in_a_cell_as_python_writes_it(desk):
    cells = {cell for data in export_csv(desk).values() for row in rows(data) for cell in row.values()}
    assert not cells & set(with_parts(desk))
