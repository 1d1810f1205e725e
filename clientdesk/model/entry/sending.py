"""Ticking off, and letters that go out. Rule: a letter is sent when the task to send it is done, and the reverse.

What was sent keeps its words; a draft's are the person's to change. The colleague whom a request goes to has been asked
on the day on which it went out (X05).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.entry import rules
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Channel, Letter, Task
from clientdesk.model.names import clean_lines
from clientdesk.model.settings import Colleague
from clientdesk.model.way import Deed, Hint, Way

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.record import Record
    from clientdesk.model.records import Records


def ticked_off(records: Records, task: Task, on: date, today: date | None = None) -> Change:
    """The change that ticks off a task; a letter that is sent by it is sent on that day, and no other.

    Raises Refused for a letter without words, for one that was sent on another day or written only after that one, and,
    for whoever gives `today`, for a day ahead.
    """
    done = task.but(done=on)
    rules.possible_days(done)
    if letter := records.by_id(Letter).get(task.letter or ""):
        _check_gone(on, today or on)
        _check_sent_then(records, letter, on)
    return Change(f"Ticked off “{task.what}”", (done, *letter_of(records, done)))


def open_again(records: Records, task: Task) -> Change:
    """The change that takes the tick from a task; a letter that was sent by it is a draft again."""
    opened = task.but(done=None)
    return Change(f"Opened “{task.what}” again", (opened, *letter_of(records, opened)))


def marked(records: Records, letter: Letter, on: date | None) -> Change:
    """The change that marks a letter as sent on a day, or as a draft again (None); the task to send it goes with it.

    A draft has no tracking number. Raises Refused for a letter without words, and for a day before it was written.
    """
    if on:
        _check_can_go(records, letter, on)
    sent = letter.but(sent=on, tracking=letter.tracking if on else "")
    rules.possible_days(sent)
    tasks = (each for each in records.of(Task, letter.client) if each.letter == letter.id)
    gone_with = (each.but(done=on) for each in tasks if (each.done is None) != (on is None))
    said = f"Marked {letter.kind} to {_to(records, letter)} as {'sent' if on else 'not sent'}"
    return Change(said, (sent, *gone_with, *_asked(records, sent)))


def sent(
    records: Records, letter: Letter, on: date, today: date, *, channel: Channel | None = None, tracking: str = ""
) -> Change:
    """The change that says how a letter went out: on which day, by which channel, under which number.

    A letter that is not on the desk yet is put there, in the words that were sent. Raises Refused for a day ahead or
    before it was written, for a letter without words, for one that was sent already, itself or another of that kind on
    that day in those words, for other words than those in which one was sent before (P), for one about an invoice that
    was not issued by then, and for a number on what is no letter by post.
    """
    held = records.by_id(Letter).get(letter.id)
    if held and held.sent:
        raise Refused(f"This letter was sent on {shown(held.sent)}. Mark it as not sent first, if that is wrong.")
    _check_gone(on, today)
    _check_issued(records, letter, on)
    _check_words(records, letter)
    gone = _by(_with_words(records, letter), channel, tracking)
    _check_not_twice(records, gone, on)
    change = marked(records, gone, on)
    return change if held else Change(change.label.replace("Marked", "Recorded", 1), change.puts)


def corrected(
    records: Records, letter: Letter, on: date, today: date, *, channel: Channel | None = None, tracking: str = ""
) -> Change:
    """The change that says otherwise how a letter went out; its words stay, and the task to send it has its day.

    Raises what `sent` raises, and Refused for one that was not sent.
    """
    if letter.sent is None:
        raise Refused("This letter was not sent yet: say how it went out.")
    _check_gone(on, today)
    _check_issued(records, letter, on)
    _check_can_go(records, letter, on)
    gone = _by(letter, channel, tracking).but(sent=on)
    _check_not_twice(records, gone, on)
    rules.possible_days(gone)
    tasks = (each for each in records.of(Task, letter.client) if each.letter == letter.id)
    gone_with = (each.but(done=on) for each in tasks if each.done == letter.sent != on)
    return Change(
        f"Corrected how {letter.kind} to {_to(records, letter)} went out", (gone, *gone_with, *_asked(records, gone))
    )


def draft(records: Records, letter: Letter) -> Letter:
    """A draft as it is kept. Raises Refused for one without words, and for other words of a letter that was sent."""
    if letter.sent:
        raise Refused(f"This letter was sent on {shown(letter.sent)}: what was sent keeps its words.")
    _check_words(records, letter)
    return _with_words(records, letter)


def draft_told(records: Records, letter: Letter) -> str:
    """A draft in a label: `the draft of L14 to Northwind`."""
    return f"the draft of {letter.kind} to {_to(records, letter)}"


def letter_of(records: Records, task: Task) -> tuple[Record, ...]:
    """The letter that a task sends, where it doesn't say yet what the task says, and who has been asked by it.

    Of a task that was done before its letter was written the letter goes out on the day it was written: the same thing
    was said before, and these words no earlier. Raises Refused for a letter without words.
    """
    letter = records.by_id(Letter).get(task.letter or "")
    if letter is None or (letter.sent is None) == (task.done is None):
        return ()
    on = max(task.done, letter.written) if task.done else None
    if on:
        _check_can_go(records, letter, on)
    gone = letter.but(sent=on, tracking=letter.tracking if on else "")
    return (gone, *_asked(records, gone))


def check_open(letter: Letter) -> None:
    """Raise Refused for a draft whose words stay, because it was sent before (P)."""
    if letter.was:
        told = (
            "What was sent keeps its words, also while it is marked as not sent. A letter in other words is a new one"
        )
        raise Refused(Hint(f"{told}: ", Way(Deed.SENT, (letter.kind,))), "body")


def _by(letter: Letter, channel: Channel | None, tracking: str) -> Letter:
    """The letter by a channel, under a number; a number alone says that it went by post."""
    number = rules.line(tracking, "The tracking number")
    how = channel or letter.channel or (Channel.LETTER if number else None)
    if number and how is not Channel.LETTER:
        raise Refused(
            "A tracking number belongs to a letter by post. Choose that, or leave the number out.", "tracking"
        )
    return letter.but(channel=how, tracking=number)


def _check_not_twice(records: Records, letter: Letter, on: date) -> None:
    """Raise Refused where the same letter is on the trail already: that kind, on that day, in those words."""
    others = (each for each in records.of(Letter, letter.client) if each.id != letter.id and each.kind == letter.kind)
    same = (each for each in others if (each.sent, each.colleague, each.body) == (on, letter.colleague, letter.body))
    if any(each.subject == letter.subject or not letter.subject for each in same):
        raise Refused(f"The same letter is on the trail already: {letter.kind}, sent on {shown(on)} in these words.")


def _check_words(records: Records, letter: Letter) -> None:
    """Raise Refused for other words than those in which a letter was sent before."""
    held = records.by_id(Letter).get(letter.id)
    if held and held.was:
        were, are = _with_words(records, held), _with_words(records, letter)
        if (were.subject, were.body) != (are.subject, are.body):
            check_open(held)


def _check_gone(on: date, today: date) -> None:
    """Raise Refused for a letter that would go out on a day ahead."""
    if on > today:
        raise Refused("A letter is marked as sent once it has gone out. Check the day.", "on")


def _check_issued(records: Records, letter: Letter, on: date) -> None:
    """Raise Refused for a letter that would have gone out before an invoice that it is about was issued."""
    known = records.by_id(Invoice)
    about = (known[each] for each in letter.named if each in known)
    late = next((each for each in about if each.issued and on < each.issued), None)
    if late and late.issued:
        raise Refused(
            f"Invoice {late.number} was issued on {shown(late.issued)}: no letter about it went out before. Check the"
            " day, or which invoices it is about.",
            "on",
        )


def _check_sent_then(records: Records, letter: Letter, on: date) -> None:
    """Raise Refused for a letter that can't have gone out on that day, or did on another."""
    if letter.sent is None:
        _check_can_go(records, letter, on)
    elif letter.sent != on:
        raise Refused(
            f"Its letter was sent on {shown(letter.sent)}. Mark it as not sent first, if that is wrong.", "on"
        )


