"""How a statement writes days and amounts. Rule: in columns of English as the screens do, else as the letters do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.client import Language
from clientdesk.model.days import shown
from clientdesk.model.in_language import amount, day, places, short_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clientdesk.model.money import Money


class Written:
    """Days and amounts of a page in one language; `beside` are the amounts of a column, which have as many figures."""

    def __init__(self, language: Language, beside: Iterable[Money] = ()) -> None:
        self._language = language
        self._after = places(beside) or None

    def day(self, value: date) -> str:
        """A day in a column."""
        return shown(value) if self._language is Language.ENGLISH else short_day(value, self._language)

    def full_day(self, value: date) -> str:
        """A day in a sentence."""
        return day(value, self._language)

    def amount(self, value: Money) -> str:
        """An amount with its currency's sign."""
        if self._language is Language.ENGLISH:
            return value.shown()
        return amount(value, self._language, self._after)
