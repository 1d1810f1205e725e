"""Making a bundle of a client's paper trail: ask where and for whom, make it in a thread, say where it is (P).

Rule: what is private goes in only where that was ticked, and no file is ever replaced.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import ClientDeskError
from clientdesk.tui.forms.field import NO, YES, Answers, Field, Form, Kind
from clientdesk.tui.opening import ClosedDesk
from clientdesk.tui.out_file import DOCUMENTS, STILL_READING, WHERE, check_free, field, path_of, proposed

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from clientdesk.exchange.bundle import Bundle
    from clientdesk.exchange.bundle.files import OpenFile
    from clientdesk.ledger.trail import Ends
    from clientdesk.model.records import Records
    from clientdesk.tui.app import ClientDesk

_ENDING = ".zip"


async def make_bundle(app: ClientDesk, client_id: str) -> None:
    """Bundle a client's paper trail into a file that the person names."""
    from clientdesk.tui.screens.form import FormDialog

    desk = app.session.desk
    if isinstance(desk, ClosedDesk):
        app.say(STILL_READING, failed=True)
        return
    client = app.session.records.get(Client, client_id)
    filled = await app.ask(FormDialog(form(client, app.session.today), app.session.today))
    if filled is None:
        return
    target, day = target_of(filled.typed[WHERE]), app.session.today
    what = partial(_made, *desk.with_ends, client_id, day, desk.files.sound, private=filled.typed["notes"] == YES)
    try:
        made = await asyncio.to_thread(what, target)
    except ClientDeskError as error:
        app.say(f"There is no bundle. {error.sentence}", failed=True)
    else:
        app.say(told(made, target))


def form(client: Client, today: date) -> Form:
    """Where the bundle goes, and whether what is private goes into it."""
    fields = (
        field(proposed(DOCUMENTS, f"{client.name} {today.isoformat()}", _ENDING), "a zip; nothing is sent", target_of),
        Field("notes", "With private notes", Kind.YES_NO, NO,
              "opinions, notes, drafts, judgement: for you and your lawyer only"),
    )  # fmt: skip
    return Form(
        key="bundle",
        title=f"The paper trail of {client.name} in one file",
        fields=fields,
        build=_checked,
        button="Make the bundle",
        does="make it",
    )


def target_of(typed: str) -> Path:
    """The file that a path names; a zip whether that was typed or not."""
    path = path_of(typed)
    return path if path.suffix.lower() == _ENDING else path.with_name(f"{path.name}{_ENDING}")


def told(made: Bundle, target: Path) -> str:
    """What is said of a bundle on the disk: where it is, what was changed around the program, and what is not in it."""
    changed = " Its paper trail was changed outside ClientDesk; its index says where." if made.breaks else ""
    gone = f" {len(made.missing)} attached not in it; its index names them." if made.missing else ""
    return f"The bundle is at {target}.{changed}{gone}{f' It has no index.pdf. {made.no_pdf}' if made.no_pdf else ''}"


def _checked(answers: Answers) -> Change:
    """Nothing changes on the desk."""
    check_free(answers, target_of)
    return Change("Made a bundle")


def _made(
    records: Records, ends: Ends, client_id: str, today: date, open_file: OpenFile, target: Path, *, private: bool
) -> Bundle:
    from clientdesk.exchange.bundle import bundle, save

    made = bundle(records, ends, client_id, today, open_file, private=private)
    save(made, target)
    return made
