"""Clients and the people to reach there."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from clientdesk.model.record import Record


class ClientKind(StrEnum):
    """What a client is in law: late interest and notice depend on it."""

    COMPANY = "company"
    SOLE_TRADER = "sole-trader"
    CONSUMER = "consumer"
    PUBLIC = "public"


class Stage(StrEnum):
    """Where the relationship stands."""

    PROSPECT = "prospect"
    ACTIVE = "active"
    PAUSED = "paused"
    EXITING = "exiting"
    ENDED = "ended"


class Language(StrEnum):
    """A language that letters are written in."""

    ENGLISH = "en"
    TURKISH = "tr"
    MALAY = "ms"
    INDONESIAN = "id"

    @property
    def words(self) -> str:
        """The language's English name."""
        return self.name.capitalize()


class Billing(StrEnum):
    """How work is charged."""

    FIXED = "fixed"
    HOURLY = "hourly"


class Contact(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A person at a client. C06: full contact data, the telephone above all."""

    name: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""


class Client(Record, frozen=True, kw_only=True):
    """A client. `currency` is what new invoices start with; `bars` overrides the desk's (handbook rule b).

    `late_rule` is what late interest goes by: `contract`, a statute's id such as `uk`, `none`; empty where the desk
    finds it out (M).
    """

    table: ClassVar[str] = "clients"

    name: str
    kind: ClientKind = ClientKind.COMPANY
    stage: Stage = Stage.ACTIVE
    contacts: tuple[Contact, ...] = ()
    language: Language = Language.ENGLISH
    currency: str = "EUR"
    country: str = ""
    address: str = ""
    trade: str = ""
    billing: Billing = Billing.FIXED
    since: date | None = None
    note: str = ""
    bars: dict[str, int] = {}
    late_rule: str = ""

    @property
    def contact(self) -> Contact:
        """The first contact, or an empty one."""
        return self.contacts[0] if self.contacts else Contact()
