"""What waits for an answer, by client and project (G). Rule: what was really sent counts, messages and letters alike.

An answer that names a project answers that project's thread and the client's general one, but not what asks there for
a payment, unless it is about that; one that names none answers all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Channel, Letter, Matter, Message, SilenceStage
from clientdesk.model.letter_kinds import FOR_MONEY, LATE_NOTICES, OF_SILENCE
from clientdesk.playbook.silence.money import answered_by_money
from clientdesk.playbook.silence.stage import stage_of

if TYPE_CHECKING:
    from clientdesk.playbook.picture import Picture

ASKING = frozenset((*OF_SILENCE, *FOR_MONEY))
"""Letters that ask for an answer as a message does."""
_ANSWERED = "re|aw|fw|fwd|ynt|ilt|bls|trs"
"""What mail programs put before a subject, in the languages of the desk and some of its neighbours'."""
_Waiting = dict[str | None, list[Message | Letter]]


class Sent(Struct, frozen=True):
    """Something of mine that waits: a message's id, or a letter's with its `kind`; `project` is the thread it is in.

    `is_talk`: it was said aloud; `is_mutual`: both spoke, whoever began it. `noted` is the day on which the person said
    of the silence up to it what it is about; None where nobody did.
    """

    id: str
    on: date
    project: str | None
    kind: str
    channel: Channel | None
    matter: Matter | None
    subject: str
    is_talk: bool
    is_mutual: bool = False
    noted: date | None = None

    @property
    def table(self) -> str:
        """What it is: a `message`, or a `letter`."""
        return "letter" if self.kind else "message"

    @property
    def topic(self) -> str:
        """Its subject, without what mail programs put before one that is answered or passed on."""
        import re  # here, as a list of clients asks nobody what a mail was about

        return re.sub(rf"^(?:\s*(?:{_ANSWERED})\s*:)+\s*", "", self.subject, flags=re.IGNORECASE).strip()


class Thread(Struct, frozen=True):
    """What waits in one project, or in none (None), oldest first, and the stage it has come to with the reason."""

    project: str | None
    sent: tuple[Sent, ...]
    stage: Matter
    because: str

    @property
    def key(self) -> str:
        """What its steps are known by, from day to day."""
        return f"silence:{self.sent[0].id}"

    @property
    def since(self) -> date:
        """The day since which it is silent."""
        return self.sent[0].on

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which something was sent: two messages of one day are no follow-up of each other."""
        return tuple(dict.fromkeys(each.on for each in self.sent))

    def has(self, kind: str) -> bool:
        """Whether a letter of a kind is among what waits."""
        return any(each.kind == kind for each in self.sent)

    @property
    def is_dunned(self) -> bool:
        """Whether a late notice is among it: then it is dunning's to go on (G3)."""
        return any(each.kind in LATE_NOTICES for each in self.sent)


def threads_of(picture: Picture) -> tuple[Thread, ...]:
    """A client's threads that wait for an answer, the longest silence first (G)."""
    found = (each for project, entries in waiting(picture).items() for each in _threads(picture, project, entries))
    return tuple(sorted(found, key=lambda each: (each.since, each.key)))


def waiting(picture: Picture) -> _Waiting:
    """What was sent since the last answer, by project, oldest first; a payment is no answer here."""
    found: _Waiting = {}
    for entry in _in_order(picture):
        if isinstance(entry, Letter):
            found.setdefault(_project_of(picture, entry, found), []).append(entry)
            continue
        if entry.is_theirs and found:
            _answer(found, entry)
        if entry.is_mine and entry.awaits_reply:
            found.setdefault(entry.project, []).append(entry)
    return found


def _answer(found: _Waiting, answer: Message) -> None:
    if answer.project is None:
        found.clear()
        return
    found.pop(answer.project, None)
    general = found.pop(None, [])
    if answer.matter is not Matter.PAYMENT and (left := [each for each in general if _asks_for_money(each)]):
        found[None] = left


