"""Forgetting a client: ask, do it, say what went and what can't be reached (P). Rule: no name typed, nothing goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.client import Client
from clientdesk.model.forgetting import asked, told

if TYPE_CHECKING:
    from clientdesk.tui.app import ClientDesk


async def forget(app: ClientDesk, client_id: str) -> None:
    """Forget a client once the person has typed the name."""
    from clientdesk.tui.screens.forget import Forget, WasForgotten

    records = app.session.records
    client = records.get(Client, client_id)
    if not await app.ask(Forget(asked(records, client), client.name)):
        return
    done, why_not = await app.keeper.forget(client)
    if done is None:
        app.say(why_not, failed=True)
    else:
        await app.ask(WasForgotten("\n\n".join(told(done))))
