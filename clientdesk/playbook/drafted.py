"""The draft of a letter that a step asks for. Rule: a step tells of the one that is opened and sent by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.days import shown
from clientdesk.model.journal import Letter

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.records import Records
    from clientdesk.playbook.step import Step


def draft_of(records: Records, client_id: str, kind: str | None) -> Letter | None:
    """The newest draft of a kind to a client, an exit's own left out."""
    letters = records.of(Letter, client_id)
    drafts = (each for each in letters if each.kind == kind and each.sent is None and each.exit is None)
    return max(drafts, key=lambda each: each.written, default=None)


def kept(records: Records, step: Step, today: date) -> str:
    """`draft kept on 20 Nov`, where the letter of a step is written and not sent; else empty."""
    draft = draft_of(records, step.client.id, step.letter) if step.letter else None
    return f"draft kept on {shown(draft.written, today)}" if draft else ""
