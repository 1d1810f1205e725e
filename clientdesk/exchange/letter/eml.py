"""A letter as a draft that a mail program opens ready to send. Rule: exactly the headers that are meant (design.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.exchange.letter.outgoing import Outgoing
    from clientdesk.model.records import Records


def eml(records: Records, outgoing: Outgoing) -> tuple[bytes, tuple[str, ...]]:
    """The draft, and what is missing in it."""
    raise NotImplementedError
