"""The person the desk belongs to, and the colleagues they refer clients to."""

from datetime import date, time
from decimal import Decimal
from typing import ClassVar

from msgspec import Struct

from clientdesk.model.client import Language
from clientdesk.model.money import Money, Totals
from clientdesk.model.record import Record

SETTINGS_ID = "settings"


class Court(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The small claims court that the person would go to: up to which amount, where that stands, and when it was read.

    All of it is the person's to fill in (G3).
    """

    name: str = ""
    limit: Money | None = None
    source: str = ""
    checked: date | None = None

    def is_exceeded(self, claimed: Totals) -> bool:
        """Whether a claim is above its limit; a sum in another currency can't be held against it (G3)."""
        limit = self.limit
        return limit is not None and limit.currency in claimed and claimed[limit.currency].minor > limit.minor


class LateRate(Record, frozen=True, kw_only=True):
    """A late interest rate that the person entered: per cent a year for a statute's id, from a day on (M).

    It stands in for the program's own of that id from that day, until the next of either. `source` is where it was
    looked up, `law` the law that gives it as a letter names it; the program's own rules have theirs.
    """

    table: ClassVar[str] = "late_rates"

    rule: str
    valid_from: date
    rate: Decimal
    source: str = ""
    checked: date | None = None
    law: str = ""


class Settings(Record, frozen=True, kw_only=True):
    """The freelancer: who signs letters, how to pay them, when they work, and where their bars lie.

    `rate` is an hour's price where a project has none. `workdays` counts Monday as 0. `bars` overrides the handbook's
    by key, as `model.bars` has them (rule b). `deadline_days` is what a final notice leaves, in calendar days;
    the law's own minimum is longer where `legal_minimum_days` says so, None where the desk goes by the country (G3).
    """

    table: ClassVar[str] = "settings"

    id: str = SETTINGS_ID
    name: str = ""
    business: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    payment_details: str = ""
    country: str = ""
    language: Language = Language.ENGLISH
    currency: str = "EUR"
    term_days: int = 30
    rate: Money | None = None
    work_from: time = time(9)
    work_to: time = time(18)
    workdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    cooling_days: int = 3
    deadline_days: int = 14
    legal_minimum_days: int | None = None
    court: Court = Court()
    bars: dict[str, int] = {}


class Colleague(Record, frozen=True, kw_only=True):
    """Someone a client can be referred to; `agreed` is None until they have answered (X05)."""

    table: ClassVar[str] = "colleagues"

    name: str
    email: str = ""
    phone: str = ""
    does: str = ""
    asked: date | None = None
    agreed: bool | None = None
    note: str = ""
