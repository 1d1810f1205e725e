"""The letters of a bundle, each a text of its own. Rule: a draft says in its name and its first line that it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.exchange.bundle.names import Names
from clientdesk.exchange.paper import Line, as_text
from clientdesk.ledger.trail import is_as_written
from clientdesk.model.client import Client
from clientdesk.model.days import shown
from clientdesk.model.names import clean_lines
from clientdesk.model.settings import Colleague

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.exchange.bundle.private import Trail
    from clientdesk.model.journal import Letter


_ALTERED = "This letter is not as it was when it was noted as sent: its hash does not fit it."


def letters(trail: Trail) -> dict[str, bytes]:
    """The letters by their names in the zip, oldest first."""
    names, found = Names(), {}
    for each in trail.letters:
        day = (each.sent or each.written).isoformat()
        name = names.give(f"{day} {'' if each.sent else 'DRAFT '}{each.subject or 'letter'}", ".txt")
        found[f"letters/{name}"] = f"{as_text(_head(trail, each))}\n{clean_lines(each.body)}\n".encode()
    return found


def _head(trail: Trail, letter: Letter) -> Iterator[Line]:
    if letter.sent is None:
        yield Line("DRAFT, not sent")
    if not is_as_written(letter):
        yield Line(_ALTERED)
    yield Line(f"To: {_whom(trail, letter)}")
    yield Line(f"Sent: {shown(letter.sent)}" if letter.sent else f"Written: {shown(letter.written)}")
    rest = (("Channel", letter.channel or ""), ("Tracking number", letter.tracking), ("Subject", letter.subject))
    yield from (Line(f"{name}: {text}") for name, text in rest if text)


def _whom(trail: Trail, letter: Letter) -> str:
    colleague = trail.records.by_id(Colleague).get(letter.colleague or "")
    return colleague.name if colleague else trail.records.get(Client, trail.client_id).name
