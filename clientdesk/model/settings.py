"""The person the desk belongs to, and the colleagues they refer clients to."""

from datetime import date, time
from typing import ClassVar

from clientdesk.model.client import Language
from clientdesk.model.money import Money
from clientdesk.model.record import Record

SETTINGS_ID = "settings"


class Settings(Record, frozen=True, kw_only=True):
    """The freelancer: who signs letters, how to pay them, when they work, and where their bars lie.

    `rate` is an hour's price where a project has none. `workdays` counts Monday as 0. `bars` overrides the handbook's
    by key, as `model.bars` has them (rule b).
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
