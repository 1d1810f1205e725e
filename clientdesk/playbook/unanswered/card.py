"""The call card: what to look at before the call, what to say, and where else to look (G2).

Rule: the call confirms receipt and gets the answers, and never complains; what others can read says nothing of trouble.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from clientdesk.model.client import Contact
from clientdesk.model.days import shown
from clientdesk.model.journal import Channel, Direction, Matter, Message
from clientdesk.model.names import fold
from clientdesk.playbook.silence.steps import project_name
from clientdesk.playbook.unanswered.in_agenda import if_nothing_comes
from clientdesk.playbook.unanswered.owed import asked_for_now, what_is_owed

if TYPE_CHECKING:
    from clientdesk.playbook.agenda import Ahead
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.silence.threads import Sent, Thread

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_HOW = (
    "Ask whether it arrived. Then ask what is open, and write down what they say.",
    "No complaint, and no word on how long it took.",
)
_ABOUT_PAYMENT = "Do they have the work, is anything wrong with it, and on which day will they pay?"
_SIGNS = (
    "Their website, profiles and the news: is anybody there? Who posts is well, and may only have missed your e-mail.",
    "A holiday, a move, an illness or an automatic reply explains a lot.",
)
_HEARD = {
    Channel.EMAIL: "by e-mail",
    Channel.CALL: "in a call",
    Channel.LETTER: "on paper",
    Channel.CHAT: "in a chat",
    Channel.MEETING: "in a meeting",
    Channel.FAX: "by fax",
}
"""How they were heard from."""
OWED = "What is owed"
"""The part of a card with the sums."""
_PUBLIC = "Where others can read it, above all: no word of trouble, of money or of unfinished work."


class Section(Struct, frozen=True):
    """A part of the card, its lines in order."""

    title: str
    lines: tuple[str, ...]


class CallCard(Struct, frozen=True):
    """What is at hand for a call about one thread, or about money; `phones` are whom to call, the first contact first.

    `used` is the address you write to, `theirs` the one in their last mail where the desk knows one; empty for none.
    `owed` are the ids of the overdue invoices that it is about, the oldest first. `is_call`: they are to be called; who
    threatened the person is not (S11).
    """

    client: str
    project: str
    stage: Matter
    because: str
    used: str
    theirs: str
    phones: tuple[Contact, ...]
    questions: tuple[str, ...]
    sections: tuple[Section, ...]
    owed: tuple[str, ...] = ()
    is_call: bool = True

    @property
    def title(self) -> str:
        """What the card is: `Call Acme · Site`, `Don't call Acme`."""
        about = f"{self.client} · {self.project}" if self.project else self.client
        return f"Call {about}" if self.is_call else f"Don't call {about}"

    @property
    def phone(self) -> str:
        """The number to call first; empty where none is known."""
        return self.phones[0].phone if self.phones else ""


def call_card(picture: Picture, thread: Thread, ahead: Ahead) -> CallCard:
    """The card for a thread, with what is `ahead` with the client after it."""
    who = reached(picture)
    owed = asked_for_now(picture) if thread.stage is Matter.PAYMENT else []
    questions = tuple(_questions(picture, thread))
    sections = (
        Section("The address", who.address),
        Section("The call", (*who.numbers, *_HOW)),
        Section(OWED, tuple(what_is_owed(picture, owed))),
        Section("Ask about", questions),
        Section("Signs of life", _SIGNS),
        Section("Another channel", tuple(_channels(picture, thread))),
        Section("After it", if_nothing_comes(picture, thread, ahead)),
    )
    return CallCard(
        picture.client.name, project_name(picture, thread), thread.stage, thread.because, who.used, who.theirs,
        who.phones, questions, filled(sections), tuple(each.invoice.id for each in owed),
    )  # fmt: skip


def filled(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Those parts of a card that say something."""
    return tuple(each for each in sections if each.lines)


def call_to_record(thread: Thread, new_id: str, client_id: str, today: date) -> Message:
    """The call as it is written down: mine, about what the thread is about, and waiting on.

    That they were reached is chosen where it is written down.
    """
    subject = next((each.subject for each in reversed(thread.sent) if each.subject), "")
    return Message(
        id=new_id, client=client_id, on=today, direction=Direction.OUT, channel=Channel.CALL, awaits_reply=True,
        matter=thread.stage, project=thread.project, subject=subject,
    )  # fmt: skip


