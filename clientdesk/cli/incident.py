"""`clientdesk incident`: the log of warning signs. Rule: entries are corrected by later ones, never changed (P)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.attach import attached, file_option
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.listing import add_list
from clientdesk.cli.longtext import asked_text, given_text, text_file_option
from clientdesk.cli.lookup import changed_project, find_client, find_id, project_id
from clientdesk.cli.own_fields import TEXTS, check_own, own_options, under
from clientdesk.cli.saved import save
from clientdesk.cli.sign import SIGN
from clientdesk.cli.types import DAY, PATH, OneOf, given, with_options
from clientdesk.cli.words import day
from clientdesk.ledger.moves import entered
from clientdesk.model.journal import Attachment, Channel, Incident
from clientdesk.model.naming import short
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from clientdesk.model.records import Records

_PROMPT = "What was said, in their words?"

_options = with_options(
    click.option("--on", type=DAY, help="The day; today for a new one."),
    click.option("--channel", type=OneOf(Channel), help="How it was said."),
    click.option("--answer", help="What you answered."),
    click.option("--answer-file", type=PATH, metavar="FILE", help="Read your answer from a file."),
    click.option("--opinion", help="What you think of it; stays private."),
    click.option("--opinion-file", type=PATH, metavar="FILE", help="Read your opinion from a file."),
    click.option("--witness", help="Who else was there."),
    click.option("--project", metavar="P", help="The project it was about."),
    own_options,
    text_file_option,
)


@click.group()
def incident() -> None:
    """Log what happened with a client, correct it, or list the log."""


@incident.command()
@click.argument("client", metavar="CLIENT")
@click.argument("sign", type=SIGN)
@_options
@file_option
@json_option
@pass_session
def add(
    session: Session, /, client: str, sign: str, text_file: Path | None, files: tuple[Path, ...], **options: Any
) -> None:
    """Log a warning sign.

    What was said comes from standard input or a file. SIGN is an id such as S09 or a name such as verbal-abuse. What
    only one sign asks for is refused with another, and --help says whose it is.
    """
    check_own(sign, options)
    records = session.desk.records
    owner = find_client(records, client)
    options["project"] = project_id(records, options["project"], owner.id)
    start = Incident(id=new_id(), client=owner.id, sign=sign, on=session.today, said=asked_text(text_file, _PROMPT))
    _save(session, start.but(**_fields(options)), files)


@incident.command()
@click.argument("incident", metavar="ID")
@click.option("--sign", type=SIGN, help="Another sign; what only the former one asked for goes.")
@_options
@file_option
@json_option
@pass_session
def correct(
    session: Session,
    /,
    incident: str,
    sign: str | None,
    text_file: Path | None,
    files: tuple[Path, ...],
    **options: Any,
) -> None:
    """Correct an entry by a later one.

    What you don't give stays as it was said.
    """
    records = session.desk.records
    found = find_id(records.all(Incident), incident, "incident")
    check_own(sign or found.sign, options)
    options["project"] = changed_project(records, options["project"], found.client)
    correction = under(sign or found.sign, found).but(id=new_id(), corrects=found.id)
    said = asked_text(text_file, _PROMPT) or found.said
    _save(session, correction.but(said=said, **_fields(options)), files)


def _save(session: Session, given_entry: Incident, files: tuple[Path, ...]) -> None:
    """Save an entry with its files, and say what it means."""
    from clientdesk.cli.meaning import tell_meaning

    change = entered(session.desk.records, given_entry, session.today)
    change = attached(session, change, files, given_entry.client, given_entry.id, given_entry.on)
    save(session, change)
    entry = change.puts[0]
    assert isinstance(entry, Incident)  # noqa: S101  what was entered comes first in its change
    tell_meaning(session, entry)


def _fields(options: dict[str, Any]) -> dict[str, Any]:
    """The options as fields, with the texts that were given as files."""
    for name in ("answer", "opinion", *TEXTS):
        file = options.pop(f"{name}_file")
        options[name] = given_text(file) if file else options[name]
    return given(options)


def _cells(records: Records, each: Incident) -> tuple[str, ...]:
    return day(each.on), each.sign, _standing(records, each), each.words, _files(records, each)


def _standing(records: Records, each: Incident) -> str:
    """Whether an entry was corrected, and which one it corrects."""
    by = next((other for other in records.of(Incident, each.client) if other.corrects == each.id), None)
    corrects = records.by_id(Incident).get(each.corrects or "")
    parts = (f"corrects {short(corrects)}" if corrects else "", f"corrected by {short(by)}" if by else "")
    return ", ".join(filter(None, parts))


def _files(records: Records, each: Incident) -> str:
    return ", ".join(file.name for file in records.of(Attachment, each.client) if file.to == each.id)


add_list(incident, Incident, (">On", "Sign", "", "~Said", "Files?"), _cells, "incidents")
