"""Days and money as a language writes them. Rule: the amount is exact, with the currency's own number of digits."""

from __future__ import annotations

from datetime import date

from clientdesk.model.client import Language
from clientdesk.model.currency import digits
from clientdesk.model.money import Money, Totals

_LOCALES = {Language.ENGLISH: "en_GB", Language.TURKISH: "tr_TR", Language.MALAY: "ms_MY", Language.INDONESIAN: "id_ID"}
_AND = {Language.ENGLISH: "and", Language.TURKISH: "ve", Language.MALAY: "dan", Language.INDONESIAN: "dan"}


NO_BREAK = "\u00a0"


def day(value: date, language: Language) -> str:
    """A day in full: `28 February 2027`."""
    from babel.dates import format_date

    return format_date(value, "d MMMM y", locale=_LOCALES[language])


def money(value: Money | Totals, language: Language) -> str:
    """An amount, or one per currency joined by “and”: `€1,234.50 and RM 20.00`."""
    if isinstance(value, Money):
        return _amount(value, language)
    return f" {_AND[language]} ".join(_amount(each, language) for each in value.values())


def _amount(value: Money, language: Language) -> str:
    """The currency's sign in that language, then the figures; letters keep a space between (`KWD 1.250`)."""
    from babel.numbers import format_decimal, get_currency_symbol

    places = digits(value.currency)
    figures = format_decimal(
        abs(value.decimal), format="#,##0." + "0" * places if places else "#,##0", locale=_LOCALES[language]
    )
    sign = get_currency_symbol(value.currency, locale=_LOCALES[language])
    return f"{'-' * (value.minor < 0)}{sign}{NO_BREAK * sign[-1].isalpha()}{figures}"
