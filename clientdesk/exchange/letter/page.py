"""A letter on paper, as a PDF. Rule: what is told goes in as data, and what can not be printed is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.exchange.letter.outgoing import Outgoing
    from clientdesk.exchange.paper_size import PaperSize
    from clientdesk.model.records import Records


def page(records: Records, outgoing: Outgoing, paper: PaperSize) -> tuple[bytes, tuple[str, ...]]:
    """The PDF, and what is missing in it."""
    raise NotImplementedError
