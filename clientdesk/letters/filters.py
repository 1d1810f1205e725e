"""Days, money and lists as a language writes them: what a template may use. Rule: the amount is exact.

How a day and an amount alone are written is `model/in_language`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from clientdesk.model.client import Language
from clientdesk.model.days import counted as in_english
from clientdesk.model.in_language import LOCALES, amount, day
from clientdesk.model.money import Money, Totals

if TYPE_CHECKING:
    from clientdesk.ledger.disputed import Days

_AND = {Language.ENGLISH: "and", Language.TURKISH: "ve", Language.MALAY: "dan", Language.INDONESIAN: "dan"}


def days(values: Sequence[date], language: Language) -> str:
    """Some days in a sentence, the oldest first, each month and year said once: `22 and 23 November 2026`."""
    before = [_in_short(value, later, language) for value, later in pairwise(values)]
    return listed([*before, *(day(value, language) for value in values[-1:])], language)


def span(value: Days, language: Language) -> str:
    """Days on end: `1 to 10 June 2026`, `28 May to 3 June 2026`, elsewhere `1–10 Haziran 2026`; one day as itself."""
    last = day(value.until, language)
    if value.since == value.until:
        return last
    first = _in_short(value.since, value.until, language)
    if language is Language.ENGLISH:
        return f"{first} to {last}"
    return f"{first}–{last}" if first.isdigit() else f"{first} – {last}"


def month(value: date, language: Language) -> str:
    """A day's month: `February 2027`."""
    from babel.dates import format_date

    return format_date(value, "LLLL y", locale=LOCALES[language])


def money(value: Money | Totals, language: Language) -> str:
    """An amount, or one per currency joined by “and”: `€1,234.50 and RM 20.00`."""
    return listed([amount(each, language) for each in _amounts(value)], language)


def rough(value: Money | Totals, language: Language) -> str:
    """Amounts without their smallest unit, for what is only roughly known: `€6,000`."""
    return listed([amount(each, language, 0) for each in _amounts(value)], language)


def listed(values: Sequence[str], language: Language) -> str:
    """Some names in a sentence: `Site`, `Site and Shop`, `Site, Shop and Logo`."""
    *others, last = values or ("",)
    return f"{', '.join(others)} {_AND[language]} {last}" if others else last


def percent(value: Decimal, language: Language) -> str:
    """A rate in per cent, exact: `11.75%`, in Turkish `%11,75`."""
    from babel.numbers import format_decimal

    figures = format_decimal(value, format="#,##0.######", locale=LOCALES[language])
    return f"%{figures}" if language is Language.TURKISH else f"{figures}%"


def plural(number: int, language: Language, one: str, many: str) -> str:
    """One of two wordings, by the language's own rule for a number; Malay and Indonesian know only `many`."""
    from babel import Locale

    return one if Locale.parse(LOCALES[language]).plural_form(number) == "one" else many


def counted(number: int, language: Language, one: str, many: str = "") -> str:
    """A number and its noun: `1 day`, `3 days`, `3 gün`; English makes the plural itself where none is given.

    In the other three languages a noun after a number stays as it is.
    """
    from babel.numbers import format_decimal

    figures = format_decimal(number, format="#,##0", locale=LOCALES[language])
    if language is not Language.ENGLISH:
        return f"{figures} {one}"
    return f"{figures} {plural(number, language, one, many or in_english(2, one).partition(' ')[2])}"


def _in_short(value: date, later: date, language: Language) -> str:
    """A day before another one, without the month and the year that both are of."""
    from babel.dates import format_date

    if value.year != later.year:
        return day(value, language)
    pattern = "d" if value.month == later.month else "d MMMM"
    return format_date(value, pattern, locale=LOCALES[language])


def _amounts(value: Money | Totals) -> list[Money]:
    return [value] if isinstance(value, Money) else list(value.values())


ALL = (day, days, span, month, money, rough, listed, percent, plural, counted)
"""Every filter that a template may use, under its own name."""
__all__ = ["ALL", "counted", "day", "days", "listed", "money", "month", "percent", "plural", "rough", "span"]