def _check_can_go(records: Records, letter: Letter, on: date) -> None:
    """Raise Refused for a letter that says nothing, and for one that the desk wrote only after that day."""
    held = records.by_id(Letter).get(letter.id)
    _with_words(records, letter)
    if held and on < held.written:
        raise Refused(f"This letter was written on {shown(held.written)}, and can't have gone out before.", "on")


def _with_words(records: Records, letter: Letter) -> Letter:
    """The letter, cleaned; it belongs to a client of this desk and says something."""
    rules.own_client(records, letter.client)
    rules.own_project(records, letter.client, letter.project)
    body = clean_lines(letter.body)
    if not body.strip():
        raise Refused("A letter can't be empty.", "body")
    return letter.but(subject=rules.line(letter.subject, "The subject"), body=body)


def _asked(records: Records, letter: Letter) -> tuple[Colleague, ...]:
    """The colleague whom the letter goes to: asked on the day it was sent, and not asked by one that was not."""
    colleague = records.by_id(Colleague).get(letter.colleague or "")
    held = records.by_id(Letter).get(letter.id)
    if colleague is None:
        return ()
    if letter.sent is None:
        was_asked_by_it = held is not None and colleague.asked == held.sent and colleague.agreed is None
        return (colleague.but(asked=None),) if was_asked_by_it else ()
    return (colleague.but(asked=letter.sent),) if colleague.asked != letter.sent else ()


def _to(records: Records, letter: Letter) -> str:
    """Whom it goes to."""
    colleague = records.by_id(Colleague).get(letter.colleague or "")
    return colleague.name if colleague else records.get(Client, letter.client).name
