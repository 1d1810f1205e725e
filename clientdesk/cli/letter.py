"""`clientdesk letter`: write a letter from the desk, say that one went out, read those there are.

Rule: nothing is sent from here, and what is recorded as sent is in the words that were sent, never in others.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.attach import attached, file_option
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.letter_check import add_check
from clientdesk.cli.letter_templates import add_templates
from clientdesk.cli.letter_to_send import Told, find_colleague, own_invoice, to_send
from clientdesk.cli.letter_words import how, in_full, told
from clientdesk.cli.listing import add_list
from clientdesk.cli.longtext import text_file_option
from clientdesk.cli.lookup import find_client, find_id, project_id
from clientdesk.cli.output import put_lines, talk
from clientdesk.cli.paper import paper_option
from clientdesk.cli.saved import save
from clientdesk.cli.types import DAY, DAY_AHEAD, PATH, OneOf
from clientdesk.cli.words import day
from clientdesk.letters.names import NAMES
from clientdesk.model.client import Language
from clientdesk.model.entry.sending import sent as sent_on
from clientdesk.model.exit import Exit
from clientdesk.model.journal import Channel, Letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.letters import Asked
    from clientdesk.model.client import Client
    from clientdesk.model.records import Records

WRITE = "write"
"""The command that `letter KIND CLIENT` stands for."""


class LetterGroup(click.Group):
    """A group where a first word that is no command is a kind of letter: `letter L14 CLIENT` writes it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the command that is meant."""
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = [WRITE, *args]
        return super().parse_args(ctx, args)


class KindParam(click.ParamType[str]):
    """A kind of letter: `L14`, `L13b`."""

    name = "KIND"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The kind's id, or a usage error."""
        kind = next((kind for kind in NAMES if kind.casefold() == value.strip().casefold()), None)
        return kind or self.fail(f"“{value}” is no letter. They are L01 to L21.", param, ctx)


@click.group(cls=LetterGroup)
def letter() -> None:
    """Write a letter, say that it went out, or read it again. `letter KIND CLIENT` writes one."""


_kind = click.argument("kind", type=KindParam())
_client = click.argument("client", metavar="CLIENT")
_colleague = click.option("--colleague", "colleagues", metavar="NAME", multiple=True,
                          help="A colleague to name, or to write to (L19); can be given again.")  # fmt: skip


@letter.command(name=WRITE)
@_kind
@_client
@click.option("--reason", default="", help="The one reason it gives: words of your own, or a sign such as S07.")
@_colleague
@click.option("--language", type=OneOf(Language), help="Another language than the reader's.")
@click.option(
    "--invoice",
    "invoices",
    metavar="N",
    multiple=True,
    help="An invoice that it asks for, where that is not all it may; can be given again.",
)
@click.option("--project", help="The work whose silence it is about, where several are silent (L01 to L04).")
@click.option("--deadline", type=DAY_AHEAD, help="The day by which an answer or a payment is asked for.")
@click.option(
    "--edit", is_flag=True, help="Change its words first, in $VISUAL or $EDITOR; the subject is the first line."
)
@click.option("-o", "output", type=PATH, metavar="FILE", help="Write a new file: .txt, .eml for a mail program, .pdf.")
@paper_option
@click.option("--copy", is_flag=True, help="Put it on the clipboard, where the terminal can (OSC 52).")
@click.option("--save", is_flag=True, help="Keep it as a draft on the desk.")
@json_option
@pass_session
def write(session: Session, /, kind: str, client: str, **options: Any) -> None:
    """Write a letter from what the desk knows.

    Nothing is sent, and nothing is saved without --save. KIND is an id such as L14; `letter KIND CLIENT` does the same.
    What the letter check finds is said on stderr, and listed as problems in --json.
    """
    from clientdesk.cli.letter_writing import Ways, check_ways, write_out
    from clientdesk.letters import from_desk

    ways = Ways(**{name: options.pop(name) for name in Ways.__struct_fields__})
    check_ways(session, ways)
    records = session.records
    owner = find_client(records, client)
    asked = _asked(records, owner, **options)
    written = from_desk(records, owner, kind, session.today, asked)
    _tell_what_is_missing(session)
    write_out(session, owner, written, asked, ways)


