"""Letters that are read, sent and edited, and files that are attached (P). Rule: nothing is sent by the program."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from clientdesk.model.journal import Letter
from clientdesk.tui.filling import fill_in, save

if TYPE_CHECKING:
    from clientdesk.tui.app import ClientDesk


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
    await fill_in(app, lambda: sent(session.records, letter, session.today), finish=finish)


async def _unsend(app: ClientDesk, letter: Letter) -> None:
    """Make a letter a draft again."""
    from clientdesk.model.entry.sending import marked

    await save(app, marked(app.session.records, letter, None), app.session.records)


async def _reword(app: ClientDesk, letter: Letter) -> None:
    """Change a draft's words."""
    from clientdesk.tui.forms.letters import words

    await fill_in(app, lambda: words(app.session.records, letter, app.session.today))


_WITH_LETTER: dict[str, Callable[[ClientDesk, Letter], Awaitable[None]]] = {
    "send": _send, "unsend": _unsend, "reword": _reword,
}  # fmt: skip
"""What can be done with a letter that is read, by the wish that its view returns."""


async def attach(app: ClientDesk, client_id: str) -> None:
    """Attach files to a client, or to the entry under the cursor or another one."""
    from clientdesk.tui.attaching import with_files
    from clientdesk.tui.forms.files import attaching

    session, at = app.session, getattr(app.screen, "entry", None)
    finish = partial(with_files, session)
    await fill_in(app, lambda: attaching(session.records, client_id, session.today, at), finish=finish)
