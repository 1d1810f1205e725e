"""Writing a letter to a client: which kind, and the way into its screen (L). Rule: nothing is sent by the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.client import Client
from clientdesk.model.journal import Letter
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.writing_form import Begun


async def write(
    app: ClientDesk, client_id: str, kind: str | None, invoices: tuple[str, ...], project: str | None
) -> None:
    """Open the writing screen for a kind of letter, asking for it first where none is given."""
    from clientdesk.tui.writing_form import Begun

    session = app.session
    chosen = kind or await _kind(app, client_id)
    if not chosen:
        return
    language = session.records.get(Client, client_id).language
    new = Letter(id=new_id(), client=client_id, kind=chosen, written=session.today, body="", language=language)
    await _open(app, Begun(new.but(invoices=invoices, project=project)))


async def go_on(app: ClientDesk, letter: Letter) -> None:
    """Open the writing screen on a draft of the desk."""
    from clientdesk.tui.writing_form import Begun

    await _open(app, Begun(letter, is_kept=True))


async def _kind(app: ClientDesk, client_id: str) -> str | None:
    """Choose a kind; the cursor is on what the agenda proposes."""
    from clientdesk.tui.screens.menu import Menu
    from clientdesk.tui.writing_menu import lines

    session = app.session
    name = session.records.get(Client, client_id).name
    return await app.ask(Menu(f"A letter to {name}", lines(session.records, client_id, session.today)))


async def _open(app: ClientDesk, begun: Begun) -> None:
    from clientdesk.tui.screens.writing import WritingScreen

    typed = await app.keeper.draft(begun.key)
    app.open_page(WritingScreen(app.session, begun, typed))
