"""What the agenda says of a step, and where it leads. Rule: found from the step and its record alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from clientdesk.letters.render import kinds
from clientdesk.model.days import counted
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Invoice, Promise
from clientdesk.model.journal import Message, Remedy, Task
from clientdesk.model.remedies import REMEDIES
from clientdesk.tui.card import BAD, HEAD, MUTED
from clientdesk.tui.guide import codes
from clientdesk.tui.safe_text import safe

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.record import Owned
    from clientdesk.model.records import Records
    from clientdesk.playbook.step import Step


class WayOn(NamedTuple):
    """Where Enter leads (a tab of the client's page, or none for the exit), at which record, and what ends the step."""

    tab: str
    record: str
    ends: str


_EXIT = WayOn("", "", "Enter goes on with the exit (x).")
_TO_BEGIN = WayOn("", "", "Enter begins the exit (x).")
_BEGINS = {"X01", "X07"}
"""The steps with which an exit begins."""
_TO_TRY = WayOn("remedies", "", "Enter, or F8: write down that you try it.")
_PAID = "It goes when the payment is recorded (p)."
_KINDS: dict[type[Owned], tuple[str, str]] = {
    Invoice: ("invoices", f"Log what you send with m. {_PAID}"),
    Promise: ("invoices", _PAID),
    Message: ("log", "Log what you send with m, and their answer too: that ends it."),
    Task: ("log", "d ticks it off."),
    Remedy: ("remedies", "d or Enter: say whether it helped."),
}

_SENDS = ("log", "Enter opens the letter; d says how it went out.")
"""A task that is done by sending a letter."""


def way_on(records: Records, step: Step) -> WayOn:
    """The way on from a step."""
    if _is_of_exit(records, step):
        return _EXIT if step.record or _is_leaving(records, step) else _TO_BEGIN
    if is_to_try(step):
        return _TO_TRY
    found = next((record for kind in _KINDS if (record := records.by_id(kind).get(step.record))), None)
    if found is None:
        return WayOn("overview", "", "")
    tab, ends = _SENDS if isinstance(found, Task) and found.letter else _KINDS[type(found)]
    return WayOn(tab, (found.invoice or "") if isinstance(found, Promise) else found.id, ends)


def is_to_try(step: Step) -> bool:
    """Whether a step proposes a remedy that nobody has begun."""
    return step.handbook in REMEDIES and not step.record


def _is_of_exit(records: Records, step: Step) -> bool:
    """Whether a step is done in the exit, under way or still to be begun."""
    exits = records.of(Exit, step.client.id)
    going_on = step.handbook.startswith("X") and _is_leaving(records, step)
    to_begin = step.handbook in _BEGINS and not step.record
    return going_on or to_begin or step.record in {each.id for each in exits}


def _is_leaving(records: Records, step: Step) -> bool:
    return any(each.ended is None for each in records.of(Exit, step.client.id))


def letter(step: Step) -> str:
    """The letter that the program writes for it; one that it can't write yet is nobody's to look for."""
    return step.letter if step.letter and step.letter in kinds() else ""


def why(step: Step) -> str:
    """The handbook's id, where the guide has a page under it."""
    return step.handbook if step.handbook in codes() else "task"


def late(step: Step, today: date) -> str:
    """How many days its day is past, as `18 d`."""
    return f"{(today - step.date).days} d" if step.late else ""


def told(records: Records, step: Step, today: date) -> Content:
    """A step in full: what, why, the letter for it, how late; then what to do, and with which key."""
    more = [why(step), f"letter {letter(step)}" if letter(step) else ""]
    about = "".join(f" · {each}" for each in more if each)
    days = f" · {counted((today - step.date).days, 'day')} late" if step.late else ""
    who, what = f"{safe(step.client.name)}: ", (safe(step.what), HEAD)
    return Content.assemble(who, what, (about, MUTED), (days, BAD), f"\n{way_on(records, step).ends}")
