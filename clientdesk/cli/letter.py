"""`clientdesk letter`: write a letter from the desk, say that one went out, read those there are.

Rule: nothing is sent from here, and what is recorded as sent is in the words that were sent, never in others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.letter_check import add_check
from clientdesk.cli.letter_kinds import WRITE, KindParam, LetterGroup, add_kinds
from clientdesk.cli.letter_sent import add_sent, odd
from clientdesk.cli.letter_templates import add_templates
from clientdesk.cli.letter_to_send import find_colleague, own_invoice
from clientdesk.cli.letter_words import how, in_full, told
from clientdesk.cli.listing import add_list
from clientdesk.cli.lookup import find_client, find_id, project_id
from clientdesk.cli.output import put_lines, talk
from clientdesk.cli.paper import paper_option
from clientdesk.cli.saved import save
from clientdesk.cli.types import DAY_AHEAD, PATH, OneOf
from clientdesk.cli.words import day
from clientdesk.letters.reason import HELP
from clientdesk.model.client import Language
from clientdesk.model.journal import Letter

if TYPE_CHECKING:
    from clientdesk.letters import Asked
    from clientdesk.model.client import Client
    from clientdesk.model.records import Records


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
@click.option("--reason", default="", help=HELP)
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
    for each in odd(session, found, session.today):
        talk(f"! {each}")


def _cells(records: Records, each: Letter) -> tuple[str, ...]:
    return day(each.written), day(each.sent), told(records, each), how(each), each.subject


add_list(letter, Letter, (">Written", ">Sent", "Letter", "How", "~Subject"), _cells, "letters")
add_templates(letter, _kind)
add_sent(letter)
add_check(letter, KindParam())
add_kinds(letter)


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
