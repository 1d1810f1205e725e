"""What a PDF is made to be printed on. Rule: the paper of the person's own country, unless they ask for the other."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from clientdesk.model.names import fold

if TYPE_CHECKING:
    from clientdesk.model.settings import Settings

_US_LETTER = frozenset("US CA MX PH CL CO VE CR PA GT SV NI HN DO PR BO".split())
"""Countries where offices print on US letter (ISO 3166-1)."""
_SPOKEN = {"usa": "US", "u.s.a.": "US", "united states of america": "US", "the united states": "US"}


class PaperSize(StrEnum):
    """A sheet, by the name that people and typesetters call it."""

    A4 = "a4"
    LETTER = "letter"


def paper_of(settings: Settings) -> PaperSize:
    """The sheet of the person's country, which is a code or an English name; A4 where the desk does not know it."""
    return PaperSize.LETTER if _code(settings.country) in _US_LETTER else PaperSize.A4


def _code(country: str) -> str:
    name = fold(country.strip())
    if len(name) == 2 or name[2:3] == "-":
        return name[:2].upper()
    return _SPOKEN.get(name) or _by_name(name) if name else ""


def _by_name(name: str) -> str:
    from babel import Locale

    return next((code for code, text in Locale("en").territories.items() if fold(text) == name), "")
