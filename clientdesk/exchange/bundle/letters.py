"""The letters of a bundle, each a text of its own. Rule: a draft says in its name and its first line that it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.exchange.bundle.chain import places
from clientdesk.exchange.bundle.names import Names
from clientdesk.exchange.paper import Line, as_text
from clientdesk.ledger.trail import is_as_written
from clientdesk.model.client import Client
from clientdesk.model.country import in_full
from clientdesk.model.days import shown
from clientdesk.model.journal import Channel
from clientdesk.model.names import clean_lines
from clientdesk.model.settings import Colleague

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.exchange.bundle.private import Trail
    from clientdesk.model.journal import Letter


_ALTERED = "This letter is not as it was when it was noted as sent: its hash does not fit it."


def letters(trail: Trail) -> dict[str, bytes]:
    """The letters by their names in the zip, oldest first."""
    names, found, chain = Names(), {}, places(trail)
    for each in trail.letters:
        day = (each.sent or each.written).isoformat()
        name = names.give(f"{day} {'' if each.sent else 'DRAFT '}{each.subject or 'letter'}", ".txt")
        found[f"letters/{name}"] = (
            f"{as_text([*_head(trail, each), *chain.get(each.id, ())])}\n{clean_lines(each.body)}\n".encode()
        )
    return found


def _head(trail: Trail, letter: Letter) -> Iterator[Line]:
    if letter.sent is None:
        yield Line("DRAFT, not sent")
    if not is_as_written(letter):
        yield Line(_ALTERED)
    yield Line(f"To: {_whom(trail, letter)}")
    if at := _address(trail, letter):
        yield Line(f"Address, as it is known today: {at}")
    yield Line(f"Sent: {shown(letter.sent)}" if letter.sent else f"Written: {shown(letter.written)}")
    rest = (("Channel", letter.channel or ""), ("Tracking number", letter.tracking), ("Subject", letter.subject))
    yield from (Line(f"{name}: {text}") for name, text in rest if text)


def _whom(trail: Trail, letter: Letter) -> str:
    """The colleague, else the person at the client, and the client."""
    colleague = trail.records.by_id(Colleague).get(letter.colleague or "")
    client = trail.records.get(Client, trail.client_id)
    person = client.contact.name
    return colleague.name if colleague else ", ".join(dict.fromkeys(filter(None, (person, client.name))))


def _address(trail: Trail, letter: Letter) -> str:
    """Where a letter of its channel goes to; empty where the desk does not know, or nobody said how it went."""
    colleague = trail.records.by_id(Colleague).get(letter.colleague or "")
    client = trail.records.get(Client, trail.client_id)
    person = colleague or client.contact
    lines = (*client.address.split("\n"), in_full(client.country))
    postal = "" if colleague or not client.address else ", ".join(filter(None, lines))
    by = {Channel.EMAIL: person.email, Channel.CALL: person.phone, Channel.LETTER: postal}
    return by.get(letter.channel, "") if letter.channel else ""
