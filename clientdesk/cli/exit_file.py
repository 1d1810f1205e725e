"""A file of answers for an exit, TOML or JSON. Rule: what can't be read as one is refused in a sentence."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

from clientdesk.cli.longtext import given_text
from clientdesk.model.errors import Refused
from clientdesk.playbook.exit.script import script_of

if TYPE_CHECKING:
    from pathlib import Path

    from clientdesk.playbook.exit.script import Script


def script_in(file: Path) -> Script:
    """The answers in a file; raises Refused when it can't be read as one."""
    try:
        text = given_text(file)
        is_json = file.suffix == ".json"
        data = json.loads(text, object_pairs_hook=_without_twins) if is_json else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused(f"{file} is no file of answers: {error}.") from None
    if not isinstance(data, dict):
        raise Refused(f"{file} must hold a table per step.")
    return script_of(data)


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A JSON object; raises ValueError where a key stands in it twice, for one of the two would be lost."""
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _value in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"“{twin}” stands in it twice")
    return found
