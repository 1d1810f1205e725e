"""Commands that every kind of record has alike: `list` and `delete`. Rule: they look the same for each noun."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.confirm import yes_option
from clientdesk.cli.lookup import find_client, find_id
from clientdesk.cli.saved import delete
from clientdesk.cli.table import put_table
from clientdesk.model.client import Client
from clientdesk.model.naming import short

if TYPE_CHECKING:
    from clientdesk.model.record import Owned, Record
    from clientdesk.model.records import Records

Cells = Callable[["Records", Any], Sequence[str]]
"""A record's cells, in the order of the heads that follow `Id`, and `Client` where all are listed."""


def add_list(group: click.Group, kind: type[Owned], heads: Sequence[str], cells: Cells, told: str) -> None:
    """Give a group its `list [CLIENT]`: a client's records of a kind, or everyone's, oldest first."""

    @group.command("list", help=f"List {told}, of one client or of all.")
    @click.argument("client", required=False)
    @json_option
    @pass_session
    def _list(session: Session, client: str | None) -> None:
        put_list(session, client, kind, heads, cells, told)


def put_list(
    session: Session, client: str | None, kind: type[Owned], heads: Sequence[str], cells: Cells, told: str
) -> None:
    """Answer with a client's records of a kind, or everyone's."""
    from clientdesk.cli.views import view_of

    records = session.records
    owner = find_client(records, client) if client else None
    found = sorted(records.of(kind, owner.id) if owner else records.all(kind), key=_day_of)
    session.answer(
        lambda: [view_of(records, each, session.today) for each in found],
        lambda: put_table(
            ("Id", *(() if owner else ("Client",)), *heads),
            [(short(each), *_whose(records, each, owner), *cells(records, each)) for each in found],
            empty=f"There are no {told} here yet.",
        ),
    )


def add_delete(group: click.Group, kind: type[Record], noun: str) -> None:
    """Give a group its `delete ID`, which asks first."""

    @group.command("delete", help=f"Delete the {noun} with this id; undo brings it back.")
    @click.argument("record_id", metavar="ID")
    @yes_option
    @json_option
    @pass_session
    def _delete(session: Session, record_id: str, *, yes: bool) -> None:
        delete(session, find_id(session.desk.records.all(kind), record_id, noun), yes=yes)


def _whose(records: Records, record: Owned, owner: Client | None) -> tuple[str, ...]:
    """The client's name; nothing in a list of one client's."""
    return () if owner else (records.get(Client, record.client).name,)


def _day_of(record: Record) -> str:
    fields = ("on", "issued", "due", "made", "started")
    return next((str(value) for name in fields if (value := getattr(record, name, None))), "")