def _asks_for_money(entry: Message | Letter) -> bool:
    return entry.kind in FOR_MONEY if isinstance(entry, Letter) else entry.matter is Matter.PAYMENT


def _in_order(picture: Picture) -> Iterable[Message | Letter]:
    """Messages and the letters that ask, oldest first.

    A letter has no hour. Nobody checks in with who answered that day, so that its answer comes after it; else it
    comes after what was written that day.
    """
    letters = [each for each in picture.sent_letters if each.kind in ASKING and each.colleague is None]
    if not letters:
        return picture.messages
    heard = {each.on for each in picture.messages if each.is_theirs}
    early = [each for each in letters if each.sent in heard]
    late = [each for each in letters if each.sent not in heard]
    return sorted([*_by_id(early), *picture.messages, *_by_id(late)], key=_day)


def _by_id(letters: Sequence[Letter]) -> list[Letter]:
    return sorted(letters, key=lambda each: each.id)


def _day(entry: Message | Letter) -> date:
    on = entry.sent if isinstance(entry, Letter) else entry.on
    return on or date.min


def _project_of(picture: Picture, letter: Letter, found: _Waiting) -> str | None:
    """A letter's thread: the project it names, or its invoices do; else the only one that waits."""
    if letter.project:
        return letter.project
    invoices = picture.records.by_id(Invoice)
    named = {invoices[each].project for each in letter.invoices if each in invoices}
    if len(named) == 1 and None not in named:
        return named.pop()
    return next(iter(found)) if len(found) == 1 else None


def _sent(entry: Message | Letter, project: str | None) -> Sent:
    if isinstance(entry, Message):
        mutual = entry.is_mine and entry.is_theirs
        return Sent(entry.id, entry.on, project, "", entry.channel, entry.matter, entry.subject, entry.is_talk, mutual)
    matter = Matter.PAYMENT if entry.kind in FOR_MONEY else None
    return Sent(entry.id, _day(entry), project, entry.kind, entry.channel, matter, entry.subject, entry.is_talk)


def _threads(picture: Picture, project: str | None, entries: Sequence[Message | Letter]) -> Iterator[Thread]:
    """The thread of what was sent, and that of late notices where the other does not say that it is about a payment."""
    asked = [each for each in entries if not _is_notice(each)]
    thread = _thread(picture, project, asked) if asked else None
    if len(asked) == len(entries):
        both = [thread]
    elif thread is None or any(each.matter is Matter.PAYMENT for each in thread.sent):
        both = [_thread(picture, project, entries)]
    else:
        both = [thread, _thread(picture, project, [each for each in entries if _is_notice(each)])]
    yield from filter(None, both)


def _is_notice(entry: Message | Letter) -> bool:
    return isinstance(entry, Letter) and entry.kind in LATE_NOTICES


def _thread(picture: Picture, project: str | None, entries: Iterable[Message | Letter]) -> Thread | None:
    """A thread of what was sent since the last payment, where that was its matter; None when nothing waits (G4)."""
    sent = _as_noted(picture, tuple(_sent(each, project) for each in entries))
    paid = answered_by_money(picture, project, sent)
    left = tuple(each for each in sent if each.on > paid) if paid else sent
    if not left:
        return None
    stage, because = stage_of(picture, project, left)
    return Thread(project, left, stage, because)


def _as_noted(picture: Picture, sent: tuple[Sent, ...]) -> tuple[Sent, ...]:
    """The same, what the person noted of the silence said with the last that had been sent by then."""
    ids = {each.id for each in sent}
    notes = (each for each in picture.records.of(SilenceStage, picture.client.id) if each.on <= picture.today)
    noted = max((each for each in notes if each.first in ids), key=lambda each: each.on, default=None)
    before = [each for each in sent if noted and each.on <= noted.on]
    if noted is None or not before:
        return sent
    return tuple(
        structs.replace(each, matter=noted.matter, noted=noted.on) if each is before[-1] else each for each in sent
    )
