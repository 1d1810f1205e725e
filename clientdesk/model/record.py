"""What every record is: a frozen value with an id of its own, in a table named by its class.

Rule: a record is replaced, never changed; unknown fields are refused rather than lost.

The modules of records don't put off their annotations: msgspec would have to evaluate each from its text at the start.
"""

from typing import ClassVar, Self

from msgspec import Struct, structs

_NAMESPACE = bytes.fromhex("6f1c1b1e0d0c5d6e9a51c11e47de5c00")


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A record of the desk: `id` is a uuid's text and never changes."""

    table: ClassVar[str] = ""
    id: str

    def but(self, **changes: object) -> Self:
        """This record with some fields replaced."""
        return structs.replace(self, **changes)


class Owned(Record, frozen=True, kw_only=True):
    """A record that belongs to a client; `client` is that client's id."""

    client: str


def new_id() -> str:
    """A new random id (uuid 4). The only place where an id is made out of nothing."""
    from uuid import uuid4

    return str(uuid4())


def derived_id(*parts: str) -> str:
    """The same id for the same parts, always (uuid 5): what makes an import, or an exit's step, safe to repeat."""
    from hashlib import sha1
    from uuid import UUID

    text = "\x1f".join(parts)
    digest = sha1(_NAMESPACE + text.encode(), usedforsecurity=False).digest()
    return str(UUID(bytes=digest[:16], version=5))
