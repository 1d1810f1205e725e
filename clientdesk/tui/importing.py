"""Bringing a file in: pick it, plan it in a thread, look at the plan, save. Rule: nothing is saved unseen."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from clientdesk.model.change import Change
from clientdesk.model.errors import ClientDeskError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from clientdesk.exchange.outcome import ImportPlan
    from clientdesk.exchange.reader import Options
    from clientdesk.model.amounts import DecimalSign
    from clientdesk.model.records import Records
    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.forms.field import Form


async def import_file(app: ClientDesk) -> None:
    """Import a file that the person picks. What the file doesn't tell, such as the order of its dates, is asked."""
    from clientdesk.tui.screens.pick_file import PickFile

    path = await app.ask(PickFile("Import a file"))
    said: Mapping[str, str] | None = {}
    while path is not None and said is not None:
        try:
            plan = await asyncio.to_thread(_plan, path, said, app.session.records, app.session.today)
        except ClientDeskError as error:
            said = await _ask_how(app, said, error.sentence)
        else:
            await _take_in(app, path, plan)
            return


async def _take_in(app: ClientDesk, path: Path, plan: ImportPlan) -> None:
    from clientdesk.tui.changing import save
    from clientdesk.tui.screens.preview import Preview

    if not plan.added and not plan.refused:
        app.say(f"Nothing new in {path.name}: all {plan.read:,} rows are on the desk already.")
    elif await app.ask(Preview(path.name, plan, app.session.records)):
        await save(app, plan.change)


async def _ask_how(app: ClientDesk, said: Mapping[str, str], problem: str) -> Mapping[str, str] | None:
    """Ask for what the file does not tell; None when the person leaves it."""
    from clientdesk.tui.screens.form import FormDialog

    filled = await app.ask(FormDialog(_how(), app.session.today, said, problem=problem))
    return filled.typed if filled else None


def _how() -> Form:
    from clientdesk.tui.forms.field import Field, Form, Kind

    orders = (("dmy", "day, month, year"), ("mdy", "month, day, year"), ("ymd", "year, month, day"))
    kinds = (("clients", "clients"), ("invoices", "invoices"), ("payments", "payments"))
    fields = (
        Field("kind", "It is a list of", Kind.CHOICE, choices=kinds),
        Field("date_order", "Dates are", Kind.CHOICE, choices=orders),
        Field("decimal", "Decimal sign", Kind.CHOICE, choices=((".", "point: 1,234.50"), (",", "comma: 1.234,50"))),
        Field("currency", "Currency", help="of amounts that name none: EUR, MYR …"),
    )
    return Form("import", "How is this file written?", fields, lambda _: Change("Read a file"), "Look at it again")


def _plan(path: Path, said: Mapping[str, str], records: Records, today: date) -> ImportPlan:
    from clientdesk.exchange.plan import plan_import
    from clientdesk.exchange.source_file import read_file

    return plan_import(read_file(path, path.name), records, _options(said), today)


def _options(said: Mapping[str, str]) -> Options:
    from clientdesk.exchange.reader import Options
    from clientdesk.model.days import DateOrder

    order = said.get("date_order")
    return Options(
        kind=said.get("kind") or None,
        date_order=DateOrder(order) if order else None,
        decimal=cast("DecimalSign | None", said.get("decimal") or None),
        currency=said.get("currency") or None,
    )
