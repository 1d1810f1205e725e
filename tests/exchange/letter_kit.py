"""A letter that leaves, for the tests of its files."""

from __future__ import annotations

from typing import Any

from builder import TODAY, Book

from clientdesk.exchange.letter import Outgoing
from clientdesk.model.client import Contact, Language
from clientdesk.model.records import Records

BODY = """\
Dear Puan Siti,

These are still open, and I ask for your help with them:

- Invoice K-1: ₺1.234,50, due on 1 October 2026
- Invoice K-2: 20,00 € for Işık Ağı, İzmir

Kind regards

Ada Şahin"""


def book(
    name: str = "Kedai Seni", contact: str = "Puan Siti", email: str = "siti@kedai.example", **settings: Any
) -> Book:
    """A client with an address, and the person."""
    own: dict[str, Any] = {"name": "Ada Şahin", "email": "ada@example.com", "address": "Gül Sok. 3\n34000 İstanbul"}
    contacts = (Contact(name=contact, email=email),) if contact or email else ()
    return Book(**own | settings).client(name, contacts=contacts, address="1 Jalan Satu\n50000 Kuala Lumpur")


def letter(desk: Book, subject: str = "Fatura K-1", body: str = BODY, **more: Any) -> tuple[Records, Outgoing]:
    """A letter to the desk's client."""
    fields = {"language": Language.ENGLISH, "on": TODAY} | more
    return desk.records, Outgoing(client=desk.client_id, subject=subject, body=body, **fields)
