"""Days and amounts as a language writes them, for all that goes to a client. Rule: the amount is exact.

Where the figures stop is the currency's (ISO 4217), how they are grouped and signed the language's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.client import Language
from clientdesk.model.currency import digits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clientdesk.model.money import Money

LOCALES = {Language.ENGLISH: "en_GB", Language.TURKISH: "tr_TR", Language.MALAY: "ms_MY", Language.INDONESIAN: "id_ID"}
NO_BREAK = "\u00a0"
_WITHOUT_CENTS = frozenset({"IDR"})
"""Currencies whose smallest unit nobody has in hand any more: it is written only where there is any of it."""


def day(value: date, language: Language) -> str:
    """A day in full: `28 February 2027`."""
    return _date(value, "d MMMM y", language)


def short_day(value: date, language: Language) -> str:
    """A day for a column: `28 Feb 2027`, in Turkish `28 Şub 2027`."""
    return _date(value, "d MMM y", language)


def places(values: Iterable[Money]) -> int:
    """How many figures amounts of one currency have after the point, so that they line up; 0 where there are none."""
    return max((0 if each.currency in _WITHOUT_CENTS and each.is_whole else digits(each.currency) for each in values),
               default=0)  # fmt: skip


def amount(value: Money, language: Language, after: int | None = None) -> str:
    """The currency's sign in that language, then the figures; letters keep a space between (`KWD 1.250`).

    `after` is how many figures follow the point, where that is not for the amount itself to say.
    """
    from babel.numbers import format_decimal, get_currency_symbol

    after = places([value]) if after is None else after
    pattern = "#,##0." + "0" * after if after else "#,##0"
    figures = format_decimal(abs(value.decimal), format=pattern, locale=LOCALES[language])
    sign = get_currency_symbol(value.currency, locale=LOCALES[language])
    return f"{'-' * (value.minor < 0)}{sign}{NO_BREAK * sign[-1].isalpha()}{figures}"


def _date(value: date, pattern: str, language: Language) -> str:
    from babel.dates import format_date

    return format_date(value, pattern, locale=LOCALES[language])
