"""Bars on the command line: `S01=3`, `S01.late_days=14`, `late-payment=none`. Rule: each is of a sign that exists."""

from __future__ import annotations

from typing import Any

import click

_MOST_DIGITS = 9


class Bar(click.ParamType[tuple[str, int | None]]):
    """A sign's id or name, perhaps with one of its parts, and a number; None takes the bar away again."""

    name = "SIGN=N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int | None]:
        """The key and the number, or a usage error."""
        key, sign, number = value.partition("=")
        name = _key(key)
        if not sign or name is None or not (number == "none" or _is_small(number)):
            self.fail(f"“{value}” is not a bar. Write it like S01=3, or S01=none for the handbook's own.", param, ctx)
        return name, None if number == "none" else int(number)


BAR = Bar()


def with_bars(bars: dict[str, int], changes: tuple[tuple[str, int | None], ...]) -> dict[str, int]:
    """Bars with some set and some taken away."""
    changed = dict(bars) | dict(changes)
    return {key: bar for key, bar in changed.items() if bar is not None}


def _is_small(number: str) -> bool:
    return number.isdecimal() and len(number) <= _MOST_DIGITS


def _key(text: str) -> str | None:
    from clientdesk.playbook.signs import SIGNS

    sign, dot, part = text.partition(".")
    found = next((each.id for each in SIGNS.values() if sign.lower() in (each.id.lower(), each.name)), None)
    return f"{found}{dot}{part}" if found else None
