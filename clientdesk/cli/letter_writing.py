"""Where a letter that is written goes: the terminal, a file, the clipboard, the desk. Rule: all of it, or nothing.

What can be refused is refused before the first of it is done, and before the person types a word.
"""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct
from msgspec.structs import replace

from clientdesk.cli.letter_words import all_spelled, letter_object, letter_text
from clientdesk.cli.output import put_lines, talk
from clientdesk.cli.paper import check_paper
from clientdesk.exchange.paper_size import PaperSize
from clientdesk.letters.names import ENCLOSING, NEEDS_COLLEAGUE
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Letter
from clientdesk.model.names import sentence
from clientdesk.model.naming import short
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from clientdesk.cli.session import Session
    from clientdesk.exchange.letter import Made
    from clientdesk.letters import Asked, LetterText
    from clientdesk.model.change import Change
    from clientdesk.model.client import Client


class Ways(Struct, frozen=True):
    """Where it goes: into a file, on which paper; first through an editor; on the clipboard; as a draft on the desk."""

    output: Path | None = None
    paper: PaperSize | None = None
    edit: bool = False
    copy: bool = False
    save: bool = False


def check_ways(session: Session, ways: Ways) -> None:
    """Raise Refused, or UsageError, for a way that can't be gone."""
    if ways.output:
        _check_file(session, ways.output)
    check_paper(ways.output, ways.paper)
    if ways.copy:
        from clientdesk.cli.clipboard import check_can_copy

        check_can_copy()


def write_out(session: Session, owner: Client, written: LetterText, asked: Asked, ways: Ways) -> None:
    """Let a letter be edited where that was asked for, then let it go all its ways, and say where it is."""
    with _words(session, owner, written, ways) as text:
        _go(session, owner, _with_words(written, text), asked, ways)


def _words(session: Session, owner: Client, written: LetterText, ways: Ways) -> AbstractContextManager[str]:
    """The letter as it is pasted, by way of the person's editor where they asked for it; what is left there is told."""
    text = "\n".join((*letter_text(written), ""))
    if not ways.edit:
        return nullcontext(text)
    from clientdesk.exchange.editor import edited, left_over

    editing = session.existing.editing
    for each in left_over(editing.every()):
        talk(f"Not taken over from your editor: {each}. Delete it once you have its words.")
    return edited(text, "letter.txt", talk, editing.place_for(owner.id))


def _with_words(written: LetterText, text: str) -> LetterText:
    """The letter in the words of a text; raises Refused for one that says nothing."""
    from clientdesk.exchange.letter.words import of_text

    subject, body = of_text(text)
    return replace(written, subject=subject, body=body)


def _go(session: Session, owner: Client, written: LetterText, asked: Asked, ways: Ways) -> None:
    from clientdesk.letters.check import check

    problems = all_spelled(session, check(session.records, owner, written, session.today))
    text = "\n".join(letter_text(written))
    if ways.copy:
        from clientdesk.cli.clipboard import check_fits

        check_fits(text)
    change = _kept(session, owner, written, asked) if ways.save else None
    made = _made(session, owner, written, asked, ways) if ways.output else None
    _do(session, ways, text, made, change)
    found = letter_object(written, problems) | _where(ways, change)
    session.answer(lambda: found, lambda: _show(written, ways, change))
    for each in problems:
        talk(f"! {f'line {each.line}: ' if each.line else ''}{each.why}")


def _do(session: Session, ways: Ways, text: str, made: Made | None, change: Change | None) -> None:
    """What leaves a trace: the file, the draft, the clipboard."""
    if made and ways.output:
        from clientdesk.exchange.whole_file import write_whole

        write_whole(ways.output, made.data)
        for note in made.notes:
            talk(note)
    if change:
        session.commit(change)
        talk(sentence(change.label))
    if ways.copy:
        from clientdesk.cli.clipboard import COPIED, copy

        copy(text)
        talk(COPIED)


def _show(written: LetterText, ways: Ways, change: Change | None) -> None:
    """Print where it is; the letter itself where it is nowhere else."""
    found = _where(ways, change)
    if found:
        put_lines(map(str, found.values()))
    elif not ways.copy:
        put_lines(letter_text(written))


def _where(ways: Ways, change: Change | None) -> dict[str, Any]:
    file = {"file": str(ways.output)} if ways.output else {}
    return file | ({"id": change.puts[0].id} if change else {})


def _check_file(session: Session, output: Path) -> None:
    """Raise Refused for a file that is there, UsageError for an ending that no letter has."""
    from clientdesk.cli.out_file import check_free
    from clientdesk.exchange.letter import FORMS

    if output.suffix.lower() not in FORMS:
        raise click.UsageError(f"{output} is none of {', '.join(FORMS)}. Name a file that ends so.")
    check_free(session, output)
    if output.exists():
        raise Refused(f"There is {output} already, and no letter replaces a file. Name another one.")


def _kept(session: Session, owner: Client, written: LetterText, asked: Asked) -> Change:
    """The change that keeps it as a draft; raises Refused where just that draft is there already."""
    from clientdesk.ledger.moves import entered

    records, whom = session.desk.records, _whom(written, asked)
    like = (written.kind, whom, written.subject, written.body)
    for each in records.of(Letter, owner.id):
        if each.sent is None and (each.kind, each.colleague, each.subject, each.body) == like:
            raise Refused(f"This letter is among the drafts already: {short(each)}.")
    return entered(records, Letter(
        id=new_id(), client=owner.id, kind=written.kind, written=session.today, subject=written.subject,
        body=written.body, language=written.language, invoices=written.invoices, besides=written.besides,
        deadline=written.deadline, colleague=whom, project=written.project,
    ))  # fmt: skip


def _whom(written: LetterText, asked: Asked) -> str | None:
    """The id of the colleague whom it goes to."""
    return asked.colleagues[0].id if written.kind in NEEDS_COLLEAGUE else None


def _made(session: Session, owner: Client, written: LetterText, asked: Asked, ways: Ways) -> Made:
    """The file, with the copies of the invoices where it says that they come with it."""
    from clientdesk.exchange.letter import Outgoing, enclosing
    from clientdesk.store.files import Files

    form = ways.output.suffix.lower() if ways.output else ""
    invoices = (*written.invoices, *written.besides) if written.kind in ENCLOSING else ()
    outgoing = Outgoing(owner.id, written.subject, written.body, written.language, session.today, _whom(written, asked))
    return enclosing(session.records, outgoing, invoices, Files.of(session.path).sound, form, ways.paper)
