"""What happened with a client: messages, letters, incidents, remedies, and the tasks that follow."""

from datetime import date, time
from enum import StrEnum
from typing import ClassVar

from clientdesk.model.client import Language
from clientdesk.model.record import Owned


class Direction(StrEnum):
    """Who wrote or called; SPOKE is both, in one talk, whoever began it."""

    OUT = "out"
    IN = "in"
    SPOKE = "spoke"


class Channel(StrEnum):
    """How."""

    EMAIL = "email"
    CALL = "call"
    LETTER = "letter"
    CHAT = "chat"
    MEETING = "meeting"
    FAX = "fax"

    @property
    def words(self) -> str:
        """What a person reads."""
        return "e-mail" if self is Channel.EMAIL else self.value


ALOUD = frozenset((Channel.CALL, Channel.MEETING))
"""Channels over which people talk. A chat is written, unless it is said that they spoke over it."""
ON_PAPER = frozenset((Channel.EMAIL, Channel.LETTER, Channel.FAX))
"""Channels over which nobody can."""


class Matter(StrEnum):
    """What a message is about, which decides how its silence is followed up (G1, G2, G3)."""

    NEGOTIATING = "negotiating"
    WORKING = "working"
    PAYMENT = "payment"


class Message(Owned, frozen=True, kw_only=True):
    """A message, call or meeting. `awaits_reply` starts the silence clock; a later one of theirs stops it (G).

    A talk is both: their answer to all before it, and, where it `awaits_reply`, the beginning of another wait.
    """

    table: ClassVar[str] = "messages"

    on: date
    direction: Direction
    channel: Channel = Channel.EMAIL
    at: time | None = None
    awaits_reply: bool = False
    matter: Matter | None = None
    project: str | None = None
    subject: str = ""
    text: str = ""

    @property
    def is_theirs(self) -> bool:
        """Whether they said something: an answer."""
        return self.direction is not Direction.OUT

    @property
    def is_mine(self) -> bool:
        """Whether the person said something."""
        return self.direction is not Direction.IN

    @property
    def is_talk(self) -> bool:
        """Whether it was said aloud: a call or a meeting, or whatever else they spoke over."""
        return self.direction is Direction.SPOKE or self.channel in ALOUD


class Letter(Owned, frozen=True, kw_only=True):
    """A letter as written, L01–L21; `sent=None` while it is a draft. Nothing is ever sent by the program.

    `colleague` is whom it goes to where that is not the client (L19). Once it is sent it is an entry of the paper
    trail, with `before`, `digest` and `was` as an incident has them. `deadline` is the last day that it leaves for an
    answer or a payment (L10). `project` is the work it is about; its silence is counted there (G). `invoices` are those
    that it is about, `besides` those that it asks for besides, as they have become due meanwhile (G4).
    """

    table: ClassVar[str] = "letters"

    kind: str
    written: date
    body: str
    subject: str = ""
    language: Language = Language.ENGLISH
    sent: date | None = None
    channel: Channel | None = None
    tracking: str = ""
    invoices: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    exit: str | None = None
    colleague: str | None = None
    project: str | None = None
    deadline: date | None = None
    before: str = ""
    digest: str = ""
    was: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The invoices that it asks for, whichever way."""
        return (*self.invoices, *self.besides)

    @property
    def is_talk(self) -> bool:
        """Whether it was read out in a call, or handed over in a meeting."""
        return self.channel in ALOUD


class Abuse(StrEnum):
    """The three kinds of S09."""

    CHARACTER = "character"
    INSULT = "insult"
    OVERREACTION = "overreaction"


class Incident(Owned, frozen=True, kw_only=True):
    """A warning sign that can be logged, in the client's words; `opinion` is the freelancer's own and private (P).

    A correction names in `corrects` the entry it stands in for, which stays. The rest is asked for one sign each, as
    `Sign.asks` says: `agreed` answers "was this already agreed?" (S16); the disagreement stalled the project from
    `stalled_since` to `stalled_until`, None while it lasts (S08); `abuse` is the kind (S09); `reported_by` the third
    person who told (S10); `apologised` is noted, and changes nothing (S11); `fact` is what is so, and `proof` where
    that can be seen (S13).

    `digest` is the hash over its content and over `before`, the digest of the client's entry before it (P); `was` are
    the digests it stood under until the program itself changed it, as when the project it names goes. `ledger.trail`
    says how; all three are empty until the entry is on a desk.
    """

    table: ClassVar[str] = "incidents"

    sign: str
    on: date
    said: str = ""
    answer: str = ""
    opinion: str = ""
    channel: Channel | None = None
    witness: str = ""
    project: str | None = None
    agreed: bool | None = None
    stalled_since: date | None = None
    stalled_until: date | None = None
    abuse: Abuse | None = None
    reported_by: str = ""
    apologised: bool = False
    fact: str = ""
    proof: str = ""
    corrects: str | None = None
    before: str = ""
    digest: str = ""
    was: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What was said, else the opinion, marked as one wherever it shows."""
        return self.said or (f"{self.opinion} (your opinion, private)" if self.opinion else "")


