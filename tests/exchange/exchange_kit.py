"""Importing a few lines of text, for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from clientdesk.exchange.outcome import ImportPlan
from clientdesk.exchange.plan import plan_import
from clientdesk.exchange.reader import Options
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.records import Records

TODAY = date(2026, 11, 21)


def plan(text: str | bytes, records: Records | None = None, **options: Any) -> ImportPlan:
    """What importing a file would do; every row is accounted for."""
    data = text.encode() if isinstance(text, str) else text
    found = plan_import(data, records or Records(), Options(**options), TODAY)
    assert found.read == found.added + found.unchanged + len(found.refused)
    return found


def after(*texts: str | bytes, records: Records | None = None, **options: Any) -> Records:
    """The desk after importing some files one after the other, none of whose rows is refused."""
    desk = records or Records()
    for text in texts:
        found = plan(text, desk, **options)
        assert not found.refused, found.refused
        desk = desk.after(found.change)
    return desk


def invoices(records: Records) -> list[Invoice]:
    return list(records.all(Invoice))


def payments(records: Records) -> list[Payment]:
    return list(records.all(Payment))


def whys(found: ImportPlan) -> list[tuple[int, str]]:
    return [(row.row, row.why) for row in found.refused]
