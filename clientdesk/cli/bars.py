"""Bars on the command line: `S01=3`, `S01.late_days=14`, `fades=365`, `late-payment=none`.

Rule: `model.bars` reads them.
"""

from __future__ import annotations

from typing import Any

import click

from clientdesk.model.errors import Refused


class Bar(click.ParamType[tuple[str, int | None]]):
    """A sign's id or name, perhaps with one of its parts, or a general bar; and a number, None to take it away."""

    name = "SIGN=N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int | None]:
        """The key and the number, or a usage error."""
        from clientdesk.model.bars import read_bar

        try:
            return read_bar(value)
        except Refused as error:
            self.fail(error.sentence, param, ctx)


BAR = Bar()


def with_bars(bars: dict[str, int], changes: tuple[tuple[str, int | None], ...]) -> dict[str, int]:
    """Bars with some set and some taken away."""
    changed = dict(bars) | dict(changes)
    return {key: bar for key, bar in changed.items() if bar is not None}
