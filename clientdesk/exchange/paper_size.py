"""What a PDF is made to be printed on. Rule: the paper of the person's own country, unless they ask for the other."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from clientdesk.model.country import country_in

if TYPE_CHECKING:
    from clientdesk.model.settings import Settings

_US_LETTER = frozenset("US CA MX PH CL CO VE CR PA GT SV NI HN DO PR BO".split())
"""Countries where offices print on US letter (ISO 3166-1)."""


class PaperSize(StrEnum):
    """A sheet, by the name that people and typesetters call it."""

    A4 = "a4"
    LETTER = "letter"


def paper_of(settings: Settings) -> PaperSize:
    """The sheet of the person's country, however it is written; A4 where the desk does not know it."""
    return PaperSize.LETTER if country_in(settings.country).code in _US_LETTER else PaperSize.A4
