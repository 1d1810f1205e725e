"""Which currency a country has, and where that is the one to begin with. Rule: what a person chose stays chosen.

Babel knows the currencies, and is slow to import: it is asked only once a country is named.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from clientdesk.model.country import country_in
from clientdesk.model.currency import is_known
from clientdesk.model.invoice import Invoice
from clientdesk.model.settings import Settings

if TYPE_CHECKING:
    from clientdesk.model.records import Records

_SINCE = {"BG": (date(2026, 1, 1), "EUR")}
"""Countries that took another currency, which Babel does not have yet: from which day on, and which."""


@cache
def currency_of(country: str, today: date) -> str:
    """The currency that a country pays in on a day, by its code, with a region or without, or its name; empty if none.

    Of several that are tender at once it is the first that Babel names.
    """
    code = country_in(country).code
    since, newer = _SINCE.get(code, (date.max, ""))
    if not code or today >= since:
        return newer if code else ""
    from babel.numbers import get_territory_currencies

    return next((each for each in get_territory_currencies(code, today) if is_known(each)), "")


def desk_currency(records: Records, country: str, today: date) -> str:
    """The currency that a desk takes on with a country; the one it has where another was chosen or is in use.

    Chosen is what is not the currency of the country before; of a desk without a country, what is not the usual one.
    """
    held = records.settings
    usual = currency_of(held.country, today) if held.country else Settings().currency
    is_used = any(each.amount.currency == held.currency for each in records.all(Invoice))
    is_kept = country == held.country or held.currency != usual or held.rate is not None or is_used
    return held.currency if is_kept else currency_of(country, today) or held.currency


def client_currency(records: Records, country: str, today: date) -> str:
    """The currency that a new client starts with: their country's, else the desk's."""
    return currency_of(country, today) or records.settings.currency
