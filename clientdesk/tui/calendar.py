"""The agenda as a calendar's file: ask where it goes, write it in a thread, say where it is.

Rule: the calendar is `exchange/ics`'s; of what is there already only the calendar of this desk is written again.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from clientdesk.model.change import Change
from clientdesk.model.days import counted
from clientdesk.model.errors import ClientDeskError, Refused
from clientdesk.tui.forms.field import Answers, FieldRefused, Form
from clientdesk.tui.opening import ClosedDesk
from clientdesk.tui.out_file import DOCUMENTS, STILL_READING, WHERE, by_name, check_folder, in_documents, own_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from clientdesk.exchange.ics import Written
    from clientdesk.model.records import Records
    from clientdesk.tui.app import ClientDesk

_NAME, _ENDING = "agenda.ics", ".ics"


async def make_calendar(app: ClientDesk) -> None:
    """Write all that is due as a calendar into a file that the person names."""
    from clientdesk.tui.screens.form import FormDialog

    desk, today = app.session.desk, app.session.today
    if isinstance(desk, ClosedDesk):
        app.say(STILL_READING, failed=True)
        return
    filled = await app.ask(FormDialog(form(), today))
    if filled is None:
        return
    target = in_documents(filled.typed[WHERE])
    try:
        written = await asyncio.to_thread(_write, desk.records, desk.id, today, target, desk.keeps)
    except ClientDeskError as error:
        app.say(f"There is no calendar. {error.sentence}", failed=True)
    else:
        app.say(told(written, target))


def form() -> Form:
    """Where it goes; the same name each time, for a calendar that is taken in again moves what has moved."""
    start = own_folder(DOCUMENTS) / _NAME
    return Form(
        key="calendar",
        title="All that is due, as a calendar's file",
        fields=(by_name(start, f"a name that ends in {_ENDING}; the same file again is brought up to date"),),
        build=_checked,
        button="Write the calendar",
        does="write it",
    )


def told(written: Written, target: Path) -> str:
    """What is said of a calendar on the disk: where it is, and what it holds."""
    gone = f", {written.cancelled} not due any more" if written.cancelled else ""
    return f"The calendar is at {target}: {counted(written.steps, 'step')}{gone}. Take it in, each time anew."


def _checked(answers: Answers) -> Change:
    """Nothing changes on the desk."""
    check_folder(answers, in_documents)
    if in_documents(answers.text(WHERE)).suffix.lower() != _ENDING:
        raise FieldRefused(WHERE, f"Name a file that ends in {_ENDING}.")
    return Change("Wrote a calendar")


def _write(records: Records, desk: str, today: date, target: Path, is_own: Callable[[Path], bool]) -> Written:
    """Raises Refused for a file among the desk's own, and as `write_calendar` does."""
    from clientdesk.exchange.ics import write_calendar
    from clientdesk.exchange.whole_file import real_path
    from clientdesk.playbook.agenda import agenda

    if is_own(real_path(target)):
        raise Refused(f"{target.parent} is for the desk's own files. Write to another place.")
    return write_calendar(agenda(records, today), today, target, desk=desk)
