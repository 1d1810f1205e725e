"""Making a bundle of a client's paper trail: ask where and for whom, make it in a thread, say where it is (P).

Rule: what is private goes in only where that was ticked, and no file is ever replaced.
"""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import ClientDeskError
from clientdesk.tui.forms.field import NO, YES, Answers, Field, FieldRefused, Form, Kind
from clientdesk.tui.opening import ClosedDesk

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.exchange.bundle import Bundle
    from clientdesk.exchange.bundle.files import OpenFile
    from clientdesk.model.records import Records
    from clientdesk.tui.app import ClientDesk

_ENDING = ".zip"


async def make_bundle(app: ClientDesk, client_id: str) -> None:
    """Bundle a client's paper trail into a file that the person names."""
    from clientdesk.tui.screens.form import FormDialog

    desk, client = app.session.desk, app.session.records.get(Client, client_id)
    if isinstance(desk, ClosedDesk):
        return
    filled = await app.ask(FormDialog(form(client, app.session.today), app.session.today))
    if filled is None:
        return
    target, day = target_of(filled.typed["where"]), app.session.today
    what = partial(_made, desk.records, client_id, day, desk.files.path_of, private=filled.typed["notes"] == YES)
    try:
        made = await asyncio.to_thread(what, target)
    except ClientDeskError as error:
        app.say(f"There is no bundle. {error.sentence}", failed=True)
    else:
        app.say(told(made, target))


def form(client: Client, today: date) -> Form:
    """Where the bundle goes, and whether what is private goes into it."""
    fields = (
        Field("where", "File", start=_from_home(proposed(client, today)), required=True, help="a zip; nothing is sent"),
        Field("notes", "With private notes", Kind.YES_NO, NO,
              "opinions, notes, drafts, judgement: for you and your lawyer only"),
    )  # fmt: skip
    return Form(
        key="bundle",
        title=f"The paper trail of {client.name} in one file",
        fields=fields,
        build=_checked,
        button="Make the bundle",
        does="makes it",
    )


def proposed(client: Client, today: date) -> Path:
    """A file that isn't there yet: the client and the day, among the person's documents, else where they are."""
    from clientdesk.exchange.bundle.names import Names

    documents = Path.home() / "Documents"
    folder, names = documents if documents.is_dir() else Path.cwd(), Names()
    wanted = f"{client.name} {today.isoformat()}"
    while (path := folder / names.give(wanted, _ENDING)).exists():
        pass
    return path


def _from_home(path: Path) -> str:
    """A path as people write it: `~/Documents/…` for what lies in their home folder."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def target_of(typed: str) -> Path:
    """The file that a path names: from here, from `/` or from `~`; a zip whether that was typed or not."""
    typed = typed.strip()
    path = Path.home() / typed[2:] if typed.startswith("~/") else Path(typed)
    return path.absolute() if path.suffix.lower() == _ENDING else path.with_name(f"{path.name}{_ENDING}").absolute()


def told(made: Bundle, target: Path) -> str:
    """What is said of a bundle on the disk: where it is, and what is not in it."""
    gone = f" {len(made.missing)} attached not in it; its index names them." if made.missing else ""
    return f"The bundle is at {target}.{gone}{f' It has no index.pdf. {made.no_pdf}' if made.no_pdf else ''}"


def _checked(answers: Answers) -> Change:
    """Nothing changes on the desk; refused is a file that is there already, or a folder that isn't."""
    try:
        target = target_of(answers.text("where"))
        is_there, has_folder = target.exists(), target.parent.is_dir()
    except (OSError, ValueError):
        raise FieldRefused("where", "That is no path of a file. Name another one.") from None
    if is_there:
        raise FieldRefused("where", "There is a file of that name already. Name another one.")
    if not has_folder:
        raise FieldRefused("where", f"There is no folder {target.parent}.")
    return Change("Made a bundle")


def _made(records: Records, client_id: str, today: date, open_file: OpenFile, target: Path, *, private: bool) -> Bundle:
    from clientdesk.exchange.bundle import bundle, save

    made = bundle(records, client_id, today, open_file, private=private)
    save(made, target)
    return made
