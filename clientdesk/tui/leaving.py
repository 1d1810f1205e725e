"""How far an exit under way has come, in a line. Rule: the exit's own room works it out; here it is only worded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import shown

if TYPE_CHECKING:
    from clientdesk.playbook.overview import Overview


def leaving(row: Overview) -> str:
    """Where the exit of a client stands, as `Meet, waiting until they have paid`; empty without one."""
    from clientdesk.playbook.exit.case import Case, open_exit
    from clientdesk.playbook.exit.ended import is_past
    from clientdesk.playbook.exit.progress import Status, progress
    from clientdesk.playbook.exit.steps import step_on

    picture = row.picture
    under_way = open_exit(picture.records, row.client.id)
    if under_way is None:
        return ""
    if under_way.saved:
        day = under_way.last_day
        if day and is_past(under_way, picture.today):
            return f"since {shown(day)}"
        return f"over on {shown(day)}" if day else "the end is written"
    case = Case(picture.records, under_way, picture.today, is_brief=True)
    steps = progress(case)
    first = next((step for step in steps if not step.is_settled), None)
    if first is None:
        return "ready to be finished"
    waits = f", {first.words}" if first.status is Status.WAITING else ""
    return f"{step_on(case.path, first.step).title}{waits}"
