"""Events as the bytes of an iCalendar file, and back (RFC 5545). Rule: what is written can be read, and is compared.

A calendar says which agenda it is of (its UID, RFC 7986) and carries a sum of its own bytes, so that one which somebody
changed, or which is another's, is known.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from icalendar import Component

PRODUCT = "-//agenda//EN"
"""The product that a calendar has to name: the agenda of somebody."""
_BEGIN = b"BEGIN:VCALENDAR\r\n"
_HEAD = 1000
"""Bytes in which a calendar says who wrote it."""
_SUM = "X-AGENDA-SUM"
_UNSUMMED = b"0" * 32
"""What stands in the sum's place while it is reckoned; half of a digest, so that its line needs no folding."""
_SUMMED = re.compile(rb"(?<=\r\n%s:)[0-9a-f]{32}(?=\r\n)" % _SUM.encode())
_WHOSE = re.compile(rb"\r\nUID:([^\r\n]+)\r\n")
_LAST_REVISION = 2**31 - 2
"""After it there is one more that a calendar can take (RFC 5545)."""


class Event(Struct, frozen=True):
    """Something to do, all day long from `first` to `last`, both inclusive; `changed` is the day of this revision."""

    uid: str
    first: date
    last: date
    title: str
    told: str
    revision: int
    changed: date
    is_cancelled: bool = False


def is_ours(head: bytes) -> bool:
    """Whether a file that begins so is a calendar that was written here."""
    return head.startswith(_BEGIN) and f"\r\nPRODID:{PRODUCT}\r\n".encode() in head[:_HEAD]


def whose(data: bytes) -> str:
    """Which agenda a calendar is of; empty where it does not say."""
    found = _WHOSE.search(data.partition(b"BEGIN:VEVENT")[0])
    return found[1].decode(errors="replace") if found else ""


def is_as_written(data: bytes) -> bool:
    """Whether nobody changed a byte of a calendar since it was written."""
    found = _SUMMED.search(data)
    return found is not None and found[0] == _sum(_SUMMED.sub(_UNSUMMED, data, 1))


def _sum(data: bytes) -> bytes:
    return sha256(data).hexdigest()[: len(_UNSUMMED)].encode()


def as_bytes(events: Sequence[Event], today: date, agenda: str = "") -> bytes:
    """A calendar of these events, made today, of an agenda: lines folded, texts escaped, CRLF at each end."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if agenda:
        calendar.add("uid", agenda)
    calendar.add(_SUM, _UNSUMMED.decode())
    for each in events:
        calendar.add_component(_component(each, today))
    data = bytes(calendar.to_ical())
    return _SUMMED.sub(_sum(data), data, 1)


def _component(event: Event, today: date) -> Component:
    from icalendar import Event as Made

    made = Made()
    made.add("uid", event.uid)
    made.add("dtstamp", _midnight(today))
    made.add("last-modified", _midnight(event.changed))
    made.add("sequence", event.revision)
    made.add("dtstart", event.first)
    made.add("dtend", event.last + timedelta(days=1))
    made.add("summary", event.title)
    if event.told:
        made.add("description", event.told)
    made.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT")
    return made


def read(data: bytes) -> list[Event]:
    """The events of a calendar as it was written here, in its order; raises Refused for any other bytes."""
    from icalendar import Calendar

    is_known = is_ours(data) and is_as_written(data)
    try:
        found = [_read(each) for each in Calendar.from_ical(data).subcomponents] if is_known else None
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError):
        found = None
    if found is None:
        raise Refused(
            "That calendar was changed since it was written here, which would be lost. Name another file, or delete it."
            if is_ours(data) else "That calendar was not written here. Name another file."
        )  # fmt: skip
    return found


def _read(event: Component) -> Event:
    """Raises ValueError, and what icalendar raises, for an event of another kind than those that are written here."""
    first, last = event.decoded("dtstart"), event.decoded("dtend") - timedelta(days=1)
    revision = int(event.decoded("sequence"))
    if not (type(first) is type(last) is date and 0 <= revision <= _LAST_REVISION):
        raise ValueError(first, last, revision)
    return Event(
        uid=str(event["uid"]), first=first, last=last, title=str(event["summary"]),
        told=str(event.get("description", "")), revision=revision,
        changed=event.decoded("last-modified").date(), is_cancelled=event["status"] == "CANCELLED",
    )  # fmt: skip


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
