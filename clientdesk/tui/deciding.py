"""Ending a step that no letter ends, a claim, a fee, a dispute, credit: what there is to choose. Rule: it hands on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.playbook import step_ends
from clientdesk.playbook.dunning.late_fee import fees_left
from clientdesk.playbook.late_fee.billed import bill_of
from clientdesk.playbook.step_ends import End
from clientdesk.tui.filling import fill_in, save
from clientdesk.tui.forms.field import Answers, Field, Form, Kind
from clientdesk.tui.forms.starts import day

if TYPE_CHECKING:
    from clientdesk.model.change import Change
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.step import Step
    from clientdesk.tui.app import ClientDesk

OPEN = "open"
_LINES: dict[End, tuple[str, str]] = {
    End.PAUSE: ("c", "the claim is in: ask again from a day on…"),
    End.PAYMENT: ("p", "they paid…"),
    End.DISPUTE: ("d", "they dispute it: nothing is asked for any more"),
    End.WRITE_OFF: ("w", "you let it go: write it off…"),
    End.INVOICE: ("a", "ask for it: bill it, an invoice of its own…"),
    End.WAIVE: ("w", "you let it go: waive it…"),
    End.SETTLED: ("s", "it is settled: what is open is asked for again"),
    End.CREDIT: ("c", "you take something off: a credit note…"),
    End.USE: ("u", "use their credit on it…"),
}
_KINDS = {
    End.PAYMENT: "payment", End.WRITE_OFF: "write-off", End.WAIVE: "waiver", End.CREDIT: "credit-note",
    End.USE: "use-of-credit",
}  # fmt: skip
"""The forms of the ends that are records."""
_AGAIN = timedelta(days=60)
"""How far off the day is that is proposed: a court takes its time."""


async def decide(app: ClientDesk, step: Step) -> None:
    """Ask what ended the step, where that can be one thing or another, and go on there."""
    shown, ends = app.session.records, step_ends.ends_of(step)
    chosen = await _asked(app, step, ends) if len(ends) > 1 else ends[0].value
    picture = app.session.book.picture(step.client.id)
    invoices = step_ends.invoices_of(picture, step)
    if chosen is None:
        return
    if not invoices:
        app.say("Nothing is left of it: that was done elsewhere.")
        return
    if chosen == OPEN:
        app.open_client(step.client.id, "invoices", invoices[0].id)
        return
    match End(chosen):
        case End.PAUSE:
            await fill_in(app, lambda: pause(picture, step))
        case End.DISPUTE:
            await save(app, step_ends.disputed(picture, step), shown)
        case End.SETTLED:
            await save(app, step_ends.settled(picture, step), shown)
        case End.INVOICE:
            await _bill(app, picture)
        case other:
            await app.add(_KINDS[other], step.client.id, invoices[0].id)


async def _asked(app: ClientDesk, step: Step, ends: tuple[End, ...]) -> str | None:
    from clientdesk.tui.screens.menu import Menu

    lines = [(_LINES[each][0], each.value, _LINES[each][1]) for each in ends]
    title = f"{step.client.name}: {step.what}"
    return await app.ask(Menu(title, [*lines, ("o", OPEN, "look at the invoices")]))


def pause(picture: Picture, step: Step) -> Form:
    """The form for the day from which on a claim that is in is looked at again."""

    def build(answers: Answers) -> Change:
        until: date | None = answers.day("until")
        assert until is not None  # noqa: S101  it is required
        return step_ends.paused(picture, step, until)

    start = day(picture.today + _AGAIN)
    field = Field("until", "Until", Kind.DATE, start, "nothing is asked for before that day", required=True)
    return Form(f"claim {step.client.id}", f"The claim is in · {step.client.name}", (field,), build, "Pause it")


async def _bill(app: ClientDesk, picture: Picture) -> None:
    """The form for the bill of the first fee that is left."""
    from clientdesk.tui.forms.catalog import editing

    left = fees_left(picture)[0]
    invoice = bill_of(picture.records, left.standing.invoice, left.fee, picture.today)
    await fill_in(app, lambda: editing(app.session.records, invoice, picture.today))
