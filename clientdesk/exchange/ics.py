"""The agenda as an iCalendar file. Rule: written again it updates what a calendar took in before, and doubles nothing.

Events, for most calendars show no to-dos (VTODO) of a file that is taken in. All day, for a step has a day and no hour;
what is past its day is there today, once, and says since when. Without an alarm: a person's calendar has their own. An
event is known by client and thread, so that it moves along as the thread's steps go by. What is not due any more is
cancelled, as the file before shows it: no calendar drops what a file merely leaves out. So a file that is another
desk's, or that somebody changed, is left alone.

Nothing in it tells why: neither sums nor names of signs, verdicts or letters, nor the program that wrote it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from clientdesk.exchange.ics_file import Event, as_bytes, is_ours, read, whose
from clientdesk.exchange.whole_file import write_whole
from clientdesk.model.days import shown
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean
from clientdesk.model.record import derived_id
from clientdesk.playbook.acts import Act, act_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from clientdesk.playbook.step import Step

TITLES = {
    Act.WRITE: "{}: write", Act.CALL: "Call {}", Act.EXPECT: "{}: look at the account", Act.LOOK: "{}: look again",
    Act.TASK: "{}: to do", Act.LEAVE: "{}: to do", Act.TRY: "{}: to do", Act.AGREE: "{}: look at the papers",
    Act.DECIDE: "{}: to do",
}  # fmt: skip
"""What an event is called: whom it is with, and what is done; the rest is nobody's who looks over a shoulder."""
TOLD = "What it is about stands in your own notes."
GONE = "Not due any more"
"""What a cancelled event is called; whom it was with, nobody needs to know any more."""
_FORGOTTEN_AFTER = timedelta(days=90)
"""How long a cancelled event stays in the file: until each calendar will have taken it in."""
_FIRST = date(2020, 1, 1)
"""From where revisions are counted: by the day, so that they grow without a file to look at, too."""


class Written(Struct, frozen=True):
    """What a calendar file holds: how many steps, and how many that it cancels."""

    steps: int
    cancelled: int


def write_calendar(
    steps: Iterable[Step], today: date, path: Path, due: Sequence[Step] = (), *, desk: str = ""
) -> Written:
    """Write the steps as a calendar, in place of the one that was written there before.

    `due`: all that is due, where the steps are some of it: an event of the rest stays as it was, unless it was
    cancelled. `desk` is the desk's own id. Raises Refused where another file is in that place, also the calendar of
    another desk and one that was changed, or where it can't be written.
    """
    before, agenda = _before(path), derived_id("calendar", desk) if desk else ""
    data, written = calendar(steps, today, before, due, agenda)
    if before and whose(before) != agenda:
        raise Refused(f"{path} is the calendar of another desk: its steps would be cancelled. Name another file.")
    write_whole(path, data)
    return written


def calendar(
    steps: Iterable[Step], today: date, before: bytes = b"", due: Sequence[Step] = (), agenda: str = ""
) -> tuple[bytes, Written]:
    """The steps as a calendar of an agenda, by its id; `before` is the file that it takes the place of, if any.

    Raises Refused where the file before is no calendar of this program, or this one is not read as it is meant.
    """
    events = _events(steps, today, before, due)
    cancelled = sum(each.is_cancelled for each in events)
    return _checked(events, today, agenda), Written(len(events) - cancelled, cancelled)


def _events(steps: Iterable[Step], today: date, before: bytes, due: Sequence[Step]) -> list[Event]:
    """The steps as events, those of before that are due still, and those that are cancelled."""
    earlier = {each.uid: each for each in read(before)} if before else {}
    events = (_event(step, today) for step in (*steps, *_back(earlier, due)))
    now = {each.uid: _after(earlier.get(each.uid), each) for each in events}
    still = {uid: earlier[uid] for uid in map(_uid, due) if uid in earlier and uid not in now}
    gone = (_cancelled(each, today) for uid, each in earlier.items() if uid not in now and uid not in still)
    found = (*now.values(), *still.values(), *_recent(gone, today))
    return sorted(found, key=lambda each: (each.first, each.uid))


def _checked(events: list[Event], today: date, agenda: str) -> bytes:
    """The events as bytes; raises Refused where they are not read as they are meant."""
    data = as_bytes(events, today, agenda)
    if read(data) != events:
        raise Refused("The calendar would not be read as it is meant. Please report this.")
    return data


def _event(step: Step, today: date) -> Event:
    """A step as an event of its day; today's where that is over, and told since when."""
    on = max(step.date, today)
    told = f"Since {shown(step.date, today)}. {TOLD}" if step.date < on else TOLD
    title = TITLES[act_of(step)].format(clean(step.client.name))
    return Event(_uid(step), on, on, title, told, (today - _FIRST).days, today)


def _uid(step: Step) -> str:
    """What an event is known by: client and thread, told to nobody."""
    return derived_id("agenda", step.client.id, step.key)


def _back(earlier: Mapping[str, Event], due: Iterable[Step]) -> Iterator[Step]:
    """The steps that are due again after their event was cancelled."""
    return (step for step in due if (before := earlier.get(_uid(step))) and before.is_cancelled)


def _after(before: Event | None, now: Event) -> Event:
    """An event after the one that was there: as it was where nothing is new, else of a later revision."""
    if before is None:
        return now
    same = structs.replace(now, revision=before.revision, changed=before.changed)
    return same if same == before else structs.replace(now, revision=max(now.revision, before.revision + 1))


def _cancelled(event: Event, today: date) -> Event:
    gone = structs.replace(event, title=GONE, told="", is_cancelled=True)
    return gone if event.is_cancelled else structs.replace(gone, revision=event.revision + 1, changed=today)


def _recent(events: Iterable[Event], today: date) -> Iterator[Event]:
    return (each for each in events if today - each.changed < _FORGOTTEN_AFTER)


def _before(path: Path) -> bytes:
    """The calendar that a new one takes the place of; empty where there is no file, or nothing in it."""
    if not path.is_file():
        return b""
    try:
        with path.open("rb") as file:
            data = file.read() if is_ours(file.peek()) else None
            empty = data is None and not file.read(1)
    except OSError as error:
        raise Refused(f"{path} could not be read: {(error.strerror or 'the system refused').lower()}.") from None
    if data is None and not empty:
        raise Refused(f"{path} is not a calendar that was written here. Name another file.")
    return data or b""
