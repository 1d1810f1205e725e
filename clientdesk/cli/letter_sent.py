"""`clientdesk letter sent`: that a letter went out, in which words, on which day, and how.

Rule: what went out is a fact: it is recorded, and what is odd about it is said; only a draft is held up.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.attach import attached, file_option
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.letter_kinds import KINDS, kind_of
from clientdesk.cli.letter_to_send import Told, to_send
from clientdesk.cli.longtext import text_file_option
from clientdesk.cli.lookup import find_client, find_id
from clientdesk.cli.output import talk
from clientdesk.cli.saved import save
from clientdesk.cli.spelled import spelled
from clientdesk.cli.types import DAY, DAY_AHEAD, OneOf, with_options
from clientdesk.model.client import Client
from clientdesk.model.entry.sending import corrected
from clientdesk.model.entry.sending import sent as sent_on
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Exit
from clientdesk.model.journal import Channel, Letter
from clientdesk.model.naming import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.records import Records
    from clientdesk.model.way import Words

_options = with_options(
    click.option("--on", type=DAY, help="The day it went out; today when left out."),
    click.option(
        "--channel",
        type=OneOf(Channel),
        help="How: by e-mail, by post (letter), by fax, by chat, by hand (meeting) or by telephone (call); as the "
        "draft says when left out.",
    ),
    click.option("--tracking", default="", help="The number to follow it by."),
    click.option("--subject", help="Its subject, where it is not the draft's or the first line of the text."),
    click.option("--draft", metavar="ID", help="Which draft it was, where there are several."),
    click.option("--colleague", metavar="NAME", help="Whom it went to, where that is not the client (L19)."),
    click.option("--invoice", "invoices", metavar="N", multiple=True, help="An invoice that it is about."),
    click.option("--besides", metavar="N", multiple=True, help="One that it asks for besides, as due by now (G4)."),
    click.option("--deadline", type=DAY_AHEAD, help="The last day that it leaves, if not the draft's (L10)."),
    click.option("--anyway", is_flag=True, help="It went out like this, whatever the check holds against it."),
    file_option,
    text_file_option,
)


def add_sent(group: click.Group) -> None:
    """Add the command to the group of letters."""
    group.add_command(click.command(name="sent")(_sent))


@click.argument("letter", metavar="KIND|ID")
@click.argument("client", metavar="[CLIENT]", required=False)
@_options
@json_option
@pass_session
def _sent(session: Session, /, letter: str, client: str | None, **words: Any) -> None:
    """Say that a letter went out, with its proof.

    Of KIND to CLIENT the newest draft is taken; an ID names one draft, and of a letter that was sent already it says
    otherwise how it went. Words from --text-file or standard input are the ones that were sent; without them the
    draft's are. Where there is no draft, they are needed. Their first line is the subject when an empty line follows.
    What is odd about it is said on stderr; a draft that misses something, or names a wrong sum, is recorded with
    --anyway alone.
    """
    records = session.desk.records
    owner, kind, draft = _meant(records, letter, client)
    if draft and draft.sent:
        _correct(session, draft, draft.sent, words)
        return
    if draft and words["draft"]:
        raise click.UsageError(f"{letter} names the draft already. Leave out --draft.")
    _record(session, owner, kind, words | {"draft": draft.id if draft else words["draft"]})


def _meant(records: Records, letter: str, client: str | None) -> tuple[Client, str, Letter | None]:
    """Whom it went to, its kind, and the letter of the desk where an id names one."""
    if kind := kind_of(letter):
        if client is None:
            raise click.UsageError(f"Say to whom: letter sent {kind} CLIENT; or give the id of its draft alone.")
        return find_client(records, client), kind, None
    owner = find_client(records, client) if client else None
    among = records.of(Letter, owner.id) if owner else records.all(Letter)
    if not any(each.id.startswith(letter) for each in among):
        raise click.UsageError(f"“{letter}” is no letter, nor the id of one. See them all: {KINDS}, or letter list.")
    found = find_id(among, letter, "letter")
    return records.get(Client, found.client), found.kind, found


def _record(session: Session, owner: Client, kind: str, words: dict[str, Any]) -> None:
    """Record it as sent, and say what is odd about it and what is still missing."""
    records = session.desk.records
    on, files, anyway, *how = (words.pop(name) for name in ("on", "files", "anyway", "channel", "tracking"))
    went = on or session.today
    found = to_send(records, owner, kind, went, Told(**words))
    if not anyway:
        _check_can_go(records, found, went)
    change = sent_on(records, found, went, session.today, channel=how[0], tracking=how[1])
    for each in odd(session, found, went):
        talk(f"! {each}")
    save(session, attached(session, change, files, owner.id, found.id, went) if files else change)
    _ask_how(session, owner, session.desk.records.get(Letter, found.id))


def _correct(session: Session, letter: Letter, sent: date, words: dict[str, Any]) -> None:
    """Say otherwise how a letter went out. Raises Refused where nothing of that is said, and for other words."""
    on, files, _, channel, tracking = (words.pop(name) for name in ("on", "files", "anyway", "channel", "tracking"))
    if any(words.values()):
        raise Refused("What was sent keeps its words. Only --on, --channel, --tracking and --file can be said of it.")
    if not (on or files or channel or tracking):
        raise Refused("It was sent already. To say otherwise how: --on, --channel, --tracking or --file.")
    number = tracking or (letter.tracking if channel in (None, Channel.LETTER) else "")
    went = on or sent
    change = corrected(session.desk.records, letter, went, session.today, channel=channel, tracking=number)
    save(session, attached(session, change, files, letter.client, letter.id, went) if files else change)


def _ask_how(session: Session, owner: Client, letter: Letter) -> None:
    """Say that the way it went is missing, which is what proves it later (P), and how to add it."""
    if letter.channel is None:
        usual = Channel.EMAIL if owner.contact.email else Channel.LETTER
        command = session.command("letter", "sent", short(letter), "--channel", usual.value)
        talk(f"How it went out is not said yet, and that is its proof. Say it: {command}")


def odd(session: Session, found: Letter, went: date) -> Iterator[str]:
    """What is to be known of a letter that goes out on a day (X01, X04, G4, L); nothing of one that did before."""
    if found.sent:
        return iter(())
    from clientdesk.letters.check.gate import odd as odd_draft
    from clientdesk.letters.check.own_words import odd_words
    from clientdesk.playbook.exit.unsent import wrong_day

    records = session.records
    is_leaving = bool(found.exit) or any(each.ended is None for each in records.of(Exit, found.client))
    told: tuple[Words, ...] = (
        wrong_day(records, found, went) if is_leaving else "",
        *odd_words(records, found, went),
        *odd_draft(records, found, went),
    )
    return (spelled(session, each) for each in dict.fromkeys(told) if each)


def _check_can_go(records: Records, found: Letter, went: date) -> None:
    from clientdesk.letters.check.gate import check_can_go

    check_can_go(records, found, went, "If it went out like this all the same, add --anyway.")
