"""What the store's tests share: records, a desk with some, and a hand on every system call of a save."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.record import derived_id
from clientdesk.store import disk
from clientdesk.store.desk import Desk

CALLS = (
    "open", "stat", "fstat", "access", "fchmod", "chmod", "writev", "fsync", "close", "flock", "link", "rename",
    "unlink", "mkdir", "listdir",
)  # fmt: skip
"""The system calls of `disk`, by the names they have in `os` and `fcntl`."""

Hook = Callable[[int, str, Callable[..., Any], tuple[Any, ...]], Any]


class _Hooked:
    """A module whose system calls go through a function; everything else is as it was."""

    def __init__(self, module: ModuleType, through: Callable[[str, Callable[..., Any]], Callable[..., Any]]) -> None:
        self._module, self._through = module, through

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._module, name)
        return self._through(name, found) if name in CALLS else found


@contextmanager
def every_call(hook: Hook) -> Iterator[list[str]]:
    """Send every system call of the store through a hook: its number from 1, its name, the call, its arguments."""
    made: list[str] = []

    def through(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            made.append(name)
            return hook(len(made), name, real, args)

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "os", _Hooked(os, through))
        patch.setattr(disk, "fcntl", _Hooked(fcntl, through))
        yield made


def client(name: str, **fields: Any) -> Client:
    return Client(id=derived_id("client", name), name=name, **fields)


def adding(*names: str) -> Change:
    return Change(f"Added {names[0]}", tuple(client(name) for name in names))


def desk_with(path: Path, *names: str) -> Desk:
    """A new desk with a client of each name, one save each."""
    desk = Desk.open(path, create=True)
    for name in names:
        desk.commit(adding(name))
    return desk


def names_on(desk: Desk) -> list[str]:
    return [found.name for found in desk.records.all(Client)]


def names_in(path: Path) -> list[str]:
    return names_on(Desk.open(path))


class Ticking:
    """A clock that goes on by a step each time it is read."""

    def __init__(self, at: datetime = datetime(2026, 1, 1, tzinfo=UTC), step: timedelta = timedelta(minutes=1)) -> None:
        self.at, self.step = at, step

    def __call__(self) -> datetime:
        self.at += self.step
        return self.at
