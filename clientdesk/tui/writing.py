"""Writing a letter to a client: which kind, and the way into its screen (L). Rule: nothing is sent by the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.journal import Letter
from clientdesk.model.record import new_id
from clientdesk.playbook.drafted import draft_of

if TYPE_CHECKING:
    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.writing_form import Begun

    About = tuple[str | None, tuple[str, ...], str | None]
    """A kind of letter, the invoices that it is about, and the project."""


async def write(
    app: ClientDesk, client_id: str, kind: str | None, invoices: tuple[str, ...], project: str | None
) -> None:
    """Open the writing screen for a kind of letter, asking for it first where none is given.

    Where there is a draft of that kind, the person says whether to go on with it.
    """
    from clientdesk.tui.writing_form import Begun

    session = app.session
    if kind is None:
        kind, invoices, project = await _chosen(app, client_id, invoices, project)
    if not kind:
        return
    language = session.records.get(Client, client_id).language
    new = Letter(id=new_id(), client=client_id, kind=kind, written=session.today, body="", language=language)
    begun = await _which(app, Begun(new.but(invoices=invoices, project=project)))
    if begun is not None:
        await _open(app, begun)


async def go_on(app: ClientDesk, letter: Letter) -> None:
    """Open the writing screen on a draft of the desk."""
    from clientdesk.tui.writing_form import Begun

    await _open(app, Begun(letter, is_kept=True))


async def _which(app: ClientDesk, new: Begun) -> Begun | None:
    """A new letter, or the draft that is there, as the person says; a new one that is half-typed goes first."""
    from clientdesk.letters.names import named
    from clientdesk.tui.screens.menu import Menu
    from clientdesk.tui.writing_form import Begun

    draft = draft_of(app.session.records, new.letter.client, new.letter.kind)
    if draft is None or await app.keeper.draft(new.key):
        return new
    lines = [("g", "go on", f"go on with it: {draft.subject}"), ("w", "another", "write another one")]
    title = f"There is a draft of {named(draft.kind)}, of {shown(draft.written)}"
    said = await app.ask(Menu(title, lines))
    return {"go on": Begun(draft, is_kept=True), "another": new}.get(said or "")


async def _chosen(app: ClientDesk, client_id: str, invoices: tuple[str, ...], project: str | None) -> About:
    """Choose a kind; a letter of the agenda is about what its step is about, wherever the cursor was."""
    from clientdesk.playbook.step_behind import about
    from clientdesk.tui.screens.menu import Menu
    from clientdesk.tui.writing_menu import lines, proposed

    session = app.session
    name = session.records.get(Client, client_id).name
    due = {step.key: step for step in proposed(session.records, client_id, session.today)}
    chosen = await app.ask(Menu(f"A letter to {name}", lines(due.values(), session.today)))
    step = due.get(chosen or "")
    if step is None:
        return chosen, invoices, project
    return step.letter, *about(session.book.picture(client_id), step)


async def _open(app: ClientDesk, begun: Begun) -> None:
    from clientdesk.tui.screens.writing import WritingScreen

    typed = await app.keeper.draft(begun.key)
    app.open_page(WritingScreen(app.session, begun, typed))
