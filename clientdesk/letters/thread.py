"""What a letter says of a silence (L01–L04, G): what was written when, about which work, and what that does to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clientdesk.letters.wording import inline
from clientdesk.model.client import Stage
from clientdesk.model.journal import Channel, RemedyOutcome
from clientdesk.model.project import Project
from clientdesk.model.remedies import PAUSE
from clientdesk.playbook.safeguards import is_agreed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from clientdesk.model.journal import Message
    from clientdesk.playbook.picture import Picture

_REPLY = re.compile(r"^(?:(?:re|aw|fw|fwd|ynt|ilt|bls|trs)\s*:\s*)+", re.IGNORECASE)
"""What mail programs put before a subject that is answered or passed on."""


class Waiting(Struct, frozen=True):
    """A message of mine that waits for an answer; `in_writing` unless it was a call or a talk."""

    on: date
    subject: str
    in_writing: bool


def thread(picture: Picture) -> dict[str, Any]:
    """The messages that wait for an answer, the oldest first; the work they are about; the clause, where one holds."""
    messages = picture.unanswered
    days = sorted({each.on for each in messages})
    subject = next((found for each in reversed(messages) if (found := _subject(each))), "")
    return {
        "messages": tuple(_waiting(each) for each in messages),
        "wrote_on": days[0] if days else None,
        "wrote_again_on": days[-1] if len(days) > 1 else None,
        "in_writing": all(each.channel not in (Channel.CALL, Channel.MEETING) for each in messages),
        "subject": subject,
        "project": _project(picture, messages),
        "silence_days": _clause_days(picture, days),
    } | _pause(picture)


def _waiting(message: Message) -> Waiting:
    return Waiting(message.on, _subject(message), message.channel not in (Channel.CALL, Channel.MEETING))


def _subject(message: Message) -> str:
    """What a message was about, without what a mail program put before it."""
    return _REPLY.sub("", inline(message.subject)).strip()


def _project(picture: Picture, messages: Sequence[Message]) -> str:
    """The work that the messages are about, else the only one under way; empty where that is not plain."""
    known = picture.records.by_id(Project)
    named = {each.project for each in messages if each.project and each.project in known}
    if not named:
        every = picture.records.of(Project, picture.client.id)
        named = {each.id for each in every if each.ended is None or each.ended > picture.today}
    return inline(known[next(iter(named))].name) if len(named) == 1 else ""


def _clause_days(picture: Picture, days: Sequence[date]) -> int | None:
    """The days of silence that the contract names, once they have passed (C02); None where it names none."""
    contract = picture.records.contract(picture.client.id)
    if contract is None or not contract.silence_days or not days:
        return None
    is_over = (picture.today - days[0]).days >= contract.silence_days
    return contract.silence_days if is_over and is_agreed(picture.records, picture.client.id, "C02") else None


def _pause(picture: Picture) -> dict[str, Any]:
    """Since when the work is paused; it is from today on where it is not yet."""
    begun = [each.on for each in picture.remedies if each.kind == PAUSE and each.outcome is RemedyOutcome.WAITING]
    is_paused = picture.client.stage is Stage.PAUSED or bool(begun)
    return {"is_paused": is_paused, "paused_on": begun[-1] if begun else None if is_paused else picture.today}
