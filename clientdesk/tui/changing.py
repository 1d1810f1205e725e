"""The one way round: command → form → Change → saved. Rule: “saved” is said only of what is on the disk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from clientdesk.model.change import Change
from clientdesk.model.client import Client, Stage
from clientdesk.model.errors import ClientDeskError, Refused
from clientdesk.model.journal import Attachment, Letter
from clientdesk.model.project import Project
from clientdesk.tui.keeper import TITLE, Outcome

if TYPE_CHECKING:
    from clientdesk.model.journal import Remedy
    from clientdesk.model.project import Extra
    from clientdesk.model.record import Record
    from clientdesk.model.records import Records
    from clientdesk.model.settings import Settings
    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.forms.field import Form
    from clientdesk.tui.half_typed import Typed
    from clientdesk.tui.screens.form import Filled

    Finish = Callable[[Filled], Awaitable[Change]]

_KEPT = "Half-typed before, and kept. F4 forgets it."
_BACK = "What you typed is kept: open the form again to go on with it."


async def add(app: ClientDesk, kind: str, client_id: str | None, invoice_id: str | None = None) -> None:
    """Fill in a new record of a kind and save it; a project for who had ended is a coming back (X09)."""
    from clientdesk.tui.forms.catalog import adding

    session = app.session
    if kind == "project" and client_id and session.records.get(Client, client_id).stage is Stage.ENDED:
        app.come_back(client_id)
        return
    if kind in _WITH_A_SIGN and client_id:
        await _WITH_A_SIGN[kind](app, client_id)
        return
    await _fill_in(app, lambda: adding(session.records, kind, client_id or "", session.today, invoice_id))


async def _log(app: ClientDesk, client_id: str) -> None:
    """Choose a sign, then say what happened; what was half-typed comes back with its sign at once."""
    from clientdesk.tui.attaching import with_files
    from clientdesk.tui.forms.catalog import blank, editing
    from clientdesk.tui.screens.form import FormDialog  # noqa: F401  so that no key is lost between sign and form
    from clientdesk.tui.screens.pick_sign import PickSign, to_log

    session = app.session
    new = blank(session.records, "incident", client_id, session.today)
    draft = await app.keeper.draft(editing(session.records, new, session.today).key)
    name = session.records.get(Client, client_id).name
    sign = draft.get("sign") or await app.ask(PickSign(f"What happened with {name}?", to_log()))
    if sign:
        finish = partial(with_files, session)
        await _fill_in(app, lambda: editing(session.records, new.but(sign=sign), session.today), draft, finish=finish)


async def _attach(app: ClientDesk, client_id: str) -> None:
    """Attach files to a client, or to the entry under the cursor or another one."""
    from clientdesk.tui.attaching import with_files
    from clientdesk.tui.forms.files import attaching

    session, at = app.session, getattr(app.screen, "entry", None)
    finish = partial(with_files, session)
    await _fill_in(app, lambda: attaching(session.records, client_id, session.today, at), finish=finish)


async def bars(app: ClientDesk, client_id: str | None) -> None:
    """Move bars: for the client at hand or for all, as the person chooses."""
    from clientdesk.tui.screens.menu import Menu

    if client_id is None:
        await set_bars(app, None)
        return
    name = app.session.records.get(Client, client_id).name
    whose = await app.ask(
        Menu("When signs count", [("t", "this", f"for this client: {name}"), ("e", "all", "for every client")])
    )
    if whose:
        await set_bars(app, client_id if whose == "this" else None)


async def set_bars(app: ClientDesk, client_id: str | None, about: str = "") -> None:
    """Move the bars of one sign for a client, or for all without one; `about` is the sign's id, else it is asked."""
    from clientdesk.tui.forms import bars
    from clientdesk.tui.screens.pick_sign import PickSign, with_bars

    def owner() -> Client | Settings:
        records = app.session.records
        return records.get(Client, client_id) if client_id else records.settings

    whose = owner()
    for_whom = whose.name if isinstance(whose, Client) else "every client"
    lines = with_bars(app.session.records, whose)
    chosen: str | None = about or await app.ask(PickSign(f"When does it count for {for_whom}?", lines))
    if chosen:
        await _fill_in(app, lambda: bars.bars(app.session.records, owner(), chosen))


_WITH_A_SIGN: dict[str, Callable[[ClientDesk, str], Awaitable[None]]] = {
    "incident": _log, "bars": set_bars, "attachment": _attach,
}  # fmt: skip
"""What begins otherwise than with a form of its own: by choosing a sign, by what the cursor is on."""


async def edit(app: ClientDesk, record: Record) -> None:
    """Change a record and save it; a letter is read."""
    from clientdesk.tui.attaching import way_out, with_files
    from clientdesk.tui.forms.catalog import editing

    if isinstance(record, Letter):
        await read(app, record)
        return
    if isinstance(record, Attachment):
        app.say(way_out(record))
        return
    finish = partial(with_files, app.session)
    await _fill_in(app, lambda: editing(app.session.records, record, app.session.today), finish=finish)


async def read(app: ClientDesk, letter: Letter) -> None:
    """Show a letter until it is closed; what is changed of it is saved, and shown again."""
    from clientdesk.tui.screens.letter import LetterView

    session, held = app.session, app.session.records.by_id(Letter).get(letter.id)
    while held:
        wish = await app.ask(LetterView(held, session.records, session.today))
        if wish is None:
            return
        known = session.records.by_id(Letter).get(held.id)
        if known is None:
            app.say("This letter was removed elsewhere.", failed=True)
            return
        await _WITH_LETTER[wish](app, known)
        held = session.records.by_id(Letter).get(held.id)


