"""A copy of an attached file (P): ask where, compare and write in a thread, say where it is. Rule: none is replaced."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from clientdesk.model.change import Change
from clientdesk.model.errors import ClientDeskError
from clientdesk.tui.forms.field import Answers, Form
from clientdesk.tui.opening import ClosedDesk
from clientdesk.tui.out_file import STILL_READING, WHERE, check_free, field, path_of, proposed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clientdesk.model.journal import Attachment
    from clientdesk.tui.app import ClientDesk

_TOLD = "{:,} bytes, as they were attached"


async def save_copy(app: ClientDesk, attachment: Attachment) -> None:
    """Write an attached file where the person wants it."""
    from clientdesk.tui.screens.form import FormDialog

    desk = app.session.desk
    if isinstance(desk, ClosedDesk):
        app.say(STILL_READING, failed=True)
        return
    filled = await app.ask(FormDialog(form(attachment), app.session.today))
    if filled is None:
        return
    target = path_of(filled.typed[WHERE])
    try:
        await asyncio.to_thread(_copied, desk.files.sound, attachment, target)
    except ClientDeskError as error:
        app.say(f"There is no copy. {error.sentence}", failed=True)
    else:
        app.say(f"The copy is at {target}.")


def form(attachment: Attachment) -> Form:
    """Where the copy goes."""
    return Form(
        key=f"copy {attachment.id}",
        title=f"A copy of {attachment.name}",
        fields=(field(proposed("Downloads", attachment.name), _TOLD.format(attachment.size), path_of),),
        build=_checked,
        button="Save the copy",
        does="save it",
    )


def _checked(answers: Answers) -> Change:
    """Nothing changes on the desk."""
    check_free(answers, path_of)
    return Change("Saved a copy")


def _copied(sound: Callable[[Attachment], Path], attachment: Attachment, target: Path) -> None:
    from clientdesk.exchange.whole_file import copy_whole

    copy_whole(sound(attachment), target)
