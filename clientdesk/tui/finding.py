"""Finding a command, a client or an invoice by a few letters. Rule: only commands that work there are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.tui.commands import BY_ID
from clientdesk.tui.screens.palette import Goal, Palette

if TYPE_CHECKING:
    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.command import Command


async def find(app: ClientDesk) -> None:
    """Show the palette, and do what was chosen in it."""
    below = app.screen
    hit = await app.ask(Palette(_commands(app), app.session.records))
    if hit is None:
        return
    if hit.goal is Goal.COMMAND:
        await below.run_action(hit.target)
    elif hit.goal is Goal.CLIENT:
        app.open_client(hit.target)
    else:
        app.open_invoice(hit.target)


def _commands(app: ClientDesk) -> list[tuple[Command, str]]:
    """The commands that work now, each with its first key."""
    active = [each.binding for each in app.screen.active_bindings.values() if each.enabled]
    first = {each.id: each for each in reversed(active)}
    return [(command, app.get_key_display(first[key])) for key, command in BY_ID.items() if key in first]
