"""What records are called in sentences, and which others they name. Rule: one place, whoever asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache

from clientdesk.model.record import Record

_REFERENCES = {
    "client": "clients", "invoice": "invoices", "project": "projects", "exit": "exits", "corrects": "incidents",
    "letter": "letters", "fee_for": "invoices",
    "transfer": "payments",
}  # fmt: skip
_HYPHENED = {"write off": "write-off"}
_SHORT = 8
"""Characters of an id that are shown: enough to be unique on any desk that a person can fill."""
_NAMES = ("name", "number", "subject", "what", "reference", "kind", "sign")


def short(record: Record) -> str:
    """The start of a record's id, as lists show it and people give it back."""
    return record.id[:_SHORT]


@cache
def noun(kind: type[Record]) -> str:
    """A kind of record in a sentence: `credit note`, `write-off`."""
    words = re.sub(r"\B(?=[A-Z])", " ", kind.__name__).lower()
    return _HYPHENED.get(words, words)


def with_article(kind: type[Record]) -> str:
    """The same with its article: `an invoice`."""
    word = noun(kind)
    return f"{'an' if word[0] in 'aeio' else 'a'} {word}"


def described(record: Record) -> str:
    """A record in a sentence: `the client “Northwind”`, `the payment of €50.00`."""
    named = (getattr(record, field, "") for field in _NAMES)
    name = next((value for value in named if value and not isinstance(value, Enum)), "")
    amount = getattr(record, "amount", None)
    which = f"of {amount.shown()}" if amount and not name else f"“{name or short(record)}”"
    return f"the {noun(type(record))} {which}"


def references(record: Record) -> Iterator[tuple[str, str]]:
    """The table and id of each record that a record names."""
    for field, table in _REFERENCES.items():
        if key := getattr(record, field, None):
            yield table, key
    for key in getattr(record, "invoices", ()):
        yield "invoices", key
