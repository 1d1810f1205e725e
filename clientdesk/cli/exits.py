"""`clientdesk exits`: the exits of a year, how they ended, and what they come to (X08)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli import words
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.model.days import YEARS

if TYPE_CHECKING:
    from clientdesk.playbook.exit.outcomes import Statistics
    from clientdesk.playbook.exit.past import Past

HEADS = ("Client", "Outcome", "Path?", ">Started?", ">Ended", "~Reason", "~Since?")


@click.command()
@click.option("--year", type=click.IntRange(YEARS.start, YEARS.stop - 1), help="Another year than this one.")
@json_option
@pass_session
def exits(session: Session, year: int | None) -> None:
    """List the exits of a year, and how they ended.

    Above them: how long they took, why, what they cost and what was tried before. An exit belongs to the year of its
    act, in which the letters were saved or the client was kept, and one that is still under way to this year. Income
    given up is of the twelve months before each end, one currency at a time.
    """
    from clientdesk.playbook.exit.outcomes import statistics

    found = statistics(session.records, year or session.today.year, session.today)
    session.answer(lambda: _view(found), lambda: _show(session, found))


def _show(session: Session, found: Statistics) -> None:
    from clientdesk.cli.output import put
    from clientdesk.cli.table import put_pairs, put_table

    if found.exits:
        put_pairs(found.lines())
        put("")
    begin = session.command("exit", "CLIENT")
    put_table(HEADS, map(_cells, found.exits), empty=f"No exits in {found.first.year}. To leave a client: {begin}")


def _cells(past: Past) -> tuple[str, ...]:
    days = words.day(past.exit.started), past.when or words.NONE
    return past.client.name, past.standing, past.path, *days, past.reason or words.NONE, past.became


def _view(found: Statistics) -> dict[str, Any]:
    from clientdesk.cli.as_json import plain

    return {
        "from": plain(found.first),
        "to": plain(found.last),
        "counts": plain(found.counts),
        "running": {stands.value: number for stands, number in found.running.items() if number},
        "under_way": found.under_way,
        "median_days": found.median_days,
        "reasons": plain(found.reasons),
        "given_up": plain(found.given_up),
        "tried": plain(found.tried),
        "untried": found.untried,
        "exits": [_past_view(each) for each in found.exits],
    }


def _past_view(past: Past) -> dict[str, Any]:
    from clientdesk.cli.as_json import plain

    return {
        "id": past.exit.id,
        "client": past.client.name,
        "client_id": past.client.id,
        "path": past.exit.path.value,
        "started": plain(past.exit.started),
        "acted": plain(past.acted),
        "days": past.days,
        "last_day": plain(past.exit.last_day),
        "outcome": plain(past.outcome),
        "reason": past.reason,
        "reason_sign": past.sign,
        "tried": [each.kind for each in past.tried],
        "became": past.became or None,
    }
