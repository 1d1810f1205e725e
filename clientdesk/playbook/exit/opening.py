"""The pages before there is an exit, why and which way, and the one on which another path is taken.

Rule: both faces ask these pages, and an exit begins, or changes its path, only with their answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from clientdesk.model.change import Change
from clientdesk.model.client import Client, Stage
from clientdesk.model.exit import ExitPath
from clientdesk.model.records import Records
from clientdesk.model.signs import SIGNS, SignClass
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.machine import change_path, may_take, start
from clientdesk.playbook.exit.paths import PATHS, Path
from clientdesk.playbook.exit.proposal import propose
from clientdesk.playbook.exit.question import Kind, Option, Page, Question, Unread, read
from clientdesk.playbook.exit.view import PageView
from clientdesk.playbook.findings import raised_of
from clientdesk.playbook.picture import Picture

TITLE = "Leaving a client, properly"
_OF_PROSPECTS = {
    TITLE: "Declining the work, properly",
    "Why do you leave?": "Why do you decline?",
    "Which way do you leave?": "Which way do you decline?",
}
"""What the pages say where no work has begun."""
_ENDS_NO_WORK = (ExitPath.PROSPECT, ExitPath.LEAVE_NOW)
"""The paths that end no work, which are all that a prospect is shown at the beginning."""
_QUIETLY = "Nobody hears anything before the last page, where you see every answer again. You can stop at any time."


def begin(records: Records, client_id: str, today: date) -> PageView:
    """Why: what the records show, what is nobody's fault, or words of one's own."""
    options, sign = tuple(_reasons(Picture(records, client_id, today))), propose(records, client_id, today).sign
    question = Question(
        "reason", "What is the reason?", Kind.CHOICE, "For yourself. What they will hear comes later.", options,
        default=sign if sign in {option.value for option in options} else None, free=True,
    )  # fmt: skip
    client = records.get(Client, client_id)
    page = Page("begin", _for(client, "Why do you leave?"), (question,), (_QUIETLY,))
    return PageView(_for(client, TITLE), page, {"reason": question.default or ""})


def _for(client: Client, words: str) -> str:
    """A page's words for who is to be left, or declined."""
    return _OF_PROSPECTS[words] if client.stage is Stage.PROSPECT else words


def _reasons(picture: Picture) -> Iterator[Option]:
    raised = raised_of(picture)
    for each in raised:
        yield Option(each.sign.id, each.sign.words, "" if each.words == each.sign.words else each.words)
    shown = {each.sign.id for each in raised}
    mutual = (sign for sign in SIGNS.values() if sign.sign_class is SignClass.MUTUAL and sign.id not in shown)
    yield from (Option(sign.id, sign.words, "nobody's fault") for sign in mutual)


def way(records: Records, client_id: str, today: date, reason: str = "") -> PageView:
    """Which way: what the desk proposes for the reason, and the choice of the path."""
    proposal, client = propose(records, client_id, today, reason), records.get(Client, client_id)
    because = f", because {client.name} {proposal.why}" if proposal.why else ""
    proposed = f"The desk proposes: {PATHS[proposal.path].words}{because}."
    is_prospect = client.stage is Stage.PROSPECT
    open_ones = [path for path in may_take(client.stage) if not is_prospect or path.id in _ENDS_NO_WORK]
    ways = _questions(proposal.path, open_ones, needed=False)
    page = Page("way", _for(client, "Which way do you leave?"), ways, (proposed, _QUIETLY))
    return PageView(_for(client, TITLE), page, {"path": proposal.path.value, "because": ""})


def why(records: Records, client_id: str, today: date, typed: Mapping[str, str]) -> str:
    """The reason as it is kept: a sign's id, or words; what is not typed takes what is proposed. Raises Unread."""
    return _read(begin(records, client_id, today), typed, today)["reason"]


def begun(records: Records, client_id: str, today: date, typed: Mapping[str, str]) -> Change:
    """The change that begins the exit, from the answers of both pages; what is not typed takes what the desk proposes.

    Raises Unread, or Refused where the path needs a reason.
    """
    reason = why(records, client_id, today, typed)
    asked = way(records, client_id, today, reason)
    said = _read(asked, typed, today)
    if _because(asked).is_needed(said) and not said["because"]:
        raise Unread("because", "Another path than the proposed one: say why, in a few words. It is kept.")
    return start(records, client_id, today, ExitPath(said["path"]), reason, said["because"])


def another(case: Case) -> PageView:
    """The choice of another path, with a reason."""
    now = f"You are on the {case.path.words} path. What you have answered stays."
    others = (path for path in may_take(case.exit.stage_before) if path.id is not case.exit.path)
    ways = _questions(None, others, needed=True)
    page = Page("path", "Take another path?", ways, (now,))
    return PageView("The path", page, {"path": "", "because": ""})


def taken(case: Case, typed: Mapping[str, str]) -> Change:
    """The change that takes another path; raises Unread without a reason."""
    said = _read(another(case), typed, case.today)
    return change_path(case, ExitPath(said["path"]), said["because"])


def _read(shown: PageView, typed: Mapping[str, str], today: date) -> dict[str, str]:
    values = {**shown.values, **typed}
    return {question.key: read(question, values[question.key], today) for question in shown.page.questions}


def _questions(now: ExitPath | None, ways: Iterable[Path], *, needed: bool) -> tuple[Question, Question]:
    options = tuple(Option(path.id.value, _capital(path.words), path.told) for path in ways)
    chosen = Question("path", "The path", Kind.CHOICE, options=options, default=now.value if now else None)
    told = "" if needed else "Only where you take another than the proposed one; it is kept."
    unless = ("path", now.value) if now else None
    return chosen, Question("because", "Why this one?", Kind.TEXT, told, required=needed, unless=unless)


def _because(asked: PageView) -> Question:
    return next(question for question in asked.page.questions if question.key == "because")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
