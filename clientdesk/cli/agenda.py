"""`clientdesk agenda`: what is due and why; to put a step off; all of it as a calendar.

Rule: `agenda` alone only reads; its commands change the one step that they name.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_client
from clientdesk.cli.step_lookup import find_step
from clientdesk.cli.table import put_table
from clientdesk.cli.types import DAY_AHEAD, PATH
from clientdesk.cli.words import NONE
from clientdesk.model.names import sentence
from clientdesk.playbook import agenda as playbook
from clientdesk.playbook.step import Step

if TYPE_CHECKING:
    from clientdesk.model.change import Change
    from clientdesk.model.records import Records


@click.group(invoke_without_command=True)
@click.option("--until", type=DAY_AHEAD, help="Leave out what comes after this day.")
@click.option("--client", metavar="C", help="Only this client.")
@click.option("--ics", type=PATH, metavar="FILE", help="Write it as a calendar. The same FILE again updates it.")
@json_option
@click.pass_context
def agenda(context: click.Context, until: date | None, client: str | None, ics: Path | None) -> None:
    """Show what is due and why: one next step per client and thread.

    A calendar that takes in FILE again moves what has moved, and cancels what is not due any more. It tells whom to
    write to or to call, and on which day; neither sums nor reasons.
    """
    if context.invoked_subcommand is not None:
        return
    session: Session = context.obj
    records = session.records
    owner = find_client(records, client).id if client else None
    steps = playbook.agenda(records, session.today, until, owner)
    if ics:
        _write(session, steps, ics)
    else:
        session.answer(lambda: _views(steps), lambda: _show(records, session.today, steps, alone=owner is not None))


@agenda.command()
@click.argument("client", metavar="CLIENT")
@click.argument("step", metavar="[STEP]", required=False, default="")
@click.option("--until", type=DAY_AHEAD, required=True, help="The day on which it is there again.")
@json_option
@pass_session
def snooze(session: Session, client: str, step: str, until: date) -> None:
    """Put a step off to a later day.

    STEP is its number in `agenda --client CLIENT`, the start of its key, or a part of its words; it can be left out
    where the client has only one. When the next step comes, or an answer or a payment, that is not put off.
    """
    from clientdesk.playbook.snoozing import put_off

    records, today = session.desk.records, session.today
    found = find_step(records, find_client(records, client), step, today)
    _save(session, put_off(records, found, until, today), found)


@agenda.command()
@click.argument("client", metavar="CLIENT")
@click.argument("step", metavar="[STEP]", required=False, default="")
@json_option
@pass_session
def back(session: Session, client: str, step: str) -> None:
    """Bring a step that was put off back to its own day. STEP is as in `agenda snooze`."""
    from clientdesk.playbook.snoozing import put_back

    records, today = session.desk.records, session.today
    found = find_step(records, find_client(records, client), step, today)
    _save(session, put_back(records, found, today), found)


def _save(session: Session, change: Change, step: Step) -> None:
    """Save, and answer with the step as it is now; at a terminal with the id of what puts it off, or did so."""
    from clientdesk.cli.output import put, talk
    from clientdesk.cli.views import step_view

    session.commit(change)
    now = playbook.agenda(session.desk.records, session.today, client_id=step.client.id)
    found = next((each for each in now if each.key == step.key), step)
    try:
        session.answer(lambda: step_view(found), lambda: put((change.puts or change.removes)[0].id))
    finally:
        talk(sentence(change.label))


def _write(session: Session, steps: list[Step], path: Path) -> None:
    """Write the calendar that was asked for, and tell where."""
    from clientdesk.cli.out_file import check_free
    from clientdesk.cli.output import put, talk
    from clientdesk.exchange.ics import write_calendar
    from clientdesk.model.days import counted

    if str(path) == "-":
        raise click.UsageError("Name a file with --ics.")
    check_free(session, path)
    due = playbook.agenda(session.records, session.today)
    done = write_calendar(steps, session.today, path, due, desk=session.desk_id)
    session.answer(
        lambda: {"file": str(path), "steps": done.steps, "cancelled": done.cancelled}, lambda: put(str(path))
    )
    gone = f", {done.cancelled} not due any more" if done.cancelled else ""
    talk(f"{counted(done.steps, 'step')}{gone}. Take the file in with your calendar, each time anew.")


def _views(steps: list[Step]) -> object:
    """By date, whatever is late: who reads it has the days at hand."""
    from clientdesk.cli.views import step_view

    return [step_view(step) for step in sorted(steps, key=lambda step: step.date)]


def _show(records: Records, today: date, steps: list[Step], *, alone: bool) -> None:
    from clientdesk.cli.step_words import day, told

    rows = [
        (
            day(step, today),
            f"{(today - step.date).days} d" if step.late else "",
            step.client.name,
            told(records, step, today),
            step.letter or NONE,
            step.handbook or "task",
        )
        for step in steps
    ]
    put_table((">Day", ">Late?", "Client", "~What", "Letter?", "Why?"), rows, empty="Nothing is due. Enjoy your day.")
    if alone:
        _tell_ends(records, today, steps)


def _tell_ends(records: Records, today: date, steps: list[Step]) -> None:
    """Under the table of one client: what ends a step that no letter ends."""
    from clientdesk.cli.step_words import ends
    from clientdesk.cli.wrapping import put_section

    for step in steps:
        put_section(f"What ends it: {step.what}", ends(records, step, today))
