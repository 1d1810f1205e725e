"""The letters of an exit as records, each with the task to send it. Rule: ids are derived: each is there once."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from clientdesk.model.journal import Channel, Letter, Task
from clientdesk.model.record import derived_id
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit.case import Case, Draft


class Written(Struct, frozen=True):
    """A letter to put on the desk: what kind, its text, to whom, and what is to be done with it by when."""

    kind: str
    subject: str
    body: str
    task: str
    due: date
    handbook: str
    draft: Draft | None = None
    colleague: Colleague | None = None


def letter_id(case: Case, kind: str, colleague: Colleague | None = None) -> str:
    """The id of an exit's letter of a kind, to the client or to a colleague."""
    return derived_id(case.exit.id, kind, *([colleague.id] if colleague else []))


def as_letter(case: Case, written: Written) -> Letter:
    """The letter as a draft, to be sent by the person."""
    return Letter(
        id=letter_id(case, written.kind, written.colleague), client=case.client.id, kind=written.kind,
        written=case.today, subject=written.subject, body=written.body, exit=case.exit.id,
        language=written.draft.language if written.draft else case.client.language,
        channel=_channel(case, written),
        colleague=written.colleague.id if written.colleague else None,
    )  # fmt: skip


def _channel(case: Case, written: Written) -> Channel:
    """How the notice goes out, as chosen; every other letter by e-mail, until it is said otherwise."""
    is_notice = written.kind == case.letter_kind
    return Channel(case.said("notice", "channel") or "email") if is_notice else Channel.EMAIL


def as_task(case: Case, written: Written) -> Task:
    """What there is to do with the letter: send it."""
    letter = letter_id(case, written.kind, written.colleague)
    return Task(
        id=derived_id(case.exit.id, "send", letter), client=case.client.id, exit=case.exit.id, what=written.task,
        due=written.due, handbook=written.handbook, letter=letter,
    )  # fmt: skip
