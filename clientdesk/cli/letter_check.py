"""`clientdesk letter check`: what is wrong with a letter in a file (L). Rule: it reads, and says; nothing is saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.letter_words import all_spelled, problem_object
from clientdesk.cli.longtext import given_text
from clientdesk.cli.lookup import find_client
from clientdesk.cli.output import put_lines, talk
from clientdesk.cli.types import PATH, OneOf
from clientdesk.model.client import Language
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean, clean_lines

if TYPE_CHECKING:
    from clientdesk.letters import LetterText
    from clientdesk.letters.check import Problem

_TEXT = ("", ".txt", ".md", ".text")
_WORDS_ALONE = (
    "Only its words were checked. Sums, invoices, deadlines and what has to be in it are checked too once you say whom"
    " it goes to: --client C."
)
_MOST = 20_000_000
"""Bytes of a mail with what is attached to it."""


def add_check(group: click.Group, kind: Any) -> None:
    """Add the command to the group of letters; `kind` is the type of a kind of letter."""
    option = click.option("--kind", type=kind, help="Which letter it is; found out by its words when left out.")
    group.add_command(click.command(name="check")(option(_check)))


@click.argument("file", type=PATH)
@click.option("--client", metavar="C", help="Whom it goes to: then sums, days and facts are checked too.")
@click.option("--language", type=OneOf(Language), help="Found out by its words when left out.")
@json_option
@pass_session
def _check(session: Session, /, file: Path, client: str | None, kind: str | None, language: Language | None) -> None:
    """Check a letter in a file before it goes out.

    FILE is a text whose first line is the subject, or a mail (.eml); - reads standard input. Lines are those of a text
    file, of a mail those of its text; 0 is the letter as a whole. Ends with 1 when anything is found.
    """
    written, first = _read(file)
    problems = all_spelled(session, _problems(session, written, client, kind, language))
    found = [_in_file(each, first) for each in problems]
    what = "it" if client else "its words"
    session.answer(lambda: [problem_object(each) for each in found], lambda: _show(found, what))
    if client is None:
        talk(_WORDS_ALONE)
    if found:
        click.get_current_context().exit(Refused.exit_code)


def _problems(
    session: Session, written: LetterText, name: str | None, kind: str | None, language: Language | None
) -> tuple[Problem, ...]:
    from clientdesk.letters.check import check, check_words
    from clientdesk.letters.check.guess import kind_by_words, language_of, of_client

    client = find_client(session.records, name) if name else None
    usual = client.language if client else Language.ENGLISH
    written = replace(written, language=language or language_of(f"{written.subject}\n{written.body}", usual))
    if client is None:
        return check_words(replace(written, kind=kind or kind_by_words(written)))
    known = of_client(session.records, client, replace(written, kind=kind or ""), session.today)
    return check(session.records, client, known, session.today)


def _read(file: Path) -> tuple[LetterText, int]:
    """A letter from a file, and the line of it on which its text begins; 1 for a mail, whose own lines count."""
    if file.suffix.lower() == ".eml":
        return _of_mail(file), 1
    if file.suffix.lower() not in _TEXT:
        raise click.UsageError(f"{file} is neither a text nor a mail. Name a .txt or an .eml file.")
    return _of_text(given_text(file))


def _of_text(text: str) -> tuple[LetterText, int]:
    """The subject on the first line, then the body; a text that begins with its greeting has no subject."""
    lines = text.split("\n")
    has_subject = not lines[0].rstrip().endswith(",")
    start = 1 if has_subject else 0
    while start < len(lines) and not lines[start].strip():
        start += 1
    return _letter(lines[0] if has_subject else "", "\n".join(lines[start:])), start + 1


def _of_mail(file: Path) -> LetterText:
    """A mail's subject and its plain text. Raises Refused where there is none."""
    from email import message_from_bytes
    from email.policy import default

    try:
        with file.open("rb") as opened:
            mail = message_from_bytes(opened.read(_MOST), policy=default)
        body = mail.get_body(("plain",))
        text = str(body.get_content()) if body else ""
        subject = str(mail["Subject"] or "")
    except OSError as error:
        raise Refused(f"{file} can't be read: {error.strerror}.") from None
    except Exception:  # noqa: BLE001  a stranger's mail can bring the parser to anything, nested without end too
        text = ""
    if not text.strip():
        raise Refused(f"{file} is no mail with a text in it.")
    return _letter(subject, text)


def _letter(subject: str, body: str) -> LetterText:
    from clientdesk.letters import LetterText

    return LetterText("", Language.ENGLISH, clean(subject), clean_lines(body))


def _in_file(problem: Problem, first: int) -> Problem:
    """A problem at the line of the file where it is: the letter's own lines begin where its text does there."""
    is_in_text = problem.line > 0
    line = problem.line + first - 1 if is_in_text else int(first > 1 and bool(problem.text))
    return replace(problem, line=line)


def _show(found: list[Problem], what: str) -> None:
    if not found:
        talk(f"Nothing is wrong with {what}.")
        return
    put_lines(_told(each) for each in found)


def _told(problem: Problem) -> str:
    where = f"line {problem.line}" if problem.line else "letter"
    return f"{'✖' if problem.blocks else '!'} {where} · {problem.rule} · {problem.why}"