class Reached(NamedTuple):
    """How a client is reached: the addresses as in `CallCard`, and in words, and the telephone numbers."""

    used: str
    theirs: str
    address: tuple[str, ...]
    phones: tuple[Contact, ...]
    numbers: tuple[str, ...]


def reached(picture: Picture) -> Reached:
    """How the desk knows a client to be reached."""
    mail, used = _last_mail(picture), picture.client.contact.email
    theirs = _address_in(picture, mail) if mail else ""
    phones = tuple(each for each in picture.client.contacts if each.phone)
    return Reached(used, theirs, tuple(_address(picture, used, theirs, mail)), phones, tuple(_numbers(phones)))


def _last_mail(picture: Picture) -> Message | None:
    mails = (each for each in picture.messages if each.direction is Direction.IN and each.channel is Channel.EMAIL)
    return max(mails, key=lambda each: each.on, default=None)


def _address_in(picture: Picture, mail: Message) -> str:
    """The last address in a mail of theirs that is not mine: signatures stand at the end."""
    mine = fold(picture.records.settings.email)
    found = [each for each in _ADDRESS.findall(f"{mail.subject}\n{mail.text}") if fold(each) != mine]
    return found[-1] if found else ""


def _address(picture: Picture, used: str, theirs: str, mail: Message | None) -> Iterator[str]:
    on = f"of {shown(mail.on, picture.today)}" if mail else ""
    if not used:
        yield "The desk knows no address of theirs: look it up in what they sent."
    elif mail is None:
        yield f"You write to {used}, and no e-mail of theirs is on the desk. Is it spelled as they spell it?"
    elif not theirs:
        yield f"You write to {used}. Compare it with the sender of their last e-mail, {on}."
    elif fold(used) == fold(theirs):
        yield f"You write to {used}, and their last e-mail, {on}, names it too."
    else:
        yield f"You write to {used}, but their last e-mail, {on}, names {theirs}. Write to both."
    others = [each.email for each in picture.client.contacts[1:] if each.email and fold(each.email) != fold(theirs)]
    if others:
        yield f"Also known there: {', '.join(others)}."


def _numbers(phones: tuple[Contact, ...]) -> Iterator[str]:
    if not phones:
        yield "No telephone number is on the desk (C06): look at their site, an invoice or a signature."
    for each in phones:
        who = ", ".join(filter(None, (each.name, each.role)))
        yield f"{each.phone} ({who})" if who else each.phone


def _questions(picture: Picture, thread: Thread) -> Iterator[str]:
    yield from dict.fromkeys(_question(picture, each) for each in thread.sent)
    if thread.stage is Matter.PAYMENT:
        yield _ABOUT_PAYMENT


def _question(picture: Picture, sent: Sent) -> str:
    return sent.topic or f"your {sent.table} of {shown(sent.on, picture.today)}"


def _channels(picture: Picture, thread: Thread) -> Iterator[str]:
    """Where they have answered before, and how to write there."""
    tried = {each.channel or Channel.EMAIL for each in thread.sent} | {Channel.CALL}
    last = {each.channel: each.on for each in picture.messages if each.is_theirs}
    known = [f"{how} ({shown(last[by], picture.today)})" for by, how in _HEARD.items() if by in last.keys() - tried]
    if known:
        yield f"You have heard from them {', '.join(known)}."
    yield f"Neutral and professional: “{_opening(thread)}.”"
    yield _PUBLIC


def _opening(thread: Thread) -> str:
    """What was written last, to be sure that it arrived; a talk did, and a call is told as one."""
    wrote = [each.on for each in thread.sent if not each.is_talk]
    if wrote:
        return f"I wrote to you on {shown(wrote[-1])} and want to be sure that it arrived"
    last = thread.sent[-1]
    did = "We spoke" if last.is_mutual else "We met" if last.channel is Channel.MEETING else "I called you"
    return f"{did} on {shown(last.on)}, and I would like to ask how you see it now"
