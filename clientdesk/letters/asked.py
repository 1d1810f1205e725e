"""What is asked of a letter besides what the desk says."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from clientdesk.model.client import Language
from clientdesk.model.settings import Colleague


class Asked(Struct, frozen=True):
    """What is asked of a letter besides what the desk says; empty where nothing is.

    `colleagues` are those who are named in it, or the one whom it goes to (L19); `invoices` are ids. `reason` is the
    one reason of an end, what one needs in order to go on (L11), what a price includes, a line each (L13). `project` is
    the id of the work whose silence it is about (L01–L04).
    """

    reason: str = ""
    colleagues: tuple[Colleague, ...] = ()
    language: Language | None = None
    invoices: tuple[str, ...] = ()
    deadline: date | None = None
    project: str = ""
