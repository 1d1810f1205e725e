"""Extras and revision rounds put down by a key (S04). Rule: each is one change, which undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.client import Client
from clientdesk.model.project import Project
from clientdesk.tui.filling import save

if TYPE_CHECKING:
    from clientdesk.model.project import Extra
    from clientdesk.tui.app import ClientDesk


async def turn_billed(app: ClientDesk, extra: Extra) -> None:
    """Put an extra on the bill, or give it away after all, and save it."""
    from clientdesk.ledger.rounds import billed

    shown = app.session.records
    await save(app, billed(shown, extra, is_billed=not extra.billed), shown)


async def count_round(app: ClientDesk, client_id: str) -> None:
    """Count one more revision round on a client's project, asking which where several are under way, and save it."""
    from clientdesk.ledger.rounds import another_round
    from clientdesk.tui.screens.menu import Menu

    shown = app.session.records
    projects = {each.id: each for each in shown.of(Project, client_id) if each.ended is None}
    if not projects:
        app.say("There is no project under way. F5 writes one down.", failed=True)
        return
    lines = [("", each.id, each.name) for each in projects.values()]
    chosen = lines[0][1] if len(lines) == 1 else await app.ask(Menu("One more round on", lines))
    if chosen:
        await save(app, another_round(shown, projects[chosen], app.session.today), shown)


async def log_rounds(app: ClientDesk, client_id: str) -> None:
    """Write down a client's rounds above the agreed number that are in no log, and save them."""
    from clientdesk.ledger.rounds import log_rounds

    shown = app.session.records
    await save(app, log_rounds(shown, shown.get(Client, client_id), app.session.today), shown)
