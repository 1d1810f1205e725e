"""What the agenda says of a step, and where it leads. Rule: found from the step and its record alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from clientdesk.letters.render import kinds
from clientdesk.model.days import counted
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Promise
from clientdesk.model.journal import Task
from clientdesk.playbook.acts import Act, act_of
from clientdesk.playbook.drafted import draft_of, kept
from clientdesk.playbook.safeguarding import DEPOSIT
from clientdesk.playbook.snoozing import moved_from
from clientdesk.playbook.step import Source, Step
from clientdesk.playbook.step_ends import ends_of
from clientdesk.tui.card import BAD, HEAD, MUTED
from clientdesk.tui.guide import codes
from clientdesk.tui.safe_text import safe

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records


class WayOn(NamedTuple):
    """The tab of the client's page that a step is about (none for the exit), at which record, and what its keys do."""

    tab: str
    record: str
    ends: str


_PAID = "This step ends when the payment is recorded (p)."
_SENDS = "Enter opens the letter; d says how it went out."
_WRITES = "Enter writes the letter; d says how it went out."
_ON_PAGE = {Act.WRITE: "invoices", Act.EXPECT: "invoices", Act.DECIDE: "invoices", Act.TASK: "log",
            Act.LOOK: "remedies", Act.TRY: "remedies", Act.AGREE: "contract"}  # fmt: skip
_KEYS = {
    Act.CALL: "Enter has the card for the call; d writes down that you called. Their answer ends it (m).",
    Act.EXPECT: f"d records the payment. {_PAID}",
    Act.LOOK: "d or Enter: say whether it helped.",
    Act.TASK: "d ticks it off.",
    Act.TRY: "Enter, or F8: write down that you try it.",
    Act.AGREE: "Enter opens the contract: note what is agreed, and when it was signed.",
    Act.WRITE: f"Write it in words of your own; Enter or d notes what you sent. For a letter: W on their page. {_PAID}",
    Act.DECIDE: "Enter says what can be done now; an answer ends it (m).",
}

_CLAIM = "Enter or d: say that the claim is in, that they paid or dispute it, or that you let it go."
_FEE = "Enter or d: write an invoice for it, note that it was paid, or let it go."
_CREDIT = "Enter or d: use their credit on it. It was paid before, so no money comes in for it."
_RESUME = "Write to them or call, and d writes down that you did: this ends it."
_DISPUTE = "Enter or d: say that it is settled, take something off, note that they paid, or let it go."
_ENDED = {Source.CLAIM: _CLAIM, Source.DISPUTE: _DISPUTE, Source.FEE: _FEE, Source.CREDIT: _CREDIT}
_BRIEFLY = {
    Act.WRITE: ("Send the ", ""),
    Act.LOOK: ("Look again: ", ""),
    Act.EXPECT: ("Payment was promised ", "Promised "),
}
"""How the words of a step begin that can be left out beside its mark, and what stands for them."""

MARKS = {
    Act.WRITE: "✉", Act.CALL: "☎", Act.EXPECT: "◇", Act.LOOK: "↻", Act.TASK: "□", Act.LEAVE: "◔", Act.TRY: "▹",
    Act.AGREE: "✎", Act.DECIDE: "◆",
}  # fmt: skip
"""What there is to do at a glance; its words stand beside it."""


def mark(step: Step) -> str:
    """The mark of what there is to do."""
    return MARKS[act_of(step)]


def way_on(records: Records, step: Step) -> WayOn:
    """The way on from a step."""
    act = act_of(step)
    is_leaving = any(each.ended is None for each in records.of(Exit, step.client.id))
    if act is Act.LEAVE or (is_leaving and act is Act.TASK and step.handbook.startswith("X")):
        ticked = f" {_KEYS[act]}" if act is Act.TASK else ""
        return WayOn("", "", f"Enter {'goes on with' if is_leaving else 'begins'} the exit (x).{ticked}")
    record = records.by_id(Promise).get(step.record)
    at = (record.invoice or "") if record else step.record
    return WayOn(_tab(step, act), at, _keys(records, step, act))


def _tab(step: Step, act: Act) -> str:
    return "log" if step.source in (Source.SILENCE, Source.RESUME) else _ON_PAGE.get(act, "overview")


def _keys(records: Records, step: Step, act: Act) -> str:
    """What Enter and d do, and what ends the step."""
    if act is Act.TASK and records.get(Task, step.record).letter:
        return _SENDS
    if letter(step):
        begins = _SENDS if draft_of(records, step.client.id, step.letter) else _WRITES
        return f"{begins} {'Their answer ends it (m).' if step.source is Source.SILENCE else _PAID}"
    if step.source is Source.RESUME:
        return _RESUME
    if ends_of(step):
        return _ENDED[step.source]
    return "Enter adds the invoice for the deposit: tick that it is one." if step.key == DEPOSIT else _KEYS[act]


def letter(step: Step) -> str:
    """The letter that the program writes for it; one that it can't write yet is nobody's to look for."""
    return step.letter if step.letter and step.letter in kinds() else ""


def why(step: Step) -> str:
    """The handbook's id, where the guide has a page under it."""
    return step.handbook if step.handbook in codes() else "task"


def with_was(records: Records, step: Step, today: date) -> str:
    """What there is to do, whether it was put off, and whether its letter is written."""
    return _and_was(step.what, records, step, today)


def in_row(records: Records, step: Step, today: date) -> str:
    """The same beside its mark, the most useful first, so that all rows of a list are cut at what matters least."""
    return _and_was(briefly(step), records, step, today)


def briefly(step: Step) -> str:
    """What there is to do, for where its mark or its letter says already what is left out here."""
    before, after = _BRIEFLY.get(act_of(step), ("", ""))
    what = step.brief or step.what
    brief = after + what.removeprefix(before) if what.startswith(before) else what
    return brief[:1].upper() + brief[1:]


def _and_was(words: str, records: Records, step: Step, today: date) -> str:
    """Some words of a step, and in brackets whether it was put off, and whether its letter is written."""
    brackets = "; ".join(_besides(records, step, today))
    return f"{words} ({brackets})" if brackets else words


def _besides(records: Records, step: Step, today: date) -> list[str]:
    """What moved a step, and that its letter is written."""
    return list(filter(None, (moved_from(records, step, today), kept(records, step, today))))


def told(records: Records, step: Step, today: date) -> Content:
    """A step in a few lines: what, why, the letter for it, how late; then what to do, and with which key."""
    more = [why(step), f"letter {letter(step)}" if letter(step) else "", *_besides(records, step, today)]
    about = "".join(f" · {each}" for each in more if each)
    days = f" · {counted((today - step.date).days, 'day')} late" if step.late else ""
    who, what = f"{safe(step.client.name)}: ", (safe(step.what), HEAD)
    return Content.assemble(who, what, (about, MUTED), (days, BAD), f"\n{way_on(records, step).ends}")
