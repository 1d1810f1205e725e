"""What is done about a silence, or on the telephone about money: the card, what came of it, the way out (G).

Rule: it hands on.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clientdesk.model.client import Client, Stage
from clientdesk.model.journal import Matter
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
    has_stage = found.thread is not None and not found.thread.is_dunned
    wish = await app.ask(CallCardView(found.card, is_the_end=is_the_end, has_stage=has_stage))
    match wish:
        case "record":
            await write_down(app, client_id, found)
        case "promise":
            owed = found.card.owed
            await app.add("promise", client_id, owed[0] if len(owed) == 1 else None)
        case "stage" if found.thread:
            await _say_stage(app, client_id, found.thread)
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


async def _say_stage(app: ClientDesk, client_id: str, thread: Thread) -> None:
    """Ask what a silence is about, and save it."""
    from clientdesk.playbook.silence.noting import noted
    from clientdesk.playbook.silence.stage import WORDS
    from clientdesk.tui.filling import save
    from clientdesk.tui.screens.menu import Menu

    shown = app.session.records
    lines = [(each.value[0], each.value, words) for each, words in WORDS.items()]
    chosen = await app.ask(Menu("What the silence is about", lines, thread.stage.value))
    if chosen:
        await save(app, noted(shown, client_id, thread, Matter(chosen), app.session.today), shown)


def _is_the_end(picture: Picture, thread: Thread) -> bool:
    from clientdesk.playbook.silence.steps import next_of

    step = next_of(picture, thread)
    return step is not None and step.move.is_the_end
