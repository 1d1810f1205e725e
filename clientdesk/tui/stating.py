"""A client's statement of account as a file: ask of which days and where it goes, make it in a thread (R03, M).

Rule: the rows are the ledger's as the desk stands once all is asked, the file is `exchange/statement`'s, and no file is
ever replaced. It is in the client's language, unless another one is asked for.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from clientdesk.model.change import Change
from clientdesk.model.client import Client, Language
from clientdesk.model.errors import ClientDeskError
from clientdesk.tui.forms.field import Answers, Field, FieldRefused, Form, Kind
from clientdesk.tui.forms.starts import choice, day
from clientdesk.tui.out_file import DOCUMENTS, WHERE, by_name, check_free, in_documents, proposed

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from clientdesk.model.records import Records
    from clientdesk.tui.app import ClientDesk


async def make_statement(app: ClientDesk, client_id: str) -> None:
    """Write a client's statement of account into a file that the person names."""
    from clientdesk.tui.screens.form import FormDialog

    client, today = app.session.records.get(Client, client_id), app.session.today
    asked: list[Answers] = []
    filled = await app.ask(FormDialog(form(client, today, asked), today))
    if filled is None:
        return
    target, records = in_documents(asked[-1].text(WHERE)), app.session.desk.records
    language = Language(asked[-1].text("language"))
    what = partial(_write, records, client_id, asked[-1].day("on") or today, asked[-1].day("since"), language)
    try:
        await asyncio.to_thread(what, target)
    except ClientDeskError as error:
        app.say(f"There is no statement. {error.sentence}", failed=True)
    else:
        app.say(f"The statement is at {target}.")


def form(client: Client, today: date, asked: list[Answers]) -> Form:
    """Of which days, and where it goes; what was answered is put into `asked`."""
    from clientdesk.exchange.statement import file_name

    name = proposed(DOCUMENTS, file_name(client, today), ".pdf")
    fields = (
        Field("since", "From", Kind.DATE, help="both days are part of it; empty: from the first on"),
        Field("on", "Until", Kind.DATE, day(today), required=True),
        choice("language", "Language", Language, client.language, help="of a .pdf or .txt; a .csv is in English"),
        by_name(name, "a name that ends in .pdf, .txt or .csv"),
    )
    return Form(
        key="statement",
        title=f"Statement of account · {client.name}",
        fields=fields,
        build=partial(_checked, asked),
        button="Write the statement",
        does="write it",
    )


def _checked(asked: list[Answers], answers: Answers) -> Change:
    """Nothing changes on the desk."""
    from clientdesk.exchange.statement import FORMS

    check_free(answers, in_documents)
    if in_documents(answers.text(WHERE)).suffix.lower() not in FORMS:
        raise FieldRefused(WHERE, f"Name a file that ends in {', '.join(FORMS)}.")
    since, on = answers.day("since"), answers.day("on")
    if since and on and since > on:
        raise FieldRefused("since", "The first day can't lie after the last.")
    asked.append(answers)
    return Change("Wrote a statement")


def _write(records: Records, client_id: str, as_of: date, since: date | None, language: Language, target: Path) -> None:
    from clientdesk.exchange.statement import statement_file
    from clientdesk.exchange.whole_file import write_whole

    write_whole(target, statement_file(records, client_id, as_of, since, target.suffix.lower(), language=language))
