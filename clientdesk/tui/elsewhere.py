"""Commands of another screen than the one that is seen: where each is carried out, and the way there.

Rule: what only moves about on its own screen is left out; nobody looks for it from another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.binding import BindingsMap

from clientdesk.tui.command import Where
from clientdesk.tui.commands import COMMANDS
from clientdesk.tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.dom import DOMNode

    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.command import Command

_VIEWS = {
    Where.ACROSS: "clients", Where.CLIENT: "clients", Where.TIMELINE: "timeline", Where.DAYS: "timeline",
    Where.AGENDA: "agenda", Where.REFERRALS: "referrals",
}  # fmt: skip
_TABS = {
    Where.PAGE: "overview", Where.OVERVIEW: "overview", Where.SIGNS: "signs", Where.REMEDIES: "remedies",
    Where.SCOPE: "scope", Where.LOG: "log", Where.INVOICES: "invoices",
}  # fmt: skip
_MOVES = {"back", "turn", "pan", "reveal", "signs", "ends"}
"""Actions that mean something only to who is there already."""
_FIRST = "First the client: put the cursor on one, then find it again (Ctrl+P)."
_NOTHING = "There is nothing here for that now: {title}."


class Place(NamedTuple):
    """A view, or a tab of a client's page."""

    name: str
    is_tab: bool = False


def place_of(command: Command) -> Place | None:
    """Where a command is carried out that belongs to one screen; None for one of all screens, or of none by name."""
    if action_of(command) in _MOVES:
        return None
    if view := _VIEWS.get(command.where):
        return Place(view)
    tab = _TABS.get(command.where)
    return Place(tab, is_tab=True) if tab else None


def action_of(command: Command) -> str:
    """The name of its action, as `add` of `screen.add('extra')`."""
    return command.action.partition("(")[0].rpartition(".")[2]


def commands_elsewhere(app: ClientDesk) -> Iterator[tuple[Command, str]]:
    """The commands that another screen carries out, each with its place and first key; none on an empty desk."""
    here = app.screen
    if not isinstance(here, DeskScreen) or here.is_empty:
        return
    for command in COMMANDS:
        place = place_of(command)
        if place and not _is_here(here, command, place):
            yield command, f"{place.name} {_first_key(app, command)}"


def _is_here(screen: DeskScreen, command: Command, place: Place) -> bool:
    """Whether the screen that is seen is where a command belongs, so that what it does not offer can't be done now."""
    if command.where is Where.CLIENT:
        return screen.client_id is not None
    return place.name == (_open_tab(screen) if place.is_tab else screen.HERE)


def _open_tab(screen: DeskScreen) -> str:
    from clientdesk.tui.screens.client import ClientPage

    return screen.open_tab.NAME if isinstance(screen, ClientPage) else ""


def _first_key(app: ClientDesk, command: Command) -> str:
    """Its first key, by the person's own keymap where that names one."""
    keys = BindingsMap([command.binding])
    keys.apply_keymap(app._keymap)  # noqa: SLF001  what Textual applies to the screens that are seen
    return app.get_key_display(next(iter(keys.key_to_bindings.values()))[0])


async def carry_out_elsewhere(app: ClientDesk, command: Command) -> None:
    """Go where a command belongs and carry it out there; without a client at hand, to where one is chosen."""
    place, here = place_of(command), app.screen
    client_id = here.client_id if isinstance(here, DeskScreen) else None
    if place is None:
        return
    if client_id is None and (place.is_tab or command.where is Where.CLIENT):
        app.action_view("clients")
        app.say(_FIRST)
        return
    if place.is_tab:
        await _to_tab(app, client_id or "", place.name)
    else:
        app.action_view(place.name)
        await app.laid_out()
    if not await app.run_action(command.action, _doer(app, action_of(command))):
        app.say(_NOTHING.format(title=command.title.rstrip("…")))


async def _to_tab(app: ClientDesk, client_id: str, tab: str) -> None:
    """Open a tab of a client's page; among the invoices with the cursor on the one that is overdue for longest."""
    from clientdesk.tui.forms.money import most_pressing
    from clientdesk.tui.screens.client import ClientPage

    app.open_client(client_id, tab)
    await app.laid_out()
    page = app.screen
    if isinstance(page, ClientPage):
        await page.action_open_tab(tab)
        pressing = most_pressing(app.session.records, client_id, app.session.today)
        if tab == "invoices" and pressing:
            page.open_tab.go_to(pressing.id)


def _doer(app: ClientDesk, action: str) -> DOMNode:
    """What carries an action out on the screen on top: the screen itself, or a part of it."""
    nodes = (app.screen, *app.screen.query("*"))
    return next((node for node in nodes if hasattr(node, f"action_{action}")), app.screen)