@letter.command()
@_kind
@_client
@click.option("--on", type=DAY, help="The day it went out; today when left out.")
@click.option("--channel", type=OneOf(Channel), help="How; as the draft says when left out.")
@click.option("--tracking", default="", help="The number to follow it by.")
@click.option("--subject", help="Its subject, where it is not the draft's.")
@click.option("--draft", metavar="ID", help="Which draft it was, where there are several.")
@click.option("--colleague", metavar="NAME", help="Whom it went to, where that is not the client (L19).")
@click.option("--invoice", "invoices", metavar="N", multiple=True, help="An invoice that it is about.")
@click.option("--deadline", type=DAY_AHEAD, help="The last day that it leaves, where that is not the draft's (L10).")
@click.option("--anyway", is_flag=True, help="It went out like this, whatever the check holds against it.")
@file_option
@text_file_option
@json_option
@pass_session
def sent(
    session: Session, /, kind: str, client: str, on: date | None, files: tuple[Path, ...], *, anyway: bool, **words: Any
) -> None:
    """Say that a letter went out, with its proof.

    The newest draft of that kind is taken. Words from --text-file or standard input are the ones that were sent;
    without them the draft's are. Where there is no draft, they are needed. What is odd about it is said on stderr; a
    draft that misses something, or names a wrong sum, is recorded with --anyway alone.
    """
    records, went = session.desk.records, on or session.today
    owner = find_client(records, client)
    by = {name: words.pop(name) for name in ("channel", "tracking")}
    found = to_send(records, owner, kind, went, Told(**words))
    if not anyway:
        _check_can_go(records, found, went)
    change = sent_on(records, found, went, session.today, **by)
    for each in _odd(session, found, went):
        talk(f"! {each}")
    save(session, attached(session, change, files, owner.id, found.id, went) if files else change)


def _odd(session: Session, found: Letter, went: date) -> Iterator[str]:
    """What is to be known of a letter that goes out on a day (X01, X04, G4, L); of one of one's own only its time."""
    if found.sent:
        return iter(())
    from clientdesk.letters.check.gate import odd
    from clientdesk.playbook.exit.unsent import late

    records = session.records
    is_leaving = bool(found.exit) or any(each.ended is None for each in records.of(Exit, found.client))
    return filter(None, [late(records, found, went) if is_leaving else "", *odd(records, found, went)])


def _check_can_go(records: Records, found: Letter, went: date) -> None:
    from clientdesk.letters.check.gate import check_can_go

    check_can_go(records, found, went, "If it went out like this all the same, add --anyway.")


@letter.command()
@click.argument("letter", metavar="ID")
@json_option
@pass_session
def anew(session: Session, letter: str) -> None:
    """Write an exit's draft anew, from the desk as it is today.

    The exit's answers stay; what was changed in the draft by hand goes. A letter that was ever sent keeps its words.
    """
    from clientdesk.letters import exit_letter
    from clientdesk.playbook.exit.unsent import anew as written_anew

    records = session.desk.records
    found = find_id(records.all(Letter), letter, "letter")
    save(session, written_anew(records, found, session.today, exit_letter))


@letter.command()
@click.argument("letter", metavar="ID")
@json_option
@pass_session
def show(session: Session, letter: str) -> None:
    """Show a letter in full, and how it went out."""
    from clientdesk.cli.views import view_of

    records = session.records
    found = find_id(records.all(Letter), letter, "letter")
    session.answer(lambda: view_of(records, found, session.today), lambda: put_lines(in_full(records, found)))
    for each in _odd(session, found, session.today):
        talk(f"! {each}")


def _cells(records: Records, each: Letter) -> tuple[str, ...]:
    return day(each.written), day(each.sent), told(records, each), how(each), each.subject


add_list(letter, Letter, (">Written", ">Sent", "Letter", "How", "~Subject"), _cells, "letters")
add_templates(letter, _kind)
add_check(letter, KindParam())


def _asked(
    records: Records, owner: Client, *, colleagues: tuple[str, ...], invoices: tuple[str, ...], project: str | None,
    **said: Any,
) -> Asked:  # fmt: skip
    """What the options ask for; raises NotFound for a colleague, an invoice or a project that there is not."""
    from clientdesk.letters import Asked

    return Asked(
        colleagues=tuple(find_colleague(records, text) for text in colleagues),
        invoices=tuple(own_invoice(records, owner, text) for text in invoices),
        project=project_id(records, project, owner.id) or "",
        **said,
    )


def _tell_what_is_missing(session: Session) -> None:
    """Say on stderr that it has no name under it."""
    if not session.records.settings.name:
        talk(f"Your name is missing under it. Add it: {session.command('settings', 'set', '--name', 'NAME')}")
