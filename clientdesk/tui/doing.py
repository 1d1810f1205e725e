"""What Enter and `d` do with a step of the agenda: begin it right there, or say that it is done. Rule: it hands on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from clientdesk.model.invoice import Promise
from clientdesk.model.journal import Channel, Direction, Letter, Matter, Message, Remedy, Task
from clientdesk.model.record import new_id
from clientdesk.playbook.acts import Act, act_of
from clientdesk.playbook.drafted import draft_of
from clientdesk.playbook.safeguarding import DEPOSIT
from clientdesk.playbook.step import Source
from clientdesk.playbook.step_ends import ends_of
from clientdesk.tui.step_words import letter, way_on

if TYPE_CHECKING:
    from clientdesk.playbook.step import Step
    from clientdesk.tui.app import ClientDesk


async def begin(app: ClientDesk, step: Step) -> None:
    """Open what a step needs: its letter, the card for the call, the form, the exit; else the record behind it."""
    owner = step.client.id
    match act_of(step):
        case Act.TASK if found := _sent_by(app, step):
            await app.read(found)
        case Act.LEAVE:
            app.leave(owner)
        case Act.CALL:
            await app.show_call_card(owner, _call_key(app, step))
        case Act.DECIDE if ends_of(step):
            from clientdesk.tui.deciding import decide

            await decide(app, step)
        case Act.DECIDE:
            await app.show_call_card(owner, _call_key(app, step))
        case Act.WRITE if letter(step) or step.source is Source.MONEY:
            await _write(app, step)
        case Act.LOOK | Act.TRY | Act.AGREE:
            await finish(app, step)
        case _:
            _open_record(app, step)


async def finish(app: ClientDesk, step: Step) -> None:
    """The act that ends a step: the task ticked off, what came of the remedy, the call, the letter, the payment."""
    records, owner = app.session.records, step.client.id
    match act_of(step):
        case Act.TASK:
            await _tick(app, records.get(Task, step.record))
        case Act.LOOK:
            from clientdesk.tui.changing import settle

            await settle(app, records.get(Remedy, step.record))
        case Act.EXPECT:
            await app.add("payment", owner, records.get(Promise, step.record).invoice)
        case Act.CALL:
            await _called(app, step)
        case Act.WRITE:
            await _went_out(app, step)
        case Act.TRY:
            await app.add("remedy", owner)
        case Act.AGREE:
            await app.add("invoice" if step.key == DEPOSIT else "contract", owner)
        case _:
            await begin(app, step)


def _open_record(app: ClientDesk, step: Step) -> None:
    """The client's page at what the step is about; the exit, where that goes on with it."""
    way = way_on(app.session.records, step)
    if way.tab:
        app.open_client(step.client.id, way.tab, way.record)
    else:
        app.leave(step.client.id)


async def _tick(app: ClientDesk, task: Task) -> None:
    from clientdesk.model.entry.sending import ticked_off

    shown = app.session.records
    if task.letter is None or not await app.tick(task):
        await app.save(ticked_off(shown, task, app.session.today), shown)


def _sent_by(app: ClientDesk, step: Step) -> Letter | None:
    """The letter that is sent by a task."""
    task = app.session.records.get(Task, step.record)
    return app.session.records.by_id(Letter).get(task.letter or "")


async def _write(app: ClientDesk, step: Step) -> None:
    """The letter's own screen; the draft of it, where there is one. Where there is no letter, the note of a mail."""
    from clientdesk.playbook.step_behind import about

    if not letter(step):
        await _asked(app, step)
        return
    draft = draft_of(app.session.records, step.client.id, step.letter)
    if draft:
        await app.read(draft)
        return
    picture = app.session.book.picture(step.client.id)
    invoices, project = about(picture, step)
    await app.write_letter(step.client.id, step.letter, invoices, project)


async def _went_out(app: ClientDesk, step: Step) -> None:
    """How the letter went out; of one that isn't written here, in which words. A mail without one is noted."""
    draft = draft_of(app.session.records, step.client.id, step.letter)
    if draft:
        from clientdesk.tui.papers import send

        await send(app, draft)
    elif letter(step):
        await _not_written(app, step)
    elif step.source is Source.RESUME:
        await _wrote(app, step)
    else:
        await _asked(app, step)


async def _not_written(app: ClientDesk, step: Step) -> None:
    """Ask whether a letter is still to be written, or went out in words of the person's own; and go on there."""
    from clientdesk.letters.names import named
    from clientdesk.tui.screens.menu import Menu

    lines = [
        ("o", "own", "in words of your own: put them in, and say how they went out…"),
        ("w", "write", "write it here first (F8 there says how it went out)"),
    ]
    chosen = await app.ask(Menu(f"How did {named(step.letter or '')} to {step.client.name} go out?", lines))
    if chosen == "write":
        await _write(app, step)
    elif chosen == "own":
        await _went_out_in_own_words(app, step)


async def _went_out_in_own_words(app: ClientDesk, step: Step) -> None:
    """The form for the words in which the letter of a step went out, about what the step is about."""
    from clientdesk.playbook.step_behind import named_in
    from clientdesk.tui.attaching import with_files
    from clientdesk.tui.filling import fill_in
    from clientdesk.tui.forms.own_letter import in_own_words

    session = app.session
    asked, besides, project = named_in(session.book.picture(step.client.id), step)
    letter = Letter(
        id=new_id(), client=step.client.id, kind=step.letter or "", written=session.today, body="",
        language=step.client.language, invoices=asked, besides=besides, project=project,
    )  # fmt: skip
    finish = partial(with_files, session)
    await fill_in(app, lambda: in_own_words(session.records, letter, session.today), finish=finish)


async def _asked(app: ClientDesk, step: Step) -> None:
    """The form for a request for payment: mine, by mail, about the money, and waiting for an answer."""
    await _note(app, _mail(app, step).but(matter=Matter.PAYMENT, awaits_reply=True))


async def _wrote(app: ClientDesk, step: Step) -> None:
    """The form for what was said of work that goes on: mine, by mail, about the work that the letter had paused."""
    await _note(app, _mail(app, step).but(project=app.session.records.get(Letter, step.record).project))


def _mail(app: ClientDesk, step: Step) -> Message:
    return Message(
        id=new_id(), client=step.client.id, on=app.session.today, direction=Direction.OUT, channel=Channel.EMAIL
    )


async def _note(app: ClientDesk, message: Message) -> None:
    """The form for a message, filled in as far as it is known."""
    from clientdesk.tui.filling import fill_in
    from clientdesk.tui.forms.catalog import editing

    session = app.session
    await fill_in(app, partial(editing, session.records, message, session.today))


async def _called(app: ClientDesk, step: Step) -> None:
    """The form for the call, filled in as far as it is known."""
    from clientdesk.playbook.unanswered.calls import call_for
    from clientdesk.tui.calling import write_down

    found = call_for(app.session.book.picture(step.client.id), _call_key(app, step))
    if found:
        await write_down(app, step.client.id, found)


async def call(app: ClientDesk, step: Step) -> None:
    """The card of the call that a step is about, whatever the step asks for."""
    await app.show_call_card(step.client.id, _call_key(app, step))


def _call_key(app: ClientDesk, step: Step) -> str:
    from clientdesk.playbook.unanswered.calls import key_of

    return key_of(app.session.book.picture(step.client.id), step)
