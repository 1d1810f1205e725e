"""Bringing a file in: pick it, plan it in a thread, look at the plan, save. Rule: nothing is saved unseen.

What the file leaves open is asked; a file that no answer could help is told in a sentence.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from clientdesk.exchange.unsettled import Unsettled
from clientdesk.model.errors import ClientDeskError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from clientdesk.exchange.mapping import Unmapped
    from clientdesk.exchange.outcome import ImportPlan
    from clientdesk.model.records import Records
    from clientdesk.tui.app import ClientDesk


async def import_file(app: ClientDesk) -> None:
    """Import a file that the person picks."""
    from clientdesk.tui.screens.pick_file import PickFile

    path = await app.ask(PickFile("Import a file"))
    if path is not None:
        await bring_in(app, path)


async def bring_in(app: ClientDesk, path: Path) -> None:
    """Import a file. What it doesn't tell, such as the order of its dates, is asked."""
    said: Mapping[str, str] | None = {}
    while said is not None:
        records = app.session.records
        try:
            plan = await asyncio.to_thread(_plan, path, said, records, app.session.today)
        except Unsettled as error:
            said = await _ask_how(app, path, said, error)
        except ClientDeskError as error:
            app.say(f"Nothing came in from {path.name}. {error.sentence}", failed=True)
            return
        else:
            await _take_in(app, path, plan, records)
            return


async def _take_in(app: ClientDesk, path: Path, plan: ImportPlan, records: Records) -> None:
    from clientdesk.tui.filling import save
    from clientdesk.tui.screens.preview import Preview

    if not plan.added and not plan.refused:
        app.say(f"Nothing new in {path.name}: all {plan.read:,} rows are on the desk already.")
    elif await app.ask(Preview(path.name, plan, records)):
        await save(app, plan.change, records)
    else:
        app.say(f"Nothing came in from {path.name}.")


async def _ask_how(app: ClientDesk, path: Path, said: Mapping[str, str], error: Unsettled) -> Mapping[str, str] | None:
    """Ask for what the file does not tell; None when the person leaves it."""
    from clientdesk.tui.forms.reading import form
    from clientdesk.tui.screens.form import FormDialog

    left = await asyncio.to_thread(_unmapped, path, said.get("kind", "")) if error.about == "columns" else None
    filled = await app.ask(FormDialog(form(left, error.about), app.session.today, said, said=error.what))
    return {**said, **filled.typed} if filled else None


def _plan(path: Path, said: Mapping[str, str], records: Records, today: date) -> ImportPlan:
    from clientdesk.exchange.plan import plan_import
    from clientdesk.exchange.source_file import read_file
    from clientdesk.tui.forms.reading import options

    return plan_import(read_file(path, path.name), records, options(said), today)


def _unmapped(path: Path, kind: str) -> Unmapped | None:
    from clientdesk.exchange.mapping import unmapped
    from clientdesk.exchange.source_file import read_file

    return unmapped(read_file(path, path.name), kind) if kind else None
