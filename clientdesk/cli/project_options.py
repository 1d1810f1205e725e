"""What a project's options take, for `project` and `comeback`. Rule: what was given can be given again, as options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.amount import amount_of
from clientdesk.cli.longtext import note_option
from clientdesk.cli.types import CLEARED, DAY_OR_NONE, INT_OR_NONE, NUMBER_OR_NONE, given, with_options
from clientdesk.model.client import Client
from clientdesk.model.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.project import Project
    from clientdesk.model.records import Records

work_options = with_options(
    click.option("--revisions", type=INT_OR_NONE, help="How many rounds are agreed."),
    click.option("--rounds", type=int, help="How many rounds were asked for so far."),
    click.option("--hours", type=NUMBER_OR_NONE, help="Hours worked so far."),
    click.option("--started", type=DAY_OR_NONE, help="The day it began."),
    click.option("--ended", type=DAY_OR_NONE, help="The day it ended."),
    note_option,
)
_KEYS = ("billing", "rate", "revisions", "rounds", "hours", "started", "ended")


def with_given(records: Records, start: Project, options: dict[str, Any]) -> Project:
    """A project with the options that were given; a rate is in the client's currency unless it names another."""
    rate = options.get("rate")
    if rate is not None:
        usual = records.get(Client, start.client).currency
        options = options | {"rate": CLEARED if rate == "none" else amount_of(rate, None, usual)}
    return start.but(**given(options))


def as_options(project: Project, start: Project) -> Iterator[str]:
    """The options that make a project of another one: `--rate`, `EUR 80.00`; a note is asked for from a file."""
    for key in _KEYS:
        value = getattr(project, key)
        if value != getattr(start, key):
            yield from (f"--{key}", f"{value.currency} {value.plain()}" if isinstance(value, Money) else str(value))
    if project.note:
        yield from ("--note", "@FILE")
