"""Finding a command, a client, an invoice or a page of the guide by a few letters.

Rule: every command that can work now is offered; one of another screen leads there.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import SIGNS
from clientdesk.tui.command import Command, Where
from clientdesk.tui.commands import BY_ID
from clientdesk.tui.elsewhere import carry_out_elsewhere, commands_elsewhere
from clientdesk.tui.forms.menu import ALSO, MENU
from clientdesk.tui.keys import working
from clientdesk.tui.screens.palette import Goal, Palette

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.binding import ActiveBinding

    from clientdesk.tui.app import ClientDesk


class Offer(NamedTuple):
    """A command, what stands beside it, and what carries it out."""

    command: Command
    note: str
    carry_out: Callable[[], Awaitable[Any]]


async def find(app: ClientDesk) -> None:
    """Show the palette, and do what was chosen in it."""
    offered = {each.command.id: each for each in offers(app)}
    hit = await app.ask(
        Palette([(each.command, each.note) for each in offered.values()], app.session.records, [*_pages()])
    )
    if hit is None:
        return
    if hit.goal is Goal.COMMAND:
        await offered[hit.target].carry_out()
    elif hit.goal is Goal.CLIENT:
        app.open_client(hit.target)
    elif hit.goal is Goal.PAGE:
        await app.show_guide(hit.target)
    else:
        app.open_invoice(hit.target)


def offers(app: ClientDesk) -> Iterator[Offer]:
    """The commands that work here, the letters, what can be added; then those of other screens, and the themes."""
    here = {each.command.id: each for each in _commands(app)}
    yield from here.values()
    yield from _additions(app)
    yield from _letters(app)
    for command, note in commands_elsewhere(app):
        if command.id not in here:
            yield Offer(command, note, partial(carry_out_elsewhere, app, command))
    yield from _themes(app)


def _commands(app: ClientDesk) -> Iterator[Offer]:
    """The commands that work now, each with its first key and the place that carries it out."""
    first: dict[str, ActiveBinding] = {}
    for active in working(app.screen):
        if active.enabled:
            first.setdefault(active.binding.id or "", active)
    for name, command in BY_ID.items():
        if name in first and not command.where.is_moving:
            key, node = app.get_key_display(first[name].binding), first[name].node
            yield Offer(command, key, partial(app.run_action, command.action, node))


def _additions(app: ClientDesk) -> Iterator[Offer]:
    """What the menu of `a` adds to a client and no command of its own does."""
    from clientdesk.tui.screens.base import ClientCommands

    at = app.screen
    if isinstance(at, ClientCommands) and at.client_id:
        for letter, kind, words in MENU:
            if kind in ALSO:
                action = f"add({kind!r})"
                command = Command(f"add.{kind}", Where.CLIENT, "", action, f"add: {words}", also=ALSO[kind])
                yield Offer(command, f"a {letter}", partial(app.run_action, action, at))


def _letters(app: ClientDesk) -> Iterator[Offer]:
    """Every letter by its name, where there is a client to write it to."""
    from clientdesk.letters.names import GROUPS, NAMES, named
    from clientdesk.tui.screens.base import ClientCommands

    at = app.screen
    if isinstance(at, ClientCommands) and at.client_id:
        told = {kind: f"{words} {group}" for group, kinds in GROUPS.items() for kind, words in kinds.items()}
        for kind in NAMES:
            what, also = f"write a letter: {named(kind)}", told.get(kind, "")
            command = Command(f"letter.write.{kind}", Where.CLIENT, "", f"write_letter({kind!r})", what, also=also)
            yield Offer(command, "", partial(app.run_action, command.action, at))


def _pages() -> Iterator[tuple[str, str]]:
    """The guide's pages on signs, remedies and safeguards; the guide itself takes too long to load for a key."""
    from clientdesk.playbook.safeguards import SAFEGUARDS

    yield from ((sign.id, sign.words) for sign in SIGNS.values())
    yield from ((remedy.id, remedy.name) for remedy in REMEDIES.values())
    yield from ((safeguard.id, safeguard.name) for safeguard in SAFEGUARDS.values())


def _themes(app: ClientDesk) -> Iterator[Offer]:
    """Every theme by its name."""
    for name in app.available_themes:
        command = Command(f"theme.{name}", Where.APP, "", f"theme({name!r})", f"theme: {name}")
        yield Offer(command, "", partial(app.run_action, command.action, app))
