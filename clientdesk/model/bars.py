"""The bars a person can move: which there are, where the handbook puts each, and how one is written.

Rule: a bar that is not in this table exists nowhere; whoever takes one in reads it here.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientdesk.model.days import counted
from clientdesk.model.errors import Refused
from clientdesk.model.signs import SIGNS, Sign, sign_named

HIGHEST = 3650
"""The highest that a bar can be: days of ten years, or a count that nobody reaches."""
GENERAL = {"fades": 730, "enough": 3, "tries": 2, "red_days": 14}
"""The bars that are no sign's own: days (24 months) in which an incident counts at all; invoices paid or given up
that are enough to judge by; remedies that have to fail before letting go; days in red before a word about it."""
_HOW = "Write it like S01=3, S01.late_days=14 or late-payment=none (the handbook's own)."


def _bars_of(sign: Sign) -> Iterator[tuple[str, int]]:
    """A sign's bars by id: the sign's own, its parts, and the window in days in which what is logged counts."""
    if sign.parts or sign.logged:
        yield sign.id, sign.bar
    yield from ((f"{sign.id}.{part}", default) for part, default in sign.parts.items())
    if sign.logged:
        yield f"{sign.id}.window", sign.window or GENERAL["fades"]


BARS: dict[str, int] = dict(bar for sign in SIGNS.values() for bar in _bars_of(sign)) | GENERAL
"""Every bar by its key, `S01`, `S01.late_days`, `fades`, with the handbook's default: a count, or a number of days."""


def raised_at(sign: Sign, own: dict[str, int] | None = None) -> str:
    """Where a sign is raised, in words: `3 on one project in 90 days`; by one's own bars where some are given."""
    bars = BARS | (own or {})
    named = {part: bars[f"{sign.id}.{part}"] for part in sign.parts} | {"bar": bars.get(sign.id, sign.bar)}
    window = bars.get(f"{sign.id}.window", GENERAL["fades"])
    within = f" in {counted(window, 'day')}" if sign.window or window != GENERAL["fades"] else ""
    where = " on one project" if sign.per_project else ""
    return f"{(sign.at or '{bar}' + where).format(**named)}{within}"


def read_bar(text: str) -> tuple[str, int | None]:
    """A bar as a person types it, `S01=3`, `S01.late_days 14`, `late-payment=none`: its key and number.

    None stands for the handbook's own. Raises Refused with one sentence.
    """
    name, _, number = text.strip().replace("=", " ").rpartition(" ")
    return _key(name.strip(), text), None if number == "none" else _number(number, text)


def check_bars(bars: dict[str, int]) -> None:
    """Raise Refused for a bar that there is none of, or that lies where none can."""
    for key, bar in bars.items():
        if key not in BARS:
            raise Refused(f"There is no bar “{key}”. {_HOW}")
        if not 1 <= bar <= HIGHEST:
            raise Refused(f"The bar {key} is a count or a number of days: from 1 to {HIGHEST:,}.")


def _key(name: str, text: str) -> str:
    if name.lower() in GENERAL:
        return name.lower()
    word, dot, part = name.partition(".")
    sign = sign_named(word)
    if sign is None:
        raise Refused(f"“{text}” is not a bar. {_HOW}")
    key = f"{sign.id}{dot}{part.strip().lower()}"
    if key not in BARS:
        there = [each for each in BARS if each.partition(".")[0] == sign.id]
        raise Refused(f"There is no bar “{key}”; {_there_is(sign, there)}.")
    return key


def _there_is(sign: Sign, keys: list[str]) -> str:
    return f"there is {', '.join(keys)}" if keys else f"{sign.id} has none"


def _number(number: str, text: str) -> int:
    if not (number.isascii() and number.isdigit() and len(number) <= 9):
        raise Refused(f"“{text}” is not a bar. {_HOW}")
    return int(number)
