"""What is done with a letter that is written: kept, marked as sent, saved as a file (L). Rule: nothing is sent."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.ledger.moves import entered
from clientdesk.letters.names import ENCLOSING
from clientdesk.model.change import Change
from clientdesk.model.errors import ClientDeskError, Refused
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Attachment, Letter
from clientdesk.model.names import clean
from clientdesk.tui.changing import ask_about_conflict
from clientdesk.tui.forms.field import Answers, Form
from clientdesk.tui.opening import ClosedDesk
from clientdesk.tui.out_file import DOCUMENTS, STILL_READING, WHERE, by_name, check_free, in_documents, proposed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from clientdesk.exchange.letter import Outgoing
    from clientdesk.model.records import Records
    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.writing_form import Begun
    from clientdesk.tui.writing_text import Own, Ready

_ABOUT = 30
"""Characters that tell a letter's file from others of the day at most: what is longer would end in mid-phrase."""

_ANSWERING = re.compile(r"^(?:\s*[^\W\d_]{2,3}\s*:)+\s*")
"""What a mail program puts before the subject of an answer, in any language: `Re:`, `Fwd:`, `Ynt:`."""

Act = Callable[["ClientDesk", "Ready", "Records"], Awaitable[bool]]
"""What ends the writing; whether it did."""


async def keep_typed(app: ClientDesk, key: str, typed: Mapping[str, str]) -> None:
    """Keep what is half-typed, or forget it when nothing is."""
    if typed:
        await app.keeper.keep_draft(key, typed)
    else:
        await app.keeper.forget_draft(key)


async def may_go(app: ClientDesk, begun: Begun, own: Own) -> bool:
    """Ask whether words of one's own may go; those of a draft of the desk are still on it."""
    from clientdesk.tui.screens.dialog import Confirm

    letter = begun.letter
    if not own.body.strip():
        return True
    is_kept = begun.is_kept and (own.subject, own.body) == (letter.subject, letter.body)
    question = "The words of the draft give way to the desk's; nothing is saved before you keep it." if is_kept else (
        "What you changed by hand goes, and the letter is written from the fields and the desk."
    )  # fmt: skip
    said: bool | None = await app.ask(Confirm("Write it anew?", question, yes="Write it anew", no="Keep my words"))
    return said is True


async def keep(app: ClientDesk, ready: Ready, since: Records) -> bool:
    """Keep the letter as a draft on the desk; whether it is there."""
    session = app.session
    try:
        change = entered(session.records, ready.letter)
    except ClientDeskError as error:
        app.say(error.told, failed=True)
        return False
    outcome = await app.keeper.save(change, since)
    app.say(session.saved_words(change.label) if outcome.is_saved else outcome.told, failed=not outcome.is_saved)
    return outcome.is_saved


async def sent(app: ClientDesk, ready: Ready, since: Records) -> bool:
    """Ask how it went out, then keep it and mark it as sent; whether it is."""
    from clientdesk.tui.papers import send

    session, letter = app.session, ready.letter
    then, now = (each.by_id(Letter).get(letter.id) for each in (since, session.records))
    if then != now and not await ask_about_conflict(app, "This draft was changed since you opened it."):
        return False
    if not await _may_go_again(app, letter, since):
        return False
    await send(app, letter)
    held = session.records.by_id(Letter).get(letter.id)
    return held is not None and held.sent is not None


async def _may_go_again(app: ClientDesk, letter: Letter, since: Records) -> bool:
    """Ask whether a letter went out twice, where another window marked the like of it as sent meanwhile."""
    from clientdesk.letters.check.same_day import sent_already
    from clientdesk.tui.screens.dialog import Confirm

    other = sent_already(app.session.records, letter, app.session.today)
    if other is None or sent_already(since, letter, app.session.today):
        return True
    question = f"{letter.kind} about the same was marked as sent today in another window: “{other.subject}”."
    said = await app.ask(Confirm("Did it go out twice?", question, yes="It went out twice", no="Leave it at one"))
    return said is True


async def save_as(app: ClientDesk, letter: Letter, now: Callable[[], Awaitable[Ready | None]]) -> None:
    """Write the letter into a file that the person names; its ending says of which kind.

    `now` is the letter as the desk has it once that was asked: a payment may have come in meanwhile.
    """
    from clientdesk.tui.screens.dialog import Told
    from clientdesk.tui.screens.form import FormDialog

    session, desk = app.session, app.session.desk
    if isinstance(desk, ClosedDesk):
        app.say(STILL_READING, failed=True)
        return
    filled = await app.ask(FormDialog(_where(session.records, letter, session.today), session.today))
    ready = await now() if filled else None
    if filled is None or ready is None:
        return
    target, sound = in_documents(filled.typed[WHERE]), desk.files.sound
    try:
        notes = await asyncio.to_thread(_write, session.records, ready.letter, session.today, target, sound)
    except ClientDeskError as error:
        app.say(f"There is no file. {error.sentence}", failed=True)
        return
    if notes:
        await app.ask(Told(f"The letter is at {target}", "\n".join(notes)))
    else:
        app.say(f"The letter is at {target}.")


def _where(records: Records, letter: Letter, today: date) -> Form:
    """Where the file goes."""
    from clientdesk.exchange.letter import file_name

    name = Path(file_name(records, _outgoing(letter, today), ".txt"))
    told = "ends in .txt, .eml for an e-mail program, or .pdf"
    return Form(
        key="letter file",
        title="The letter as a file",
        fields=(by_name(proposed(DOCUMENTS, f"{name.stem} {_about(records, letter)}".strip(), name.suffix), told),),
        build=_checked,
        button="Save the file",
        does="save it",
    )


def _about(records: Records, letter: Letter) -> str:
    """What its file is called by, beside the day and the client: its subject, else its invoices, if that is short."""
    subject = clean(_ANSWERING.sub("", letter.subject).partition(":")[0])
    known = records.by_id(Invoice)
    numbers = ", ".join(known[each].number for each in letter.invoices if each in known)
    return next((each for each in (subject, numbers) if len(each) <= _ABOUT), "")


def _checked(answers: Answers) -> Change:
    """Nothing changes on the desk."""
    from clientdesk.exchange.letter import FORMS

    check_free(answers, in_documents)
    if in_documents(answers.text(WHERE)).suffix.lower() not in FORMS:
        raise Refused(f"Name a file that ends in one of {', '.join(FORMS)}.", WHERE)
    return Change("Saved a letter")


def _write(
    records: Records, letter: Letter, today: date, target: Path, sound: Callable[[Attachment], Path]
) -> tuple[str, ...]:
    """Write it, with the copies of the invoices that it says come with it; what is left for the person to see to."""
    from clientdesk.exchange.letter import enclosing
    from clientdesk.exchange.whole_file import write_whole

    invoices = letter.named if letter.kind in ENCLOSING else ()
    file = enclosing(records, _outgoing(letter, today), invoices, sound, target.suffix.lower())
    write_whole(target, file.data)
    return file.notes


def _outgoing(letter: Letter, today: date) -> Outgoing:
    from clientdesk.exchange.letter import Outgoing

    return Outgoing(letter.client, letter.subject, letter.body, letter.language, today, letter.colleague)
