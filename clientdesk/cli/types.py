"""What options take besides text: days, codes, choices of the model. Rule: a slip is named with a form that works.

A value that can't be read is wrong usage (exit 2); one that a rule refuses is not for this module.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from enum import StrEnum


class IsoDay(click.ParamType[date]):
    """A day as `2026-11-21` and in no other form, for scripts."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is not a day. Write it like 2026-11-21.", param, ctx)


class TypedDay(click.ParamType[date]):
    """A day as people type it: `2026-11-21`, `21 Nov`, `yesterday`, `+2w`; ISO always, whatever the order."""

    name = "D"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error; words such as `today` count from the session's day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            return self._typed(value, param, ctx)

    def _typed(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from clientdesk.cli.session import session_of
        from clientdesk.model.days import parse_date

        try:
            return parse_date(value, session_of(ctx).today)
        except Refused as refused:
            self.fail(refused.sentence, param, ctx)


ISO_DAY = IsoDay()
DAY = TypedDay()


def choice(kind: type[StrEnum]) -> click.Choice[str]:
    """The values of one of the model's lists."""
    return click.Choice([member.value for member in kind], case_sensitive=False)
