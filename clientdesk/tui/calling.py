"""What is done about a silence, or on the telephone about money: the card, what came of it, the way out (G).

Rule: it hands on.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clientdesk.model.client import Client, Stage
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.silence import Thread
    from clientdesk.playbook.unanswered.calls import Call
    from clientdesk.tui.app import ClientDesk


async def call(app: ClientDesk, client_id: str, key: str) -> None:
    """Show the card of a call, and do what is wanted of it; where a prospect's silence has ended, the exit."""
    from clientdesk.playbook.unanswered.calls import NOBODY, call_for
    from clientdesk.tui.screens.call_card import CallCardView

    picture = app.session.book.picture(client_id)
    found = call_for(picture, key)
    if found is None:
        app.say(NOBODY.format(picture.client.name))
        return
    is_the_end = found.thread is not None and _is_the_end(picture, found.thread)
    if is_the_end and picture.client.stage is Stage.PROSPECT:
        app.leave(client_id)
        return
    wish = await app.ask(CallCardView(found.card, is_the_end=is_the_end))
    match wish:
        case "record":
            await write_down(app, client_id, found)
        case "promise":
            owed = found.card.owed
            await app.add("promise", client_id, owed[0] if len(owed) == 1 else None)
        case "leave":
            app.leave(client_id)


async def write_down(app: ClientDesk, client_id: str, found: Call) -> None:
    """The form for the call, filled in as far as it is known; who was reached is chosen there."""
    from clientdesk.playbook.unanswered.card import call_to_record
    from clientdesk.playbook.unanswered.money_card import money_call_to_record
    from clientdesk.tui.filling import fill_in
    from clientdesk.tui.forms.catalog import editing

    session = app.session
    if client_id not in session.records.by_id(Client):
        return
    if found.thread:
        made = call_to_record(found.thread, new_id(), client_id, session.today)
    else:
        made = money_call_to_record(session.book.picture(client_id), found.card, new_id(), session.today)
    await fill_in(app, partial(editing, session.records, made, session.today))


def _is_the_end(picture: Picture, thread: Thread) -> bool:
    from clientdesk.playbook.silence.steps import next_of

    step = next_of(picture, thread)
    return step is not None and step.move.is_the_end
