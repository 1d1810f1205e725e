"""`clientdesk colleague`: whom a client can be referred to (X05)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.confirm import yes_option
from clientdesk.cli.longtext import note_option
from clientdesk.cli.lookup import find
from clientdesk.cli.saved import delete, save
from clientdesk.cli.table import put_table
from clientdesk.cli.types import DAY_OR_NONE, given, with_options
from clientdesk.cli.words import NONE, day
from clientdesk.ledger.moves import entered
from clientdesk.model.naming import short
from clientdesk.model.record import new_id
from clientdesk.model.settings import Colleague

if TYPE_CHECKING:
    from clientdesk.model.records import Records

_options = with_options(
    click.option("--email", help="Their e-mail address."),
    click.option("--phone", help="Their telephone number."),
    click.option("--does", help="What they do, like web design."),
    click.option("--asked", type=DAY_OR_NONE, help="The day you asked them."),
    click.option("--agreed/--declined", default=None, help="What they answered."),
    note_option,
)


@click.group()
def colleague() -> None:
    """Add, list, edit or delete colleagues to refer clients to."""


@colleague.command()
@click.argument("name")
@_options
@json_option
@pass_session
def add(session: Session, /, name: str, **options: Any) -> None:
    """Add a colleague."""
    start = Colleague(id=new_id(), name=name)
    save(session, entered(session.desk.records, start.but(**given(options))))


@colleague.command()
@click.argument("colleague", metavar="COLLEAGUE")
@click.option("--name", help="A new name.")
@_options
@json_option
@pass_session
def edit(session: Session, /, colleague: str, **options: Any) -> None:
    """Change what is known of a colleague; only what you give changes."""
    records = session.desk.records
    found = _find(records, colleague)
    save(session, entered(records, found.but(**given(options))))


@colleague.command("delete")
@click.argument("colleague", metavar="COLLEAGUE")
@yes_option
@json_option
@pass_session
def delete_(session: Session, /, colleague: str, *, yes: bool) -> None:
    """Delete a colleague; undo brings them back."""
    delete(session, _find(session.desk.records, colleague), yes=yes)


def _find(records: Records, text: str) -> Colleague:
    return find(records.all(Colleague), text, "colleague", lambda each: each.name)


@colleague.command("list")
@json_option
@pass_session
def list_(session: Session) -> None:
    """List your colleagues."""
    found = list(session.records.all(Colleague))
    rows = [(short(each), each.name, each.does or NONE, day(each.asked), _answer(each), each.email) for each in found]
    session.answer(
        lambda: found,
        lambda: put_table(
            ("Id", "Colleague", "~Does", ">Asked", "Answer", "E-mail"),
            rows,
            empty=f"No colleagues yet. Add one: {session.command('colleague', 'add', 'NAME')}",
        ),
    )


def _answer(each: Colleague) -> str:
    if each.agreed is not None:
        return "✔ said yes" if each.agreed else "✖ said no"
    return "○ asked" if each.asked else "– not asked yet"
