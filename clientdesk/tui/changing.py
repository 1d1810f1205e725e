"""What a command adds, changes or takes out: which form, which question. Rule: what it saves goes through `filling`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from clientdesk.model.client import Client, Stage
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Attachment, Letter
from clientdesk.tui.filling import fill_in, save

if TYPE_CHECKING:
    from clientdesk.model.change import Change
    from clientdesk.model.journal import Remedy
    from clientdesk.model.record import Record
    from clientdesk.model.settings import Settings
    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.screens.form import Filled


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
    if kind == "payment" and client_id:
        from clientdesk.tui.in_credit import how_paid

        if (paid := await how_paid(app, client_id, invoice_id)) is None:
            return
        kind, invoice_id = paid
    await fill_in(app, lambda: adding(session.records, kind, client_id or "", session.today, invoice_id))


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
        await fill_in(app, lambda: editing(session.records, new.but(sign=sign), session.today), draft, finish=finish)


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
        await fill_in(app, lambda: bars.bars(app.session.records, owner(), chosen))


async def _attach(app: ClientDesk, client_id: str) -> None:
    from clientdesk.tui.papers import attach

    await attach(app, client_id)


async def _write(app: ClientDesk, client_id: str) -> None:
    await app.write_letter(client_id)


_WITH_A_SIGN: dict[str, Callable[[ClientDesk, str], Awaitable[None]]] = {
    "incident": _log, "bars": set_bars, "attachment": _attach, "letter": _write,
}  # fmt: skip
"""What begins otherwise than with a form of its own: by choosing a sign or a kind, by what the cursor is on."""


async def edit(app: ClientDesk, record: Record) -> None:
    """Change a record and save it; a letter is read, an exit opened, and a copy of an attached file written."""
    from clientdesk.tui.attaching import with_files
    from clientdesk.tui.forms.catalog import editing

    if isinstance(record, Letter):
        await app.read(record)
        return
    if isinstance(record, Exit):
        app.leave(record.client, record.id)
        return
    if isinstance(record, Attachment):
        from clientdesk.tui.copying import save_copy

        await save_copy(app, record)
        return
    finish = partial(_renaming, app, record) if isinstance(record, Invoice) else partial(with_files, app.session)
    await fill_in(app, lambda: editing(app.session.records, record, app.session.today), finish=finish)


async def _renaming(app: ClientDesk, invoice: Invoice, filled: Filled) -> Change:
    """What was filled in, once the person agrees that an invoice gets another number than it went out with."""
    from clientdesk.tui.forms.invoice import is_renamed
    from clientdesk.tui.screens.dialog import Confirm

    number = filled.typed["number"].strip()
    if is_renamed(invoice, number, app.session.today):
        question = f"{invoice.number} went out under that number, and letters and payments name it. Make it {number}?"
        if not await app.ask(Confirm("Another number", question, yes="Change it", no="Go back")):
            raise Refused(f"It went out as {invoice.number}.", "number")
    return filled.change


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
        app.say(error.told, failed=True)
        return
    below = counts_below(shown, record)
    what = change.label.replace("Deleted", "Delete", 1)
    held = f" {STILL_HELD}" if isinstance(record, Client) else ""
    question = f"{what}?{f' Gone as well: {below}.' if below else ''} Undo (u) brings it back.{held}"
    if await app.ask(Confirm("Delete", question, yes="Delete", no="Keep")):
        await save(app, change, shown)


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


async def ask_about_conflict(app: ClientDesk, sentence: str) -> bool:
    """Ask whose change stays when another window changed the same record; whether ours does."""
    from clientdesk.tui.screens.dialog import Confirm

    question = f"{sentence}\n\nKeep what you just typed, or what the other window saved?"
    dialog = Confirm("Changed elsewhere", question, yes="Keep mine", no="Keep theirs")
    keep_ours = await app.ask(dialog)
    return bool(keep_ours)


async def add_from_menu(app: ClientDesk, client_id: str | None) -> None:
    """Choose what to add, then add it."""
    from clientdesk.tui.forms.menu import MENU, WITHOUT_CLIENT
    from clientdesk.tui.screens.menu import Menu

    lines = [line for line in MENU if client_id or line[1] in WITHOUT_CLIENT]
    kind = await app.ask(Menu("Add a …", lines))
    if kind:
        await add(app, kind, client_id)
