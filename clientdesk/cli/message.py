"""`clientdesk message`: what you wrote, what they wrote, and what waits for an answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.attach import attached, file_option
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.listing import Cells, add_delete, put_list
from clientdesk.cli.longtext import given_text, text_file_option
from clientdesk.cli.lookup import changed_project, find_client, find_id, project_id
from clientdesk.cli.saved import save
from clientdesk.cli.types import CLOCK, DAY, OneOf, given, with_options
from clientdesk.cli.words import day
from clientdesk.ledger.moves import entered
from clientdesk.model.journal import ON_PAPER, Channel, Direction, Matter, Message
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records

_HEADS = (">On", "Way", "Channel", "~Subject", "Answer")
_WAITS = "waits for an answer"
_options = with_options(
    click.option("--on", type=DAY, help="The day; today for a new one."),
    click.option("--at", type=CLOCK, help="The time of day, where it matters."),
    click.option(
        "--direction", type=OneOf(Direction), help="out: yours; in: theirs; spoke: you spoke. out when left out."
    ),
    click.option("--channel", type=OneOf(Channel), help="How; email when left out, call when you spoke."),
    click.option("--awaits-reply/--no-reply", default=None, help="Whether it asks for an answer."),
    click.option("--stage", "matter", type=OneOf(Matter), help="What it is about, which decides the follow-up."),
    click.option("--project", metavar="P", help="The project it is about."),
    click.option("--subject", help="What it is called."),
    text_file_option,
)


@click.group()
def message() -> None:
    """Add, list, edit or delete messages, calls and meetings."""


@message.command()
@click.argument("client", metavar="CLIENT")
@_options
@file_option
@json_option
@pass_session
def add(session: Session, /, client: str, text_file: Path | None, files: tuple[Path, ...], **options: Any) -> None:
    """Record a message, call or meeting.

    Its text comes from standard input or a file.
    """
    records = session.desk.records
    owner = find_client(records, client)
    options["project"] = project_id(records, options["project"], owner.id)
    start = Message(id=new_id(), client=owner.id, on=session.today, direction=Direction.OUT, text=given_text(text_file))
    given_message = _changed(start, options)
    change = entered(records, given_message, session.today)
    save(session, attached(session, change, files, owner.id, given_message.id, given_message.on))


@message.command()
@click.argument("message", metavar="ID")
@_options
@json_option
@pass_session
def edit(session: Session, /, message: str, text_file: Path | None, **options: Any) -> None:
    """Change a message; only what you give changes."""
    records = session.desk.records
    found = find_id(records.all(Message), message, "message")
    options["project"] = changed_project(records, options["project"], found.client)
    options["text"] = given_text(text_file) if text_file else None
    save(session, entered(records, _changed(found, options), session.today))


def _changed(before: Message, options: dict[str, Any]) -> Message:
    """A message with what was given; a talk is a call where it does not say over what."""
    if options["direction"] is Direction.SPOKE and options["channel"] is None and before.channel in ON_PAPER:
        options["channel"] = Channel.CALL
    return before.but(**given(options))


@message.command("list")
@click.argument("client", required=False)
@json_option
@pass_session
def list_(session: Session, client: str | None) -> None:
    """List messages, of one client or of all."""
    put_list(session, client, Message, _HEADS, _cells_on(session.today), "messages")


def _cells_on(today: date) -> Cells:
    """The cells of a message; whether it waits for an answer is known once for each client."""
    waiting: dict[str, frozenset[str]] = {}

    def cells(records: Records, each: Message) -> tuple[str, ...]:
        if each.awaits_reply and each.client not in waiting:
            waiting[each.client] = _waiting(records, each.client, today)
        told = _WAITS if each.id in waiting.get(each.client, ()) else ""
        return day(each.on), each.direction.value, each.channel.words, each.subject or each.text, told

    return cells


def _waiting(records: Records, client_id: str, today: date) -> frozenset[str]:
    """The ids of what a client has not answered yet (G)."""
    from clientdesk.playbook.picture import Picture

    return frozenset(sent.id for thread in Picture(records, client_id, today).threads for sent in thread.sent)


add_delete(message, Message, "message")
