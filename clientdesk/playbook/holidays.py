"""Public holidays: their names, and the countries that they are known of.

Rule: the library that knows them is slow to import, so everybody asks `workdays`, which asks here once a year.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from clientdesk.model.country import country_in, in_full
from clientdesk.model.names import fold
from clientdesk.playbook.workdays import holidays_of

if TYPE_CHECKING:
    from holidays import HolidayBase

    from clientdesk.model.settings import Settings

_ENGLISH = ("en_GB", "en_US")


def holiday(day: date, country: str) -> str:
    """A public holiday's name, in English where the library has it; empty for other days, and where none are known.

    `country` is a code or a name, as the settings have it; `DE-BY` or `GB-ENG` adds the holidays of a region.
    """
    return holidays_of(country, day.year).get(day, "") if country else ""


def unknown(settings: Settings) -> str:
    """What to say where no public holidays can be counted, and why; empty where they are."""
    if not settings.country:
        return "Public holidays are not counted until your settings name a country."
    return "" if _code(settings.country) else f"No holidays are known for {in_full(settings.country)}."


def of_year(country: str, year: int) -> Mapping[date, str]:
    """A year's public holidays by day, from the library: it takes a tenth of a second when it is asked first."""
    code = _code(country)
    if code is None:
        return {}
    from holidays import country_holidays

    known = country_holidays(code)
    language = next((each for each in _ENGLISH if each in known.supported_languages), known.default_language)
    found = country_holidays(code, subdiv=_region(country, known), years=year, language=language)
    return {day: name.replace("; ", ", ") for day, name in found.items() if day.year == year}


def _region(country: str, known: HolidayBase) -> str | None:
    """The part of a country, where the library knows it by that name."""
    names = {fold(name): region for name, region in known.subdivisions_aliases.items()}
    names |= {fold(name): name for name in known.subdivisions}
    return names.get(fold(country_in(country).part))


def _code(country: str) -> str | None:
    """The code of a country whose holidays are known, with or without a region; None for every other."""
    code = country_in(country).code
    return code if code in _known() else None


@cache
def _known() -> frozenset[str]:
    from holidays.registry import COUNTRIES

    return frozenset(code for _, code, *_ in COUNTRIES.values())
