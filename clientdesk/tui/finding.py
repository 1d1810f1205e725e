"""Finding a command, a client, an invoice or a page of the guide by a few letters.

Rule: only commands that work there are offered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import SIGNS
from clientdesk.tui.command import Command, Where
from clientdesk.tui.commands import BY_ID
from clientdesk.tui.keys import working
from clientdesk.tui.screens.palette import Goal, Palette

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import ActiveBinding
    from textual.dom import DOMNode

    from clientdesk.tui.app import ClientDesk


async def find(app: ClientDesk) -> None:
    """Show the palette, and do what was chosen in it."""
    offered = [*_commands(app), *_letters(app), *_themes(app)]
    hit = await app.ask(Palette([(command, key) for command, key, _ in offered], app.session.records, [*_pages()]))
    if hit is None:
        return
    if hit.goal is Goal.COMMAND:
        command, node = next((command, node) for command, _, node in offered if command.id == hit.target)
        await app.run_action(command.action, node)
    elif hit.goal is Goal.CLIENT:
        app.open_client(hit.target)
    elif hit.goal is Goal.PAGE:
        await app.show_guide(hit.target)
    else:
        app.open_invoice(hit.target)


def _commands(app: ClientDesk) -> Iterator[tuple[Command, str, DOMNode]]:
    """The commands that work now, each with its first key and the place that carries it out."""
    first: dict[str, ActiveBinding] = {}
    for active in working(app.screen):
        if active.enabled:
            first.setdefault(active.binding.id or "", active)
    for name, command in BY_ID.items():
        if name in first and not command.where.is_moving:
            yield command, app.get_key_display(first[name].binding), first[name].node


def _letters(app: ClientDesk) -> Iterator[tuple[Command, str, DOMNode]]:
    """Every letter by its name, where there is a client to write it to."""
    from clientdesk.letters.names import NAMES, named
    from clientdesk.tui.screens.base import ClientCommands

    at = app.screen
    if isinstance(at, ClientCommands) and at.client_id:
        for kind in NAMES:
            what = f"write a letter: {named(kind)}"
            yield Command(f"letter.write.{kind}", Where.CLIENT, "", f"write_letter({kind!r})", what), "", at


def _pages() -> Iterator[tuple[str, str]]:
    """The guide's pages on signs, remedies and safeguards; the guide itself takes too long to load for a key."""
    from clientdesk.playbook.safeguards import SAFEGUARDS

    yield from ((sign.id, sign.words) for sign in SIGNS.values())
    yield from ((remedy.id, remedy.name) for remedy in REMEDIES.values())
    yield from ((safeguard.id, safeguard.name) for safeguard in SAFEGUARDS.values())


def _themes(app: ClientDesk) -> Iterator[tuple[Command, str, DOMNode]]:
    """Every theme by its name."""
    for name in app.available_themes:
        yield Command(f"theme.{name}", Where.APP, "", f"theme({name!r})", f"theme: {name}"), "", app
