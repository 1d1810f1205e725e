"""`clientdesk letter fields` and `letter template`: what a template of one's own may use, and ours to start from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_client
from clientdesk.cli.output import put, put_lines, talk
from clientdesk.cli.table import put_table
from clientdesk.cli.types import PATH, OneOf
from clientdesk.model.client import Language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def add_templates(group: click.Group, kind: Callable[[Any], Any]) -> None:
    """Add both commands to the group of letters; `kind` is its argument for a kind of letter."""
    group.add_command(click.command(name="fields")(kind(_fields)))
    group.add_command(click.command(name="template")(kind(_template)))


@click.argument("client", metavar="CLIENT")
@click.option("--language", type=OneOf(Language), help="Another language than the client's.")
@json_option
@pass_session
def _fields(session: Session, /, kind: str, client: str, language: Language | None) -> None:
    """List what a template of your own may use.

    Each field is shown with what it says for that client today. A field of a list is used within its `for`; days, money
    and lists are written by the filter that is shown.
    """
    from clientdesk.letters.asked import Asked
    from clientdesk.letters.fields import fields

    records = session.records
    found = fields(records, find_client(records, client), kind, session.today, Asked(language=language))
    session.answer(
        lambda: found,
        lambda: put_table(
            ("In a template", "What it is", "~Today"), [(each.use, each.told, each.example) for each in found], empty=""
        ),
    )


@click.option("--language", type=OneOf(Language), default=Language.ENGLISH, help="Of the letter; English if left out.")
@click.option("-o", "output", type=PATH, metavar="FILE", help="Write it into a new file.")
@json_option
@pass_session
def _template(session: Session, /, kind: str, language: Language, output: Path | None) -> None:
    """Print our template of a letter, to start from.

    The subject is its first line. Yours goes before ours as soon as it is in your folder of templates (`paths`), under
    the language and the kind: en/L07.txt.
    """
    from clientdesk.letters.own import own_folder
    from clientdesk.letters.render import template

    place = own_folder() / language.value / f"{kind}.txt"
    text = template(kind, language)
    found = {"kind": kind, "language": language, "place": place, "text": text}
    if output is None:
        session.answer(lambda: found, lambda: put_lines(text.splitlines()))
    else:
        _write(session, output, text)
        session.answer(lambda: found | {"file": output}, lambda: put(str(output)))
    talk(f"Yours goes before it as {place}.")


def _write(session: Session, output: Path, text: str) -> None:
    from clientdesk.cli.out_file import check_new
    from clientdesk.exchange.whole_file import write_whole

    check_new(session, output)
    write_whole(output, text.encode())
