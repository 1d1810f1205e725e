"""The one way round: form → Change → saved. Rule: “saved” is said only of what is on the disk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import ClientDeskError
from clientdesk.model.names import sentence
from clientdesk.tui.keeper import TITLE, Outcome
from clientdesk.tui.keyed import keyed

if TYPE_CHECKING:
    from clientdesk.model.records import Records
    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.forms.field import Form
    from clientdesk.tui.half_typed import Typed
    from clientdesk.tui.screens.form import Filled

    Finish = Callable[[Filled], Awaitable[Change]]
    First = Callable[[], Change | None]

_KEPT = "Half-typed before, and kept. F4 forgets it."
_BACK = "What you typed is kept: open the form again to go on with it."


async def save(app: ClientDesk, change: Change, since: Records) -> None:
    """Save a change made from some records and say so, or say why not."""
    outcome = await _saved(app, change, since)
    if outcome.is_saved:
        app.say(app.session.saved_words(change.label))
    else:
        app.say(outcome.told, failed=True)


async def _saved(app: ClientDesk, change: Change, since: Records) -> Outcome:
    """Save a change; a client who is new is where the list goes next."""
    app.session.newcomer = next((each.id for each in _new_clients(app, change)), "")
    return await app.keeper.save(change, since)


def _new_clients(app: ClientDesk, change: Change) -> Iterator[Client]:
    known = app.session.records.by_id(Client)
    return (each for each in change.puts if isinstance(each, Client) and each.id not in known)


async def fill_in(
    app: ClientDesk,
    make: Callable[[], Form],
    draft: Typed | None = None,
    *,
    finish: Finish | None = None,
    first: First | None = None,
    since: Records | None = None,
) -> None:
    """Show a form until its change is saved or the person closes it.

    A draft of the same form comes back first; `draft` where it was looked at already. `finish` makes the change that is
    saved of what was filled in, where that needs the disk; `first` makes one that is saved before it, and is undone
    apart. `since` are the records that the person chose by, where those are older. After a failed save the form opens
    again as it was, with the sentence.
    """
    from clientdesk.tui.screens.form import FormDialog

    shown = since or app.session.records
    try:
        form = make()
    except ClientDeskError as error:
        app.say(error.told, failed=True)
        return
    keep = partial(_keep_typed, app, form)
    typed: Typed = await app.keeper.draft(form.key) if draft is None else draft
    said = _KEPT if typed else ""
    while (filled := await app.ask(FormDialog(form, app.session.today, typed, said=said, keep=keep))) is not None:
        outcome, change = await _finished(app, filled, shown, finish, first)
        if outcome.is_saved:
            await app.keeper.forget_draft(form.key)
            app.say(_saved_words(app, form, change))
            return
        typed, said = filled.typed, outcome.told
        await keep(filled.changed)
        if outcome.theirs:
            app.say(f"{outcome.told} {_BACK}", failed=True)
            return


async def _finished(
    app: ClientDesk, filled: Filled, since: Records, finish: Finish | None, first: First | None
) -> tuple[Outcome, Change]:
    """Save what was filled in; what became of it, and the change that was saved."""
    try:
        ground = first() if first else None
        change = await finish(filled) if finish else filled.change
    except ClientDeskError as error:
        return Outcome(keyed(error.told)), filled.change
    outcome = await app.keeper.save(ground, since) if ground else Outcome()
    if outcome.is_saved:
        outcome = await _saved(app, change, since.after(ground) if ground else since)
    if finish and not outcome.is_saved:
        from clientdesk.tui.attaching import let_go

        await let_go(app.session, change)
    return outcome, change


def _saved_words(app: ClientDesk, form: Form, change: Change) -> str:
    """What is said of a form on the disk: what is best done next, where the form knows that."""
    words, more = app.session.saved_words(change.label), form.after(app.session.records)
    return f"Saved. {more}" if more and words.startswith(f"{sentence(change.label)} Saved") else words


async def _keep_typed(app: ClientDesk, form: Form, typed: Typed) -> None:
    """Keep a half-typed form, or forget it when there is nothing in it."""
    if typed:
        await app.keeper.keep_draft(form.key, {**dict(form.about), **typed, TITLE: form.title})
    else:
        await app.keeper.forget_draft(form.key)
