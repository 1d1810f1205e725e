"""The JSON Schema of an exported desk. Rule: made from the records themselves, so that it can't fall behind them."""

from __future__ import annotations

from typing import Any

import msgspec

from clientdesk.exchange.desk_json import SCHEMA
from clientdesk.model.records import TABLES

_MONEY = {
    "title": "Money",
    "description": "An amount: digits as the currency has them after the point, and its ISO 4217 code.",
    "type": "object",
    "properties": {
        "amount": {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]{2,3})?$"},
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    },
    "required": ["amount", "currency"],
    "additionalProperties": False,
}
_HEAD = {
    "description": "What wrote the document: the version of its form.",
    "type": "object",
    "properties": {"schema": {"type": "integer", "const": SCHEMA}},
    "required": ["schema"],
}


def schema() -> dict[str, Any]:
    """The schema of what `desk_json.export_desk` gives."""
    shapes, definitions = msgspec.json.schema_components(TABLES.values(), ref_template="#/$defs/{name}")
    lists = {table: {"type": "array", "items": shape} for table, shape in zip(TABLES, shapes, strict=True)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A desk of ClientDesk",
        "type": "object",
        "properties": {"clientdesk": _HEAD, **lists},
        "required": ["clientdesk"],
        "additionalProperties": False,
        "$defs": definitions | {"Money": _MONEY},
    }
