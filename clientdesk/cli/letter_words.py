"""A letter as a terminal and a script see it. Rule: what is pasted into a mail is the letter and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from clientdesk.cli.spelled import spelled
from clientdesk.cli.words import day
from clientdesk.letters.names import named, sent_by
from clientdesk.model.naming import short
from clientdesk.model.settings import Colleague

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.cli.session import Session
    from clientdesk.letters import LetterText
    from clientdesk.letters.check import Problem
    from clientdesk.model.journal import Letter
    from clientdesk.model.records import Records


def letter_object(written: LetterText, problems: Iterable[Problem]) -> dict[str, Any]:
    """What `letter KIND CLIENT --json` gives."""
    return {
        "kind": written.kind,
        "language": written.language.value,
        "subject": written.subject,
        "body": written.body,
        "problems": [problem_object(each) for each in problems],
    }


def problem_object(problem: Problem) -> dict[str, Any]:
    """What `letter check --json` gives of each: what tells two of them apart inside stays inside."""
    return {each: getattr(problem, each) for each in ("rule", "line", "text", "why", "blocks")}


def all_spelled(session: Session, problems: Iterable[Problem]) -> list[Problem]:
    """What the check found, with the commands that are the ways out."""
    return [replace(each, why=spelled(session, each.why)) for each in problems]


def letter_text(written: LetterText) -> tuple[str, ...]:
    """The letter as it is pasted: the subject on its first line."""
    return written.subject, "", written.body


def in_full(records: Records, each: Letter) -> Iterator[str]:
    """A letter of the desk in full: its id, what it is, whether it went out, its words."""
    yield f"{short(each)} · {told(records, each)} · written {day(each.written)} · {_state(each)}"
    yield from ("", each.subject, "", each.body)


def told(records: Records, each: Letter) -> str:
    """What kind of letter it is, and the colleague whom it goes to where there is one."""
    whom = records.by_id(Colleague).get(each.colleague or "")
    return f"{named(each.kind)} · {whom.name}" if whom else named(each.kind)


def how(each: Letter) -> str:
    """The channel and the number of a letter that went out; empty for a draft."""
    return sent_by(each) if each.sent else ""


def _state(each: Letter) -> str:
    if each.sent is None:
        return "○ draft, not sent"
    by = how(each)
    return f"✔ sent {day(each.sent)}{f' · {by}' if by else ''}"
