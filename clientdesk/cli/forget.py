"""`clientdesk forget`: a client and every trace of theirs that the program can reach. Rule: nothing undoes it (P)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.confirm import yes_option
from clientdesk.cli.lookup import find_whole, find_whole_client
from clientdesk.cli.output import put, talk
from clientdesk.model.client import Client
from clientdesk.model.errors import NotFound, Refused
from clientdesk.model.forgetting import asked, told
from clientdesk.model.names import fold

if TYPE_CHECKING:
    from clientdesk.store.desk import Desk


@click.command()
@click.argument("client", metavar="CLIENT")
@yes_option
@json_option
@pass_session
def forget(session: Session, client: str, *, yes: bool) -> None:
    """Remove a client from the desk, its undo history and its backups.

    CLIENT is the whole name, or the id. It asks for their name, and can't be undone. One who was deleted already is
    found in the history and the backups. It says at the end which copies are out of its reach.
    """
    desk = session.existing
    found = _found(desk, client)
    _agreed(asked(desk.records, found), found.name, yes=yes)
    done = desk.forget(found)
    try:
        session.answer(lambda: done, lambda: put(found.id))
    finally:
        for sentence in told(done):
            talk(sentence)


def _found(desk: Desk, text: str) -> Client:
    """The client on the desk, else one who was there once, by the whole name; raises NotFound with the candidates."""
    try:
        return find_whole_client(desk.records, text)
    except NotFound:
        gone = [each for each in desk.once_known() if each.id not in desk.records.by_id(Client)]
        try:
            return find_whole(gone, text)
        except NotFound:
            pass
        raise


def _agreed(question: str, name: str, *, yes: bool) -> None:
    """Return when the person types the client's name; raises Refused when they don't, or can't be asked."""
    if yes:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refused(f"{question} Say so with --yes; nothing has changed.")
    talk(f"{question} Type their name to go on.")
    if fold(sys.stdin.readline().strip()) != fold(name):
        raise Refused("Nothing has changed.")
