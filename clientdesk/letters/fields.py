"""What a template may use: each field with what it is, how it is written, and what it is for a client today.

Rule: every fact has its line here, and every line its fact.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from clientdesk.letters import filters
from clientdesk.letters.chasing import CHASING
from clientdesk.letters.field_words import (
    ITEMS_OF_AN_EXIT,
    ITEMS_OF_CHASING,
    OF_AN_EXIT,
    OF_BOTH,
    OF_CHASING,
    Shape,
    Words,
)
from clientdesk.letters.from_desk import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.letters.asked import Asked
    from clientdesk.model.client import Client, Language
    from clientdesk.model.records import Records


class Field(Struct, frozen=True):
    """A field of a template: `use` is how it is written there, `example` what it says today; empty where nothing."""

    name: str
    told: str
    use: str
    example: str


def fields(records: Records, client: Client, kind: str, today: date, asked: Asked) -> tuple[Field, ...]:
    """What a template of a kind may use, with its values for a client; what a list holds comes after the list."""
    known = facts_of(records, client, kind, today, asked)
    language = asked.language or client.language
    is_chasing = kind in CHASING
    items = ITEMS_OF_CHASING if is_chasing else ITEMS_OF_AN_EXIT
    found: list[Field] = []
    for name, (shape, told) in (OF_BOTH | (OF_CHASING if is_chasing else OF_AN_EXIT)).items():
        found.append(Field(name, told, shape.use(name), _example(known[name], shape, language)))
        if name in items:
            found.extend(_of_each(name, items[name], next(iter(known[name]), None), language))
    return tuple(found)


def _of_each(name: str, items: Words, first: Any, language: Language) -> Iterator[Field]:
    """The fields of a list's items, with the values of the first."""
    for item, (shape, told) in items.items():
        example = "" if first is None else _example(getattr(first, item), shape, language)
        yield Field(f"{name}: {item}", told, shape.use(f"each.{item}"), example)


def _example(value: Any, shape: Shape, language: Language) -> str:
    """A value as a letter would say it; a text of several lines on one."""
    if shape is Shape.YES_NO:
        return "yes" if value else "no"
    if shape is Shape.LIST:
        return f"{len(value)} of them" if value else ""
    if value is None or value == {}:
        return ""
    written = _WRITTEN.get(shape)
    return written(value, language) if written else " / ".join(str(value).splitlines())


_WRITTEN: dict[Shape, Callable[[Any, Language], str]] = {
    Shape.DAY: filters.day,
    Shape.MONEY: filters.money,
    Shape.RATE: filters.percent,
    Shape.NAMES: filters.listed,
    Shape.DAYS: filters.days,
}
