"""Half-typed forms, kept beside the desk until they are saved or thrown away.

Rule: each draft is a file of its own, replaced whole, so that one that is damaged takes no other along.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from clientdesk.model.errors import Refused
from clientdesk.model.record import derived_id
from clientdesk.store import disk
from clientdesk.store.failures import unsaved


class _Draft(Struct):
    key: str
    values: dict[str, Any]


class Drafts:
    """The drafts of a desk, by key. Of two windows typing under one key the later wins."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, key: str, values: Mapping[str, Any]) -> None:
        """Keep what a form holds; what JSON can hold. Raises Unsaved; the draft is then as it was."""
        path = self._path(key)
        temporary = path.with_suffix(f".{os.getpid()}.tmp")
        try:
            disk.make_folders(self._folder)
            disk.replace(path, temporary, msgspec.json.encode(_Draft(key, dict(values))))
        except OSError as error:
            raise unsaved(error) from error
        except (TypeError, ValueError) as error:
            raise Refused(f"What was typed can't be kept as a draft ({error}).") from error

    def load(self, key: str) -> dict[str, Any] | None:
        """What was kept under a key; None when there is nothing that can be read."""
        draft = _read(self._path(key))
        return draft.values if draft else None

    def discard(self, key: str) -> None:
        """Throw a draft away; nothing when there is none."""
        disk.remove_quietly(self._path(key))

    def forget(self, ids: Collection[str], name: str) -> int:
        """Throw away the drafts of one of some ids, or that hold a name, or can't be read; how many. Raises OSError."""
        paths = [path for each in disk.names(self._folder) if disk.is_regular(path := self._folder / each)]
        theirs = [path for path in paths if not (draft := _read(path)) or _concerns(draft, ids, name)]
        for path in theirs:
            disk.remove(path)
        if theirs:
            disk.sync_folder(self._folder)
        return len(theirs)

    def keys(self) -> list[str]:
        """The keys of all drafts that can be read."""
        found = (_read(self._folder / name) for name in disk.names(self._folder) if name.endswith(".json"))
        return sorted(draft.key for draft in found if draft)

    def _path(self, key: str) -> Path:
        return self._folder / f"{derived_id('draft', key)}.json"


def _concerns(draft: _Draft, ids: Collection[str], name: str) -> bool:
    held = {*re.split(r"[\s:]+", draft.key), *map(str, draft.values.values())}
    return not held.isdisjoint({*ids, name})


def _read(path: Path) -> _Draft | None:
    try:
        return msgspec.json.decode(disk.read(path)[0], type=_Draft)
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