class RemedyOutcome(StrEnum):
    """What came of a remedy. LEFT is R07's soft parting: the client went by themselves rather than pay for extras."""

    WAITING = "waiting"
    WORKED = "worked"
    FAILED = "failed"
    LEFT = "left"

    @property
    def words(self) -> str:
        """How a person reads it."""
        told = {"waiting": "still running", "worked": "worked", "failed": "did not help", "left": "they left"}
        return told[self.value]


class Remedy(Owned, frozen=True, kw_only=True):
    """Something tried before an exit (R01–R10), and the day to look again; `decided` is the day its outcome came.

    `was_paused`: the work was paused already, by hand, when this pause began (R04).
    """

    table: ClassVar[str] = "remedies"

    kind: str
    on: date
    review: date | None = None
    outcome: RemedyOutcome = RemedyOutcome.WAITING
    decided: date | None = None
    note: str = ""
    was_paused: bool = False

    @property
    def settled(self) -> date | None:
        """The day from which its outcome counts, the one it began on at the earliest; None while it runs."""
        return None if self.outcome is RemedyOutcome.WAITING else max(self.decided or self.on, self.on)


class Attachment(Owned, frozen=True, kw_only=True):
    """A file of the paper trail (P): it lies beside the desk under the hash of its content, and never changes.

    `name` is what it was called, `size` its bytes; `to` is the record it belongs with (an incident, a letter, a
    message; an invoice, of which it is the copy), None for the client as such; `note` is the freelancer's own and
    private. `before`, `digest` and `was` are as in an incident.
    """

    table: ClassVar[str] = "attachments"

    name: str
    sha256: str
    size: int
    on: date
    to: str | None = None
    note: str = ""
    before: str = ""
    digest: str = ""
    was: tuple[str, ...] = ()


class Task(Owned, frozen=True, kw_only=True):
    """Something to do on a day, with the handbook id it comes from; `done` is the day it was done.

    `letter` is the letter that is sent by doing it.
    """

    table: ClassVar[str] = "tasks"

    what: str
    due: date
    handbook: str = ""
    exit: str | None = None
    letter: str | None = None
    done: date | None = None


class Snooze(Owned, frozen=True, kw_only=True):
    """A step of the agenda put off: the step under `step` that was due on `was` is shown for `until`, no earlier.

    As soon as the thread has another step, or the same on another day, it is over: `handbook` is the id of what was
    put off. A silence is put off with all that its step becomes by days alone: `last` is the id of what was sent last.
    """

    table: ClassVar[str] = "snoozes"

    step: str
    was: date
    until: date
    handbook: str = ""
    last: str = ""


class SilenceStage(Owned, frozen=True, kw_only=True):
    """What the silence that began with `first`, a message or letter, is about by the person's word; later ones win."""

    table: ClassVar[str] = "silence_stages"

    on: date
    first: str
    matter: Matter
