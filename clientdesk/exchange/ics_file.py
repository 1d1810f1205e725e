"""Events as the bytes of an iCalendar file, and back (RFC 5545). Rule: what is written can be read, and is compared."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
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


def as_bytes(events: Sequence[Event], today: date) -> bytes:
    """A calendar of these events, made today: lines folded, texts escaped, CRLF at each end."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for each in events:
        calendar.add_component(_component(each, today))
    return bytes(calendar.to_ical())


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
    """The events of a calendar that was written here, in its order; raises Refused for any other bytes."""
    from icalendar import Calendar

    try:
        found = [_read(each) for each in Calendar.from_ical(data).subcomponents] if is_ours(data) else None
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError):
        found = None
    if found is None:
        raise Refused("That calendar was not written here, or was changed since. Name another file.")
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
