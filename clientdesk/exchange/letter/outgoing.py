"""What leaves, and to whom. Rule: it is plain data, whoever wrote the letter, and cleaned where it is read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.client import Client, Language
from clientdesk.model.names import clean, clean_lines
from clientdesk.model.settings import Colleague

if TYPE_CHECKING:
    from clientdesk.model.records import Records

FORMS = (".txt", ".eml", ".pdf")
"""The endings of the files that a letter can be written to."""


class Copy(Struct, frozen=True):
    """A file that goes with a letter: an invoice's copy."""

    name: str
    data: bytes


class Outgoing(Struct, frozen=True):
    """A letter that leaves. `client` and `colleague` are ids; a letter with a `colleague` goes to them (L19).

    `on` is the day that stands on it.
    """

    client: str
    subject: str
    body: str
    language: Language
    on: date
    colleague: str | None = None
    copies: tuple[Copy, ...] = ()


class Reader(Struct, frozen=True):
    """Whom a letter goes to: the person, else the firm; the postal address has a line each, the firm's on top."""

    name: str
    email: str
    address: tuple[str, ...]


def reader(records: Records, outgoing: Outgoing) -> Reader:
    """The colleague, else the first contact of the client, else the client; empty where the desk does not know.

    Raises NotFound for a colleague who is gone: what was meant for them never goes to the client.
    """
    if outgoing.colleague:
        colleague = records.get(Colleague, outgoing.colleague)
        return Reader(clean(colleague.name), clean(colleague.email), (clean(colleague.name),))
    client = records.get(Client, outgoing.client)
    firm, person = clean(client.name), clean(client.contact.name)
    place = [clean(line) for line in clean_lines(client.address).split("\n")]
    lines = tuple(dict.fromkeys(filter(None, (firm, person, *place))))
    return Reader(person or firm, clean(client.contact.email), lines)


def subject_of(outgoing: Outgoing) -> str:
    """The subject, in one clean line."""
    return clean(outgoing.subject)


def body_of(outgoing: Outgoing) -> str:
    """The body, clean, without empty lines at its ends."""
    return clean_lines(outgoing.body)