async def _send(app: ClientDesk, letter: Letter) -> None:
    """Say how a letter went out."""
    from clientdesk.tui.attaching import with_files
    from clientdesk.tui.forms.letters import sent

    session = app.session
    finish = partial(with_files, session)
    await _fill_in(app, lambda: sent(session.records, letter, session.today), finish=finish)


async def _unsend(app: ClientDesk, letter: Letter) -> None:
    """Make a letter a draft again."""
    from clientdesk.model.entry.sending import marked

    await save(app, marked(app.session.records, letter, None), app.session.records)


async def _reword(app: ClientDesk, letter: Letter) -> None:
    """Change a draft's words."""
    from clientdesk.tui.forms.letters import words

    await _fill_in(app, lambda: words(app.session.records, letter, app.session.today))


_WITH_LETTER: dict[str, Callable[[ClientDesk, Letter], Awaitable[None]]] = {
    "send": _send, "unsend": _unsend, "reword": _reword,
}  # fmt: skip
"""What can be done with a letter that is read, by the wish that its view returns."""


async def delete(app: ClientDesk, record: Record) -> None:
    """Take a record out with everything below it, once the person agrees."""
    from clientdesk.ledger.moves import removed
    from clientdesk.model.entry.below import counts_below
    from clientdesk.model.forgetting import STILL_HELD
    from clientdesk.tui.screens.dialog import Confirm

    shown = app.session.records
    try:
        change = removed(shown, record)
    except Refused as error:
        app.say(error.sentence, failed=True)
        return
    below = counts_below(shown, record)
    what = change.label.replace("Deleted", "Delete", 1)
    held = f" {STILL_HELD}" if isinstance(record, Client) else ""
    question = f"{what}?{f' Gone as well: {below}.' if below else ''} Undo (u) brings it back.{held}"
    if await app.ask(Confirm("Delete", question, yes="Delete", no="Keep")):
        await save(app, change, shown)


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


async def settle(app: ClientDesk, remedy: Remedy) -> None:
    """Ask what came of a remedy, one key an answer, and save it; `e` opens its form, for another day or a note."""
    from clientdesk.tui.forms.outcomes import EDIT, answers, as_change, question
    from clientdesk.tui.screens.menu import Menu

    shown, today = app.session.records, app.session.today
    answer = await app.ask(Menu(question(shown, remedy, today), answers(remedy, today)))
    if answer == EDIT:
        await edit(app, remedy)
    elif answer:
        await save(app, as_change(shown, remedy, answer, today), shown)


async def turn_billed(app: ClientDesk, extra: Extra) -> None:
    """Put an extra on the bill, or give it away after all, and save it."""
    from clientdesk.ledger.moves import billed

    shown = app.session.records
    await save(app, billed(shown, extra, is_billed=not extra.billed), shown)


async def count_round(app: ClientDesk, client_id: str) -> None:
    """Count one more revision round on a client's project, asking which where several are under way, and save it."""
    from clientdesk.ledger.moves import another_round
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
    from clientdesk.ledger import moves

    shown = app.session.records
    await save(app, moves.log_rounds(shown, shown.get(Client, client_id), app.session.today), shown)


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


async def _fill_in(
    app: ClientDesk, make: Callable[[], Form], draft: Typed | None = None, *, finish: Finish | None = None
) -> None:
    """Show a form until its change is saved or the person closes it.

    A draft of the same form comes back first; `draft` where it was looked at already. `finish` makes the change that is
    saved of what was filled in, where that needs the disk. After a failed save the form opens again as it was, with the
    sentence.
    """
    from clientdesk.tui.screens.form import FormDialog

    shown = app.session.records
    try:
        form = make()
    except ClientDeskError as error:
        app.say(error.sentence, failed=True)
        return
    keep = partial(_keep_typed, app, form)
    typed: Typed = await app.keeper.draft(form.key) if draft is None else draft
    said = _KEPT if typed else ""
    while (filled := await app.ask(FormDialog(form, app.session.today, typed, said=said, keep=keep))) is not None:
        outcome, change = await _finished(app, filled, shown, finish)
        if outcome.is_saved:
            await app.keeper.forget_draft(form.key)
            app.say(_saved_words(app, form, change))
            return
        typed, said = filled.typed, outcome.told
        await keep(filled.changed)
        if outcome.theirs:
            app.say(f"{outcome.told} {_BACK}", failed=True)
            return


async def _finished(app: ClientDesk, filled: Filled, since: Records, finish: Finish | None) -> tuple[Outcome, Change]:
    """Save what was filled in; what became of it, and the change that was saved."""
    try:
        change = await finish(filled) if finish else filled.change
    except ClientDeskError as error:
        return Outcome(error.sentence), filled.change
    return await _saved(app, change, since), change


def _saved_words(app: ClientDesk, form: Form, change: Change) -> str:
    """What is said of a form on the disk: what is best done next, where the form knows that."""
    words, more = app.session.saved_words(change.label), form.after(app.session.records)
    return f"Saved. {more}" if more and words.startswith(f"{change.label}. Saved") else words


async def _keep_typed(app: ClientDesk, form: Form, typed: Typed) -> None:
    """Keep a half-typed form, or forget it when there is nothing in it."""
    if typed:
        await app.keeper.keep_draft(form.key, {**dict(form.about), **typed, TITLE: form.title})
    else:
        await app.keeper.forget_draft(form.key)
