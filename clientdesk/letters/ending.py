"""What a letter says of the end itself: why, when, what is handed over, and who could go on (X03–X06)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientdesk.letters import told
from clientdesk.letters.wording import inline, lines
from clientdesk.model.exit import ExitPath
from clientdesk.playbook.exit import projects
from clientdesk.playbook.exit.close_down import day_of, items
from clientdesk.playbook.exit.notice import last_day, last_working_day
from clientdesk.playbook.exit.refer import named

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.client import Language
    from clientdesk.playbook.exit.case import Case


def ending(case: Case, language: Language) -> dict[str, Any]:
    """Why it ends and when; `projects` is what ends, empty when all of it does."""
    return {
        "is_prospect": case.exit.path is ExitPath.PROSPECT,
        "projects": tuple(each.name for each in projects.ending(case)) if case.ending_projects else (),
        "reason": told.reason(case.given_reason, language),
        "last_day": last_day(case),
        "last_working_day": last_working_day(case),
        "goes_on": lines(case.said("notice", "goes-on")),
        "gives_notice": "notice" not in case.skips and case.exit.saved is None,
    }


def the_talk(case: Case, language: Language) -> dict[str, Any]:
    """The day of the talk, None where none was held, and what was said in it."""
    return {
        "talked_on": case.day("meet", "on") if case.said("meet", "held") == "yes" else None,
        "told": told.talk(case, language),
    }


def handing_over(case: Case) -> dict[str, Any]:
    """What they get and what not, and the days that are still to come of what closes it down."""
    return {
        "deliver": lines(case.said("notice", "deliver")),
        "not_deliver": lines(case.said("notice", "not-deliver")),
        "hand_over": max(case.day("notice", "hand-over") or last_working_day(case), case.today),
        "where": inline(case.said("close-down", "where")),
        "files_on": _planned(case, "files"),
        "access_on": _planned(case, "access"),
        "data_on": _planned(case, "data"),
        "last_invoice_on": _planned(case, "last-invoice"),
    }


def referral(case: Case) -> dict[str, Any]:
    """Who could take them on: colleagues who agreed, a kind of provider, the part that the person would keep."""
    colleagues, provider = named(case), inline(case.said("refer", "provider"))
    return {
        "refers": bool(colleagues or provider),
        "colleagues": colleagues,
        "provider": provider,
        "part": inline(case.said("refer", "part")),
    }


def _planned(case: Case, key: str) -> date | None:
    """The day of something on the checklist; None when it is left out, or that day is over."""
    planned = next((day_of(case, each) for each in items(case) if each.key == key), None)
    return planned if planned and planned >= case.today else None
