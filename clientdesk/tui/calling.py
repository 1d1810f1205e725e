"""What is done about a silence: the card, the call written down, the way out (G). Rule: it hands on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clientdesk.model.client import Client, Stage
from clientdesk.model.names import sentence
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from clientdesk.playbook.silence import Thread
    from clientdesk.tui.app import ClientDesk


async def call(app: ClientDesk, client_id: str, key: str) -> None:
    """Show the card of a thread, and do what is wanted of it; where a prospect's silence has ended, the exit."""
    from clientdesk.playbook.silence.steps import next_of
    from clientdesk.playbook.unanswered.card import call_card, thread_of
    from clientdesk.tui.screens.call_card import CallCardView

    picture = app.session.book.picture(client_id)
    thread = thread_of(picture, key)
    if thread is None:
        app.say(sentence(f"Nothing waits for an answer from {picture.client.name}"))
        return
    step = next_of(picture, thread)
    is_the_end = step is not None and step.move.is_the_end
    if is_the_end and picture.client.stage is Stage.PROSPECT:
        app.leave(client_id)
        return
    wish = await app.ask(CallCardView(call_card(picture, thread), is_the_end=is_the_end))
    if wish == "record":
        await write_down(app, client_id, thread)
    elif wish == "leave":
        app.leave(client_id)


async def write_down(app: ClientDesk, client_id: str, thread: Thread) -> None:
    """The form for the call, filled in as far as it is known; who was reached is chosen there."""
    from clientdesk.playbook.unanswered.card import call_to_record
    from clientdesk.tui.filling import fill_in
    from clientdesk.tui.forms.catalog import editing

    session = app.session
    if client_id not in session.records.by_id(Client):
        return
    made = call_to_record(thread, new_id(), client_id, session.today)
    await fill_in(app, partial(editing, session.records, made, session.today))
