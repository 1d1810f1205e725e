"""What options take besides text: days, times, the model's own lists. Rule: a slip is named with a form that works.

A value that can't be read is wrong usage (exit 2); one that a rule refuses is not for this module.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import click

from clientdesk.cli.given import file_path, iso_day, near
from clientdesk.model.days import parse_date
from clientdesk.model.errors import Refused

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

CLEARED: Final = object()
"""What `none` means where a value may be taken away again."""


class IsoDay(click.ParamType[date]):
    """A day as `2026-11-21` and in no other form, for scripts."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        try:
            return value if isinstance(value, date) else iso_day(value)
        except Refused as refused:
            self.fail(refused.sentence, param, ctx)


class TypedDay(click.ParamType[date]):
    """A day as people type it: `2026-11-21`, `21 Nov`, `yesterday`, `+2w`; words count from the session's day.

    `ahead`: what is asked for lies ahead, and so do the days in the sentence about a slip.
    """

    name = "D"

    def __init__(self, *, ahead: bool = False) -> None:
        self._ahead = ahead

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        from clientdesk.cli.click_session import session_of

        try:
            if isinstance(value, date):
                return near(value)
            return near(parse_date(value, session_of(ctx).today, ahead=self._ahead))
        except Refused as refused:
            self.fail(refused.sentence, param, ctx)


class FilePath(click.Path):
    """A file or a folder, there or not: whoever opens it says what is wrong with it."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False, allow_dash=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path, or a usage error."""
        try:
            return file_path(value) if isinstance(value, str) else value
        except Refused as refused:
            self.fail(refused.sentence, param, ctx)


class Clock(click.ParamType[time]):
    """A time of day as `09:30`."""

    name = "HH:MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> time:
        """The time, or a usage error."""
        try:
            return value if isinstance(value, time) else time.fromisoformat(value).replace(tzinfo=None)
        except ValueError:
            self.fail(f"“{value}” is not a time of day. Write it like 09:30.", param, ctx)


class Number(click.ParamType[Decimal]):
    """A number that may have a fraction: per cents, hours."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The number, exact, or a usage error."""
        try:
            number = value if isinstance(value, Decimal) else Decimal(value.strip().removesuffix("%"))
        except InvalidOperation:
            number = Decimal("nan")
        if not number.is_finite():
            self.fail(f"“{value}” is not a number. Write it like 12.5.", param, ctx)
        return number


class OneOf(click.ParamType[StrEnum]):
    """One of the model's lists, by its values."""

    def __init__(self, kind: type[StrEnum]) -> None:
        self.kind = kind
        self.name = "|".join(member.value for member in kind)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> StrEnum:
        """The member, or a usage error that names all of them."""
        try:
            return self.kind(value.strip().lower())
        except ValueError:
            self.fail(f"“{value}” is none of {self.name.replace('|', ', ')}.", param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002  click's signature
        """The values as they are typed."""
        return self.name

    def shell_complete(
        self,
        _ctx: click.Context,
        _param: click.Parameter,
        incomplete: str,
    ) -> list[click.shell_completion.CompletionItem]:
        """The values that go on from what was typed."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(member.value) for member in self.kind if member.value.startswith(incomplete)]


class OrNone(click.ParamType[Any]):
    """Another type, or `none` to take the value away."""

    def __init__(self, of: click.ParamType[Any]) -> None:
        self.of = of
        self.name = of.name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The other type's value, or CLEARED."""
        return CLEARED if value is CLEARED or value == "none" else self.of.convert(value, param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The other type's, and `none` as it is typed."""
        return f"{self.of.get_metavar(param, ctx) or self.of.name.upper()}|none"


PATH = FilePath()
ISO_DAY = IsoDay()
DAY = TypedDay()
DAY_AHEAD = TypedDay(ahead=True)
CLOCK = Clock()
NUMBER = Number()
DAY_OR_NONE = OrNone(DAY)
DAY_AHEAD_OR_NONE = OrNone(DAY_AHEAD)
NUMBER_OR_NONE = OrNone(NUMBER)
INT_OR_NONE = OrNone(click.INT)


def given(options: dict[str, Any]) -> dict[str, Any]:
    """The options that were given, as fields of a record: those left out are missing, cleared ones are None."""
    return {name: None if value is CLEARED else value for name, value in options.items() if value is not None}


def with_options(*options: Decorator) -> Decorator:
    """Several options as one decorator, in the order of the help."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate
