"""A mail read back from its bytes. Rule: all of it is compared, and one header more is one too many."""

from __future__ import annotations

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32, default
from email.utils import parseaddr
from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.exchange.letter.outgoing import Copy
from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALWAYS = ("X-Unsent", "Subject", "Content-Type", "MIME-Version")


class Mail(Struct, frozen=True):
    """A mail as it is meant. `sender` and `to` are a name and an address; no header without an address."""

    sender: tuple[str, str]
    to: tuple[str, str]
    subject: str
    body: str
    copies: tuple[Copy, ...] = ()


def check_same(data: bytes, meant: Mail) -> None:
    """Raise Refused where a mail's bytes are not read as what was meant."""
    found = message_from_bytes(data, policy=default)
    assert isinstance(found, EmailMessage)  # noqa: S101  the policy's own class
    if different := ", ".join(_different(data, found, meant)):
        raise Refused(f"The mail would not be read as it is written ({different}). Write it as .txt and paste it.")


def _different(data: bytes, found: EmailMessage, meant: Mail) -> Iterator[str]:
    """What is read otherwise than it was meant, each in a word."""
    if sorted(found.keys()) != sorted(_names(meant)) or found["X-Unsent"] != "1" or _has_defects(found):
        yield "its headers"
    if found["Subject"] != meant.subject:
        yield "the subject"
    raw = message_from_bytes(data, policy=compat32)
    if any(_who(raw.get(name, "")) != (who if who[1] else ("", "")) for name, who in _people(meant)):
        yield "whom it is from or goes to"
    if any(_addresses(found, name) != [who[1]] * bool(who[1]) for name, who in _people(meant)):
        yield "an address"
    if _words(found) != f"{meant.body}\n":
        yield "the text"
    if [(each.get_filename(), each.get_content()) for each in found.iter_attachments()] != [
        (each.name, each.data) for each in meant.copies
    ]:
        yield "what is attached"


def _names(meant: Mail) -> list[str]:
    """The headers that it is meant to have, and no others."""
    encoding = [] if meant.copies else ["Content-Transfer-Encoding"]
    return [*_ALWAYS, *encoding, *(name for name, who in _people(meant) if who[1])]


def _people(meant: Mail) -> tuple[tuple[str, tuple[str, str]], ...]:
    return ("From", meant.sender), ("To", meant.to)


def _has_defects(found: EmailMessage) -> bool:
    headers = (value for value in found.values() if getattr(value, "defects", ()))
    return any(headers) or any(part.defects for part in found.walk())


def _who(value: str) -> tuple[str, str]:
    """A header's name and address, as programs have read them since long: Python's newer reader parts long names."""
    name, address = parseaddr(value)
    return str(make_header(decode_header(name))), address


def _addresses(found: EmailMessage, name: str) -> list[str]:
    return [each.addr_spec for value in found.get_all(name, []) for each in value.addresses]


def _words(found: EmailMessage) -> str:
    body = found.get_body(("plain",))
    return body.get_content().replace("\r\n", "\n") if body else ""
