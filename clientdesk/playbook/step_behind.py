"""Why a step is due, how it is done well, and the records it comes from. Rule: asked of the thread that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import shown
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Invoice, Promise
from clientdesk.model.journal import Letter, Remedy, Task
from clientdesk.model.names import as_sentence
from clientdesk.model.project import Project
from clientdesk.model.remedies import REMEDIES, named
from clientdesk.model.way import Deed, Hint, Way
from clientdesk.playbook.dunning.notice import Notice
from clientdesk.playbook.dunning.steps import notice_of
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.silence import FollowUp, follow_ups
from clientdesk.playbook.silence.steps import why as counted_from
from clientdesk.playbook.step import Source, Step

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.journal import Channel
    from clientdesk.model.record import Owned
    from clientdesk.model.way import Words
    from clientdesk.playbook.picture import Picture

Behind = tuple["date | None", str]
"""A record: its day, where it has one, and what it is."""
CALL = (
    "Confirm that they have it, and get the answers. Don't complain, and say nothing of trouble where others read.",
)


def why_of(picture: Picture, step: Step) -> str:
    """What the day was counted from, in a sentence; empty where the step's words tell it."""
    if notice := notice_of(picture, step):
        return notice.why
    found = _follow_up(picture, step)
    return as_sentence(counted_from(picture, found.thread)) if found else ""


def how(picture: Picture, step: Step) -> tuple[Words, ...]:
    """How it is done well; nothing where the letter or the words tell it."""
    if step.calls:
        return CALL
    notice = notice_of(picture, step)
    if notice:
        return tuple(filter(None, (notice.how, _in_doubt(picture, notice))))
    return (REMEDIES[step.handbook].told,) if step.source is Source.PROPOSAL else ()


def behind(picture: Picture, step: Step) -> tuple[Behind, ...]:
    """The records behind a step, the oldest first; the newest of a verdict's reasons."""
    if step.source in (Source.AT_ONCE, Source.LEAVING, Source.PROPOSAL):
        return tuple((each.on, f"{each.handbook} {each.text}".strip()) for each in verdict_of(picture).reasons)
    if step.source is Source.RESUME:
        letter = picture.records.get(Letter, step.record)
        return ((letter.sent, _of_mine(letter.kind, letter.channel, letter.subject)),)
    if notice := notice_of(picture, step):
        return tuple((each.invoice.issued, f"{each.invoice.number}, {_still(each.to_pay.shown(), each.due, picture)}")
                     for each in notice.all_of_it)  # fmt: skip
    if found := _follow_up(picture, step):
        return tuple((each.on, _of_mine(each.kind, each.channel, each.subject)) for each in found.thread.sent)
    return tuple(filter(None, (_record(picture, step),)))


def about(picture: Picture, step: Step) -> tuple[tuple[str, ...], str | None]:
    """The invoices and the project that a step's letter is about; none and None where it says nothing of either."""
    notice, found = notice_of(picture, step), _follow_up(picture, step)
    invoices = tuple(each.invoice.id for each in notice.all_of_it) if notice else ()
    return invoices, found.thread.project if found else None


def named_in(picture: Picture, step: Step) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """The same, the invoices that its letter asks for apart from those that it asks for besides, kindly (G4)."""
    notice, (_invoices, project) = notice_of(picture, step), about(picture, step)
    asked, besides = (notice.about, notice.besides) if notice else ((), ())
    return tuple(each.invoice.id for each in asked), tuple(each.invoice.id for each in besides), project


def _in_doubt(picture: Picture, notice: Notice) -> Words:
    """What is in doubt about the rate of the late fee, where the letter may name one (M)."""
    if notice.letter is None:
        return ""
    from clientdesk.playbook.late_fee.chargeable import late_fee

    fees = (late_fee(picture.records, each) for each in notice.about)
    fee = next((fee for fee in fees if fee and fee.doubt), None)
    if fee is None:
        return ""
    told = f"The rate of the late interest is {fee.doubt}: before you name one, look it up and enter it: "
    return Hint(told, Way(Deed.RATE, (fee.rule.id,)))


def _follow_up(picture: Picture, step: Step) -> FollowUp | None:
    """The step of a silence that a step is; one about a payment can stand for the money too."""
    found = follow_ups(picture) if step.source in (Source.SILENCE, Source.MONEY) else ()
    return next((each for each in found if each.thread.sent[-1].id == step.record), None)


def _still(amount: str, due: date | None, picture: Picture) -> str:
    return f"{amount} open, due {shown(due, picture.today)}"


def _of_mine(kind: str, channel: Channel | None, subject: str) -> str:
    """Something sent: `L01`, `e-mail: the offer`."""
    return f"{kind or (channel.words if channel else 'message')}{f': {subject}' if subject else ''}"


def _record(picture: Picture, step: Step) -> Behind | None:
    kinds: tuple[type[Owned], ...] = (Task, Remedy, Promise, Exit, Project, Invoice)
    found = next((each for kind in kinds if (each := picture.records.by_id(kind).get(step.record))), None)
    match found:
        case Remedy(kind=kind, on=on):
            return on, named(kind)
        case Promise(made=made, pay_by=pay_by):
            return made, f"they promised to pay by {shown(pay_by, picture.today)}"
        case Exit(started=started, path=path):
            return started, f"the exit began, {path.value.replace('-', ' ')}"
        case Project(name=name, started=started):
            return started, f"{name} begins"
        case Invoice(number=number, issued=issued, amount=amount):
            return issued, f"{number}, {amount.shown()}"
    return None
