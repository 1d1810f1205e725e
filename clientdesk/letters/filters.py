"""Days, money and lists as a language writes them. Rule: the amount is exact, with the currency's number of digits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from clientdesk.model.client import Language
from clientdesk.model.currency import digits
from clientdesk.model.days import counted as in_english
from clientdesk.model.money import Money, Totals

_LOCALES = {Language.ENGLISH: "en_GB", Language.TURKISH: "tr_TR", Language.MALAY: "ms_MY", Language.INDONESIAN: "id_ID"}
_AND = {Language.ENGLISH: "and", Language.TURKISH: "ve", Language.MALAY: "dan", Language.INDONESIAN: "dan"}
_WITHOUT_CENTS = frozenset({"IDR"})
"""Currencies whose smallest unit nobody has in hand any more: it is written only where there is any of it."""
NO_BREAK = "\u00a0"


def day(value: date, language: Language) -> str:
    """A day in full: `28 February 2027`."""
    from babel.dates import format_date

    return format_date(value, "d MMMM y", locale=_LOCALES[language])


def days(values: Sequence[date], language: Language) -> str:
    """Some days in a sentence, the oldest first, each month and year said once: `22 and 23 November 2026`."""
    from babel.dates import format_date

    def in_short(value: date, later: date) -> str:
        if value.year != later.year:
            return day(value, language)
        pattern = "d" if value.month == later.month else "d MMMM"
        return format_date(value, pattern, locale=_LOCALES[language])

    before = [in_short(value, later) for value, later in pairwise(values)]
    return listed([*before, *(day(value, language) for value in values[-1:])], language)


def month(value: date, language: Language) -> str:
    """A day's month: `February 2027`."""
    from babel.dates import format_date

    return format_date(value, "LLLL y", locale=_LOCALES[language])


def money(value: Money | Totals, language: Language) -> str:
    """An amount, or one per currency joined by “and”: `€1,234.50 and RM 20.00`."""
    return listed([_amount(each, language) for each in _amounts(value)], language)


def rough(value: Money | Totals, language: Language) -> str:
    """Amounts without their smallest unit, for what is only roughly known: `€6,000`."""
    return listed([_amount(each, language, whole=True) for each in _amounts(value)], language)


def listed(values: Sequence[str], language: Language) -> str:
    """Some names in a sentence: `Site`, `Site and Shop`, `Site, Shop and Logo`."""
    *others, last = values or ("",)
    return f"{', '.join(others)} {_AND[language]} {last}" if others else last


def percent(value: Decimal, language: Language) -> str:
    """A rate in per cent, exact: `11.75%`, in Turkish `%11,75`."""
    from babel.numbers import format_decimal

    figures = format_decimal(value, format="#,##0.######", locale=_LOCALES[language])
    return f"%{figures}" if language is Language.TURKISH else f"{figures}%"


def plural(number: int, language: Language, one: str, many: str) -> str:
    """One of two wordings, by the language's own rule for a number; Malay and Indonesian know only `many`."""
    from babel import Locale

    return one if Locale.parse(_LOCALES[language]).plural_form(number) == "one" else many


def counted(number: int, language: Language, one: str, many: str = "") -> str:
    """A number and its noun: `1 day`, `3 days`, `3 gün`; English makes the plural itself where none is given.

    In the other three languages a noun after a number stays as it is.
    """
    from babel.numbers import format_decimal

    figures = format_decimal(number, format="#,##0", locale=_LOCALES[language])
    if language is not Language.ENGLISH:
        return f"{figures} {one}"
    return f"{figures} {plural(number, language, one, many or in_english(2, one).partition(' ')[2])}"


def _amounts(value: Money | Totals) -> list[Money]:
    return [value] if isinstance(value, Money) else list(value.values())


def _amount(value: Money, language: Language, *, whole: bool = False) -> str:
    """The currency's sign in that language, then the figures; letters keep a space between (`KWD 1.250`)."""
    from babel.numbers import format_decimal, get_currency_symbol

    has_no_cents = value.currency in _WITHOUT_CENTS and value.decimal == int(value.decimal)
    places = 0 if whole or has_no_cents else digits(value.currency)
    figures = format_decimal(
        abs(value.decimal), format="#,##0." + "0" * places if places else "#,##0", locale=_LOCALES[language]
    )
    sign = get_currency_symbol(value.currency, locale=_LOCALES[language])
    return f"{'-' * (value.minor < 0)}{sign}{NO_BREAK * sign[-1].isalpha()}{figures}"


ALL = (day, days, month, money, rough, listed, percent, plural, counted)
"""Every filter that a template may use, under its own name."""
