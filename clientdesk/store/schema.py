"""The versions of the desk file, and the way from each to the next.

Rule: one step a version, from plain data to plain data, and none looks back. The history does not cross a step: it
holds records of the version it was written in. The file as it was is kept as a backup that is never pruned.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Plain = dict[str, dict[str, dict[str, Any]]]
"""A desk file as TinyDB sees it: table, doc id, fields."""

SCHEMA = 1
"""The version that this program writes."""

STEPS: Mapping[int, Callable[[Plain], Plain]] = {}
"""For each older version, what makes the next one of it."""


def upgraded(
    tables: Plain, schema: int, *, to: int = SCHEMA, steps: Mapping[int, Callable[[Plain], Plain]] = STEPS
) -> Plain:
    """The tables of an older file as the version `to` has them. Raises KeyError for a version that never was."""
    for version in range(schema, to):
        tables = steps[version](tables)
    tables["meta"]["1"]["schema"] = to
    return tables | {"history": {}}
