"""Which way out: the page before there is an exit, and the one on which another path is taken.

Rule: both faces ask these two pages, and an exit begins, or changes its path, only with their answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.exit import ExitPath
from clientdesk.model.records import Records
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.machine import change_path, start
from clientdesk.playbook.exit.paths import PATHS, propose
from clientdesk.playbook.exit.question import Kind, Option, Page, Question, read
from clientdesk.playbook.exit.view import PageView

_QUIETLY = "Nobody hears anything before the last page, where you see every answer again. You can stop at any time."


def begin(records: Records, client_id: str, today: date) -> PageView:
    """What the desk proposes and why, and the choice of the path."""
    proposal, name = propose(records, client_id, today), records.get(Client, client_id).name
    because = f", because {name} {proposal.why}" if proposal.why else ""
    proposed = f"The desk proposes: {PATHS[proposal.path].words}{because}."
    page = Page("begin", "Which way do you leave?", _questions(proposal.path, needed=False), (proposed, _QUIETLY))
    return PageView("Leaving a client, properly", page, {"path": proposal.path.value, "because": ""})


def begun(records: Records, client_id: str, today: date, typed: Mapping[str, str]) -> Change:
    """The change that begins the exit; what is not typed takes what the desk proposes.

    Raises Unread, or Refused where the path needs a reason.
    """
    said = _read(begin(records, client_id, today), typed, today)
    return start(records, client_id, today, ExitPath(said["path"]), because=said["because"])


def another(case: Case) -> PageView:
    """The choice of another path, with a reason."""
    now = f"You are on the {case.path.words} path. What you have answered stays."
    page = Page("path", "Take another path?", _questions(case.exit.path, needed=True), (now,))
    return PageView("The path", page, {"path": case.exit.path.value, "because": ""})


def taken(case: Case, typed: Mapping[str, str]) -> Change:
    """The change that takes another path; raises Unread without a reason."""
    said = _read(another(case), typed, case.today)
    return change_path(case, ExitPath(said["path"]), said["because"])


def _read(shown: PageView, typed: Mapping[str, str], today: date) -> dict[str, str]:
    values = {**shown.values, **typed}
    return {question.key: read(question, values[question.key], today) for question in shown.page.questions}


def _questions(now: ExitPath, *, needed: bool) -> tuple[Question, Question]:
    options = tuple(Option(path.id.value, _capital(path.words), path.told) for path in PATHS.values())
    way = Question("path", "The path", Kind.CHOICE, options=options, default=now.value)
    told = "" if needed else "Only needed to leave at once when nothing on the desk says that you must."
    return way, Question("because", "Why this one?", Kind.TEXT, told, required=needed)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
