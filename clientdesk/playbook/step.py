"""A step of the agenda: something to do, on a day, with a client. Rule: facts for the faces; nobody is reminded twice.

`key` names the thread that a step belongs to, the same from day to day while its steps go by: a calendar updates its
entry by it, and a step is put off under it. What a step is of says its `source`; nobody reads that from a key.
"""

from __future__ import annotations

from datetime import date
from enum import Enum, auto

from msgspec import Struct, structs

from clientdesk.model.client import Client
from clientdesk.playbook.picture import Picture

Day = date
"""The type, where a field is called `date`."""
PAYMENT_DUE = "G3"
"""The handbook's id of asking for money that is due."""


class Source(Enum):
    """What a step is of: the part of the playbook that it comes from."""

    SILENCE = auto()
    MONEY = auto()
    """What is overdue, and the silence about it once that goes on under the money's key."""
    CLAIM = auto()
    """What comes after a final notice: it is no letter, so that it stands beside the money's."""
    CREDIT = auto()
    """What is overdue and their credit covers, as it was paid by then: it is no letter either."""
    FEE = auto()
    """A late fee that is left."""
    DISPUTE = auto()
    """An invoice that they dispute."""
    PROMISE = auto()
    EXIT = auto()
    """An exit that is under way."""
    AT_ONCE = auto()
    """An end at once that nobody has begun; nobody talks there any more, and no other letter goes before it (X07)."""
    LEAVING = auto()
    """Another exit that nobody has begun."""
    TASK = auto()
    REMEDY = auto()
    """A remedy that runs."""
    RESUME = auto()
    """Work that a letter paused and that can go on."""
    PROPOSAL = auto()
    """A remedy that nobody has begun."""
    SAFEGUARD = auto()


OF_MONEY = (Source.MONEY, Source.CLAIM, Source.CREDIT)
"""What a step comes from that is about overdue money."""


class Step(Struct, frozen=True):
    """Something to do: on which day, with whom, what, and why (a handbook id); `letter` is the one to write.

    `source` is what it is of; `record` is the id of the record it comes from, so that a face can open it; `late` when
    its day has passed. `was` is the day that it had before it was put off to `date`; None for one that was not. `as_of`
    is the later day of which it is told; None for one that is told of today.
    `is_undated`: it has no day of its own, so that its day is whichever day it is looked at, and it is never late.
    `calls`: it is a call, with a card; `asks`: a message in words of the person's own. `after` is the letter that goes
    out to them before this one, on a day of its own. `brief` is `what` in few words, the most useful first; empty where
    it is brief itself.
    """

    date: date
    client: Client
    what: str
    handbook: str
    letter: str | None
    late: bool
    source: Source
    record: str = ""
    key: str = ""
    was: Day | None = None
    is_undated: bool = False
    calls: bool = False
    asks: bool = False
    after: str = ""
    as_of: Day | None = None
    brief: str = ""

    @property
    def is_about_payment(self) -> bool:
        """Whether it asks for money that is due: by a notice, or in a silence about a payment (G3)."""
        return self.handbook == PAYMENT_DUE

    @property
    def claims(self) -> bool:
        """Whether it is what comes after a final notice (G3)."""
        return self.source is Source.CLAIM


def step_of(
    picture: Picture, source: Source, day: date, what: str, handbook: str, *, record: str = "", key: str = ""
) -> Step:
    """A step with a picture's client, late when its day is over; its key is its record's id, unless it has another."""
    return Step(day, picture.client, what, handbook, None, day < picture.today, source, record, key or record)


def undated(picture: Picture, source: Source, what: str, handbook: str, key: str, record: str = "") -> Step:
    """A step that has no day of its own: it is there today, whichever day that is."""
    step = step_of(picture, source, picture.today, what, handbook, record=record, key=key)
    return structs.replace(step, is_undated=True)


def seen(picture: Picture, step: Step) -> Picture:
    """What is known of a step's client on the day of which it is told, when nothing happens meanwhile."""
    return picture if step.as_of is None else Picture(picture.records, picture.client.id, step.as_of)
