"""Putting a step of the agenda off, and taking that back. Rule: one key a day that is likely; any other is typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.model.errors import ClientDeskError
from clientdesk.playbook import snoozing
from clientdesk.tui.filling import fill_in, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.model.change import Change
    from clientdesk.model.records import Records
    from clientdesk.playbook.step import Step
    from clientdesk.tui.app import ClientDesk


async def until_when(app: ClientDesk, step: Step) -> str | None:
    """Ask until when a step is put off; what `snooze` takes, None for Esc."""
    from clientdesk.tui.forms.snoozing import days
    from clientdesk.tui.screens.menu import Menu

    session = app.session
    lines = days(session.records, step, session.today)
    return await app.ask(Menu(f"Put off · {step.client.name}: {step.what}", lines))


async def snooze(app: ClientDesk, step: Step, chosen: str, since: Records) -> None:
    """Put the step off to the day that was chosen, or back; `since` are the records that the person chose by.

    Where another window put it off meanwhile, they are asked whose day stays.
    """
    from clientdesk.tui.forms.snoozing import ANOTHER, BACK, another_day

    session = app.session
    if chosen == ANOTHER:
        await fill_in(app, lambda: another_day(session.records, step, session.today), since=since)
    elif chosen == BACK:
        await _save(app, lambda: snoozing.put_back(session.records, step, session.today), since)
    else:
        until = date.fromisoformat(chosen)
        await _save(app, lambda: snoozing.put_off(session.records, step, until, session.today), since)


async def put_back(app: ClientDesk, step: Step) -> None:
    """Bring a step back to its own day."""
    session = app.session
    await _save(app, lambda: snoozing.put_back(session.records, step, session.today), session.records)


async def _save(app: ClientDesk, make: Callable[[], Change], since: Records) -> None:
    try:
        change = make()
    except ClientDeskError as error:
        app.say(error.told, failed=True)
    else:
        await save(app, change, since)
