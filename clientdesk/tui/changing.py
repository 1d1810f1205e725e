"""The one way round: command → form → Change → saved. Rule: “saved” is said only of what is on the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import ClientDeskError, Refused
from clientdesk.tui.keeper import TITLE

if TYPE_CHECKING:
    from clientdesk.model.record import Record
    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.forms.field import Form


async def add(app: ClientDesk, kind: str, client_id: str | None, invoice_id: str | None = None) -> None:
    """Fill in a new record of a kind and save it."""
    from clientdesk.tui.forms.catalog import adding

    session = app.session
    await _fill_in(app, lambda: adding(session.records, kind, client_id or "", session.today, invoice_id))


async def edit(app: ClientDesk, record: Record) -> None:
    """Change a record and save it."""
    from clientdesk.tui.forms.catalog import editing

    await _fill_in(app, lambda: editing(app.session.records, record, app.session.today))


async def delete(app: ClientDesk, record: Record) -> None:
    """Take a record out with everything below it, once the person agrees."""
    from clientdesk.ledger.moves import removed
    from clientdesk.model.entry.below import counts_below
    from clientdesk.tui.screens.dialog import Confirm

    try:
        change = removed(app.session.records, record)
    except Refused as error:
        app.say(error.sentence, failed=True)
        return
    below = counts_below(app.session.records, record)
    what = change.label.replace("Deleted", "Delete", 1)
    question = f"{what}?{f' Gone as well: {below}.' if below else ''} Undo (u) brings it back."
    if await app.ask(Confirm("Delete", question, yes="Delete", no="Keep")):
        await save(app, change)


async def save(app: ClientDesk, change: Change) -> str:
    """Save a change and say so, or say why not; the sentence why not."""
    app.session.newcomer = next((each.id for each in _new_clients(app, change)), "")
    problem = await app.keeper.save(change)
    app.say(problem or app.session.saved_words(change.label), failed=bool(problem))
    return problem


async def ask_about_conflict(app: ClientDesk, sentence: str) -> bool:
    """Ask whose change stays when another window changed the same record; whether ours does."""
    from clientdesk.tui.screens.dialog import Confirm

    question = f"{sentence}\n\nKeep what you just typed, or what the other window saved?"
    dialog = Confirm("Changed elsewhere", question, yes="Keep mine", no="Keep theirs")
    keep_ours = await app.ask(dialog)
    return bool(keep_ours)


def _new_clients(app: ClientDesk, change: Change) -> Iterator[Client]:
    known = app.session.records.by_id(Client)
    return (each for each in change.puts if isinstance(each, Client) and each.id not in known)


async def add_from_menu(app: ClientDesk, client_id: str | None) -> None:
    """Choose what to add, then add it."""
    from clientdesk.tui.forms.catalog import MENU, WITHOUT_CLIENT
    from clientdesk.tui.screens.menu import Menu

    lines = [line for line in MENU if client_id or line[1] in WITHOUT_CLIENT]
    kind = await app.ask(Menu("Add a …", lines))
    if kind:
        await add(app, kind, client_id)


async def _fill_in(app: ClientDesk, make: Callable[[], Form]) -> None:
    """Show a form until its change is saved or the person closes it.

    A draft of the same form comes back first. After a failed save the form opens again as it was, with the sentence.
    """
    from clientdesk.tui.screens.form import FormDialog

    try:
        form = make()
    except ClientDeskError as error:
        app.say(error.sentence, failed=True)
        return
    kept = await app.keeper.draft(form.key)
    dialog = FormDialog(form, app.session.today, kept, is_draft=bool(kept))
    while (filled := await app.ask(dialog)) is not None:
        problem = await save(app, filled.change)
        if not problem:
            await app.keeper.forget_draft(form.key)
            return
        dialog = FormDialog(form, app.session.today, filled.typed, problem=problem)


async def keep_typed(app: ClientDesk, form: Form, typed: dict[str, str]) -> None:
    """Keep a half-typed form, or forget it when there is nothing in it."""
    if typed:
        await app.keeper.keep_draft(form.key, {**typed, TITLE: form.title})
    else:
        await app.keeper.forget_draft(form.key)
