"""Letters that are read, sent and edited, and files that are attached (P). Rule: nothing is sent by the program."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from clientdesk.ledger.moves import entered
from clientdesk.model.days import shown
from clientdesk.model.errors import ClientDeskError
from clientdesk.model.journal import Letter, Task
from clientdesk.tui.filling import fill_in, save

if TYPE_CHECKING:
    from clientdesk.model.change import Change
    from clientdesk.model.records import Records
    from clientdesk.tui.app import ClientDesk

_REMOVED = "This letter was removed elsewhere."


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
            app.say(_REMOVED, failed=True)
            return
        if wish == "write":
            if await _write_on(app, known):
                return
        else:
            await _WITH_LETTER[wish](app, known)
        held = session.records.by_id(Letter).get(held.id)


async def tick(app: ClientDesk, task: Task) -> bool:
    """Tick off a task that sends a letter by saying how it went out, or take that back after asking.

    False for a task of another kind, with which nothing is done.
    """
    from clientdesk.model.entry.sending import open_again

    shown = app.session.records
    letter = shown.by_id(Letter).get(task.letter or "")
    if letter is None or (letter.sent is None) != (task.done is None):
        return False
    if letter.sent is None:
        await send(app, letter)
    elif await _is_not_sent(app, letter):
        await save(app, open_again(shown, task), shown)
    return True


async def send(app: ClientDesk, letter: Letter) -> None:
    """Say how a letter went out, or say otherwise.

    Words that are not on the desk yet are kept first, as a draft: who takes back that they went out still has them.
    """
    from clientdesk.tui.attaching import with_files
    from clientdesk.tui.forms.letters import sent

    session = app.session
    finish, first = partial(with_files, session), partial(_to_keep, session.records, letter)
    await fill_in(app, lambda: sent(session.records, letter, session.today), finish=finish, first=first)


def _to_keep(records: Records, letter: Letter) -> Change | None:
    """The change that keeps a letter in these words as a draft; None where the desk has it so."""
    is_kept = letter.sent is not None or records.by_id(Letter).get(letter.id) == letter
    return None if is_kept else entered(records, letter)


async def _unsend(app: ClientDesk, letter: Letter) -> None:
    """Make a letter a draft again, after asking: the day on which it went out is lost."""
    from clientdesk.model.entry.sending import marked

    shown = app.session.records
    if await _is_not_sent(app, letter):
        await save(app, marked(shown, letter, None), shown)


async def _is_not_sent(app: ClientDesk, letter: Letter) -> bool:
    from clientdesk.letters.names import named, sent_by
    from clientdesk.tui.screens.dialog import Confirm

    how = " ".join(filter(None, (shown(letter.sent), sent_by(letter))))
    question = f"{named(letter.kind)} was marked as sent on {how}. That goes, and it is a draft again."
    said = await app.ask(Confirm("Was it not sent?", question, yes="It was not sent"))
    return said is True


async def _anew(app: ClientDesk, letter: Letter) -> None:
    """Write an exit's draft again, from the desk as it is today."""
    from clientdesk.letters import exit_letter
    from clientdesk.playbook.exit.unsent import anew

    session = app.session
    try:
        change = anew(session.records, letter, session.today, exit_letter)
    except ClientDeskError as error:
        app.say(error.told, failed=True)
    else:
        await save(app, change, session.records)


async def _write_on(app: ClientDesk, letter: Letter) -> bool:
    """Go on writing a draft; False for one that was sent before, whose words stay."""
    from clientdesk.model.entry.sending import check_open
    from clientdesk.tui.writing import go_on

    try:
        check_open(letter)
    except ClientDeskError as error:
        app.say(error.told, failed=True)
        return False
    await go_on(app, letter)
    return True


async def _save_as(app: ClientDesk, letter: Letter) -> None:
    """Write a letter that is kept into a file, in the words that the desk has of it once a place is named."""
    from clientdesk.tui.writing_acts import save_as
    from clientdesk.tui.writing_text import Ready

    async def now() -> Ready | None:
        held = app.session.records.by_id(Letter).get(letter.id)
        if held is None:
            app.say(_REMOVED, failed=True)
        return Ready(held) if held else None

    await save_as(app, letter, now)


_WITH_LETTER: dict[str, Callable[[ClientDesk, Letter], Awaitable[None]]] = {
    "send": send, "unsend": _unsend, "anew": _anew, "file": _save_as,
}  # fmt: skip
"""What can be done with a letter that is read, by the wish that its view returns."""


async def attach(app: ClientDesk, client_id: str) -> None:
    """Attach files to a client, or to the entry under the cursor or another one."""
    from clientdesk.tui.attaching import with_files
    from clientdesk.tui.forms.files import attaching

    session, at = app.session, getattr(app.screen, "entry", None)
    finish = partial(with_files, session)
    await fill_in(app, lambda: attaching(session.records, client_id, session.today, at), finish=finish)
